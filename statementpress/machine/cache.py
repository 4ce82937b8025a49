"""Keep between builds what takes long to make, by content, on shelves.

A prepared font depends on the font file, the text and the code that makes it. Its name here is the
hash of all three, so an entry is never out of date. Each file begins with the hash of its remaining
bytes, so a broken or incomplete one counts as missing. Each is stored whole or not at all, so that
concurrent builds never see half a file. If the folder cannot be written, builds only take longer.

What a process has made or read stays in its memory, too, as far as there is room (`memory`).

Every edit of a statement makes new entries. When a shelf is full, those unused for longest are
removed. Only files with names that this module gives are touched, as STATEMENTPRESS_CACHE may name
any folder.
"""

import os
import re
import sys
import threading
from collections.abc import Callable, Hashable, Iterable
from contextlib import suppress
from enum import StrEnum
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final, Generic, TypeVar

from statementpress.errors import OutputError
from statementpress.late import late_imports
from statementpress.machine.asides import aside, sweep
from statementpress.machine.storage import frozen_around
from statementpress.native.replacing import replace
from statementpress.native.system import is_own, user_cache

with late_imports():
    from importlib import metadata


class Shelf(StrEnum):
    """A kind of entries, which lie in a folder of this name."""

    FONTS = "fonts"
    """Prepared fonts, and fonts for web pages: about 150 KB each, a handful for each edition."""
    LOGOS = "logos"
    """What is known of logos: less than 1 KB each, but for the few that are printed as pixels."""
    BREAKS = "breaks"
    """Where the lines of a statement may break: 5 KB each, or up to 1 MB for very long lists."""
    TEMPLATES = "templates"
    """Compiled templates: about 10 KB each."""
    DECLARATIONS = "declarations"
    """Compiled declarations of libraries in C: about 25 KB for each of their versions."""
    BUILDS = "builds"
    """Records of builds (see `editions.last_build`): about 15 KB for each edition."""
    CARDS = "cards"
    """Pictures of titles that a website links to: about 25 KB each."""
    TEXTS = "texts"
    """Texts that people have open in the studio, as they were: up to 30 KB at every pause."""


LIMITS: Final = {
    Shelf.FONTS: 64_000_000,
    Shelf.LOGOS: 16_000_000,
    Shelf.BREAKS: 8_000_000,
    Shelf.TEMPLATES: 4_000_000,
    Shelf.DECLARATIONS: 1_000_000,
    Shelf.BUILDS: 64_000_000,
    Shelf.CARDS: 32_000_000,
    Shelf.TEXTS: 16_000_000,
}
"""How many bytes the entries of a shelf take together at most, but for the last of a process."""

_SELDOM: Final = 64
"""A process looks at all entries of a shelf, whose limit is this many times what it wrote since."""

_TRUSTED: Final = {Shelf.TEMPLATES, Shelf.DECLARATIONS, Shelf.BUILDS, Shelf.TEXTS}
"""The shelves whose entries are run, vouch for a file, or are not published yet. Nobody but this
user may have written those, or reads them."""
_DIGEST: Final = 32
_STATED: Final = re.compile(r"^Version: *(\S+)", re.MULTILINE)
_ENTRY: Final = re.compile(r"[0-9a-f]{64}")


Name = TypeVar("Name", bound=Hashable)


class Memory(Generic[Name]):
    """Entries that this process has made or read; those unused for longest go when it is full."""

    def __init__(self, most: int) -> None:
        """Hold entries of `most` bytes together."""
        self.most = most
        self._entries: dict[Name, bytes] = {}  # those used last come last
        self._size = 0
        self._lock = threading.Lock()

    def take(self, name: Name) -> bytes | None:
        """Return an entry, which counts as used now; None if it is not here."""
        with self._lock:
            data = self._entries.pop(name, None)
            if data is not None:
                self._entries[name] = data
            return data

    def put(self, name: Name, data: bytes) -> None:
        """Add an entry, in place of the one that has its name."""
        with self._lock:
            old = self._entries.pop(name, None)
            self._size += _size(data) - (0 if old is None else _size(old))
            self._entries[name] = data
            while self._size > self.most:
                self._size -= _size(self._entries.pop(next(iter(self._entries))))

    def clear(self) -> None:
        """Let go of all."""
        with self._lock:
            self._entries.clear()
            self._size = 0


