"""The proof that every build ends with: a PDF is handed out only if it keeps its promises."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, zip_longest

from pypdfium2 import PdfDocument

from statementpress.errors import ProofError
from statementpress.khmer.lines import illegal_line
from statementpress.proof import fonts, ink, pdfium, text
from statementpress.proof.flows import MAIN, FlowArea, texts_by_flow

QUOTED = 60
"""Characters of a line that are quoted."""


@dataclass(frozen=True, slots=True)
class PageExpectation:
    """What one page is to have: the texts of its foot, and where ink may stand (points).

    `flows` are the areas of the texts that go down it side by side.
    """

    foot: tuple[str, ...]
    areas: tuple[ink.Rectangle, ...]
    flows: tuple[FlowArea, ...] = ()


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a document is to say, a line for each block, and what its pages are to have.

    `beside` are texts that have areas of their own, by the name of their flow; `text` has the rest.
    """

    text: str
    pages: Sequence[PageExpectation]
    beside: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Proof:
    """What a PDF that keeps its promises was held against: so many pages and characters."""

    pages: int
    characters: int


def prove(pdf: bytes, expectation: Expectation) -> Proof:
    """Return what the PDF was held against; ProofError with every promise it breaks, and where."""
    with pdfium.opened(pdf) as document:
        texts = _page_texts(document, expectation)
        ink_faults = _ink_faults(document, expectation)
    faults = [
        *text_faults(texts, expectation),
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
    characters = sum(map(len, (expectation.text, *expectation.beside.values())))
    return Proof(len(expectation.pages), characters)


def prove_same_text(made: bytes, proofed: bytes) -> None:
    """Raise ProofError if a page of `made` reads differently from that page of `proofed`.

    `made` was made of `proofed`; a page that only one of them has reads differently, too.
    """
    with pdfium.opened(made) as after, pdfium.opened(proofed) as before:
        pages = zip_longest(pdfium.page_texts(after), pdfium.page_texts(before))
        changed = [number for number, (new, old) in enumerate(pages, 1) if new != old]
    if changed:
        raise ProofError(
            f"the text of page {changed[0]} changed while the file was made ready to print",
            hint="the file was not written. Please report the statement that shows this",
        )


def _page_texts(document: PdfDocument, expectation: Expectation) -> list[dict[str, str]]:
    """Return the texts of each page by their flow."""
    areas = [page.flows for page in expectation.pages]
    if not any(areas):
        return [{MAIN: page} for page in pdfium.page_texts(document)]
    return [
        texts_by_flow(list(pdfium.page_characters(page)), flows)
        for page, flows in zip_longest(document, areas[: len(document)], fillvalue=())
    ]


def text_faults(texts: Sequence[Mapping[str, str]], expectation: Expectation) -> list[str]:
    """Return what is wrong with the texts of each page by their flow, a sentence each."""
    if len(texts) != len(expectation.pages):
        return [f"it has {len(texts)} pages instead of {len(expectation.pages)}"]
    feet = [page.foot for page in expectation.pages]
    without = [()] * len(feet)
    expected = {MAIN: expectation.text, **expectation.beside}
    compared = (
        text.compare(
            expected.get(flow, ""),
            [page.get(flow, "") for page in texts],
            feet if flow == MAIN else without,
        )
        for flow in dict.fromkeys(chain(expected, *texts))
    )
    return [str(difference) for difference in compared if difference]


def _line_faults(texts: Sequence[Mapping[str, str]]) -> list[str]:
    return [
        f"page {number}: the line “{line}” {reason}"
        for number, page in enumerate(texts, 1)
        for flow in page.values()
        for line in flow.splitlines()
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
