"""Read a file that the command line hands in for a statement, or say why it cannot be read."""

import errno
from pathlib import Path

from statementpress.errors import UsageError
from statementpress.late import late_imports

with late_imports():
    from statementpress.machine import regular
    from statementpress.statement import files


def read_handed_in(path: Path) -> bytes:
    """Return the bytes of a file of Word or of a spreadsheet.

    Raises UsageError if it cannot be read, is no file, or is longer than a file of a statement may
    be.
    """
    try:
        return regular.read_regular(path, files.BYTES_LIMIT)
    except OSError as error:
        if error.errno == errno.EFBIG:
            raise UsageError(
                f"{path} is larger than {files.BYTES_LIMIT / 1_000_000:g} MB",
                hint="make its pictures smaller; in Word: Picture Format, Compress Pictures",
            ) from error
        raise UsageError(
            f"{path} cannot be read: {error.strerror}", hint="name a file that is there"
        ) from error
