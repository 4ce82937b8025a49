"""Paths under construction: how far each of their subpaths reaches, in default user space.

No points are kept. A curve counts as reaching to its control points, and it never reaches farther.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from pikepdf import Matrix, Rectangle

from statementpress.prepress.content.boxes import touching, union

MOST_PARTS = 64
"""Subpaths of a path whose separate parts are looked for; drawings have thousands."""


@dataclass(slots=True)
class Subpath:
    """How far a subpath reaches."""

    left: float = inf
    bottom: float = inf
    right: float = -inf
    top: float = -inf
    drawn: bool = False
    """Whether it is more than its starting point."""

    def reach(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        """Extend the subpath to points."""
        self.left, self.right = min(self.left, *xs), max(self.right, *xs)
        self.bottom, self.top = min(self.bottom, *ys), max(self.top, *ys)

    def box(self) -> Rectangle:
        """Return the box around the subpath."""
        return Rectangle(self.left, self.bottom, self.right, self.top)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a filled path that touches no other part."""

    box: Rectangle
    thickness: float
    """In units of default user space."""


class Path:
    """The current path (ISO 32000-1, 8.5.2)."""

    __slots__ = ("_subpaths",)

    def __init__(self) -> None:
        self._subpaths: list[Subpath] = []

    def move(self, ctm: Matrix, point: Sequence[float]) -> None:
        """Begin a subpath at a point in the space of `ctm` (operator m)."""
        if not self._subpaths or self._subpaths[-1].drawn:
            self._subpaths.append(Subpath())
        else:
            self._subpaths[-1] = Subpath()
        self._reach(ctm, point)

    def draw(self, ctm: Matrix, points: Sequence[float]) -> None:
        """Go on to points, given as x and y in turn (l, c, v and y), if a subpath was begun."""
        if self._subpaths:
            self._reach(ctm, points)
            self._subpaths[-1].drawn = True

    def rectangle(self, ctm: Matrix, sides: Sequence[float]) -> None:
        """Add a rectangle, given as x, y, width and height (operator re)."""
        x, y, width, height = sides
        self.move(ctm, (x, y))
        self.draw(ctm, (x + width, y, x + width, y + height, x, y + height))

    def boxes(self) -> list[Rectangle]:
        """Return the box of each subpath that is more than a starting point."""
        return [subpath.box() for subpath in self._subpaths if subpath.drawn]

    def box(self) -> Rectangle | None:
        """Return the box around the path, or None if there is nothing to paint."""
        return union(self.boxes())

    def _reach(self, ctm: Matrix, points: Sequence[float]) -> None:
        a, b, c, d, e, f = ctm.shorthand
        pairs = list(zip(points[::2], points[1::2], strict=True))
        self._subpaths[-1].reach(
            [a * x + c * y + e for x, y in pairs], [b * x + d * y + f for x, y in pairs]
        )


def parts(path: Path, *, even_odd: bool) -> list[Part]:
    """Return the parts of a filled path that do not touch each other.

    The rules of a table are often one path, whose box would not show how thin they are.
    """
    boxes = path.boxes()
    groups = _apart(boxes) if 1 < len(boxes) <= MOST_PARTS else [boxes] if boxes else []
    return [_part(group, even_odd=even_odd) for group in groups]


def _apart(boxes: Sequence[Rectangle]) -> list[list[Rectangle]]:
    """Sort boxes into groups of those that touch, directly or through others."""
    groups: list[list[Rectangle]] = []
    for box in boxes:
        near, far = [box], []
        for group in groups:
            if any(touching(box, other) for other in group):
                near.extend(group)
            else:
                far.append(group)
        groups = [*far, near]
    return groups


def _part(boxes: Sequence[Rectangle], *, even_odd: bool) -> Part:
    box = union(boxes) or Rectangle(0, 0, 0, 0)
    shorter = min(box.width, box.height)
    if even_odd and len(boxes) == 2:
        return Part(box, min(shorter, _frame(*boxes)))
    return Part(box, shorter)


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
