"""Paths under construction, in default user space (ISO 32000-1, 8.5.2)."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from pikepdf import Matrix, Rectangle

from statementpress.prepress.content.boxes import touching, union
from statementpress.prepress.content.regions import MOST_EDGES
from statementpress.prepress.content.shapes import CURVE, LINE, Filled, Shape, Track

MOST_PARTS = 64
"""Subpaths of a path whose separate parts are looked for; drawings have thousands."""


class Subpath:
    """A subpath, and the box around it; a curve counts as reaching to its control points."""

    __slots__ = ("bottom", "closed", "kinds", "left", "places", "right", "top")

    def __init__(self) -> None:
        self.left = self.bottom = inf
        self.right = self.top = -inf
        self.places = array("d")
        self.kinds = bytearray()
        self.closed = False

    def reach(self, ctm: Matrix, points: Sequence[float]) -> None:
        """Go on to points in the space of `ctm`, given as x and y in turn."""
        a, b, c, d, e, f = ctm.shorthand
        for x, y in zip(points[::2], points[1::2], strict=True):
            self.reach_place(a * x + c * y + e, b * x + d * y + f)

    def reach_place(self, x: float, y: float) -> None:
        """Go on to a point of default user space."""
        self.places.extend((x, y))
        self.left, self.right = min(self.left, x), max(self.right, x)
        self.bottom, self.top = min(self.bottom, y), max(self.top, y)

    def box(self) -> Rectangle:
        """Return the box around the subpath."""
        return Rectangle(self.left, self.bottom, self.right, self.top)

    def track(self) -> Track:
        """Return the subpath as it is now."""
        return Track(self.places, bytes(self.kinds), closed=self.closed)

    def is_box(self) -> bool:
        """Say whether a fill of the subpath fills its box."""
        places = self.places
        if self.left == self.right or self.bottom == self.top:
            return True
        four = len(places) == 8 or (len(places) == 10 and places[:2] == places[8:])
        if CURVE in self.kinds or not four:
            return False
        corners = set(zip(places[:8:2], places[1:8:2], strict=True))
        sides = {self.left, self.right}, {self.bottom, self.top}
        straight = all(
            (places[at] == places[at + 2]) != (places[at + 1] == places[at + 3])
            for at in range(0, 6, 2)
        )
        return straight and all(x in sides[0] and y in sides[1] for x, y in corners)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a filled path that touches no other part."""

    shape: Shape
    thickness: float
    """In units of default user space."""


class Path:
    """The current path."""

    __slots__ = ("_subpaths",)

    def __init__(self) -> None:
        self._subpaths: list[Subpath] = []

    def move(self, ctm: Matrix, point: Sequence[float]) -> None:
        """Begin a subpath at a point in the space of `ctm` (operator m)."""
        if self._subpaths and not self._subpaths[-1].kinds:
            self._subpaths.pop()
        self._subpaths.append(Subpath())
        self._subpaths[-1].reach(ctm, point)

    def line(self, ctm: Matrix, point: Sequence[float]) -> None:
        """Go on to a point in a straight line, if a subpath was begun (l)."""
        if subpath := self._current():
            subpath.reach(ctm, point)
            subpath.kinds.append(LINE)

    def curve(self, ctm: Matrix, points: Sequence[float]) -> None:
        """Go on in a curve with two control points (c)."""
        if subpath := self._current():
            subpath.reach(ctm, points)
            subpath.kinds.append(CURVE)

    def curve_from_here(self, ctm: Matrix, points: Sequence[float]) -> None:
        """Go on in a curve whose first control point is its start (v)."""
        if subpath := self._current():
            subpath.reach_place(*subpath.places[-2:])
            subpath.reach(ctm, points)
            subpath.kinds.append(CURVE)

    def curve_to_end(self, ctm: Matrix, points: Sequence[float]) -> None:
        """Go on in a curve whose second control point is its end (y)."""
        self.curve(ctm, (*points, *points[-2:]))

    def rectangle(self, ctm: Matrix, sides: Sequence[float]) -> None:
        """Add a rectangle, given as x, y, width and height (re)."""
        x, y, width, height = sides
        self.move(ctm, (x, y))
        for corner in ((x + width, y), (x + width, y + height), (x, y + height)):
            self.line(ctm, corner)
        self.close()

    def close(self) -> None:
        """Close the current subpath (h); what follows begins where it began."""
        if self._subpaths:
            self._subpaths[-1].closed = True

    def subpaths(self) -> list[Subpath]:
        """Return each subpath that is more than a starting point."""
        return [subpath for subpath in self._subpaths if subpath.kinds]

    def shape(self, *, even_odd: bool) -> Shape | None:
        """Return what the path encloses, or None if it is nothing."""
        subpaths = self.subpaths()
        return _enclosed(subpaths, even_odd=even_odd) if subpaths else None

    def _current(self) -> Subpath | None:
        """Return the subpath to go on with, which is a new one if the last was closed."""
        if not self._subpaths:
            return None
        last = self._subpaths[-1]
        if last.closed:
            self._subpaths.append(Subpath())
            self._subpaths[-1].reach_place(*last.places[:2])
        return self._subpaths[-1]


def _enclosed(subpaths: Sequence[Subpath], *, even_odd: bool) -> Shape:
    box = union(subpath.box() for subpath in subpaths) or Rectangle(0, 0, 0, 0)
    plain = len(subpaths) == 1 and subpaths[0].is_box()
    if plain or sum(len(subpath.kinds) for subpath in subpaths) > MOST_EDGES:
        return Shape(box)
    return Shape(box, Filled(tuple(subpath.track() for subpath in subpaths), even_odd))


def parts(path: Path, *, even_odd: bool) -> list[Part]:
    """Return the parts of a filled path that do not touch each other.

    The rules of a table are often one path, whose box would not show how thin they are.
    """
    subpaths = path.subpaths()
    groups = _apart(subpaths) if 1 < len(subpaths) <= MOST_PARTS else [subpaths] if subpaths else []
    return [_part(group, even_odd=even_odd) for group in groups]


def _apart(subpaths: Sequence[Subpath]) -> list[list[Subpath]]:
    """Sort subpaths into groups of those whose boxes touch, directly or through others."""
    groups: list[list[tuple[Subpath, Rectangle]]] = []
    for subpath in subpaths:
        box = subpath.box()
        near, far = [(subpath, box)], []
        for group in groups:
            if any(touching(box, other) for _, other in group):
                near.extend(group)
            else:
                far.append(group)
        groups = [*far, near]
    return [[subpath for subpath, _ in group] for group in groups]


def _part(subpaths: Sequence[Subpath], *, even_odd: bool) -> Part:
    shape = _enclosed(subpaths, even_odd=even_odd)
    shorter = min(shape.box.width, shape.box.height)
    if even_odd and len(subpaths) == 2:
        return Part(shape, min(shorter, _frame(*(subpath.box() for subpath in subpaths))))
    return Part(shape, shorter)


def _frame(one: Rectangle, other: Rectangle) -> float:
    """Return the thinnest side of the frame between two boxes, or infinity if they are no frame.

    Borders are painted like this, as one rectangle in another, filled by the even-odd rule.
    """
    outer, inner = (one, other) if one.width >= other.width else (other, one)
    sides = (
        inner.llx - outer.llx,
        inner.lly - outer.lly,
        outer.urx - inner.urx,
        outer.ury - inner.ury,
    )
    return min(sides) if min(sides) > 0 else inf
