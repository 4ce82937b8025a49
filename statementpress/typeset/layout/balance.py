"""Divide what stands in columns so that they end as evenly as they can.

It is arithmetic alone: heights go in, and the number of pieces in each column comes out.
"""

from collections.abc import Sequence
from itertools import accumulate
from math import inf
from typing import NamedTuple


class Piece(NamedTuple):
    """Something that no column cuts: an entry, or a heading."""

    height: float
    gap: float
    """The white between it and the piece before it, if both stand in one column."""
    kept: bool
    """Whether a column may not end before it."""


def balanced(pieces: Sequence[Piece], columns: int) -> list[int]:
    """Return how many pieces each column holds.

    The highest column is as low as it can be; of the ways that have it so, the result is the one
    whose columns differ least, with the higher ones first. No column is empty unless there are
    fewer places to begin one than columns. Takes time in proportion to the square of the pieces,
    of which one page holds a few hundred.
    """
    starts = [number for number, piece in enumerate(pieces) if not number or not piece.kept]
    if not starts:
        return []
    columns = min(columns, len(starts))
    ends = [*starts[1:], len(pieces)]
    height = _Heights(pieces)
    lowest = _lowest(starts, ends, columns, height)
    # best[n][k]: the cost of filling k columns with all pieces before starts[n], and where the last
    # of these columns begins. Each column costs the square of its height, so that equal ones are
    # the cheapest; a little more the later it stands, so that of two unequal ones the higher is
    # first.
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for number, end in enumerate(ends, 1):
        cheapest: dict[int, tuple[float, int]] = {}
        for begun in range(number - 1, -1, -1):
            high = height(starts[begun], end)
            if high > lowest * (1 + 1e-9):
                break
            for filled, (cost, _) in best[begun].items():
                added = cost + high * high * (1 + 1e-6 * filled)
                if filled < columns and added < cheapest.get(filled + 1, (inf, 0))[0]:
                    cheapest[filled + 1] = added, begun
        best.append(cheapest)
    return _counts(best, [*starts, len(pieces)], columns)


def height_of(pieces: Sequence[Piece]) -> float:
    """Return the height of pieces that stand below each other in one column."""
    return sum(piece.height for piece in pieces) + sum(piece.gap for piece in pieces[1:])


class _Heights:
    """The height of a column that holds the pieces from one to before another."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._gaps = [piece.gap for piece in pieces]
        self._tops = list(accumulate((each.height + each.gap for each in pieces), initial=0.0))

    def __call__(self, first: int, end: int) -> float:
        return self._tops[end] - self._tops[first] - self._gaps[first]


def _lowest(starts: Sequence[int], ends: Sequence[int], columns: int, height: _Heights) -> float:
    """Return the height of the highest column if it is as low as it can be.

    It lies between an even share and all in one column, and halving finds it.
    """
    least = max(height(start, end) for start, end in zip(starts, ends, strict=True))
    most = height(0, ends[-1])
    while most - least > 0.01:
        middle = (least + most) / 2
        if _columns_of(starts, ends, middle, height) <= columns:
            most = middle
        else:
            least = middle
    return most


def _columns_of(starts: Sequence[int], ends: Sequence[int], most: float, height: _Heights) -> float:
    """Return how many columns of this height hold everything; each is filled as far as it goes."""
    begun, count = 0, 1
    for start, end in zip(starts, ends, strict=True):
        if height(begun, end) > most:
            if start == begun:
                return inf
            begun, count = start, count + 1
    return count


def _counts(
    best: Sequence[dict[int, tuple[float, int]]], places: Sequence[int], columns: int
) -> list[int]:
    """Return the pieces of each column, found from the last to the first."""
    number, filled, counts = len(places) - 1, columns, []
    while number:
        begun = best[number][filled][1]
        counts.append(places[number] - places[begun])
        number, filled = begun, filled - 1
    return counts[::-1]
