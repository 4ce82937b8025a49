"""Which system this is. All that differs by it lies in this room, and nothing asks elsewhere.

A test tells this module that it is another system, and sees what the program would do there.
"""

import os
import stat
import sys
from pathlib import Path

PLATFORM = sys.platform
"""The system, as Python calls it: "linux", "darwin" (macOS), "win32" (Windows) or another Unix."""
BINARY = getattr(os, "O_BINARY", 0)
"""What `os.open` needs besides so that Windows keeps the bytes as they are."""


def is_linux() -> bool:
    """Return whether this is Linux, WSL included."""
    return PLATFORM == "linux"


def is_macos() -> bool:
    """Return whether this is macOS."""
    return PLATFORM == "darwin"


def is_windows() -> bool:
    """Return whether this is Windows itself, and not the Linux of WSL."""
    return PLATFORM == "win32"


def user_cache() -> Path:
    """Return where programs of this user keep what they can make anew.

    Raises RuntimeError if the user has no home directory.
    """
    if is_windows() and (local := os.environ.get("LOCALAPPDATA")):
        return Path(local)
    if is_macos():
        return Path("~/Library/Caches").expanduser()
    return Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser()


def keeps_permissions() -> bool:
    """Return whether files have owners, and folders can be read-only; on Windows neither is so."""
    return not is_windows()


def is_own(status: os.stat_result) -> bool:
    """Return whether nobody but this user can have written a file, so far as the system says."""
    if not keeps_permissions():
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def notes_changes() -> bool:
    """Return whether `st_ctime_ns` is a file's last change, and not its birth, as on Windows."""
    return not is_windows()
