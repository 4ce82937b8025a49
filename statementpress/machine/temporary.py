"""Temporary folders that no killed process leaves behind for longer than until the next run.

A folder is held as long as somebody works in it: the process that made it, and every worker that
was forked from there (`native.locks`). So a folder with a name of ours that nobody holds is left
over, and the first folder that a process makes comes after all of those were removed.
"""

import os
import re
import secrets
import tempfile
import weakref
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import TracebackType

from statementpress.native import locks

_OURS = re.compile(r"statementpress-[0-9a-f]{16}")


class TemporaryFolder:
    """A folder for one user alone, which is removed when it is closed, or with the process."""

    def __init__(self) -> None:
        """Make it where the system has temporary files. Raises OSError if that has no room."""
        parent = Path(tempfile.gettempdir())
        _sweep_once(parent)
        self.path, handle = _made(parent)
        """Where it lies."""
        self._close = weakref.finalize(self, _close, self.path, handle, os.getpid())

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
    with suppress(OSError):
        for name in filter(_OURS.fullmatch, os.listdir(parent)):  # noqa: PTH208 - names, not paths
            with suppress(OSError):
                locks.remove_left(parent / name)


_sweep_once = cache(sweep)


def clear_away() -> None:
    """Remove what killed processes have left, if this process has not done so already."""
    _sweep_once(Path(tempfile.gettempdir()))


def _made(parent: Path) -> tuple[Path, int]:
    """Return a new folder and the handle that holds it.

    Another process may sweep the folder away before it is held; then there is another.
    """
    while True:
        path = parent / f"statementpress-{secrets.token_hex(8)}"
        with suppress(FileNotFoundError):
            return path, locks.held(path)


def _close(path: Path, handle: int, maker: int) -> None:
    """Remove a folder and let go of it; a forked process, which only borrows it, lets go."""
    if os.getpid() == maker:
        locks.remove_held(path, handle)
    else:
        locks.let_go(handle)
