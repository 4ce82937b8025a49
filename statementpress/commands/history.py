"""List frozen versions: a line each with tabs between its columns, or JSON.

Only the bag-info.txt of each is opened, so that a thousand are listed at once. The JSON also has
the hash that stands for each version, and for that its tag manifest is read.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from statementpress.archive.bag.bag_info import read_bag_info
from statementpress.archive.bag.file_names import shown
from statementpress.archive.bag.layout import ARCHIVE
from statementpress.archive.bag.reading import bag_hash
from statementpress.archive.bag.version import Version
from statementpress.archive.bag.versions import version_folders
from statementpress.commands.terminal import Terminal
from statementpress.errors import ArchiveError


def history(terminal: Terminal, project: Path, statement: str | None, as_json: bool) -> None:
    """Print each version of a statement, or of all, the newest statement first, v1 before v2.

    The columns are version, day of freezing, signatories, signatories of each group, note. Raises
    UsageError if nothing is frozen, or not that statement. If versions cannot be read, the others
    are printed, and then it raises ArchiveError.
    """
    name = None if statement is None else Path(statement).name
    folders = version_folders(project / ARCHIVE, name)
    versions = list(_readable(terminal, folders))
    if as_json:
        document = msgspec.json.encode([_entry(terminal, version) for version in versions])
        for line in msgspec.json.format(document, indent=2).decode().splitlines():
            terminal.data(line)
    else:
        for version in versions:
            terminal.data("\t".join(" ".join(shown(each).split()) for each in _columns(version)))
    if lost := len(folders) - len(versions):
        are = "1 version is" if lost == 1 else f"{lost} versions are"
        raise ArchiveError(
            f"{are} not in the list; see the warnings above", hint="generate.py verify"
        )


def _columns(version: Version) -> Sequence[str]:
    facts = version.facts
    groups = ", ".join(f"{group} {count}" for group, count in facts.groups.items())
    return version.name, str(facts.frozen), str(facts.signatories), groups, facts.note


def _readable(terminal: Terminal, folders: Iterable[Path]) -> Iterator[Version]:
    for folder in folders:
        try:
            yield read_bag_info(folder)
        except ArchiveError as error:
            place = f"{error.place}: " if error.place else ""
            hint = f"generate.py verify {folder.parent.name}/{folder.name}"
            terminal.warning(f"{place}{error.message}\n  hint: {hint}")


def _entry(terminal: Terminal, version: Version) -> dict[str, object]:
    """Return a version as it stands in the JSON."""
    facts = version.facts
    return {
        "version": version.name,
        "statement": facts.slug,
        "number": version.number,
        "frozen": str(facts.frozen),
        "date": str(facts.dated),
        "titles": dict(facts.titles),
        "signatories": facts.signatories,
        "groups": dict(facts.groups),
        "note": facts.note,
        "bytes": version.payload[0],
        "sha256": _hash(terminal, version),
        "previous": version.previous or None,
    }


def _hash(terminal: Terminal, version: Version) -> str | None:
    try:
        return bag_hash(version.folder)
    except ArchiveError as error:
        terminal.warning(str(error))
        return None
