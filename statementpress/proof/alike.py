"""Find out how far two PDFs of one document differ: what they read as, and how their pages look.

Another version of a library writes other bytes for the same page. What counts then is that the text
is the same, character for character, and that nobody would see a difference.

Measured on the six pages of the 2021 statement at 100 dots to the inch: if a whole page is moved by
up to 0.15 pt, every pixel stays within 64 of 255 of the pixels around its place; a lost full stop
shows in 7 pixels, a line that is moved by 1 pt in thousands. So no pixel may leave these bounds. A
colour that changes by less than a quarter of the way from black to white is not seen.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from PIL import Image, ImageChops, ImageFilter
from pypdfium2 import PdfDocument, PdfiumError, PdfPage

from statementpress.errors import ProofError
from statementpress.proof import pdfium

DOTS_PER_INCH = 100
CONTRAST = 64
"""Of 255: how far, in any of red, green and blue, a pixel may be from those around its place."""
AROUND = 3
"""Pixels to the side of the square that is taken for its place: 0.36 pt to each side at 100 dpi."""
LARGEST = 3000
"""Pixels of a page's longer side at the most: a poster, or a page made to fill the memory."""

_POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two PDFs compare."""

    pages: tuple[int, int]
    """How many pages each of them has."""
    read_otherwise: tuple[int, ...]
    """The pages (from 1) whose text differs, or that only one of the two has."""
    look_otherwise: tuple[int, ...]
    """The pages (from 1) that look different, or that only one of the two has."""

    @property
    def alike(self) -> bool:
        """Whether a reader would find no difference."""
        return not (self.read_otherwise or self.look_otherwise)

    def __str__(self) -> str:
        if self.alike:
            return "the same text and the same pages, in other bytes"
        differences = []
        if self.pages[0] != self.pages[1]:
            differences.append(f"{self.pages[1]} pages instead of {self.pages[0]}")
        if self.read_otherwise:
            differences.append(f"another text on page {_listed(self.read_otherwise)}")
        if self.look_otherwise:
            differences.append(f"another look of page {_listed(self.look_otherwise)}")
        return ", ".join(differences)


def likeness(first: bytes, second: bytes) -> Likeness:
    """Compare two PDFs page by page with PDFium; raise ProofError if it cannot read one of them."""
    try:
        with pdfium.opened(first) as before, pdfium.opened(second) as after:
            texts = zip_longest(_lines(before), _lines(after))
            pictures = zip_longest(_pictures(before), _pictures(after))
            return Likeness(
                (len(before), len(after)),
                tuple(number for number, (old, new) in enumerate(texts, 1) if old != new),
                tuple(number for number, pair in enumerate(pictures, 1) if not _look_alike(*pair)),
            )
    except PdfiumError as error:
        raise ProofError(f"PDFium cannot read the PDF: {error}", hint="look at it") from error


def drawn(page: PdfPage, dpi: int) -> Image.Image:
    """Return a page in RGB, `dpi` pixels to the inch, or fewer to keep within `LARGEST`."""
    scale = min(dpi / _POINTS_PER_INCH, LARGEST / max(page.get_size()))
    image: Image.Image = page.render(scale=scale).to_pil()
    return image.convert("RGB")


def strangers(image: Image.Image, other: Image.Image) -> Image.Image:
    """Return a mask of the pixels of `image` that have nothing like them at their place in `other`.

    Both images are RGB and of one size. In the mask 255 is such a pixel, 0 any other.
    """
    darkest = other.filter(ImageFilter.MinFilter(AROUND))
    palest = other.filter(ImageFilter.MaxFilter(AROUND))
    beyond = ImageChops.lighter(
        ImageChops.subtract(image, palest), ImageChops.subtract(darkest, image)
    )
    red, green, blue = beyond.split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return most.point(lambda value: 255 * (value > CONTRAST))


def differing_pixels(first: Image.Image, second: Image.Image) -> int:
    """Return how many pixels of two RGB images of one size have nothing like them in the other."""
    return sum(strangers(*pair).histogram()[255] for pair in ((first, second), (second, first)))


def _lines(document: PdfDocument) -> Iterator[list[str]]:
    """Yield the lines of each page without the spaces at their ends, which are layout."""
    for text in pdfium.page_texts(document):
        yield [line.rstrip() for line in text.splitlines()]


def _pictures(document: PdfDocument) -> Iterator[Image.Image]:
    for page in document:
        yield drawn(page, DOTS_PER_INCH)


def _look_alike(first: Image.Image | None, second: Image.Image | None) -> bool:
    if first is None or second is None or first.size != second.size:
        return False
    return first.tobytes() == second.tobytes() or not differing_pixels(first, second)


def _listed(numbers: tuple[int, ...]) -> str:
    return ", ".join(map(str, numbers))
