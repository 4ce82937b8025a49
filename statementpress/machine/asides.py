"""Hidden names beside a target, under which a file or a folder grows until it is whole.

A rename within one folder is atomic (POSIX, rename), so whoever looks sees what was there before or
what is new. A process that is killed leaves at most a hidden `.part` beside the target. The name
says which process it was, and the next one that writes the same target sweeps it away.
"""

import os
import re
import secrets
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from statementpress.native.processes import is_running
from statementpress.native.replacing import remove_file, remove_folder

LOOKED_AT = 16
"""How many names in a folder are read for each file that is stored there, on an average: the
thousandth file costs no more than the tenth."""
LEFTOVER_SECONDS = 600
"""Age from which what nobody locked is a leftover, whatever its process; it takes seconds."""


@contextmanager
def aside(target: Path) -> Iterator[Path]:
    """Yield a free hidden name beside `target`; what has it after the block is removed.

    What killed processes left beside the same target is removed first.
    """
    _sweep(target.parent, re.escape(target.name), _parts(target.parent))
    path = target.with_name(f".{target.name}.{os.getpid()}-{secrets.token_hex(4)}.part")
    try:
        yield path
    finally:
        _remove(path)


def sweep(folder: Path, names: str) -> None:
    """Remove what killed processes left in a folder beside targets whose names match a pattern."""
    _sweep(folder, names, os.listdir(folder))  # noqa: PTH208 - names, not paths


_seen: dict[Path, tuple[int, list[str]]] = {}
"""Of folders with many files: for how many more files what was seen last is good, and which names
were seen then that end as those of leftovers do."""


def _parts(folder: Path) -> list[str]:
    """Return the names in a folder that end as those of leftovers do, read not long ago."""
    files, parts = _seen.pop(folder, (0, []))
    if not files:
        names = os.listdir(folder)  # noqa: PTH208 - names, not paths
        files, parts = len(names) // LOOKED_AT, [each for each in names if each.endswith(".part")]
    if files > 1:
        _seen[folder] = files - 1, parts
    return parts


def _sweep(folder: Path, names: str, found: Iterable[str]) -> None:
    owned = re.compile(rf"\.(?:{names})\.(\d+)-[0-9a-f]{{8}}\.part")
    for name in found:
        match = owned.fullmatch(name)
        if match:
            leftover = folder / name
            with suppress(OSError):  # another process swept it first
                age = time.time() - leftover.lstat().st_mtime
                if age > LEFTOVER_SECONDS or not is_running(int(match[1])):
                    _remove(leftover)


def write(path: Path, data: bytes) -> None:
    """Write a new file, and force it to the disk."""
    with path.open("xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def fill(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into an empty folder, by their names in it, and force all of it to the disk."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path, data)
    for inner, _, _ in os.walk(folder, topdown=False):
        force(Path(inner))


def force(folder: Path) -> None:
    """Force a folder's entries to the disk, if the system lets a folder be opened."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:  # Windows
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove(path: Path) -> None:
    """Remove a file or a folder, read-only ones as well; a link, but not what it leads to."""
    with suppress(OSError):  # it has its name by now, or it is not ours to remove
        if path.is_symlink() or not path.is_dir():
            remove_file(path)
            return
        remove_folder(path)
