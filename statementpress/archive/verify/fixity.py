"""Read every file of a bag once, to be held against what the manifests say.

Files are hashed as streams, several at a time: hashing lets other threads go on, so a large archive
is read as fast as the disk or the processors are, and no file is ever whole in memory.
"""

import os
import stat
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path

from statementpress.archive.bag.manifest import hash_of_file

Read = Callable[[int], None]
"""Told how many bytes more have been read."""

BATCH = 1_000_000
"""Bytes that a thread reads at a time: a file each, of 40 KB, takes twice as long."""
WRITABLE = 0o222
NO_MODES = os.name == "nt"
"""Windows has no such permission for folders."""


@dataclass(slots=True)
class Contents:
    """What lies in a folder, by names relative to it with / between their parts.

    `sizes` are those of files, in bytes; `odd` what is neither file nor folder, with what it is;
    `empty` the folders with nothing in them; `unreadable` what could not be listed, with the
    reason; `writable` what may be written to.
    """

    sizes: dict[str, int] = field(default_factory=dict)
    odd: dict[str, str] = field(default_factory=dict)
    empty: list[str] = field(default_factory=list)
    unreadable: dict[str, str] = field(default_factory=dict)
    writable: list[str] = field(default_factory=list)

    def hides(self, name: str) -> bool:
        """Tell whether something in the way makes it unknown if there is a file `name`."""
        parts = name.split("/")
        above = ["/".join(parts[:end]) for end in range(1, len(parts) + 1)]
        return any(each in self.odd or each in self.unreadable for each in (".", *above))


def contents(folder: Path) -> Contents:
    """Return what lies in `folder` at any depth; links are not followed."""
    found = Contents()
    waiting = [""]
    while waiting:
        waiting += _list(folder, waiting.pop(), found)
    return found


def _list(folder: Path, prefix: str, found: Contents) -> list[str]:
    """Add what lies in one folder; return the prefixes of those in it."""
    try:
        with os.scandir(folder / prefix) as listed:
            states = {each.name: each.stat(follow_symlinks=False) for each in listed}
    except OSError as error:
        found.unreadable[prefix.rstrip("/") or "."] = error.strerror or str(error)
        return []
    if prefix and not states:
        found.empty.append(prefix.rstrip("/"))
    folders = []
    for entry, state in sorted(states.items()):
        name = prefix + entry
        if stat.S_ISDIR(state.st_mode):
            folders.append(f"{name}/")
        elif stat.S_ISREG(state.st_mode):
            found.sizes[name] = state.st_size
        else:
            is_link = stat.S_ISLNK(state.st_mode)
            found.odd[name] = "it is a link" if is_link else "it is a device, a pipe or a socket"
            continue
        if state.st_mode & WRITABLE and not (NO_MODES and stat.S_ISDIR(state.st_mode)):
            found.writable.append(name)
    return folders


def hashes(
    folder: Path, sizes: Mapping[str, int], pool: Executor, told: Read
) -> Iterator[tuple[str, str | OSError]]:
    """Yield each file of `sizes` with its SHA-256, or why it cannot be read, the largest first."""

    def read(names: list[str]) -> list[tuple[str, str | OSError]]:
        return [(name, _hash(folder / name)) for name in names]

    for results in pool.map(read, _batches(sizes)):
        told(sum(sizes[name] for name, _ in results))
        yield from results


def _batches(sizes: Mapping[str, int]) -> Iterator[list[str]]:
    """Yield names in lists whose files have `BATCH` bytes together, or more."""
    batch: list[str] = []
    size = 0
    for name in sorted(sizes, key=sizes.__getitem__, reverse=True):
        batch.append(name)
        size += sizes[name]
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _hash(path: Path) -> str | OSError:
    try:
        return hash_of_file(path)
    except OSError as error:
        return error
