"""What colour a page has at a place, as PDFium draws it for print.

It is asked for where the facts about a page's objects do not suffice: what colour a picture has at
its edge, and what lies over or under it.
"""

from contextlib import closing
from dataclasses import dataclass
from functools import cached_property, partial
from math import sqrt
from typing import TypeAlias

import pypdfium2
from pikepdf import Rectangle
from PIL import Image

from statementpress.machine.forked import (
    Budget,
    OverBudgetError,
    Report,
    forked,
    spent_by_children,
)
from statementpress.prepress.units import INCH, POINTS

RESOLUTION = 200.0
"""Pixels to the inch: an eighth of a millimetre."""
MOST_PIXELS = 20_000_000
"""The most pixels of a picture; a page larger than A2 is drawn more coarsely."""
MEMORY = 500_000_000
"""Bytes that drawing a page may take."""
SURE = 1.6
"""Pixels beside an edge from which on a colour is not mixed with that across it."""

Colour: TypeAlias = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""


@dataclass(slots=True)
class Drawn:
    """A PDF whose pages are drawn in processes of their own, as long as there is time for it."""

    data: bytes
    """The file; if it is empty, no page can be drawn."""
    seconds: float
    """Time of the processor that is left."""

    def page(self, number: int, box: tuple[float, ...], scale: float) -> Image.Image | None:
        """Return a part of a page, from 1, in pixels; None if it cannot be drawn in the time left.

        `box` is in default user space, and `scale` are the pixels of one of its units.
        """
        if not self.data or self.seconds < 1:
            return None
        begun = spent_by_children()
        try:
            size, pixels = forked(
                partial(_draw, self.data, number, box, scale), Budget(self.seconds, MEMORY)
            )
        except OverBudgetError:
            self.seconds = 0.0
            return None
        except (pypdfium2.PdfiumError, ValueError):
            return None
        finally:
            self.seconds -= spent_by_children() - begun
        return Image.frombytes("RGB", size, pixels)


class PagePicture:
    """A page of a PDF, drawn when a colour is asked for first."""

    def __init__(self, drawn: Drawn, number: int, area: Rectangle, unit: float) -> None:
        """Take a page by its number, from 1, and the area to draw.

        The area is in default user space, whose units are `unit` points. If the page cannot be
        drawn, no place has a colour.
        """
        self._drawn, self._number, self._area = drawn, number, area
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
        area = self._area
        return self._drawn.page(self._number, (area.llx, area.lly, area.urx, area.ury), self._scale)


def _draw(
    data: bytes, number: int, box: tuple[float, ...], scale: float, _report: Report
) -> tuple[tuple[int, int], bytes]:
    """Return size and pixels (RGB) of a part of a page; raises PdfiumError if that fails."""
    with closing(pypdfium2.PdfDocument(data)) as pdf:
        page = pdf[number - 1]
        page.set_rotation(0)
        page.set_mediabox(*box)
        page.set_cropbox(*box)
        page = pdf[number - 1]  # PDFium reads boxes where it opens a page
        bitmap = page.render(scale=scale, draw_annots=False, optimize_mode="print")
        image: Image.Image = bitmap.to_pil().convert("RGB")
        return image.size, image.tobytes()
