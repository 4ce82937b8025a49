"""Read a PDF that the command line names, and say what is wrong with one that cannot be read."""

from pathlib import Path

from statementpress.errors import ContentError, Finding, Place, Severity, UsageError


def read_pdf(path: Path, hint: str) -> bytes:
    """Return the bytes of a file; `hint` says what to name where it is a folder or the like.

    UsageError where there is no such file, ContentError where it cannot be read.
    """
    if not path.exists():
        raise UsageError(f"there is no file {path}", hint="mend the path")
    if not path.is_file():
        raise UsageError(f"{path} is no file", hint=hint)
    try:
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path.name, f"cannot be read: {error.strerror}") from error


def unreadable(known_as: str, reason: str) -> ContentError:
    """Return the error for a PDF, called `known_as`, that cannot be read; `reason` is a verb on."""
    return ContentError(
        [
            Finding(
                "unreadable-pdf",
                Severity.ERROR,
                f"the file {reason}",
                Place(known_as),
                "open it in a viewer; if it fails there as well, export it again, or ask for it "
                "anew, without a password",
            )
        ]
    )
