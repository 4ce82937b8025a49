"""What installers have put on this machine and a build uses, known without being read.

The program, Python, the packages and the native libraries are thousands of files of many megabytes.
Each is known by its mark: its size, its inode, when it was written, and when the system last noted
a change of it (`st_ctime_ns`), which no program can set back. Only a second write in the same tick
of the file system's clock leaves a mark as it is; Git calls such an entry of its index racy. So
marks count only if the youngest of them is older than the longest tick.
"""

import os
import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from statementpress.native import Need, found_programs, loaded_libraries
from statementpress.native.system import notes_changes
from statementpress.project.files import SHIPPED

TICK = 2_000_000_000
"""The longest tick of a file system's clock, in nanoseconds: that of FAT."""
PINNED = SHIPPED / "requirements" / "runtime.txt"
"""The file that lists the packages which a build uses."""
PROGRAM = Path(__file__).resolve().parents[1]
"""The folder of the program."""
LOADER = "/etc/ld.so.cache"
"""Where Linux looks for libraries. Whatever installs one writes this file anew."""

_COMPILED = "__pycache__"
_LIST = "RECORD"
"""The list of a package's files beside them, with the hash of each (PEP 376)."""
_DESCRIBED = re.compile(r"([^-]+)-.*\.(?:dist|egg)-info")

Mark = tuple[int, int, int, int]
"""Size, inode, and the times of a file: written, and noted as changed; nanoseconds since 1970."""
Marks = dict[str, Mark]
"""Marks by the paths of files."""
GONE: Mark = (-1, 0, 0, 0)
"""The mark of a file that is not there."""


def entries(folder: str) -> list[os.DirEntry[str]]:
    """Return what lies in a folder; nothing if it cannot be opened."""
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError:
        return []


def mark(status: os.stat_result) -> Mark:
    """Return the mark of a file from what the system says of it."""
    return status.st_size, status.st_ino, status.st_mtime_ns, status.st_ctime_ns


def marks(paths: Iterable[str]) -> Marks:
    """Return the mark of each file, `GONE` for one that cannot be found."""
    found = dict.fromkeys(paths, GONE)
    for path in found:
        with suppress(OSError):
            found[path] = mark(os.stat(path))  # noqa: PTH116 - a Path takes as long as the call
    return found


def are_older_than_a_tick(found: Marks, now: int) -> bool:
    """Return whether no later write can leave these marks as they are.

    `now` is the moment before they were taken, in nanoseconds since 1970.
    """
    changed = 3 if notes_changes() else 2
    return max((each[changed] for each in found.values()), default=now) < now - TICK


def package_names() -> list[str]:
    """Return the names of the packages that a build uses, as they were pinned; [] if none were."""
    pinned = PINNED.read_text(encoding="utf-8") if PINNED.exists() else ""
    return re.findall(r"^([A-Za-z0-9._-]+)==", pinned, re.MULTILINE)


def installed() -> dict[str, Marks]:
    """Return the marks of the program, of Python, of each package, and of programs that help.

    A part of which not every file is known has no marks. Such is a package whose installer left no
    list, or a link to the folder in which somebody works on it.
    """
    programs = {"Python": sys.executable, **found_programs(Need.INK)}
    found = {name: marks([os.path.realpath(path)]) for name, path in programs.items() if path}
    return {"program": _below(str(PROGRAM)), **found, **_packages()}


def libraries() -> Marks:
    """Return the marks of the native libraries that this process has loaded.

    One that was replaced on the disk since it was loaded is `GONE`.
    """
    loaded = loaded_libraries()
    found = marks(loaded)
    replaced = {path: GONE for path, inode in loaded.items() if inode not in {0, found[path][1]}}
    return {**found, **replaced, **marks([LOADER])}


def _packages() -> dict[str, Marks]:
    wanted = {_plain(name) for name in package_names()}
    found: dict[str, Marks] = {}
    for place in filter(os.path.isdir, sys.path):
        for entry in entries(place):
            described = _DESCRIBED.fullmatch(entry.name)
            # The first place that has a package is the one that it is imported from.
            if described and (name := _plain(described[1])) in wanted and name not in found:
                found[name] = _package(place, entry.path)
    return found or {"packages": {}}


def _plain(name: str) -> str:
    """Return the name of a package as all its spellings have it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _package(place: str, described: str) -> Marks:
    """Return the marks of a package in `place`; none if there is no list of what belongs to it."""
    try:
        listed = Path(described, _LIST).read_text(encoding="utf-8")
    except OSError:
        return {}
    tops = {line.partition(",")[0].strip('"').partition("/")[0] for line in listed.splitlines()}
    found: Marks = {}
    for top in tops - {"..", ""}:
        if top.endswith(".pth"):
            return {}
        path = os.path.join(place, top)  # noqa: PTH118
        found |= _below(path) if os.path.isdir(path) else marks([path])  # noqa: PTH112
    return found


def _below(folder: str) -> Marks:
    """Return the marks of all files in a folder and in folders inside it."""
    found: Marks = {}
    _gather(folder, found)
    return found


def _gather(folder: str, found: Marks) -> None:
    for entry in entries(folder):
        if entry.is_dir():
            if entry.name != _COMPILED:
                _gather(entry.path, found)
        else:
            found[entry.path] = GONE
            with suppress(OSError):
                found[entry.path] = mark(entry.stat())
