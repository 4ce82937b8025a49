"""The pages of any PDF as forms (ISO 32000-1, 8.10) that can be drawn on a sheet.

Annotations that print become part of the content, because they are no more than that on paper.
Links, comments that are not printed, tags, bookmarks and actions are left behind.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Matrix, Name, Object, Page, Pdf, PdfError, Rectangle, Stream

from statementpress.prepress.content.optional_content import read_optional_content
from statementpress.prepress.imposition.grid import PageSize, Placement
from statementpress.prepress.pdf.objects import array, entry
from statementpress.prepress.pdf.opening import UnreadablePdfError, cleaned
from statementpress.prepress.pdf.page_boxes import (
    given_box,
    insets,
    page_boxes,
    rotation,
    user_unit,
)
from statementpress.prepress.units import POINTS
from statementpress.unpacking import unpack_or_none

MOST_BYTES = 1 << 27
"""The most bytes of a page's content, unpacked: 128 MiB, ten times what the largest maps have."""

TURNS = {
    0: Matrix(1, 0, 0, 1, 0, 0),
    90: Matrix(0, -1, 1, 0, 0, 0),
    180: Matrix(-1, 0, 0, -1, 0, 0),
    270: Matrix(0, 1, -1, 0, 0, 0),
}
"""Turns about the origin, by degrees clockwise, as in /Rotate."""


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A page of the file that is imposed; boxes are in default user space."""

    form: Object
    """The page as a form XObject."""
    trim: Rectangle
    painted: Rectangle
    """The bleed box, or the media box if there is no bleed box."""
    turned: int
    """Degrees by which the page is turned clockwise when it is shown: 0, 90, 180 or 270."""
    unit: float
    """The points in a unit of user space (UserUnit)."""

    @property
    def size(self) -> PageSize:
        """Return the width and height of the trimmed page as shown, in points."""
        width, height = self.trim.width * self.unit, self.trim.height * self.unit
        return (height, width) if self.turned in {90, 270} else (width, height)

    @property
    def bleed(self) -> float:
        """Return how far, in points, the page is painted beyond its trim box on every side."""
        return max(0.0, min(insets(self.trim, self.painted))) * self.unit

    def matrix(self, placed: Placement) -> Matrix:
        """Return the matrix that brings the form to where the page is placed on a sheet."""
        scale = self.unit * placed.scale
        x, y = _centre(self.trim)
        to_x, to_y = _centre(placed.trim)
        turned = Matrix(1, 0, 0, 1, -x, -y) @ TURNS[self.turned]
        return turned @ Matrix(scale, 0, 0, scale, to_x, to_y)


def source_pages(pdf: Pdf, bleed: float) -> list[SourcePage]:
    """Return the pages of a PDF, clipped at a bleed in millimetres.

    The PDF is changed: annotations that print become part of the content. Raises UnreadablePdfError
    if a page cannot be read, or is so large that it is meant to fill the memory.
    """
    for number, page in enumerate(pdf.pages, 1):
        _check_content(page, number)
    try:
        _flatten(pdf)
        return [_source_page(page, bleed) for page in pdf.pages]
    except (PdfError, ValueError, TypeError, RuntimeError) as error:
        raise UnreadablePdfError(f"has pages that are damaged: {cleaned(str(error))}") from error


def _check_content(page: Page, number: int) -> None:
    left = MOST_BYTES
    for stream in _contents(page.obj.get(Name.Contents)):
        data = unpack_or_none(stream, left)
        if data is None:
            raise UnreadablePdfError(f"is damaged, or far too large, in page {number}")
        left -= len(data)


def _contents(contents: object) -> Iterator[Stream]:
    """Yield the content streams of a page, without other objects, which readers pass over too."""
    listed = array(contents) if isinstance(contents, Array) else [contents]
    yield from (each for each in listed if isinstance(each, Stream))


def _flatten(pdf: Pdf) -> None:
    """Draw annotations that print into the content of their pages, and remove all of them."""
    hidden = read_optional_content(pdf)
    for page in pdf.pages:
        annotations = page.obj.get(Name.Annots)
        if isinstance(annotations, Array):
            shown = [
                each
                for each in annotations
                if isinstance(each, Dictionary) and not hidden.hides(each.get(Name.OC))
            ]
            page.obj[Name.Annots] = Array(shown)
    if entry(pdf.Root.get(Name.AcroForm), Name.NeedAppearances) is True:
        pdf.generate_appearance_streams()
    pdf.flatten_annotations("print")


def _source_page(page: Page, bleed: float) -> SourcePage:
    boxes, unit = page_boxes(page), user_unit(page.obj)
    painted = boxes.bleed if given_box(page.obj, Name.BleedBox) else boxes.media
    form = page.as_form_xobject(handle_transformations=False)
    form[Name.BBox] = _cut(boxes.trim, painted, bleed * POINTS / unit).as_array()
    return SourcePage(form, boxes.trim, painted, rotation(page.obj), unit)


def _cut(trim: Rectangle, painted: Rectangle, bleed: float) -> Rectangle:
    """Return the trim box with at most `bleed` of what is painted around it (user space)."""
    return Rectangle(
        min(trim.llx, max(trim.llx - bleed, painted.llx)),
        min(trim.lly, max(trim.lly - bleed, painted.lly)),
        max(trim.urx, min(trim.urx + bleed, painted.urx)),
        max(trim.ury, min(trim.ury + bleed, painted.ury)),
    )


def _centre(box: Rectangle) -> tuple[float, float]:
    return (box.llx + box.urx) / 2, (box.lly + box.ury) / 2
