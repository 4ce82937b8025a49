"""Crop, fold and registration marks, in the band around the bleed box.

    |    bar     (+)   plates    |     above: crop mark, colour bar, registration, plates, crop mark
    -                            -
   (+)                          (+)    beside: crop marks, fold marks (- -), registration
  - -                            - -
    -                            -
    |   title    (+)    facts    |     below: crop mark, slug line about the registration mark

All marks are in /Separation /All, so that they come out on every plate (ISO 32000-1, 8.6.6.4).
"""

from collections.abc import Iterable
from itertools import chain, count, takewhile

from pikepdf import Rectangle

from statementpress.prepress.sheet.boxes import BAND, SheetBoxes
from statementpress.prepress.sheet.operators import circle, line, numbers
from statementpress.prepress.units import POINTS

LENGTH = 5 * POINTS
"""The length of crop and fold marks."""
WEIGHT = 0.25
"""Points: the weight of every mark, the thinnest line that holds on a plate."""
CIRCLE = 1.75 * POINTS
"""The radius of a registration mark's circle; its cross is as wide as the band."""
DASHES = (0.8 * POINTS, 0.6 * POINTS)
"""The length of a dash and of a gap: four dashes and three gaps are one fold mark."""
GAP = 2 * POINTS
"""White space between marks that stand side by side."""


def printers_marks(boxes: SheetBoxes, folds: Iterable[float]) -> list[str]:
    """Return the operators that draw a page's marks; `folds` are in millimetres from its top.

    A fold that does not lie on the page has no marks.
    """
    heights = fold_heights(boxes.trim, folds)
    return [
        f"{numbers(WEIGHT)} w",
        *crop_marks(boxes),
        *registration_marks(boxes, heights),
        f"[{numbers(*DASHES)}] 0 d",
        *fold_marks(boxes, heights),
    ]


def crop_marks(boxes: SheetBoxes) -> list[str]:
    """Return two lines for each corner of the trim box, in line with its sides."""
    trim, inner = boxes.trim, boxes.inner
    upright = [
        line(x, start, x, end)
        for x in (trim.llx, trim.urx)
        for start, end in ((inner.lly, inner.lly - LENGTH), (inner.ury, inner.ury + LENGTH))
    ]
    return upright + [beside for y in (trim.lly, trim.ury) for beside in _beside(inner, y)]


def fold_heights(trim: Rectangle, folds: Iterable[float]) -> tuple[float, ...]:
    """Return the y of each fold on the page, from the lowest, at least a gap from its corners."""
    heights = {trim.ury - fold * POINTS for fold in folds}
    return tuple(sorted(y for y in heights if trim.lly + GAP <= y <= trim.ury - GAP))


def fold_marks(boxes: SheetBoxes, heights: Iterable[float]) -> list[str]:
    """Return a line on either side of the page at each height."""
    return [beside for y in heights for beside in _beside(boxes.inner, y)]


def registration_marks(boxes: SheetBoxes, heights: tuple[float, ...]) -> list[str]:
    """Return a circle and a cross in the middle of each side, clear of the folds at `heights`."""
    reach = BAND / 2
    marks = (
        (
            circle(x, y, CIRCLE),
            line(x - reach, y, x + reach, y),
            line(x, y - reach, x, y + reach),
        )
        for x, y in _registration_centres(boxes, heights)
    )
    return list(chain.from_iterable(marks))


def halves(boxes: SheetBoxes, bottom: float) -> tuple[Rectangle, Rectangle]:
    """Return the rooms left and right of the registration mark, in the band above `bottom`.

    They end a gap before the marks. On a page that is too narrow they have no width.
    """
    trim = boxes.trim
    middle = (trim.llx + trim.urx) / 2
    width = max((trim.width - BAND) / 2 - 2 * GAP, 0)
    starts = trim.llx + GAP, middle + BAND / 2 + GAP
    left, right = (Rectangle(x, bottom, x + width, bottom + BAND) for x in starts)
    return left, right


def _registration_centres(
    boxes: SheetBoxes, heights: tuple[float, ...]
) -> list[tuple[float, float]]:
    """Return the centres of the marks, without those that would touch a tiny page's crop marks."""
    trim, inner = boxes.trim, boxes.inner
    across = (trim.llx + trim.urx) / 2
    centres = []
    if trim.width >= BAND + 2 * GAP:
        centres += [(across, inner.ury + BAND / 2), (across, inner.lly - BAND / 2)]
    upright = _clear_height(trim, heights)
    if upright is not None:
        centres += [(inner.llx - BAND / 2, upright), (inner.urx + BAND / 2, upright)]
    return centres


def _clear_height(trim: Rectangle, heights: tuple[float, ...]) -> float | None:
    """Return the y nearest to the middle at which no mark is touched; of two, the upper one."""
    middle, taken = (trim.lly + trim.ury) / 2, (trim.lly, *heights, trim.ury)
    room = BAND / 2 + GAP - 0.001  # lengths that are exact in millimetres are rounded in points
    steps = takewhile(lambda distance: distance < trim.height / 2, (i * GAP / 2 for i in count()))
    nearest = (middle + side * distance for distance in steps for side in (1, -1))
    return next((y for y in nearest if all(abs(y - other) >= room for other in taken)), None)


def _beside(inner: Rectangle, y: float) -> tuple[str, str]:
    """Return a level line on either side of the page."""
    return (
        line(inner.llx, y, inner.llx - LENGTH, y),
        line(inner.urx, y, inner.urx + LENGTH, y),
    )
