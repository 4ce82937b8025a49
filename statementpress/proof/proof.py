"""The proof at the end of every build: a PDF is only handed out if it is as it should be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, zip_longest

from pypdfium2 import PdfDocument

from statementpress.errors import ProofError
from statementpress.khmer.lines import illegal_line
from statementpress.proof import fonts, ink, pdfium, text
from statementpress.proof.flows import MAIN, FlowArea, texts_by_flow

QUOTED = 60
"""How many characters of a line are quoted."""


@dataclass(frozen=True, slots=True)
class PageExpectation:
    """What one page should have."""

    foot: tuple[str, ...]
    """The texts of its foot."""
    areas: tuple[ink.Rectangle, ...]
    """Where ink may stand."""
    flows: tuple[FlowArea, ...] = ()
    """The areas of the texts that run down the page side by side."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a document should say and show."""

    text: str
    """The main text, a line for each block."""
    pages: Sequence[PageExpectation]
    beside: Mapping[str, str] = field(default_factory=dict)
    """The texts that have areas of their own, by the names of their flows."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What a PDF was compared with, and found to be right."""

    pages: int
    """How many pages."""
    characters: int
    """How many characters of text."""


def prove(pdf: bytes, expectation: Expectation) -> Proof:
    """Compare a PDF with what it should say and show.

    Raises ProofError with everything that is wrong in it, and where.
    """
    with pdfium.opened(pdf) as document:
        texts = _page_texts(document, expectation)
        ink_faults = _ink_faults(document, expectation)
    # What the PDF says comes first: if its text is wrong, the other faults often follow from it.
    faults = [
        *text_faults(texts, expectation),
        *_line_faults(texts),
        *ink_faults,
        *fonts.font_faults(pdf),
    ]
    if faults:
        raise ProofError(
            "the PDF was made, but it is not right:\n  " + "\n  ".join(faults),
            hint="the PDF was not written. Divide any word or address that is longer than its "
            "line; for anything else, please report the statement that shows this",
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
    """Return the texts of each page, by the names of their flows."""
    areas = [page.flows for page in expectation.pages]
    if not any(areas):
        return [{MAIN: page} for page in pdfium.page_texts(document)]
    return [
        texts_by_flow(list(pdfium.page_characters(page)), flows)
        for page, flows in zip_longest(document, areas[: len(document)], fillvalue=())
    ]


def text_faults(texts: Sequence[Mapping[str, str]], expectation: Expectation) -> list[str]:
    """Return what is wrong with the texts of the pages, one sentence for each fault.

    `texts` are those of each page, by the names of their flows.
    """
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
