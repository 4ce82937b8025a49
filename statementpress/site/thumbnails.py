"""Small pictures of a PDF's first page, as PDFium draws it."""

from dataclasses import dataclass
from io import BytesIO
from math import isfinite
from pathlib import Path

import pypdfium2
from PIL import Image

WIDTH = 320
"""The width of a picture in pixels, twice the 160 CSS pixels it is shown at, for sharp screens."""
TALLEST = 1.6
"""The largest ratio of height to width; a taller page is cut off below."""
COLOURS = 64
"""Enough for type and a logo, and a fifth of the bytes of true colour, as measured."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a page."""

    data: bytes
    """The PNG file."""
    width: int
    """In pixels."""
    height: int
    """In pixels."""

    @property
    def size(self) -> tuple[int, int]:
        """Return its width and height in pixels."""
        return self.width, self.height


def first_page(pdf: Path) -> Picture | None:
    """Return the picture of a PDF's first page, or None if PDFium cannot draw it."""
    try:
        document = pypdfium2.PdfDocument(pdf)
    except (pypdfium2.PdfiumError, OSError):
        return None
    try:
        image = _drawn(document)
    except (pypdfium2.PdfiumError, ValueError, IndexError, OverflowError):
        return None
    finally:
        document.close()
    written = BytesIO()
    image.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
        written, "PNG", optimize=True
    )
    return Picture(written.getvalue(), *image.size)


def _drawn(document: pypdfium2.PdfDocument) -> Image.Image:
    """Return the trimmed page, without the printer's marks around it."""
    page = document[0]
    box = page.get_trimbox()
    page.set_mediabox(*box)
    page.set_cropbox(*box)
    across, down = page.get_size()
    scale = WIDTH / across
    if not (isfinite(scale) and 1 <= down * scale <= WIDTH * 20):
        raise ValueError("the page is no more than a line")
    image: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
    return image.crop((0, 0, image.width, min(image.height, round(WIDTH * TALLEST))))
