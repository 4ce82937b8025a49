"""Every file of a folder as it lies there, to be archived or sent to another machine."""

import os
from collections.abc import Iterator
from pathlib import Path

from statementpress.errors import ContentError, Finding, Place, Severity
from statementpress.statement.files import BYTES_LIMIT, FileError, read_inside
from statementpress.statement.folder import known_as

LEFT_BY_SYSTEMS = {"thumbs.db", "desktop.ini"}
"""Files that Windows leaves in folders; names that begin with a dot or “~$” are left out, too."""


def folder_files(folder: Path, project: Path, limit: int = BYTES_LIMIT) -> dict[str, bytes]:
    """Return the files of `folder` by their paths in it, with /, sorted.

    Hidden files, and those that systems and word processors leave behind, are left out. Raises
    ContentError with a finding for every file that cannot be read, has more than `limit` bytes, or
    is a link that leads out of the folder.
    """
    found: dict[str, bytes] = {}
    faults = []
    for name in sorted(_names(folder)):
        try:
            found[name] = read_inside(folder, name, limit)
        except FileError as fault:
            is_odd = fault.code == "missing-file" and (folder / name).exists()
            error = _odd(name) if is_odd else fault
            place = Place(known_as(folder / name, project))
            faults.append(Finding(error.code, Severity.ERROR, error.message, place, error.hint))
    if faults:
        raise ContentError(faults)
    return found


def _odd(name: str) -> FileError:
    return FileError(
        "no-file",
        f"“{name}” is not a file but a pipe, a device or a link to a folder",
        "take it out of the folder: it cannot be archived",
    )


def _names(folder: Path) -> Iterator[str]:
    for path, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not _is_left_out(name)]
        links = [name for name in folders if (Path(path) / name).is_symlink()]
        for name in (*files, *links):  # a link to a folder is reported, as it is not a file
            if not _is_left_out(name):
                yield (Path(path) / name).relative_to(folder).as_posix()


def _is_left_out(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() in LEFT_BY_SYSTEMS
