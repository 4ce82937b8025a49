"""Read the text and the ink of a finished PDF with PDFium, Chrome's reader."""

from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import byref, c_double
from io import BytesIO
from typing import NamedTuple

import pypdfium2
from PIL import Image
from pypdfium2 import raw

POINTS = 72
"""The points in an inch."""


class Character(NamedTuple):
    """A character of a page as it is read; a page has thousands."""

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
    return list(map(page_text, document))


def page_text(page: pypdfium2.PdfPage) -> str:
    """Return the text of a page, with line ends."""
    return str(page.get_textpage().get_text_range())


def page_characters(page: pypdfium2.PdfPage) -> Iterator[Character]:
    """Yield the characters of a page in the order of its text."""
    # The box of a page that bleeds begins left of its origin and below it.
    textpage, (edge, _, _, top) = page.get_textpage(), page.get_mediabox()
    handle, left, base = textpage.raw, c_double(), c_double()
    for index in range(textpage.count_chars()):
        raw.FPDFText_GetCharOrigin(handle, index, byref(left), byref(base))
        text = chr(raw.FPDFText_GetUnicode(handle, index))
        # PDFium adds nothing but white space.
        added = text.isspace() and raw.FPDFText_IsGenerated(handle, index) == 1
        yield Character(text, left.value - edge, top - base.value, added)


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Return the width and the height of each page of a PDF, in points."""
    with opened(pdf) as document:
        return [page.get_size() for page in document]


def page_png(pdf: bytes, index: int, resolution: float) -> bytes:
    """Return what a page of a PDF looks like as a PNG, with so many pixels to an inch."""
    with opened(pdf) as document:
        stream = BytesIO()
        image = document[index].render(scale=resolution / POINTS).to_pil()
        image.save(stream, "PNG", compress_level=1)
    return stream.getvalue()


def page_images(document: pypdfium2.PdfDocument, scale: float) -> Iterator[Image.Image]:
    """Yield each page in grey, `scale` pixels to a point."""
    for page in document:
        yield page_image(page, scale)


def page_image(page: pypdfium2.PdfPage, scale: float) -> Image.Image:
    """Return a page in grey, `scale` pixels to a point."""
    image: Image.Image = page.render(scale=scale, grayscale=True).to_pil()
    return image


def text_beside(page: pypdfium2.PdfPage, top: float, bottom: float) -> str:
    """Return the words of a page between two heights, in points from its top."""
    height = page.get_height()
    found = page.get_textpage().get_text_bounded(bottom=height - bottom, top=height - top)
    return " ".join(found.split())
