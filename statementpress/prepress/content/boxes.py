"""Boxes of what is painted, and what of them shows through a clip."""

from collections.abc import Iterable
from math import hypot, isfinite

from pikepdf import Matrix, Rectangle

from statementpress.prepress.pdf.objects import LARGEST

UNIT_SQUARE = Rectangle(0, 0, 1, 1)
BEYOND = LARGEST * LARGEST
"""Where no coordinate can lie but by matrices that multiplied out of all proportion."""


def cut(box: Rectangle, clip: Rectangle | None) -> Rectangle | None:
    """Return what of a box shows, None where nothing does.

    A line without thickness shows where it lies in the clip or along its edge; a box of some
    width that only touches the clip does not.
    """
    if clip is None:
        return None
    left, right = max(box.llx, clip.llx), min(box.urx, clip.urx)
    bottom, top = max(box.lly, clip.lly), min(box.ury, clip.ury)
    if not (left <= right and bottom <= top) or max(map(abs, box.as_array())) > BEYOND:
        return None
    if (left == right and box.llx != box.urx) or (bottom == top and box.lly != box.ury):
        return None
    return Rectangle(left, bottom, right, top)


def narrowed(clip: Rectangle | None, box: Rectangle | None) -> Rectangle | None:
    """Return a clip cut to a further box; None, which lets nothing show, where they are apart.

    A clip without area lets nothing show either (ISO 32000-1, 8.5.4).
    """
    cut_box = None if box is None else cut(box, clip)
    return cut_box if cut_box and cut_box.width and cut_box.height else None


def union(boxes: Iterable[Rectangle]) -> Rectangle | None:
    """Return the smallest box around all, None around none."""
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
    """Return the box of a line along what `box` holds, but for the tips of sharp mitres.

    `box` is in default user space, `width` in the space of `ctm`: its pen is a circle there.
    """
    across = width / 2 * hypot(ctm.a, ctm.c)
    upward = width / 2 * hypot(ctm.b, ctm.d)
    return Rectangle(box.llx - across, box.lly - upward, box.urx + across, box.ury + upward)


def least_scale(ctm: Matrix) -> float:
    """Return by how much a matrix stretches in the direction that it stretches least.

    This is the smaller singular value of its linear part: how thin a line can come out.
    """
    area = abs(ctm.a * ctm.d - ctm.b * ctm.c)
    # the sum and the difference of both singular values
    together = hypot(ctm.a + ctm.d, ctm.b - ctm.c)
    apart = hypot(ctm.a - ctm.d, ctm.b + ctm.c)
    # the smaller value is the area over the larger one, which loses no digits
    return _over(area, (together + apart) / 2)


def height(matrix: Matrix) -> float:
    """Return how high the unit square comes out, square to its base: the em of slanted type."""
    area = abs(matrix.a * matrix.d - matrix.b * matrix.c)
    return _over(area, hypot(matrix.a, matrix.b))


def _over(area: float, length: float) -> float:
    """Return a side of an area by the other, 0 where that has no length."""
    side = area / length if length else 0.0
    return side if isfinite(side) else LARGEST
