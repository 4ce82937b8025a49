"""Open what lies in a bag: never a pipe in the place of a file, which would be waited for."""

from pathlib import Path
from typing import BinaryIO

from statementpress.errors import ArchiveError, Place


def opened(path: Path) -> BinaryIO:
    """Return a frozen file as a stream of bytes; ArchiveError where it is none, or is not there."""
    try:
        if path.exists() and not path.is_file():
            raise damaged(path, "it is no file")
        return path.open("rb")
    except OSError as error:
        raise unreadable(path, error) from error


def read(path: Path) -> bytes:
    """Return a frozen file; ArchiveError where it is none, or cannot be read."""
    with opened(path) as stream:
        try:
            return stream.read()
        except OSError as error:
            raise unreadable(path, error) from error


def unreadable(path: Path, error: OSError) -> ArchiveError:
    """Return the error for a file that the system does not give."""
    return damaged(path, f"it cannot be read: {error.strerror}")


def damaged(path: Path, what: str) -> ArchiveError:
    """Return the error that names a damaged file and what to do."""
    return ArchiveError(
        what,
        place=Place(str(path)),
        hint="`generate.py verify` tells all that is wrong; bring the version back from a copy",
    )
