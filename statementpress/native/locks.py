"""How a folder is held, so that others see that somebody works in it, until the process ends.

On Unix it is locked (flock), and a process that was forked from there shares the lock. Windows has
no locks of folders, but nobody can delete a file there that is open: so one is opened in it. The
system lets go of both when the last process that has them ends, however it ends.
"""

import os
import stat
import time
from contextlib import suppress
from pathlib import Path
from types import ModuleType

from statementpress.native.replacing import remove_folder

fcntl: ModuleType | None
try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

IN_USE = ".in-use"
"""The file that is open in a folder, where folders cannot be locked."""
YOUNG_SECONDS = 60
"""How old a folder without that file has to be, to count as left: its maker opens it at once."""


def held(path: Path) -> int:
    """Make a folder for this user alone; return the handle that holds it.

    Raises FileNotFoundError if somebody removed it before it was held.
    """
    path.mkdir(stat.S_IRWXU)
    if fcntl is None:
        return os.open(path / IN_USE, os.O_RDWR | os.O_CREAT)
    handle = _opened(path)
    with suppress(OSError):  # a disk without locks
        fcntl.flock(handle, fcntl.LOCK_SH)
    try:
        if os.path.samestat(path.stat(), os.fstat(handle)):
            return handle
    except FileNotFoundError:
        pass
    os.close(handle)
    raise FileNotFoundError(path)


def remove_held(path: Path, handle: int) -> None:
    """Remove a folder that this process holds, with all that is in it, and let go of it."""
    if fcntl is None:  # there an open file cannot be removed
        let_go(handle)
    with suppress(OSError):
        remove_folder(path)
    if fcntl is not None:
        let_go(handle)


def let_go(handle: int) -> None:
    """Let go of a folder, which stays, held by the process that this one was forked from."""
    with suppress(OSError):
        os.close(handle)


def remove_left(path: Path) -> None:
    """Remove a folder of this user that nobody holds; raises OSError if it is none."""
    if fcntl is None:
        _remove_not_open(path)
        return
    handle = _opened(path)
    try:
        if os.fstat(handle).st_uid == os.geteuid():
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            remove_folder(path)
    finally:
        os.close(handle)


def _opened(path: Path) -> int:
    return os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)


def _remove_not_open(path: Path) -> None:
    """Remove a folder unless the file in it is open, which then raises PermissionError."""
    if path.is_symlink():
        raise NotADirectoryError(path)
    try:
        (path / IN_USE).unlink()
    except FileNotFoundError:
        if time.time() - path.stat().st_mtime <= YOUNG_SECONDS:
            return
    remove_folder(path)
