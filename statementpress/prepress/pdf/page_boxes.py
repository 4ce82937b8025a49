"""The boxes of a page, as they are given and as they count (ISO 32000-1, 14.11.2)."""

from dataclasses import dataclass

from pikepdf import Dictionary, Name, Object, Page, Rectangle

from statementpress.prepress.content.operands import number, rectangle

LARGEST_UNIT = 75_000
"""The largest UserUnit of Acrobat."""
LETTER = Rectangle(0, 0, 612, 792)
INHERITED = {Name.MediaBox, Name.CropBox}
MOST_PARENTS = 64
"""Nodes of a page tree above a page; trees of 10,000 pages have five."""


@dataclass(frozen=True, slots=True)
class PageBoxes:
    """The boxes that a page is printed by, in default user space."""

    media: Rectangle
    crop: Rectangle
    bleed: Rectangle
    trim: Rectangle


def page_boxes(page: Page) -> PageBoxes:
    """Return the boxes of a page with those that are not given, cut to its media box.

    Where there is no trim box the art box takes its place, as PDF/X has it, else the crop box, as
    that of the bleed box. A page without a media box is taken to be of letter size, as by qpdf.
    """
    media = given_box(page.obj, Name.MediaBox) or LETTER
    crop = _cut(given_box(page.obj, Name.CropBox), media) or media
    trim = given_box(page.obj, Name.TrimBox) or given_box(page.obj, Name.ArtBox)
    bleed = _cut(given_box(page.obj, Name.BleedBox), media) or crop
    return PageBoxes(media, crop, bleed, _cut(trim, media) or crop)


def given_box(page: Object, key: Name) -> Rectangle | None:
    """Return a box that a page has or, but for TrimBox and the like, inherits (7.7.3.4).

    None where it is not given, no rectangle, or empty.
    """
    return as_rectangle(inherited(page, key) if key in INHERITED else page.get(key))


def as_rectangle(value: object) -> Rectangle | None:
    """Return an array of two opposite corners (7.9.5); None where it is none, or empty."""
    box = rectangle(value)
    return box if box and box.width > 0 and box.height > 0 else None


def user_unit(page: Object) -> float:
    """Return the points of a unit of a page (UserUnit), 1 where it is not given or makes no sense.

    Table 30 of ISO 32000-1 asks for a positive number and leaves its range to the reader.
    """
    unit = number(page.get(Name.UserUnit))
    return unit if unit is not None and 0 < unit <= LARGEST_UNIT else 1.0


def rotation(page: Object) -> int:
    """Return by how many degrees a page is turned clockwise when shown: 0, 90, 180 or 270."""
    turned = number(inherited(page, Name.Rotate))
    return int(turned) % 360 // 90 * 90 if turned is not None else 0


def inherited(page: Object, key: Name) -> object:
    """Return what a page, or the nearest node of the page tree above it, has under a key."""
    node: object = page
    for _ in range(MOST_PARENTS):
        if not isinstance(node, Dictionary):
            break
        if key in node:
            return node[key]
        node = node.get(Name.Parent)
    return None


def _cut(box: Rectangle | None, media: Rectangle) -> Rectangle | None:
    """Return the part of a box that lies in the media box, None where there is none."""
    if box is None:
        return None
    part = box & media
    return part if part is not None and part.width > 0 and part.height > 0 else None
