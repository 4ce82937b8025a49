"""Read a finished PDF with PDFium, Chrome's reader: its text, and its ink."""

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
from PIL import Image


@contextmanager
def opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Open a PDF for the block."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


def page_texts(document: pypdfium2.PdfDocument) -> list[str]:
    """Return the text of each page with its line ends."""
    return [page.get_textpage().get_text_range() for page in document]


def page_images(document: pypdfium2.PdfDocument, scale: float) -> Iterator[Image.Image]:
    """Yield each page in grey, `scale` pixels to a point."""
    for page in document:
        yield page.render(scale=scale, grayscale=True).to_pil()


def text_beside(document: pypdfium2.PdfDocument, number: int, top: float, bottom: float) -> str:
    """Return the words of page `number` (from 1) between two heights, points from its top."""
    page = document[number - 1]
    height = page.get_height()
    found = page.get_textpage().get_text_bounded(bottom=height - bottom, top=height - top)
    return " ".join(found.split())
