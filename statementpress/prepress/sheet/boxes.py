"""The boxes of a press sheet: trim box in bleed box in media box.

The origin stays at the lower left of the trim box, so that a media box begins below zero, as
ISO 32000-1, 7.9.5 and 14.11.2 allow. If it were to begin at 0 0, every number in the page's own
space would have to move along: not only the content but also the matrices of patterns (8.7.3.1:
they do not follow the content's), soft masks, the /BBox of structure elements and the targets of
outlines. Forgetting one of them shifts a background by the width of the marks, and no reader
complains. Imposition goes by the trim box, which may stand anywhere.
"""

from dataclasses import dataclass
from decimal import Decimal

from pikepdf import Array, Name, Page, Rectangle

from statementpress.prepress.units import POINTS

CLEARANCE = 0.5 * POINTS
"""Between the bleed box and its nearest mark: a page cut a little too wide shows no mark."""
OFFSET = 3 * POINTS
"""Between the trim box and its nearest mark, if there is little bleed or none."""
BAND = 6 * POINTS
"""The depth of the band that holds the marks: the width of a registration mark."""
EDGE = 1 * POINTS
"""White beyond the band."""


@dataclass(frozen=True, slots=True)
class SheetBoxes:
    """The boxes of one page in default user space."""

    trim: Rectangle
    bleed: Rectangle
    inner: Rectangle
    """Where the band of marks begins."""
    outer: Rectangle
    """Where the band of marks ends."""
    media: Rectangle


def sheet_boxes(page: Page, bleed: float, *, marks: bool) -> SheetBoxes:
    """Return the boxes around a page's trim box for a bleed in millimetres, with or without marks.

    A trim box that is not given is the crop box, and a crop box that is not given is the media box
    (ISO 32000-1, 14.11.2).
    """
    trim = _upright(Rectangle(page.trimbox))
    bled = grown(trim, bleed * POINTS)
    inner = grown(trim, max(bleed * POINTS + CLEARANCE, OFFSET))
    outer = grown(inner, BAND)
    return SheetBoxes(trim, bled, inner, outer, grown(outer, EDGE) if marks else bled)


def set_boxes(page: Page, boxes: SheetBoxes) -> None:
    """Give a page its boxes; a trim box that it already has is kept to the digit.

    An art box beside a trim box is against PDF/X-4 (ISO 15930-7, 6.11), a crop box would hide the
    marks, and a sheet cannot be laid around a page that is turned or scaled.
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
    """Return a rectangle by its lower left and upper right corners, whichever it was given by."""
    left, right = sorted((box.llx, box.urx))
    bottom, top = sorted((box.lly, box.ury))
    return Rectangle(left, bottom, right, top)


def _array(box: Rectangle) -> Array:
    """Return a box as a PDF array, with the six decimal places that WeasyPrint writes."""
    return Array([Decimal(f"{side:.6f}") for side in (box.llx, box.lly, box.urx, box.ury)])
