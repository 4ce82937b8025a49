"""The boxes of a page, as the file gives them and as they count (ISO 32000-1, 14.11.2)."""

from dataclasses import dataclass
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Rectangle

from statementpress.prepress.pdf.objects import number, rectangle

LARGEST_UNIT = 75_000
"""The largest UserUnit of Acrobat."""
LETTER = Rectangle(0, 0, 612, 792)
INHERITED = {Name.MediaBox, Name.CropBox}
"""The boxes that a page may inherit from the nodes of the page tree above it (7.7.3.4)."""
MOST_PARENTS = 64
"""Nodes of a page tree above a page; a tree of 10,000 pages has five levels."""


@dataclass(frozen=True, slots=True)
class PageBoxes:
    """The boxes that a page is printed by, in default user space."""

    media: Rectangle
    """The whole sheet."""
    crop: Rectangle
    """What viewers show."""
    bleed: Rectangle
    """How far the page is painted, to be cut off."""
    trim: Rectangle
    """The page as it is once it is cut."""


def page_boxes(page: Page) -> PageBoxes:
    """Return all boxes of a page, cut to its media box.

    A missing trim box is replaced by the art box, as in PDF/X, or else by the crop box, which also
    replaces a missing bleed box. A page without a media box counts as letter size, as in qpdf.
    """
    media = given_box(page.obj, Name.MediaBox) or LETTER
    crop = _cut(given_box(page.obj, Name.CropBox), media) or media
    trim = given_box(page.obj, Name.TrimBox) or given_box(page.obj, Name.ArtBox)
    bleed = _cut(given_box(page.obj, Name.BleedBox), media) or crop
    return PageBoxes(media, crop, bleed, _cut(trim, media) or crop)


def given_box(page: Object, key: Name) -> Rectangle | None:
    """Return a box that a page has itself or inherits; None if there is none, or it is empty."""
    return as_rectangle(inherited(page, key) if key in INHERITED else page.get(key))


def as_rectangle(value: object) -> Rectangle | None:
    """Return an array of two opposite corners (7.9.5) as a box, or None if it is none or empty."""
    box = rectangle(value)
    return box if box and box.width > 0 and box.height > 0 else None


def insets(inner: Rectangle, outer: Rectangle) -> tuple[float, float, float, float]:
    """Return how far a box lies inside another on the left, at the bottom, on the right and on top.

    A distance is negative if the inner box sticks out on that side. All are in the boxes' units.
    """
    return (
        float(inner.llx - outer.llx),
        float(inner.lly - outer.lly),
        float(outer.urx - inner.urx),
        float(outer.ury - inner.ury),
    )


def user_unit(page: Object) -> float:
    """Return the points in a unit of a page (UserUnit), or 1 if it is missing or makes no sense.

    Table 30 of ISO 32000-1 asks for a positive number and leaves its range to the reader.
    """
    unit = number(page.get(Name.UserUnit))
    return unit if unit is not None and 0 < unit <= LARGEST_UNIT else 1.0


def rotation(page: Object) -> int:
    """Return by how many degrees a page is turned clockwise to be shown: 0, 90, 180 or 270."""
    turned = number(inherited(page, Name.Rotate))
    return int(turned) % 360 // 90 * 90 if turned is not None else 0


def inherited(page: Object, key: Name) -> object:
    """Return the value of a key from a page, or from the nearest page tree node above it."""
    node: object = page
    for _ in range(MOST_PARENTS):
        if not isinstance(node, Dictionary):
            break
        if key in node:
            return node[key]
        node = node.get(Name.Parent)
    return None


def trimmed(pdf: bytes) -> bytes:
    """Return a PDF whose pages are shown without their bleed, up to the trim box (/CropBox).

    All that lies around the trim box becomes the bleed box, because WeasyPrint ends the bleed box
    at 10 points, however much bleed there is.
    """
    with Pdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            boxes = page_boxes(page)
            page.obj[Name.CropBox] = Array(boxes.trim.as_array())
            page.obj[Name.BleedBox] = Array(boxes.media.as_array())
        written = BytesIO()
        document.save(written, deterministic_id=True)
    return written.getvalue()


def _cut(box: Rectangle | None, media: Rectangle) -> Rectangle | None:
    """Return the part of a box that lies in the media box, or None if there is none."""
    if box is None:
        return None
    part = box & media
    return part if part is not None and part.width > 0 and part.height > 0 else None
