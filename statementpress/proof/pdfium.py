"""Read the text and the ink of a finished PDF with PDFium, Chrome's reader."""

from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import c_double
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw
from PIL import Image


@dataclass(frozen=True, slots=True)
class Character:
    """A character of a page as it is read."""

    text: str
    left: float
    """Where it begins, in points from the left of the page."""
    baseline: float
    """Where its baseline is, in points from the top of the page."""
    generated: bool
    """Whether PDFium added it, as a line end or a space in place of a gap."""


@contextmanager
def opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Yield a PDF that is open inside the block."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


def page_texts(document: pypdfium2.PdfDocument) -> list[str]:
    """Return the text of each page, with line ends."""
    return [page.get_textpage().get_text_range() for page in document]


def page_characters(page: pypdfium2.PdfPage) -> Iterator[Character]:
    """Yield the characters of a page in the order of its text."""
    # The box of a page that bleeds begins left of its origin and below it.
    textpage, (edge, _, _, top) = page.get_textpage(), page.get_mediabox()
    left, base = c_double(), c_double()
    for index in range(textpage.count_chars()):
        pypdfium2.raw.FPDFText_GetCharOrigin(textpage, index, left, base)
        yield Character(
            chr(pypdfium2.raw.FPDFText_GetUnicode(textpage, index)),
            left.value - edge,
            top - base.value,
            pypdfium2.raw.FPDFText_IsGenerated(textpage, index) == 1,
        )


def page_images(document: pypdfium2.PdfDocument, scale: float) -> Iterator[Image.Image]:
    """Yield each page in grey, `scale` pixels to a point."""
    for page in document:
        yield page.render(scale=scale, grayscale=True).to_pil()


def text_beside(document: pypdfium2.PdfDocument, number: int, top: float, bottom: float) -> str:
    """Return the words of page `number` (from 1) between two heights, in points from its top."""
    page = document[number - 1]
    height = page.get_height()
    found = page.get_textpage().get_text_bounded(bottom=height - bottom, top=height - top)
    return " ".join(found.split())
