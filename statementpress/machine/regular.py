"""Read a file that somebody else may have made: never a pipe or a device, and never without end."""

import errno
import os
import stat
from pathlib import Path

from statementpress.native.system import BINARY


def read_regular(path: Path, limit: int) -> bytes:
    """Return the bytes of a file.

    It is opened without waiting for anybody, and looked at once it is open, so that nobody can put
    a pipe in its place. Raises OSError if it cannot be read, is no file, or is longer than `limit`.
    """
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | BINARY)
    with os.fdopen(handle, "rb") as stream:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "it is a folder, a pipe or a device", str(path))
        if status.st_size > limit:
            size = f"{limit / 1_000_000:g} MB"
            raise OSError(errno.EFBIG, f"it is larger than {size}", str(path))
        return stream.read()
