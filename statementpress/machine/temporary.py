"""Temporary folders that no killed process leaves behind for longer than until the next run.

A folder is locked as long as somebody works in it: the process that made it, and every worker that
was forked from there. The system lets go of the lock when the last of them ends, however it ends.
So a folder with a name of ours that can be locked belongs to nobody, and the first folder that a
process makes comes after all of those were removed. Windows has no such locks; nothing is removed
there that others made.
"""

import os
import re
import secrets
import shutil
import stat
import sys
import tempfile
import weakref
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import TracebackType

if sys.platform != "win32":
    import fcntl

_OURS = re.compile(r"statementpress-[0-9a-f]{16}")


class TemporaryFolder:
    """A folder for one user alone, which is removed when it is closed, or with the process."""

    def __init__(self) -> None:
        """Make it where the system has temporary files. Raises OSError if that has no room."""
        parent = Path(tempfile.gettempdir())
        _sweep_once(parent)
        self.path, lock = _made(parent)
        """Where it lies."""
        self._close = weakref.finalize(self, _close, self.path, lock, os.getpid())

    def __enter__(self) -> Path:
        return self.path

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Remove the folder with all that is in it."""
        self._close()


def sweep(parent: Path) -> None:
    """Remove the folders of this user in which nobody works any more."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        for name in filter(_OURS.fullmatch, os.listdir(parent)):  # noqa: PTH208 - names, not paths
            with suppress(OSError):
                _sweep(parent / name)


_sweep_once = cache(sweep)


def clear_away() -> None:
    """Remove what killed processes have left, if this process has not done so already."""
    _sweep_once(Path(tempfile.gettempdir()))


def _sweep(path: Path) -> None:
    """Remove a folder; raises OSError if it is another user's, no folder, or worked in."""
    if sys.platform == "win32":
        return
    handle = _opened(path)
    try:
        if os.fstat(handle).st_uid == os.geteuid():
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(path)
    finally:
        os.close(handle)


def _made(parent: Path) -> tuple[Path, int]:
    """Return a new folder and the handle that locks it, -1 if there are no locks.

    Another process may sweep the folder away before it is locked; then there is another.
    """
    while True:
        path = parent / f"statementpress-{secrets.token_hex(8)}"
        path.mkdir(stat.S_IRWXU)
        if sys.platform == "win32":
            return path, -1
        with suppress(FileNotFoundError):
            handle = _opened(path)
            with suppress(OSError):  # a disk without locks
                fcntl.flock(handle, fcntl.LOCK_SH)
            if _is_there(path, handle):
                return path, handle
            os.close(handle)


def _opened(path: Path) -> int:
    return os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)


def _is_there(path: Path, handle: int) -> bool:
    """Return whether a handle is still that of the folder which has this name."""
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _close(path: Path, lock: int, maker: int) -> None:
    """Remove a folder and let go of it; a forked process, which only borrows it, lets go."""
    if os.getpid() == maker:
        shutil.rmtree(path, ignore_errors=True)
    if lock >= 0:
        with suppress(OSError):
            os.close(lock)
