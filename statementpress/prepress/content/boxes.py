"""Boxes around what is painted, and the part of them that shows through a clip."""

from collections.abc import Iterable
from math import hypot, isfinite

from pikepdf import Matrix, Rectangle

from statementpress.prepress.pdf.objects import LARGEST

UNIT_SQUARE = Rectangle(0, 0, 1, 1)
BEYOND = LARGEST * LARGEST
"""Coordinates beyond this come from matrices that have multiplied out of all proportion."""


def cut(box: Rectangle, clip: Rectangle) -> Rectangle | None:
    """Return the part of a box that shows through a clip, or None if nothing does.

    A line without thickness shows if it lies inside the clip or along its edge. A box of some width
    that only touches the clip does not.
    """
    left, right = max(box.llx, clip.llx), min(box.urx, clip.urx)
    bottom, top = max(box.lly, clip.lly), min(box.ury, clip.ury)
    if not (left <= right and bottom <= top) or max(map(abs, box.as_array())) > BEYOND:
        return None
    if (left == right and box.llx != box.urx) or (bottom == top and box.lly != box.ury):
        return None
    return Rectangle(left, bottom, right, top)


def union(boxes: Iterable[Rectangle]) -> Rectangle | None:
    """Return the smallest box around all boxes, or None if there are none."""
    found = list(boxes)
    if not found:
        return None
    return Rectangle(
        min(box.llx for box in found),
        min(box.lly for box in found),
        max(box.urx for box in found),
        max(box.ury for box in found),
    )


def touching(one: Rectangle, other: Rectangle) -> bool:
    """Say whether two boxes have a point in common."""
    return (
        one.llx <= other.urx
        and other.llx <= one.urx
        and one.lly <= other.ury
        and other.lly <= one.ury
    )


def stroked(box: Rectangle, ctm: Matrix, width: float) -> Rectangle:
    """Return the box of a line around what `box` holds, not counting the tips of sharp mitres.

    `box` is in default user space. `width` is in the space of `ctm`, where the pen is a circle.
    """
    across = width / 2 * hypot(ctm.a, ctm.c)
    upward = width / 2 * hypot(ctm.b, ctm.d)
    return Rectangle(box.llx - across, box.lly - upward, box.urx + across, box.ury + upward)


def least_scale(ctm: Matrix) -> float:
    """Return how much a matrix stretches in the direction in which it stretches least.

    This is the smaller singular value of its linear part. It decides how thin a line can become.
    """
    area = abs(ctm.a * ctm.d - ctm.b * ctm.c)
    # The sum and the difference of both singular values.
    together = hypot(ctm.a + ctm.d, ctm.b - ctm.c)
    apart = hypot(ctm.a - ctm.d, ctm.b + ctm.c)
    # The smaller value is the area divided by the larger one, which loses no digits.
    return _over(area, (together + apart) / 2)


def height(matrix: Matrix) -> float:
    """Return the height of the unit square, perpendicular to its base: the em of slanted type."""
    area = abs(matrix.a * matrix.d - matrix.b * matrix.c)
    return _over(area, hypot(matrix.a, matrix.b))


def _over(area: float, length: float) -> float:
    """Return one side of an area from the other, or 0 if that has no length."""
    side = area / length if length else 0.0
    return side if isfinite(side) else LARGEST
