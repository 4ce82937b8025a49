"""Run Statement Press as if this were another system: `elsewhere.py ARGUMENTS`.

The variable ELSEWHERE names the system: win32 or darwin. What Python lacks there is taken away
before anything is loaded. Processes that are started run the head of this file, too, so that they
are on that system as well.
"""

import os
import signal
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

SYSTEM = os.environ["ELSEWHERE"]
MODULES = {"win32": ("fcntl", "grp", "pwd", "resource", "termios"), "darwin": ()}
NAMES = {
    "win32": ("fork", "getuid", "geteuid", "killpg", "sched_getaffinity", "wait4"),
    "darwin": ("sched_getaffinity",),
}
"""What modules, and what names of `os`, each system does not have."""

for _name in MODULES[SYSTEM]:
    sys.modules[_name] = None  # type: ignore[assignment]
for _name in NAMES[SYSTEM]:
    delattr(os, _name)
if SYSTEM == "win32":
    del signal.SIGXCPU

from statementpress.machine import workers  # noqa: E402 - after what it must not see
from statementpress.native import libraries, locks, system  # noqa: E402

system.PLATFORM = SYSTEM
workers.most_at_once.__globals__["processors"] = lambda: 2
# The libraries of this machine, under the names that Windows would ask for.
vars(libraries)["LIBRARIES"] = [replace(each, dll=each.soname) for each in libraries.LIBRARIES]


def is_open(path: Path) -> bool:
    """Return whether any process has a file open."""
    for handle in Path("/proc").glob("[0-9]*/fd/*"):
        with suppress(OSError):
            if handle.readlink() == path:
                return True
    return False


def unlink(path: Path, missing_ok: bool = False) -> None:
    """Remove a file as Windows does: not if it is open."""
    if path.name == locks.IN_USE and is_open(path):
        raise PermissionError(13, "in use", str(path))
    removed(path, missing_ok)


removed = Path.unlink
if SYSTEM == "win32":
    vars(locks)["Path"].unlink = unlink

if __name__ == "__main__":
    from statementpress.cli import main

    sys.exit(main(sys.argv[1:]))