def _size(data: bytes) -> int:
    """Return about how many bytes an entry takes in memory, with its name."""
    return len(data) + 100


memory: Final = Memory[tuple[Shelf, str]](8_000_000)
"""What this process has made or read of any shelf."""


_written: Final[dict[Path, int]] = {}
"""How many bytes this process has written to each shelf since it was pruned."""


def cache_folder() -> Path | None:
    """Return where the shelves lie; None if STATEMENTPRESS_CACHE is empty."""
    chosen = os.environ.get("STATEMENTPRESS_CACHE")
    if chosen is not None:
        return Path(chosen) if chosen else None
    try:
        return user_cache() / "statementpress"
    except RuntimeError:  # no home directory
        return None


def key(parts: Iterable[bytes]) -> str:
    """Return the name of the entry that depends on `parts`, in their order."""
    digest = sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


@cache
def versions(*libraries: str) -> bytes:
    """Return the versions of libraries, by the names of their packages, and that of Python."""
    return "\n".join([sys.version, *map(_version, libraries)]).encode()


def cached(shelf: Shelf, name: str, make: Callable[[], bytes]) -> bytes:
    """Return the entry `name` (a `key`); it is made and kept if it is missing or broken."""
    data = kept(shelf, name)
    if data is None:
        data = make()
        keep(shelf, name, data)
    return data


def kept(shelf: Shelf, name: str) -> bytes | None:
    """Return the entry `name` (a `key`); None if it is missing or broken."""
    data = memory.take((shelf, name))
    if data is None and (folder := cache_folder()):
        with suppress(OSError):
            data = _read(shelf, folder / shelf / name)
        if data is not None:
            memory.put((shelf, name), data)
    return data


def keep(shelf: Shelf, name: str, data: bytes) -> None:
    """Keep an entry under the name `name` (a `key`), in place of what was there."""
    memory.put((shelf, name), data)
    folder = cache_folder()
    if folder is not None:
        with suppress(OSError, OutputError):
            _store(shelf, folder / shelf / name, sha256(data).digest() + data)
            _make_room(folder / shelf, LIMITS[shelf], len(data))


def forget() -> None:
    """Free this process's memory of all entries; those on the disk stay."""
    memory.clear()


def _version(library: str) -> str:
    """Return the version of a library; `importlib.metadata.version` takes ten times as long."""
    found = metadata.distribution(library)
    stated = _STATED.search(found.read_text("METADATA") or "")
    return stated[1] if stated else found.version


def _read(shelf: Shelf, path: Path) -> bytes | None:
    """Return an entry, and note that it was used; None if it is broken or may not be trusted."""
    with path.open("rb") as file:
        if shelf in _TRUSTED and not is_own(os.fstat(file.fileno())):
            return None
        entry = file.read()
    data = entry[_DIGEST:]
    if sha256(data).digest() != entry[:_DIGEST]:
        return None
    with suppress(OSError):
        os.utime(path)
    return data


def _store(shelf: Shelf, path: Path, entry: bytes) -> None:
    """Store an entry whole or not at all; it need not outlast a power cut, as it can be made anew.

    Nothing is stored where versions are frozen.
    """
    if frozen_around(path):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = 0o600 if shelf in _TRUSTED else 0o666
    with aside(path) as ready:
        ready.touch(mode, exist_ok=False)
        ready.write_bytes(entry)
        replace(ready, path)


def _make_room(folder: Path, most: int, size: int) -> None:
    """Prune a shelf to which so many bytes were just written, the first time and then seldom.

    Otherwise each of many documents would take longer than the one before it.
    """
    _written[folder] = _written.get(folder, most) + size
    if _written[folder] * _SELDOM >= most:
        _written[folder] = 0
        _prune(folder, most)


def _prune(folder: Path, most: int) -> None:
    """Remove the entries unused for longest, and what interrupted builds have left."""
    sweep(folder, _ENTRY.pattern)
    found = [(path, path.stat()) for path in folder.iterdir() if _ENTRY.fullmatch(path.name)]
    room = most
    for path, status in sorted(found, key=lambda each: each[1].st_mtime, reverse=True):
        room -= status.st_size
        if room < 0:
            with suppress(OSError):
                path.unlink()
