"""The boxes of a press sheet: trim box in bleed box in media box.

The origin stays at the lower left of the trim box, so that a media box begins below zero, as
ISO 32000-1, 7.9.5 and 14.11.2 allow. To have it begin at 0 0 every number that is in the page's own
space had to move along: not only the content but the matrices of patterns (8.7.3.1: they do not
follow the content's), soft masks, the /BBox of structure elements and the targets of outlines. One
that is forgotten shifts a background by the width of the marks and no reader complains; what
imposition goes by, the trim box, is as good wherever it stands.
"""

from dataclasses import dataclass
from decimal import Decimal

from pikepdf import Array, Name, Page, Rectangle

from statementpress.prepress.units import POINTS

CLEARANCE = 0.5 * POINTS
"""Between the bleed box and its nearest mark: what is cut a little late still shows no mark."""
OFFSET = 3 * POINTS
"""Between the trim box and its nearest mark where there is less bleed, or none."""
BAND = 6 * POINTS
"""How deep the band is that holds the marks: as a registration mark is wide."""
EDGE = 1 * POINTS
"""White beyond the band."""


@dataclass(frozen=True, slots=True)
class SheetBoxes:
    """The boxes of one page in default user space.

    The band of marks lies between `inner` and `outer`.
    """

    trim: Rectangle
    bleed: Rectangle
    inner: Rectangle
    outer: Rectangle
    media: Rectangle


def sheet_boxes(page: Page, bleed: float, *, marks: bool) -> SheetBoxes:
    """Return the boxes for a page's trim box, a bleed in millimetres, and marks or none.

    Boxes that are not given fall back as ISO 32000-1, 14.11.2 has it: the trim box is the crop box,
    and that the media box.
    """
    trim = _upright(Rectangle(page.trimbox))
    bled = grown(trim, bleed * POINTS)
    inner = grown(trim, max(bleed * POINTS + CLEARANCE, OFFSET))
    outer = grown(inner, BAND)
    return SheetBoxes(trim, bled, inner, outer, grown(outer, EDGE) if marks else bled)


def set_boxes(page: Page, boxes: SheetBoxes) -> None:
    """Give a page its boxes; a trim box that it has is kept to the digit.

    An art box beside a trim box is against PDF/X-4 (ISO 15930-7, 6.11); a crop box would hide the
    marks, and a turned or scaled page is none that a sheet could be laid around.
    """
    for name, box in (("/TrimBox", boxes.trim), ("/BleedBox", boxes.bleed)):
        if name != "/TrimBox" or name not in page.obj:
            page.obj[Name(name)] = _array(box)
    page.obj.MediaBox = _array(boxes.media)
    for name in ("/CropBox", "/ArtBox", "/Rotate", "/UserUnit"):
        if name in page.obj:
            del page.obj[name]


def grown(box: Rectangle, by: float) -> Rectangle:
    """Return a rectangle whose sides are `by` points further out."""
    return Rectangle(box.llx - by, box.lly - by, box.urx + by, box.ury + by)


def _upright(box: Rectangle) -> Rectangle:
    """Return a rectangle by its lower left and upper right, whichever corners it was given by."""
    left, right = sorted((box.llx, box.urx))
    bottom, top = sorted((box.lly, box.ury))
    return Rectangle(left, bottom, right, top)


def _array(box: Rectangle) -> Array:
    """Return a box as a PDF has it, to the six places that WeasyPrint writes."""
    return Array([Decimal(f"{side:.6f}") for side in (box.llx, box.lly, box.urx, box.ury)])
