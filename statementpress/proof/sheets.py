"""Prove that printing sheets show every page of a proofed PDF: its text, and at its place.

The text of a side has to be that of its pages one after the other, and the look of each place that
of its page. The place itself is not read from the text: of letters in a form whose meaning is
stated apart (/ActualText), as Khmer has it, PDFium tells where they stand in the form, not on the
sheet.
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
"""Points; what is compared is how dark fields of this size are, as letters fall on other pixels."""
DIFFERENCE = 48
"""Of a field, out of 255: pages at their place have 15 at most, 32 where the corner of something
black falls half a pixel further; any two pages of text have 79 or more (measured on the booklet and
the cards of the 2021 statement)."""


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """Page `number` (from 1) on a side: where its edges lie, and the part of it that is to be seen.

    Both in points from the top left of the sheet; the edges may go beyond the sheet.
    """

    number: int
    edges: Rectangle
    seen: Rectangle


def prove_sheets(sheets: bytes, proofed: bytes, sides: Sequence[Sequence[PlacedPage]]) -> None:
    """Raise ProofError where a page of `proofed` is missing on its sheet, or is another there.

    `sides` are the pages of `sheets`, each with what is placed on it in the order of painting.
    """
    with pdfium.opened(sheets) as printed, pdfium.opened(proofed) as pages:
        faults = [*_count_faults(printed, pages, sides)]
        if not faults:
            faults = [*_text_faults(printed, pages, sides), *_look_faults(printed, pages, sides)]
    if faults:
        raise ProofError(
            "the printing sheets were made, but they are not right:\n  " + "\n  ".join(faults),
            hint="nothing was written. Please report the statement that shows it",
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
            yield f"side {number} reads otherwise than {_pages(side)}"


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
    """Return the characters of each page that are in its content."""
    return [
        "".join(each.text for each in pdfium.page_characters(page) if not each.generated)
        for page in document
    ]


def _alike(sheet: Image.Image, look: Image.Image, page: PlacedPage) -> bool:
    """Say whether a side shows a page, of which `look` is the picture, where it is placed."""
    left, top, *_ = page.edges
    width, height = page.seen[2] - page.seen[0], page.seen[3] - page.seen[1]
    size = max(1, round(width / FIELD)), max(1, round(height / FIELD))
    from_page = page.seen[0] - left, page.seen[1] - top, page.seen[2] - left, page.seen[3] - top
    fields = _fields(sheet, page.seen, size), _fields(look, from_page, size)
    darker = ImageChops.difference(*fields).point(lambda value: 255 * (value > DIFFERENCE))
    return darker.getbbox() is None


def _fields(image: Image.Image, area: Rectangle, size: tuple[int, int]) -> Image.Image:
    """Return how dark each field of an area (points) is in the mean."""
    left, top, right, bottom = (side * PIXELS_PER_POINT for side in area)
    inside = max(0.0, left), max(0.0, top), min(image.width, right), min(image.height, bottom)
    return image.resize(size, Image.Resampling.BOX, box=inside)


def _pages(side: Sequence[PlacedPage]) -> str:
    numbers = ", ".join(str(page.number) for page in side)
    return f"pages {numbers}" if len(side) > 1 else f"page {numbers}" if side else "no page"
