"""Keep where the lines of a paragraph may break, so that each is parted into its words only once.

To part the words of a Khmer statement takes a tenth of a second, and the model that does it takes
17 MB of memory. What comes of it depends on the paragraph, on the names that stay whole and on the
rules, on the code that applies them, and on the libraries with their models and dictionaries. A
paragraph is kept under the hash of all of these.

On the disk, the paragraphs of one statement lie in one entry of the cache. It says nothing of their
words but where they end: a name that is not published is not written there.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Final

import msgspec

from statementpress.khmer.characters import BREAK, NO_BREAK
from statementpress.machine.cache import Memory, Shelf, keep, kept, key, versions
from statementpress.scripts import breaks
from statementpress.scripts.runs import shows_clusters

MOST: Final = 1_000_000
"""How many bytes are kept of one statement: some 50,000 names, or 10,000 paragraphs. What was not
used for longest is dropped."""

_PACKAGE: Final = Path(__file__).parents[1]
_SOURCES: Final = sorted([*_PACKAGE.glob("khmer/*.py"), *_PACKAGE.glob("scripts/*.py")])
_LIBRARIES: Final = ("khmercut", "python-crfsuite", "icu4py")
_NAME: Final = 16
"""How many bytes the hash of a paragraph has."""

_memory: Final = Memory[bytes](4_000_000)
_used: ContextVar[dict[bytes, bytes] | None] = ContextVar("_used", default=None)
"""The paragraphs of the statement that is being set."""


def insertions(text: str, unbroken: Sequence[str], rules: int) -> dict[int, str]:
    """Return what `scripts.breaks.insertions` returns, from memory if it was asked before."""
    if not shows_clusters(text):
        return breaks.insertions(text, unbroken, rules)
    asked = _rules(tuple(unbroken), rules) + text.encode(errors="surrogatepass")
    name = blake2b(asked, digest_size=_NAME).digest()
    marks = _memory.take(name)
    if marks is None:
        found = breaks.insertions(text, unbroken, rules)
        marks = _written(found)
        _memory.put(name, marks)
    used = _used.get()
    if used is not None:
        used.pop(name, None)
        used[name] = marks
    return _read(marks)


@contextmanager
def kept_breaks(slug: str) -> Iterator[None]:
    """Know the paragraphs of the statement of this name from earlier builds, and keep new ones.

    Blocks for the same statement may run at once; what one of them finds may be lost, and then is
    found again. Nothing is raised if the cache cannot be read or written.
    """
    entry = key([slug.encode(), _code_version()])
    before = _paragraphs(entry)
    for name, marks in before.items():
        _memory.put(name, marks)
    used: dict[bytes, bytes] = {}
    token = _used.set(used)
    try:
        yield
    finally:
        _used.reset(token)
        if not used.keys() <= before.keys():
            keep(Shelf.BREAKS, entry, _within_bounds(_paragraphs(entry) | used))


def _paragraphs(entry: str) -> dict[bytes, bytes]:
    data = kept(Shelf.BREAKS, entry)
    return msgspec.msgpack.decode(data, type=dict[bytes, bytes]) if data else {}


def _within_bounds(paragraphs: Mapping[bytes, bytes]) -> bytes:
    """Return as many paragraphs as there is room for, the last ones first, as an entry."""
    room, found = MOST, list[bytes]()
    for name in reversed([*paragraphs]):
        room -= len(name) + len(paragraphs[name])
        if room >= 0:
            found.append(name)
    return msgspec.msgpack.encode({name: paragraphs[name] for name in reversed(found)})


def _written(marks: Mapping[int, str]) -> bytes:
    """Return marks as numbers: twice the offset, and one more where no line may break."""
    return msgspec.msgpack.encode([2 * at + (mark == NO_BREAK) for at, mark in marks.items()])


def _read(marks: bytes) -> dict[int, str]:
    numbers = msgspec.msgpack.decode(marks, type=list[int])
    return {number >> 1: NO_BREAK if number & 1 else BREAK for number in numbers}


@lru_cache(maxsize=64)
def _rules(unbroken: tuple[str, ...], rules: int) -> bytes:
    """Return the hash of all that the marks of a paragraph depend on but its text."""
    facts = [_code_version(), str(rules).encode(), *(each.encode() for each in unbroken)]
    return bytes.fromhex(key(facts))


@cache
def _code_version() -> bytes:
    """Return the hash of the code and the versions of the libraries that find the marks."""
    sources = [path.read_bytes() for path in (*_SOURCES, Path(__file__))]
    return bytes.fromhex(key([versions(*_LIBRARIES), *sources]))
