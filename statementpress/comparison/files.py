"""Say which files of two versions differ at all, by what their manifests say."""

from collections.abc import Mapping

from statementpress.comparison.model import Change, FileChange


def compare_files(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[FileChange, ...]:
    """Return the files that differ, by name; both sides map names to hashes."""
    changes = {
        name: Change.ADDED
        if name not in old
        else Change.REMOVED
        if name not in new
        else Change.CHANGED
        for name in sorted(old.keys() | new.keys())
        if old.get(name) != new.get(name)
    }
    return tuple(FileChange(name, change) for name, change in changes.items())
