"""Shapes: where something lies in default user space, as a box and, if asked for, exactly.

Boxes are enough for most questions. The exact region is worked out only when a clip or a rule needs
it, because that takes a hundred times as long.
"""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, hypot, sqrt
from typing import Protocol, TypedDict

from pikepdf import Matrix, Rectangle

from statementpress.prepress.content.boxes import cut, union
from statementpress.prepress.content.regions import (
    MOST_PIECES,
    Cutter,
    Point,
    Polygon,
    Region,
    bounds,
    cutters,
    enclosed,
    intersection,
    is_cut,
    of_box,
    turned,
)

FLAT = 0.05
"""Points by which the straight pieces of a curve may lie beside it: 0.02 mm."""
MOST_SEGMENTS = 64
"""Straight pieces of a curve."""
SIMPLE = 12
"""Edges up to which the exact region of an object decides whether a clip shows it."""
CURVED = 16
"""Edges that a curve counts as."""
LINE, CURVE = 0, 1


class Outline(Protocol):
    """What a shape is if it is not all of its box."""

    def edges(self) -> int:
        """Return about how many straight edges it has."""

    def region(self) -> Region | None:
        """Return the exact region, or None if it is too intricate to be worked out."""


@dataclass(frozen=True, slots=True)
class Track:
    """A subpath: a starting point, and lines and curves from there."""

    places: "array[float]"
    """x and y in turn, of the control points of curves, too."""
    kinds: bytes
    """`LINE` or `CURVE` for each part."""
    closed: bool = False

    def edges(self) -> int:
        """Return about how many straight edges it has."""
        return len(self.kinds) + (CURVED - 1) * self.kinds.count(CURVE)

    def points(self) -> list[Point]:
        """Return the corners of the subpath, with its curves made of straight pieces."""
        places = self.places
        found = [(places[0], places[1])]
        at = 2
        for kind in self.kinds:
            if kind == CURVE:
                found += _straightened(found[-1], places[at : at + 6])
                at += 6
            else:
                found.append((places[at], places[at + 1]))
                at += 2
        return found


@dataclass(frozen=True, slots=True)
class Filled:
    """What subpaths enclose."""

    tracks: tuple[Track, ...]
    even_odd: bool = False

    def edges(self) -> int:
        """Return about how many straight edges it has."""
        return sum(track.edges() for track in self.tracks)

    def region(self) -> Region | None:
        """Return the exact region, or None if it is too intricate to be worked out."""
        polygons = [track.points() for track in self.tracks]
        found = enclosed(polygons, even_odd=self.even_odd)
        return tuple(polygons) if found == () else found


@dataclass(frozen=True, slots=True)
class Stroked:
    """A line along a subpath, without caps and without the corners outside of its joins."""

    track: Track
    ctm: Matrix
    width: float
    """In the space of `ctm`, where the pen is a circle."""

    def edges(self) -> int:
        """Return about how many straight edges it has."""
        return self.track.edges()

    def region(self) -> Region | None:
        """Return a rectangle for each straight piece; None if there is none."""
        points = self.track.points()
        if self.track.closed:
            points.append(points[0])
        found = [turned(piece) for line in pairwise(points) for piece in self._along(*line)]
        return tuple(found) if len(found) <= MOST_PIECES else None

    def _along(self, start: Point, end: Point) -> Iterator[Polygon]:
        a, b, c, d, _, _ = self.ctm.shorthand
        x, y = end[0] - start[0], end[1] - start[1]
        turn = a * d - b * c
        along = (d * x - c * y, a * y - b * x)
        length = hypot(*along)
        if not turn or not length:
            return
        across = (-along[1] / length * self.width / 2, along[0] / length * self.width / 2)
        dx, dy = a * across[0] + c * across[1], b * across[0] + d * across[1]
        yield (
            (start[0] + dx, start[1] + dy),
            (end[0] + dx, end[1] + dy),
            (end[0] - dx, end[1] - dy),
            (start[0] - dx, start[1] - dy),
        )


@dataclass(frozen=True, slots=True)
class Shape:
    """Where something lies, before it is cut to the clip."""

    box: Rectangle
    outline: Outline | None = None
    """None if it is all of its box."""

    def edges(self) -> int:
        """Return about how many straight edges the outline has, 0 for a box."""
        return self.outline.edges() if self.outline else 0

    def region(self) -> Region:
        """Return the exact region, or that of the box if it is too intricate or has no area."""
        exact = self.outline.region() if self.outline else None
        return exact or of_box(self.box)


class Place(TypedDict):
    """Where something shows: the fields that every `Painted` has of it."""

    box: Rectangle
    outline: Outline | None
    clip: "Clip | None"


def around(places: Sequence[Place]) -> Place:
    """Return a place that holds several."""
    if len(places) == 1:
        return places[0]
    whole = union(place["box"] for place in places)
    return Place(box=whole or places[0]["box"], outline=None, clip=places[0]["clip"])


@dataclass(frozen=True, slots=True)
class Clip:
    """What the current clipping path lets through."""

    box: Rectangle
    exact: tuple[Cutter, ...] = ()
    """The exact region; empty if it is all of the box."""

    def through(self, shape: Shape) -> Rectangle | None:
        """Return the box around what shows of a shape, or None if nothing does.

        Whether something shows that is drawn with curves or many corners is decided by its box.
        """
        box = cut(shape.box, self.box)
        if box is None or not self.exact or (not shape.outline and box == self.box):
            return box
        if shape.edges() > SIMPLE:
            return box if is_cut(of_box(box)[0], self.exact) else None
        return bounds(intersection(shape.region(), self.exact))

    def narrowed(self, shape: Shape) -> "Clip | None":
        """Return the clip cut to a further shape; None, which lets nothing show, without area.

        (ISO 32000-1, 8.5.4.)
        """
        box = cut(shape.box, self.box)
        if box is None or not box.width or not box.height:
            return None
        if not self.exact and shape.outline is None:
            return Clip(box)
        region = intersection(shape.region(), self.exact or cutters(of_box(self.box)))
        around = bounds(region)
        if around is None:
            return None
        return Clip(around, cutters(region) if len(region) <= MOST_PIECES else ())


def placed(box: Rectangle, matrix: Matrix) -> Shape:
    """Return a rectangle as a matrix places it."""
    a, b, c, d, _, _ = matrix.shorthand
    around = matrix.transform(box)
    if not (b or c) or not (a or d):
        return Shape(around)
    corners = [matrix.transform(corner) for corner in _corners(box)]
    places = array("d", [each for corner in corners for each in corner])
    return Shape(around, Filled((Track(places, bytes([LINE] * 3), closed=True),)))


def _corners(box: Rectangle) -> list[Point]:
    return [(box.llx, box.lly), (box.urx, box.lly), (box.urx, box.ury), (box.llx, box.ury)]


def _straightened(start: Point, places: Sequence[float]) -> list[Point]:
    """Return the straight pieces of a cubic curve, without its start."""
    (x0, y0), (x1, y1, x2, y2, x3, y3) = start, places
    bend = max(hypot(x0 - 2 * x1 + x2, y0 - 2 * y1 + y2), hypot(x1 - 2 * x2 + x3, y1 - 2 * y2 + y3))
    count = min(max(1, ceil(sqrt(0.75 * bend / FLAT))), MOST_SEGMENTS)
    found = []
    for step in range(1, count + 1):
        t = step / count
        s = 1 - t
        p0, p1, p2, p3 = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
        found.append((p0 * x0 + p1 * x1 + p2 * x2 + p3 * x3, p0 * y0 + p1 * y1 + p2 * y2 + p3 * y3))
    return found
