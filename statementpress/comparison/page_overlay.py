"""Lay the pages of two PDFs over each other, and say which differ and where.

What both have is grey, what only the old one has is red, and what only the new one has is blue.
Colour-blind people can distinguish this red and blue, and one prints darker than the other. Fields
around a difference are tinted, because one changed word is hard to find on a grey page.

A pixel differs if nothing around its place on the other page is like it, as in `proof.alike`. So
letters that lie up to 0.15 pt elsewhere, on other parts of a pixel, count as the same.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import chain
from typing import Final

from PIL import Image, ImageChops, ImageFilter
from pypdfium2 import PdfDocument, PdfiumError

from statementpress.comparison.model import WHOLE, PageChange, Place
from statementpress.comparison.page_pairs import paired
from statementpress.errors import ProofError
from statementpress.proof import pdfium
from statementpress.proof.alike import drawn, strangers

DOTS_PER_INCH: Final = 110
MOST_PICTURED: Final = 12
"""The most pages that are pictured; a report with more is too large to send by mail."""

FIELD: Final = 12
"""The side of a tinted field in pixels: about a line of text."""

Colour = tuple[int, int, int]
OLD: Final[Colour] = (179, 57, 28)
NEW: Final[Colour] = (10, 74, 158)
"""The red and the blue of styles/comparison.css."""
BOTH: Final[Colour] = (165, 165, 165)
PAPER: Final[Colour] = (255, 255, 255)
TINT: Final[Colour] = (255, 243, 196)

ROUNDING: Final = 0.005
"""The share of the paper by which two pages may differ in size: a pixel or two on either side."""

LEVELS: Final = 16
"""Shades of each colour: enough for the edges of letters, and few enough for a small file."""


def overlays(
    old: bytes, new: bytes, dpi: int = DOTS_PER_INCH, pictured: int = MOST_PICTURED
) -> tuple[PageChange, ...]:
    """Return the pages of two PDFs that look different, in order.

    The first `pictured` of them have a picture, of `dpi` pixels to the inch. Raises ProofError if
    PDFium cannot read a PDF.
    """
    try:
        with pdfium.opened(old) as before, pdfium.opened(new) as after:
            return tuple(_differences(before, after, dpi, pictured))
    except PdfiumError as error:
        raise ProofError(
            f"PDFium cannot read the PDF: {error}", hint="verify the two versions"
        ) from error


def _differences(
    before: PdfDocument, after: PdfDocument, dpi: int, pictured: int
) -> Iterator[PageChange]:
    done = 0
    for old, new in paired(pdfium.page_texts(before), pdfium.page_texts(after)):
        if old is None or new is None:
            yield PageChange(_number(old), _number(new), share=1.0)
            continue
        looks = drawn(before[old], dpi), drawn(after[new], dpi)
        overlay = None if looks[0] == looks[1] else _Overlay.of(*looks)
        if overlay is None or not (place := overlay.place()):
            continue
        picture = overlay.picture() if done < pictured else None
        done += picture is not None
        yield PageChange(old + 1, new + 1, overlay.share(), picture, place)


def _number(index: int | None) -> int | None:
    return None if index is None else index + 1


@dataclass(frozen=True, slots=True)
class _Overlay:
    """Two pages laid over each other."""

    old: Image.Image
    """The old page in grey."""
    new: Image.Image
    """The new page in grey."""
    gone: Image.Image
    """A mask (0 and 255) of what only the old page has."""
    came: Image.Image
    """A mask (0 and 255) of what only the new page has."""
    beyond: float
    """The part of the paper, 0 to 1, that the smaller page does not reach."""

    @classmethod
    def of(cls, old: Image.Image, new: Image.Image) -> "_Overlay":
        """Return the overlay of two pages in RGB, on paper that holds both."""
        size = max(old.width, new.width), max(old.height, new.height)
        common = min(old.width, new.width) * min(old.height, new.height)
        old, new = _on_paper(old, size), _on_paper(new, size)
        differing = ImageChops.lighter(strangers(old, new), strangers(new, old))
        greys = old.convert("L"), new.convert("L")
        darker = ImageChops.subtract(greys[1], greys[0]).point(lambda value: 255 * (value > 0))
        gone = ImageChops.darker(differing, darker)
        beyond = 1 - common / (size[0] * size[1])
        came = ImageChops.subtract(differing, gone)
        return cls(*greys, gone, came, beyond if beyond > ROUNDING else 0.0)

    @property
    def differing(self) -> Image.Image:
        return ImageChops.lighter(self.gone, self.came)

    def share(self) -> float:
        """Return how much of the page differs, from 0 to 1."""
        differing = self.differing
        share = differing.histogram()[255] / (differing.width * differing.height)
        return min(1.0, share + self.beyond)

    def place(self) -> Place | None:
        """Return the part of the page that holds all that differs, or None if nothing does."""
        differing = self.differing
        bounds = differing.getbbox()
        if self.beyond or bounds is None:
            return WHOLE if self.beyond else None
        left, top, right, bottom = bounds
        width, height = differing.size
        return left / width, top / height, right / width, bottom / height

    def picture(self) -> bytes:
        """Return the overlay as a PNG with a palette."""
        shades = ImageChops.darker(self.old, self.new).point(_level(0))
        shades.paste(
            ImageChops.darker(self.old, self.new).point(_level(1)), mask=_fields(self.differing)
        )
        shades.paste(self.old.point(_level(2)), mask=self.gone)
        shades.paste(self.new.point(_level(3)), mask=self.came)
        picture = Image.frombytes("P", shades.size, shades.tobytes())
        picture.putpalette(_palette())
        written = BytesIO()
        picture.save(written, "PNG", optimize=True)
        return written.getvalue()


def _on_paper(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    if image.size == size:
        return image
    paper = Image.new("RGB", size, PAPER)
    paper.paste(image)
    return paper


def _fields(differing: Image.Image) -> Image.Image:
    """Return a mask of the fields of the page that have a difference in or beside them."""
    width, height = (-(-side // FIELD) for side in differing.size)
    whole = Image.new("L", (width * FIELD, height * FIELD))
    whole.paste(differing)
    fields = whole.resize((width, height), Image.Resampling.BOX).point(_present)
    around = fields.filter(ImageFilter.MaxFilter(3)).resize(whole.size, Image.Resampling.NEAREST)
    return around.crop((0, 0, *differing.size))


def _present(value: float) -> int:
    return 255 * (value > 0)


def _level(colour: int) -> list[int]:
    """Return, for each grey, the index in the palette of its shade of a colour."""
    return [colour * LEVELS + grey * LEVELS // 256 for grey in range(256)]


def _palette() -> list[int]:
    """Return red, green and blue of each shade, from dark to pale, colour by colour."""
    inks = ((BOTH, PAPER), (BOTH, TINT), (OLD, TINT), (NEW, TINT))
    return list(chain.from_iterable(_shades(*ends) for ends in inks))


def _shades(dark: Colour, pale: Colour) -> Iterable[int]:
    for level in range(LEVELS):
        for first, last in zip(dark, pale, strict=True):
            yield first + (last - first) * level // (LEVELS - 1)
