"""The proof that every build ends with: a PDF is handed out only if it keeps its promises."""

from collections.abc import Sequence
from dataclasses import dataclass

from pypdfium2 import PdfDocument

from statementpress.errors import ProofError
from statementpress.khmer.lines import illegal_line
from statementpress.proof import fonts, ink, pdfium, text

QUOTED = 60
"""Characters of a line that are quoted."""


@dataclass(frozen=True, slots=True)
class PageExpectation:
    """What one page is to have: the texts of its foot, and where ink may stand (points)."""

    foot: tuple[str, ...]
    areas: tuple[ink.Rectangle, ...]


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a document is to say, a line for each block, and what its pages are to have."""

    text: str
    pages: Sequence[PageExpectation]


def prove(pdf: bytes, expectation: Expectation) -> None:
    """Raise ProofError with every promise that the PDF breaks, quoting the place."""
    with pdfium.opened(pdf) as document:
        texts = pdfium.page_texts(document)
        ink_faults = _ink_faults(document, expectation)
    faults = [
        *_text_faults(texts, expectation),
        *_line_faults(texts),
        *ink_faults,
        *fonts.font_faults(pdf),
    ]
    if faults:
        raise ProofError(
            "the PDF was made, but it is not right:\n  " + "\n  ".join(faults),
            hint="it was not written. Part a word or an address that is longer than its line; for "
            "anything else, please report the statement that shows it",
        )


def _text_faults(texts: Sequence[str], expectation: Expectation) -> list[str]:
    if len(texts) != len(expectation.pages):
        return [f"it has {len(texts)} pages instead of {len(expectation.pages)}"]
    feet = [page.foot for page in expectation.pages]
    difference = text.compare(expectation.text, texts, feet)
    return [str(difference)] if difference else []


def _line_faults(texts: Sequence[str]) -> list[str]:
    return [
        f"page {number}: the line “{line}” {reason}"
        for number, page in enumerate(texts, 1)
        for line in page.splitlines()
        if (reason := illegal_line(line.strip()))
    ]


def _ink_faults(document: PdfDocument, expectation: Expectation) -> list[str]:
    images = pdfium.page_images(document, ink.PIXELS_PER_POINT)
    return [
        f"page {number}: ink outside the text area, beside “"
        f"{pdfium.text_beside(document, number, top, bottom)[-QUOTED:]}”"
        for number, (_, top, _, bottom) in ink.stray_pages(
            images, [page.areas for page in expectation.pages]
        )
    ]
