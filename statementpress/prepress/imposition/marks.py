"""Fold ticks and crop marks: for each fold and each cut, a short line at both its ends.

Marks stand outside the pages if the sheet has room for them inside the edge that printers leave
white. If pages fill the sheet, folds and cuts in its middle have their marks on the pages' own
margins, right at that edge, as far from type as possible. Outer cuts then have no marks, because
these would be seen.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pikepdf import Rectangle

from statementpress.prepress.imposition.grid import Grid
from statementpress.prepress.sheet.operators import line, numbers
from statementpress.prepress.units import POINTS

WEIGHT = 0.25
"""Points: visible only to people who look for it."""
LENGTH = 5 * POINTS
"""The length of a mark outside the pages."""
ON_PAGE = 3 * POINTS
"""The length of a mark on their margins: from 5 to 8 mm if the printer leaves 5 mm white."""
SHORTEST = 2 * POINTS
"""The length of a mark that nobody takes for a speck."""
OFFSET, NEAREST = 3 * POINTS, 0.5 * POINTS
"""From a cut, or its bleed, to its mark; the second if there is no room for the first."""
SAME = 0.05 * POINTS
"""Lines nearer than this are one."""
DASHES = (0.6 * POINTS, 0.6 * POINTS)
"""A dash and a gap of a fold tick: three dashes and two gaps are as long as a mark on the page."""

Run = tuple[float, float]
"""Where a mark begins and ends, in points."""


@dataclass(frozen=True, slots=True)
class _Axis:
    """The direction in which lines follow each other; lengths in points."""

    length: float
    """The length of the sheet in this direction."""
    across: float
    """The length of the sheet along the lines."""
    low: float
    """Where the pages begin along the lines."""
    high: float
    """Where the pages end along the lines."""


def sheet_marks(grid: Grid, trims: Sequence[Rectangle], edge: float) -> list[str]:
    """Return the operators of the marks on a side with these trim boxes; empty without marks.

    Lengths are in points; `edge` is the width that the printer leaves white.
    """
    upright, level = _axes(grid, trims)
    drawn = [
        line(x, start, x, end)
        for x in _cuts(upright, _upright_sides(grid, trims), edge)
        for start, end in _runs(grid, upright, x, edge)
    ]
    drawn += [
        line(start, y, end, y)
        for y in _cuts(level, (side for box in trims for side in (box.lly, box.ury)), edge)
        for start, end in _runs(grid, level, y, edge)
    ]
    if grid.rows == 1:
        drawn += _fold(grid, upright, edge)
    return ["q", "0 G", f"{numbers(WEIGHT)} w", *drawn, "Q"] if drawn else []


def _fold(grid: Grid, upright: _Axis, edge: float) -> list[str]:
    middle = grid.width / 2
    ticks = [line(middle, start, middle, end) for start, end in _runs(grid, upright, middle, edge)]
    return [f"[{numbers(*DASHES)}] 0 d", *ticks]


def _axes(grid: Grid, trims: Sequence[Rectangle]) -> tuple[_Axis, _Axis]:
    """Return the axis of upright lines and that of level lines."""
    boxes = trims or [Rectangle(0, 0, grid.width, grid.height)]
    low, high = min(box.lly for box in boxes), max(box.ury for box in boxes)
    left, right = min(box.llx for box in boxes), max(box.urx for box in boxes)
    return (
        _Axis(grid.width, grid.height, low, high),
        _Axis(grid.height, grid.width, left, right),
    )


def _upright_sides(grid: Grid, trims: Sequence[Rectangle]) -> Iterator[float]:
    """Yield where pages end to the left and right, but not where they are folded."""
    for box in trims:
        on_left = box.llx + box.urx < grid.width
        if grid.rows == 2 or on_left:
            yield box.llx
        if grid.rows == 2 or not on_left:
            yield box.urx


def _cuts(axis: _Axis, sides: Iterable[float], edge: float) -> Iterator[float]:
    """Yield each line once, from the lowest, but none at the sheet's edges or in their white."""
    last, margin = 0.0, max(edge, SAME)
    for side in sorted(sides):
        if margin <= side <= axis.length - margin and side - last > SAME:
            last = side
            yield side


def _runs(grid: Grid, axis: _Axis, at: float, edge: float) -> Iterator[Run]:
    """Yield the runs of a line's marks, at its low and at its high end."""
    inner = abs(at - axis.length / 2) <= grid.gutter / 2 + SAME
    on_page = (edge, edge + ON_PAGE) if inner else None
    low = _outside(axis.low, grid.bleed, edge) or on_page
    if low:
        yield low
    high = _outside(axis.across - axis.high, grid.bleed, edge) or on_page
    if high:
        yield axis.across - high[0], axis.across - high[1]


def _outside(room: float, bleed: float, edge: float) -> Run | None:
    """Return where a mark runs between the sheet's edge and the pages, `room` points from it."""
    for offset in (max(OFFSET, bleed + NEAREST), bleed + NEAREST):
        end = room - offset
        start = max(edge, end - LENGTH)
        if end - start >= SHORTEST - 0.001:  # lengths exact in millimetres are rounded in points
            return start, end
    return None
