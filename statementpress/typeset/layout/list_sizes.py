"""Choose how many columns long lists have, and how large their type is.

It is arithmetic alone: the widths of words go in, as one layout has measured them, and a number of
columns for each list and one size for all of them come out. Lengths are in px; sizes are ratios to
the size that was measured.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil
from typing import NamedTuple

LINES, SHARE = 2, 0.95
"""How many lines of a column this share of the entries takes at most."""
STEP = 0.02
"""The steps in which type gets smaller: 0.2 points of 10."""
CAUTION = 1.012
"""How much higher lists are taken to be, as words are measured as if all letters were alike."""


class Word(NamedTuple):
    """What no line parts."""

    width: float
    space: float
    """The width of the space after it."""


class Entry(NamedTuple):
    """A name, or a heading between names."""

    texts: tuple[tuple[Word, ...], ...]
    """Its texts, each of which begins on a line of its own."""
    indent: float
    """How much of the column's width its text may not use."""
    line: float
    """The height of a line."""
    space: float
    """The white above it and around it."""
    kept: bool = False
    """Whether no column may end before it."""


@dataclass(frozen=True, slots=True, eq=False)
class LongList:
    """A list as it was measured."""

    name: str
    """Lists of one name, in several parts, have the same number of columns."""
    entries: Sequence[Entry]
    width: float
    gap: float
    """The white between two columns."""
    columns: Sequence[int]
    """The numbers of columns that the style sheet allows."""
    least: float
    """The smallest size that the style sheet allows."""


@dataclass(frozen=True, slots=True, eq=False)
class Flow:
    """A part: its long lists, and what stands between them."""

    room: float
    """How high a page is."""
    lists: Sequence[tuple[float, LongList]]
    """Each with the height of what stands before it, from the list before it or from the page's
    top."""
    below: float
    """The height of all that follows the last list."""


class Choice(NamedTuple):
    """How the long lists of a document are set."""

    columns: Mapping[str, int]
    """The number of columns, by the name of the list."""
    sizes: Sequence[float]
    """The size of the lists of each part."""


def chosen(flows: Sequence[Flow]) -> Choice:
    """Return the choice that fills the fewest pages; if several do, that with the largest type.

    Columns in which too many entries take more than `LINES` lines are out of the question, unless
    the style sheet allows no wider ones. Each list in turn gets the number of columns that is best
    beside those of the others.
    """
    lists: dict[str, list[LongList]] = {}
    for flow in flows:
        for _, each in flow.lists:
            lists.setdefault(each.name, []).append(each)
    allowed = {name: _allowed(same) for name, same in lists.items()}
    columns = {name: numbers[0] for name, numbers in allowed.items()}
    measured = _Measured()

    def cost(columns: Mapping[str, int]) -> tuple[int, float]:
        found = [measured.best(flow, columns) for flow in flows]
        return sum(each.pages for each in found), -sum(each.size for each in found)

    for name, numbers in allowed.items():
        columns = min(({**columns, name: number} for number in numbers), key=cost)
    return Choice(columns, [measured.best(flow, columns).size for flow in flows])


class _Setting(NamedTuple):
    """A size of the lists of a part, and what comes of it."""

    crowded: bool
    """Whether too many entries of a list take more than `LINES` lines."""
    pages: int
    """On how many pages the part ends."""
    size: float


class _Measured:
    """Lines of entries, each counted once."""

    def __init__(self) -> None:
        self._lines = cache(_lines)

    def best(self, flow: Flow, columns: Mapping[str, int]) -> _Setting:
        """Return the largest size that sets a part on the fewest pages."""
        settings = [self._setting(flow, columns, size) for size in _sizes(flow)]
        return min(settings, key=lambda each: (each.crowded, each.pages, -each.size))

    def _setting(self, flow: Flow, columns: Mapping[str, int], size: float) -> _Setting:
        pages, filled, crowded = 1, 0.0, False
        for above, one in flow.lists:
            more, filled = divmod(filled + above, flow.room)
            number = columns[one.name]
            lines = self._lines(one, _room(one, number) / size)
            crowded |= number > min(one.columns) and _crowded(lines)
            begun, filled = _set(_heights(one, lines, size), number, filled, flow.room)
            pages += int(more) + begun
        pages += int((filled + flow.below) // flow.room)
        return _Setting(crowded, pages, size)


def _sizes(flow: Flow) -> Iterator[float]:
    """Yield the sizes in question, from the one that was measured to the smallest."""
    least = min(1.0, max(each.least for _, each in flow.lists))
    steps = ceil((1 - least) / STEP)
    yield from (max(1 - number * STEP, least) for number in range(steps + 1))


def _allowed(same: Sequence[LongList]) -> list[int]:
    """Return the numbers of columns that lists of one name can have, the widest columns first."""
    common = set(same[0].columns).intersection(*(each.columns for each in same))
    numbers = sorted(common or same[0].columns)
    fit = [number for number in numbers if all(_fits(each, number) for each in same)]
    return fit or numbers[:1]


def _fits(one: LongList, columns: int) -> bool:
    """Return whether nearly all entries take few lines, at the smallest size."""
    return not _crowded(_lines(one, _room(one, columns) / min(1.0, one.least or 1.0)))


def _crowded(lines: Sequence[int]) -> bool:
    return sum(count <= LINES for count in lines) < SHARE * len(lines)


def _room(one: LongList, columns: int) -> float:
    """Return the width of a column."""
    return (one.width - (columns - 1) * one.gap) / columns


def _lines(one: LongList, room: float) -> list[int]:
    """Return how many lines each entry takes in a column, at the size that was measured."""
    return [
        sum(_lines_of(text, room - entry.indent) for text in entry.texts) for entry in one.entries
    ]


def _lines_of(text: Sequence[Word], room: float) -> int:
    count, filled = 1, 0.0
    for width, space in text:
        if filled and filled + width > room:
            count, filled = count + 1, 0.0
        filled += width + space
    return count


def _heights(one: LongList, lines: Sequence[int], size: float) -> list[float]:
    """Return the heights of entries, with those that stay together as one."""
    heights: list[float] = []
    for count, entry in zip(lines, one.entries, strict=True):
        height = (count * entry.line * size + entry.space) * CAUTION
        if entry.kept and heights:
            heights[-1] += height
        else:
            heights.append(height)
    return heights


def _set(heights: Sequence[float], columns: int, filled: float, room: float) -> tuple[int, float]:
    """Return how many pages a list begins, and how far it fills the last of them.

    It begins where a page is filled so far. Columns end evenly on its last page.
    """
    pages, column, height, on_page = 0, 0, 0.0, 0.0
    for each in heights:
        if height and height + each > room - filled:
            column, height = column + 1, 0.0
        if column == columns:
            pages, column, filled, on_page = pages + 1, 0, 0.0, 0.0
        height += each
        on_page += each
    return pages, filled + on_page / columns + max(heights, default=0.0) / 2
