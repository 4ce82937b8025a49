"""The edges of an object that lie along the cut of a page, near to it or soon beyond it.

An edge counts if it runs nearly parallel to the cut. One that crosses the cut at an angle goes on
beyond it, and wherever the sheet is cut, the object reaches the cut.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot

from pikepdf import Rectangle

from statementpress.prepress.content.painted import Painted
from statementpress.prepress.content.regions import Point, Polygon, Region, holds, sides
from statementpress.prepress.pdf.page_boxes import insets
from statementpress.prepress.preflight.facing import Side

PARALLEL = 0.985
"""The least cosine of the angle between an edge and the cut: 10 degrees."""
SHARES = (0.1, 0.3, 0.5, 0.7, 0.9)
"""The places along an edge that are looked at."""
HAIR = 0.01
"""Points across an edge to what lies beside it."""
OUTWARD = {Side.LEFT: (-1, 0), Side.BOTTOM: (0, -1), Side.RIGHT: (1, 0), Side.TOP: (0, 1)}
"""The direction that leads out of the page at each side."""


@dataclass(frozen=True, slots=True)
class CutEdge:
    """An edge along the cut."""

    side: Side
    beyond: float
    """The least way from the cut to it, negative if it lies inside; in units of the page."""
    places: tuple[Point, ...]
    """Places on it."""


@dataclass(frozen=True, slots=True)
class Zone:
    """Where edges are looked for."""

    trim: Rectangle
    low: float
    """The least way beyond the cut, in units of the page; negative inside."""
    high: float
    """The way beyond the cut from which an object bleeds."""
    sides: tuple[Side, ...]
    """The edges of the page that are cut."""


def cut_edges(painted: Painted, zone: Zone, *, begins: bool = False) -> Iterator[CutEdge]:
    """Yield the edges in a zone at which an object ends, or if asked `begins`, seen from inside."""
    reached = [-inset for inset in insets(painted.box, zone.trim)]
    near = [side for side in zone.sides if reached[side] >= zone.low]
    if painted.outline is None and painted.clip is None and not begins:
        near = [side for side in near if reached[side] < zone.high]
    region = painted.region() if near else ()
    for side in near:
        for piece in region:
            yield from _edges(piece, region, zone, side, facing=-1 if begins else 1)


def across(place: Point, side: Side, way: float) -> Point:
    """Return the point that lies a way farther out than a place."""
    x, y = OUTWARD[side]
    return place[0] + x * way, place[1] + y * way


def _edges(
    piece: Polygon, region: Region, zone: Zone, side: Side, *, facing: int
) -> Iterator[CutEdge]:
    for start, end in sides(piece):
        if not _faces(start, end, side, facing):
            continue
        found = [
            (_beyond(place, zone.trim, side), place)
            for place in _along(start, end)
            if _is_beside(place, zone.trim, side)
            and not _is_inside(across(place, side, HAIR * facing), region)
        ]
        within = [each for each in found if zone.low <= each[0] < zone.high]
        if within:
            yield CutEdge(side, min(within)[0], tuple(place for _, place in within))


def _faces(start: Point, end: Point, side: Side, facing: int) -> bool:
    """Say whether an edge of a piece, which is anticlockwise, faces out of the page, or into it."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    x, y = OUTWARD[side]
    return facing * (dy * x - dx * y) >= PARALLEL * hypot(dx, dy) > 0


def _along(start: Point, end: Point) -> Iterator[Point]:
    for share in SHARES:
        yield start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])


def _beyond(place: Point, trim: Rectangle, side: Side) -> float:
    x, y = place
    ways = trim.llx - x, trim.lly - y, x - trim.urx, y - trim.ury
    return float(ways[side])


def _is_beside(place: Point, trim: Rectangle, side: Side) -> bool:
    """Say whether a place lies at a side of the trimmed page, and not at its corner."""
    x, y = place
    if side in {Side.LEFT, Side.RIGHT}:
        return bool(trim.lly <= y <= trim.ury)
    return bool(trim.llx <= x <= trim.urx)


def _is_inside(place: Point, region: Region) -> bool:
    return any(holds(piece, place) for piece in region)
