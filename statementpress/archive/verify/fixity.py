"""List a bag and read each file of it once: the hashes that its manifests are checked against.

Files are hashed as streams, several at a time. Python lets other threads run while it hashes, so a
large archive is read as fast as the disk or the processors allow, and no file is ever whole in
memory.
"""

import os
import stat
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path

from statementpress.archive.bag.manifest import hash_of_file
from statementpress.native.system import keeps_permissions

Progress = Callable[[int], None]
"""Called with the number of bytes that were read since the last call."""

BATCH = 1_000_000
"""Bytes that a thread reads at a time; with a file each, of 40 KB, reading takes twice as long."""
WRITABLE = 0o222


@dataclass(slots=True)
class Contents:
    """The contents of a folder, by names relative to it with / between their parts."""

    sizes: dict[str, int] = field(default_factory=dict)
    """The size of each file in bytes."""
    odd: dict[str, str] = field(default_factory=dict)
    """What is neither a file nor a folder, and what it is, as a sentence."""
    empty: list[str] = field(default_factory=list)
    """The folders with nothing in them."""
    unreadable: dict[str, str] = field(default_factory=dict)
    """The folders that could not be listed, and why."""
    writable: list[str] = field(default_factory=list)
    """The files and folders that can be written to."""

    def hides(self, name: str) -> bool:
        """Return whether it cannot be known if there is a file `name`, as something is in the way.

        That is a link in the place of one of its folders, or a folder that could not be listed.
        """
        parts = name.split("/")
        above = ["/".join(parts[:end]) for end in range(1, len(parts) + 1)]
        return any(each in self.odd or each in self.unreadable for each in (".", *above))


def contents(folder: Path) -> Contents:
    """List a folder at any depth. Links are not followed, and nothing is opened."""
    found = Contents()
    waiting = [""]
    while waiting:
        waiting += _list(folder, waiting.pop(), found)
    return found


def hashes(
    folder: Path, sizes: Mapping[str, int], pool: Executor, progress: Progress
) -> Iterator[tuple[str, str | OSError]]:
    """Yield each file of `sizes` with its SHA-256, or why it cannot be read, the largest first."""

    def read(names: list[str]) -> list[tuple[str, str | OSError]]:
        return [(name, _hash(folder / name)) for name in names]

    for results in pool.map(read, _batches(sizes)):
        progress(sum(sizes[name] for name, _ in results))
        yield from results


def _list(folder: Path, prefix: str, found: Contents) -> list[str]:
    """Add the contents of one folder to `found`; return the prefixes of the folders in it."""
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
            found.odd[name] = (
                "this is a link" if is_link else "this is a device, a pipe or a socket"
            )
            continue
        has_permissions = keeps_permissions() or not stat.S_ISDIR(state.st_mode)
        if state.st_mode & WRITABLE and has_permissions:
            found.writable.append(name)
    return folders


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
