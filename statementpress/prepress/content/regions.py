"""Regions of a page as convex pieces: what a path encloses, and what of it a clip lets through.

A path may cross itself and have holes. It is cut along horizontal lines through all its corners and
crossings, which leaves trapezoids (as renderers do, ISO 32000-1, 8.5.3.3). To intersect two regions
means to cut convex pieces by each other, which is simple and exact.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from pikepdf import Rectangle

Point: TypeAlias = tuple[float, float]
Polygon: TypeAlias = Sequence[Point]
"""The corners of a polygon; those of a piece are in anticlockwise order."""
Region: TypeAlias = tuple[Polygon, ...]
"""Convex pieces that do not overlap."""
Cutter: TypeAlias = tuple[Polygon, float, float, float, float]
"""A convex piece with its left, bottom, right and top."""

MOST_EDGES = 400
"""Edges of a path that is cut into pieces; more belong to a drawing, not to a shape."""
MOST_PIECES = 400
"""Pieces of a clip; one that has more counts as its box."""
NEGLIGIBLE = 1e-6
"""Square points of a piece that comes from rounding, and points of a slab."""


@dataclass(frozen=True, slots=True)
class _Edge:
    """An edge of a path that is not horizontal, from its lower to its upper end."""

    low: Point
    high: Point
    direction: int
    """1 if the path goes upwards here, otherwise -1."""

    def at(self, y: float) -> float:
        """Return where the edge, or the line through it, is at a height."""
        (x0, y0), (x1, y1) = self.low, self.high
        return x0 + (x1 - x0) * (y - y0) / (y1 - y0)


def enclosed(polygons: Sequence[Polygon], *, even_odd: bool) -> Region | None:
    """Return what polygons enclose by one of the two rules; None if they have too many edges."""
    edges = [edge for polygon in polygons for edge in _edges(polygon)]
    if len(edges) > MOST_EDGES:
        return None
    ends = {end[1] for edge in edges for end in (edge.low, edge.high)}
    heights = sorted(ends.union(_crossings(edges)))
    slabs = [slab for slab in pairwise(heights) if slab[1] - slab[0] > NEGLIGIBLE]
    found: list[Polygon] = []
    for low, high in slabs:
        middle = (low + high) / 2
        inside = [edge for edge in edges if edge.low[1] < middle < edge.high[1]]
        for left, right in _spans(inside, middle, even_odd=even_odd):
            found.append(_trapezoid(left, right, low, high))
    return tuple(found)


def cutters(region: Region) -> tuple[Cutter, ...]:
    """Return the pieces of a region as what cuts others."""
    return tuple((piece, *_reach(piece)) for piece in region)


def intersection(region: Region, by: Sequence[Cutter]) -> Region:
    """Return what a region and the cutters of another have in common; lines stay lines."""
    return tuple(part for piece in region for part in _parts(piece, by))


def is_cut(polygon: Polygon, by: Iterable[Cutter]) -> bool:
    """Say whether a convex polygon and the cutters of a region have anything in common."""
    return next(_parts(polygon, by), None) is not None


def area(region: Iterable[Polygon]) -> float:
    """Return the area of a region in square units."""
    return sum(abs(signed_area(piece)) for piece in region)


def bounds(region: Iterable[Polygon]) -> Rectangle | None:
    """Return the box around a region, or None if it is empty."""
    points = [point for piece in region for point in piece]
    return Rectangle(*_reach(points)) if points else None


def of_box(box: Rectangle) -> Region:
    """Return a box as a region of one piece."""
    left, bottom, right, top = box.llx, box.lly, box.urx, box.ury
    return (((left, bottom), (right, bottom), (right, top), (left, top)),)


def holds(piece: Polygon, place: Point) -> bool:
    """Say whether a convex piece holds a place."""
    x, y = place
    return all(
        (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0 for (ax, ay), (bx, by) in sides(piece)
    )


def sides(polygon: Polygon) -> Iterator[tuple[Point, Point]]:
    """Yield the ends of each side of a polygon, around it; nothing for one without corners."""
    yield from zip(polygon, [*polygon[1:], *polygon[:1]], strict=True)


def signed_area(polygon: Polygon) -> float:
    """Return the area of a polygon, negative if its corners are in clockwise order."""
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in sides(polygon)) / 2


def turned(polygon: Polygon) -> Polygon:
    """Return a convex polygon with its corners in anticlockwise order."""
    return polygon if signed_area(polygon) >= 0 else tuple(reversed(polygon))


def _parts(polygon: Polygon, by: Iterable[Cutter]) -> Iterator[Polygon]:
    left, bottom, right, top = _reach(polygon)
    has_area = area([polygon]) > NEGLIGIBLE
    for cutter, west, south, east, north in by:
        if left <= east and west <= right and bottom <= north and south <= top:
            part = _cut(polygon, cutter)
            if part and (not has_area or area([part]) > NEGLIGIBLE):
                yield part


def _edges(polygon: Polygon) -> Iterator[_Edge]:
    for start, end in sides(polygon):
        if start[1] < end[1]:
            yield _Edge(start, end, 1)
        elif end[1] < start[1]:
            yield _Edge(end, start, -1)


def _crossings(edges: Sequence[_Edge]) -> Iterator[float]:
    """Yield the heights at which edges cross."""
    upwards = sorted(edges, key=lambda edge: edge.low[1])
    for index, one in enumerate(upwards):
        for other in upwards[index + 1 :]:
            if other.low[1] >= one.high[1]:
                break
            low, high = other.low[1], min(one.high[1], other.high[1])
            below, above = one.at(low) - other.at(low), one.at(high) - other.at(high)
            if below * above < 0:
                yield low + (high - low) * below / (below - above)


def _spans(
    edges: Sequence[_Edge], height: float, *, even_odd: bool
) -> Iterator[tuple[_Edge, _Edge]]:
    """Yield the edges on both sides of each stretch of a line that lies inside (8.5.3.3)."""
    winding = 0
    start: _Edge | None = None
    for edge in sorted(edges, key=lambda edge: edge.at(height)):
        winding += 1 if even_odd else edge.direction
        inside = bool(winding % 2 if even_odd else winding)
        if inside and start is None:
            start = edge
        elif not inside and start is not None:
            yield start, edge
            start = None


def _trapezoid(left: _Edge, right: _Edge, low: float, high: float) -> Polygon:
    bottom, top = (left.at(low), right.at(low)), (right.at(high), left.at(high))
    # Two edges that meet in a corner may come out crossed there, by rounding.
    below = bottom if bottom[1] - bottom[0] > NEGLIGIBLE else bottom[:1]
    above = top if top[0] - top[1] > NEGLIGIBLE else top[:1]
    return (*((x, low) for x in below), *((x, high) for x in above))


def _cut(polygon: Polygon, cutter: Polygon) -> Polygon:
    """Return the part of a convex polygon inside another (Sutherland and Hodgman)."""
    kept = polygon
    for (ax, ay), (bx, by) in sides(cutter):
        if (ax, ay) == (bx, by):
            continue
        ways = [(bx - ax) * (y - ay) - (by - ay) * (x - ax) for x, y in kept]
        if min(ways, default=0) >= 0:
            continue
        around = list(zip(kept, ways, strict=True))
        part: list[Point] = []
        for ((x0, y0), from_line), ((x1, y1), to_line) in zip(
            around, [*around[1:], around[0]], strict=True
        ):
            if from_line >= 0:
                part.append((x0, y0))
            if from_line * to_line < 0:
                share = from_line / (from_line - to_line)
                part.append((x0 + share * (x1 - x0), y0 + share * (y1 - y0)))
        kept = part
    return kept


def _reach(points: Polygon) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)
