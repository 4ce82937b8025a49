"""How a file or a folder takes the name of another one, and what this system has against it.

On Unix a rename replaces what has the name, whoever has it open. On Windows it fails as long as
another program has the old file open: a virus scanner or a search index for a moment, so it is
tried again for a while; a person's PDF viewer for longer, and then that is said.
"""

import os
import shutil
import stat
import time
from collections.abc import Callable
from pathlib import Path

from statementpress.native.system import is_windows

PAUSES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)
"""Seconds before each further attempt."""
LONGEST_PATH = 259
"""Characters that a path may have on Windows, unless its owner has allowed longer ones."""


def replace(ready: Path, path: Path) -> None:
    """Let a file take the name `path`, in place of the file that has it. Raises OSError."""
    _until_free(lambda: ready.replace(path))


def rename(path: Path, to: Path) -> None:
    """Give a file or a folder a name that nothing has. Raises OSError."""
    _until_free(lambda: path.rename(to))


def replace_empty_folder(ready: Path, path: Path) -> None:
    """Let a folder take the name `path`, which nothing has, or an empty folder. Raises OSError."""
    if is_windows() and path.is_dir():
        path.rmdir()
    _until_free(lambda: ready.replace(path))


def remove_file(path: Path) -> None:
    """Remove a file, though it be read-only, which Windows would not allow. Raises OSError."""
    if is_windows() and not path.is_symlink():
        path.chmod(stat.S_IWRITE | stat.S_IREAD)
    path.unlink()


def remove_folder(path: Path) -> None:
    """Remove a folder with all that is in it, though some of it be read-only. Raises OSError."""
    for inner, _, files in os.walk(path):
        Path(inner).chmod(stat.S_IRWXU)
        for name in files if is_windows() else ():
            remove_file(Path(inner, name))
    shutil.rmtree(path)


def may_be_open_elsewhere(error: OSError) -> bool:
    """Return whether this system refuses like this if another program has the file open."""
    return is_windows() and isinstance(error, PermissionError)


def is_too_long(path: Path) -> bool:
    """Return whether this system may refuse a path for its length alone."""
    return is_windows() and len(str(path.absolute())) > LONGEST_PATH


def _until_free(rename: Callable[[], object]) -> None:
    for pause in PAUSES if is_windows() else ():
        try:
            rename()
        except PermissionError:
            time.sleep(pause)
        else:
            return
    rename()
