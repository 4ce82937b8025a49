"""Read every file of a bag once, and hold what it is against what the manifests say.

Files are hashed as streams, several at a time: hashing lets other threads go on, so a large archive
is read as fast as the disk or the processors are, and no file is ever whole in memory.
"""

import os
import stat
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from statementpress.archive.manifest import hash_of_file

Read = Callable[[int], None]
"""Told how many bytes more have been read."""


@dataclass(slots=True)
class Contents:
    """What lies in a bag: sizes of files by name, and what is neither file nor folder.

    `unreadable` are folders that could not be listed, with the reason; `writable` files and folders
    that somebody may write to.
    """

    sizes: dict[str, int] = field(default_factory=dict)
    odd: list[str] = field(default_factory=list)
    unreadable: dict[str, str] = field(default_factory=dict)
    writable: list[str] = field(default_factory=list)


def contents(folder: Path) -> Contents:
    """Return what lies in `folder`; links are not followed."""
    found = Contents()
    _list(folder, "", found)
    return found


def _list(folder: Path, prefix: str, found: Contents) -> None:
    try:
        with os.scandir(folder) as listed:
            entries = sorted(listed, key=lambda entry: entry.name)
            states = [entry.stat(follow_symlinks=False) for entry in entries]
    except OSError as error:
        found.unreadable[prefix.rstrip("/") or "."] = error.strerror or str(error)
        return
    for entry, state in zip(entries, states, strict=True):
        name = prefix + entry.name
        if stat.S_ISDIR(state.st_mode):
            _list(folder / entry.name, f"{name}/", found)
        elif stat.S_ISREG(state.st_mode):
            found.sizes[name] = state.st_size
        else:
            found.odd.append(name)
            continue
        if state.st_mode & 0o222:
            found.writable.append(name)


def hashes(
    folder: Path, sizes: Mapping[str, int], told: Read
) -> Iterator[tuple[str, str | OSError]]:
    """Yield each file of `sizes` with its SHA-256, or why it cannot be read."""

    def read(name: str) -> tuple[str, str | OSError]:
        try:
            return name, hash_of_file(folder / name)
        except OSError as error:
            return name, error

    with ThreadPoolExecutor() as pool:
        for name, result in pool.map(read, sizes):
            told(sizes[name])
            yield name, result
