"""Say how far two PDFs of one document differ: what they read as, and how their pages look.

Another version of a library writes other bytes for the same page. What counts then is that the text
is the same, character for character, and that nobody would see a difference.

Measured on the six pages of the 2021 statement at 100 dots to the inch: where all is moved by up to
0.15 pt, every pixel keeps within 64 of 255 of the pixels around its place; a full stop that is lost
shows in 7 pixels, a line that is moved by 1 pt in thousands. So no pixel may leave its bounds. A
colour that changes by less than a quarter of the way from black to white is not seen.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from PIL import Image
from pypdfium2 import PdfDocument, PdfiumError

from statementpress.errors import ProofError
from statementpress.proof import pdfium
from statementpress.proof.pixels import drawn, strangers

DOTS_PER_INCH = 100


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two PDFs compare: `pages` of each, and which (from 1) read or look otherwise.

    A page that only one of them has is among both.
    """

    pages: tuple[int, int]
    read_otherwise: tuple[int, ...]
    look_otherwise: tuple[int, ...]

    @property
    def alike(self) -> bool:
        """Tell whether a reader would find no difference."""
        return not (self.read_otherwise or self.look_otherwise)

    def __str__(self) -> str:
        if self.alike:
            return "the same text and the same pages, in other bytes"
        told = []
        if self.pages[0] != self.pages[1]:
            told.append(f"{self.pages[1]} pages instead of {self.pages[0]}")
        if self.read_otherwise:
            told.append(f"another text on page {_listed(self.read_otherwise)}")
        if self.look_otherwise:
            told.append(f"another look of page {_listed(self.look_otherwise)}")
        return ", ".join(told)


def likeness(first: bytes, second: bytes) -> Likeness:
    """Compare two PDFs page by page with PDFium; ProofError where one cannot be read."""
    try:
        with pdfium.opened(first) as before, pdfium.opened(second) as after:
            texts = zip_longest(pdfium.page_texts(before), pdfium.page_texts(after))
            pictures = zip_longest(_pictures(before), _pictures(after))
            return Likeness(
                (len(before), len(after)),
                tuple(number for number, (old, new) in enumerate(texts, 1) if old != new),
                tuple(number for number, pair in enumerate(pictures, 1) if not _look_alike(*pair)),
            )
    except PdfiumError as error:
        raise ProofError(f"PDFium cannot read the PDF: {error}", hint="look at it") from error


def differing_pixels(first: Image.Image, second: Image.Image) -> int:
    """Return how many pixels of either image (RGB, of one size) the other has nothing like."""
    return sum(strangers(*pair).histogram()[255] for pair in ((first, second), (second, first)))


def _pictures(document: PdfDocument) -> Iterator[Image.Image]:
    for page in document:
        yield drawn(page, DOTS_PER_INCH)


def _look_alike(first: Image.Image | None, second: Image.Image | None) -> bool:
    if first is None or second is None or first.size != second.size:
        return False
    return first.tobytes() == second.tobytes() or not differing_pixels(first, second)


def _listed(numbers: tuple[int, ...]) -> str:
    return ", ".join(map(str, numbers))
