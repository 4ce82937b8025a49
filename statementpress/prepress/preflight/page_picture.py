"""What colour a page has at a place, as PDFium draws it for print.

It is asked for where the facts about a page's objects do not suffice: what colour a picture has at
its edge, and what lies over or under it.
"""

from contextlib import closing
from functools import cached_property
from math import sqrt
from typing import TypeAlias

import pypdfium2
from pikepdf import Rectangle
from PIL import Image

from statementpress.prepress.units import INCH, POINTS

RESOLUTION = 200.0
"""Pixels to the inch: an eighth of a millimetre."""
MOST_PIXELS = 20_000_000
"""The most pixels of a picture; a page larger than A2 is drawn more coarsely."""
SURE = 1.6
"""Pixels beside an edge from which on a colour is not mixed with that across it."""

Colour: TypeAlias = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""


class PagePicture:
    """A page of a PDF, drawn when a colour is asked for first."""

    def __init__(self, data: bytes, number: int, area: Rectangle, unit: float) -> None:
        """Take the page with a number, from 1, of the PDF `data`, and the area to draw.

        The area is in default user space, whose units are `unit` points. Without data every place
        has no colour.
        """
        self._data, self._number, self._area = data, number, area
        wanted = RESOLUTION / (INCH * POINTS) * unit
        self._scale = min(wanted, sqrt(MOST_PIXELS / max(area.width * area.height, 1.0)))

    @property
    def beside(self) -> float:
        """Return how far beside an edge a colour is that of one side alone, in units."""
        return SURE / self._scale

    def colour(self, x: float, y: float) -> Colour | None:
        """Return the colour at a place in default user space; None if it cannot be drawn there."""
        image, area = self._image, self._area
        column, row = int((x - area.llx) * self._scale), int((area.ury - y) * self._scale)
        if image is None or not (0 <= column < image.width and 0 <= row < image.height):
            return None
        red, green, blue = image.getpixel((column, row))  # type: ignore[misc]
        return red, green, blue

    @cached_property
    def _image(self) -> Image.Image | None:
        if not self._data:
            return None
        try:
            with closing(pypdfium2.PdfDocument(self._data)) as pdf:
                page = pdf[self._number - 1]
                box = (self._area.llx, self._area.lly, self._area.urx, self._area.ury)
                page.set_rotation(0)
                page.set_mediabox(*box)
                page.set_cropbox(*box)
                page = pdf[self._number - 1]  # PDFium reads boxes where it opens a page
                bitmap = page.render(scale=self._scale, draw_annots=False, optimize_mode="print")
                drawn: Image.Image = bitmap.to_pil().convert("RGB")
                return drawn
        except (pypdfium2.PdfiumError, ValueError):
            return None
