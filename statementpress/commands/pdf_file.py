"""Read a PDF that the command line names, or say why it cannot be read."""

from pathlib import Path
from typing import Final

from statementpress.errors import ContentError, Finding, Place, Severity, UsageError
from statementpress.machine.regular import read_regular

LARGEST: Final = 2_000_000_000
"""Bytes of the largest PDF that is read; it is held in memory."""


def read_pdf(path: Path, hint: str) -> bytes:
    """Return the bytes of a file.

    Raises UsageError if it does not exist, or is a folder: then `hint` says what to name instead.
    Raises ContentError if it cannot be read.
    """
    if not path.exists():
        raise UsageError(f"there is no file {path}", hint="correct the path")
    if not path.is_file():
        raise UsageError(f"{path} is not a file", hint=hint)
    try:
        return read_regular(path, LARGEST)
    except OSError as error:
        raise unreadable(path.name, f"cannot be read: {error.strerror}") from error


def unreadable(known_as: str, reason: str) -> ContentError:
    """Return the error for a PDF that cannot be read.

    `known_as` is what people call it, and `reason` the rest of a sentence that begins “the file”.
    """
    return ContentError(
        [
            Finding(
                "unreadable-pdf",
                Severity.ERROR,
                f"the file {reason}",
                Place(known_as),
                "open it in a viewer; if that fails as well, export it again, or ask for a copy "
                "without a password",
            )
        ]
    )
