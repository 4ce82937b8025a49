"""Prove that printing sheets show every page of a proofed PDF, whole and at its place.

The text of a side has to be that of its pages one after the other, and each place has to look like
its page. The place is not taken from the text: if the meaning of letters in a form is stated apart
(/ActualText), as for Khmer, PDFium reports where they stand in the form, not on the sheet.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PIL import Image, ImageChops
from pypdfium2 import PdfDocument

from statementpress.errors import ProofError
from statementpress.proof import pdfium
from statementpress.proof.ink import Rectangle

PIXELS_PER_POINT = 2.0
FIELD = 8.0
"""Points. Fields of this size are compared by their darkness, as letters fall on other pixels."""
DIFFERENCE = 48
"""How much darker, out of 255, a field may be than on its page. Pages at their place differ by 15
at most, by 32 if the corner of something black falls half a pixel further; any two pages of text
differ by 79 or more (measured on the booklet and the cards of the 2021 statement)."""


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """A page on one side of a sheet; lengths in points from the top left of the sheet."""

    number: int
    """The number of the page, from 1."""
    edges: Rectangle
    """Where the edges of the page lie; they may lie beyond the sheet."""
    seen: Rectangle
    """The part of the page that can be seen."""


def prove_sheets(sheets: bytes, proofed: bytes, sides: Sequence[Sequence[PlacedPage]]) -> None:
    """Raise ProofError if a page of `proofed` is missing on its sheet, or differs there.

    `sides` are the pages of `sheets`, each with the pages that it shows in the order of painting.
    """
    with pdfium.opened(sheets) as printed, pdfium.opened(proofed) as pages:
        faults = [*_count_faults(printed, pages, sides)]
        if not faults:
            faults = [*_text_faults(printed, pages, sides), *_look_faults(printed, pages, sides)]
    if faults:
        raise ProofError(
            "the printing sheets were made, but they are not right:\n  " + "\n  ".join(faults),
            hint="nothing was written. Please report the statement that shows this",
        )


def _count_faults(
    printed: PdfDocument, pages: PdfDocument, sides: Sequence[Sequence[PlacedPage]]
) -> Iterator[str]:
    if len(printed) != len(sides):
        yield f"there are {len(printed)} sides instead of {len(sides)}"
    placed = {page.number for side in sides for page in side}
    for number in sorted(placed ^ set(range(1, len(pages) + 1))):
        yield f"page {number} is on no sheet" if number <= len(pages) else f"no page is {number}"


def _text_faults(
    printed: PdfDocument, pages: PdfDocument, sides: Sequence[Sequence[PlacedPage]]
) -> Iterator[str]:
    texts = _typed(pages)
    for number, (text, side) in enumerate(zip(_typed(printed), sides, strict=True), 1):
        if text != "".join(texts[page.number - 1] for page in side):
            yield f"side {number} does not read like {_pages(side)}"


def _look_faults(
    printed: PdfDocument, pages: PdfDocument, sides: Sequence[Sequence[PlacedPage]]
) -> Iterator[str]:
    looks = list(pdfium.page_images(pages, PIXELS_PER_POINT))
    images = pdfium.page_images(printed, PIXELS_PER_POINT)
    for number, (image, side) in enumerate(zip(images, sides, strict=True), 1):
        for page in side:
            if not _alike(image, looks[page.number - 1], page):
                yield f"side {number} does not show page {page.number} at its place"


def _typed(document: PdfDocument) -> list[str]:
    """Return the characters of each page, without those that PDFium adds."""
    return [
        "".join(each.text for each in pdfium.page_characters(page) if not each.generated)
        for page in document
    ]


def _alike(sheet: Image.Image, look: Image.Image, page: PlacedPage) -> bool:
    """Return whether a side shows a page at its place; `look` is the picture of the page."""
    left, top, *_ = page.edges
    width, height = page.seen[2] - page.seen[0], page.seen[3] - page.seen[1]
    size = max(1, round(width / FIELD)), max(1, round(height / FIELD))
    from_page = page.seen[0] - left, page.seen[1] - top, page.seen[2] - left, page.seen[3] - top
    fields = _fields(sheet, page.seen, size), _fields(look, from_page, size)
    darker = ImageChops.difference(*fields).point(lambda value: 255 * (value > DIFFERENCE))
    return darker.getbbox() is None


def _fields(image: Image.Image, area: Rectangle, size: tuple[int, int]) -> Image.Image:
    """Return how dark each field of an area (in points) is on average."""
    left, top, right, bottom = (side * PIXELS_PER_POINT for side in area)
    inside = max(0.0, left), max(0.0, top), min(image.width, right), min(image.height, bottom)
    return image.resize(size, Image.Resampling.BOX, box=inside)


def _pages(side: Sequence[PlacedPage]) -> str:
    numbers = ", ".join(str(page.number) for page in side)
    return f"pages {numbers}" if len(side) > 1 else f"page {numbers}" if side else "no page"
