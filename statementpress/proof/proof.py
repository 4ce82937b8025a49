"""The proof at the end of every build: a PDF is only handed out if it is as it should be."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, zip_longest

from pypdfium2 import PdfPage

from statementpress.errors import Fault, Place, ProofError
from statementpress.khmer.lines import illegal_line
from statementpress.proof import fonts, ink, pdfium, text
from statementpress.proof.flows import MAIN, FlowArea, texts_by_flow
from statementpress.proof.sources import Sources

QUOTED = 60
"""How many characters of a line are quoted."""

_OURS = (
    "if a style sheet or template of your own is used, look there first. Otherwise the file is "
    "right and Statement Press is not: please report it. Until then, write these words otherwise"
)
_HINTS: Mapping[str, str] = {
    "text-differs": _OURS,
    "lost-text": _OURS,
    "page-count": _OURS,
    "broken-cluster": "list the words under `unbroken` in statement.toml, and please report them",
    "stray-ink": "divide the word or address that is longer than its line, with a space or a "
    "hyphen; a table that is wider than its page needs fewer columns, or shorter words in them; "
    "if there is neither, look at the style sheets of this edition",
    "font-not-whole": "look at this font in fonts/fonts.toml; a shipped font should be reported",
}
"""What to do about a fault, by its code."""

Texts = Sequence[Mapping[str, str]]
"""The texts of each page, by the names of their flows."""


@dataclass(frozen=True, slots=True)
class PageExpectation:
    """What one page should have."""

    foot: tuple[str, ...]
    """The texts of its foot."""
    areas: tuple[ink.Rectangle, ...]
    """Where ink may stand."""
    flows: tuple[FlowArea, ...] = ()
    """The areas of the texts that run down the page side by side."""
    heads: tuple[tuple[str, str], ...] = ()
    """The heads of tables that the page repeats: the name of the flow of each, and its text."""


_UNEXPECTED = PageExpectation((), ())
"""What a page should have that should not be there."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a document should say and show."""

    text: str
    """The main text, a line for each block."""
    pages: Sequence[PageExpectation]
    beside: Mapping[str, str] = field(default_factory=dict)
    """The texts that have areas of their own, by the names of their flows."""
    sources: Sources = field(default_factory=Sources)
    """What the files say that the document is made from."""


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
    texts, ink_faults = _read(pdf, expectation)
    # What the PDF says comes first: if its text is wrong, the other faults often follow from it.
    faults = [
        *(text_faults(texts, expectation) or _source_faults(texts, expectation)),
        *_line_faults(texts, expectation.sources),
        *ink_faults,
        *(_fault("font-not-whole", message) for message in fonts.font_faults(pdf)),
    ]
    if faults:
        raise ProofError(
            "the PDF was made, but it is not right, so it was not written:", faults=faults
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


def _fault(code: str, message: str, page: int | None = None, place: Place | None = None) -> Fault:
    return Fault(code, message, page, place, _HINTS[code])


def _read(pdf: bytes, expectation: Expectation) -> tuple[Texts, Sequence[Fault]]:
    """Return the texts of each page, by the names of their flows, and the ink where none may be."""
    side_by_side = any(page.flows for page in expectation.pages)
    texts, faults = [], list[Fault]()
    with pdfium.opened(pdf) as document:
        # Each page is read and looked at in one go: to open it takes longer than either.
        for number, page in enumerate(document, 1):
            expected = next(iter(expectation.pages[number - 1 : number]), None)
            texts.append(texts_of_page(page, expected or _UNEXPECTED, side_by_side))
            if expected and (beside := _beside_stray_ink(page, expected)) is not None:
                message = f"ink outside the text area, beside “{beside}”"
                place = expectation.sources.place(beside)
                faults.append(_fault("stray-ink", message, number, place))
    return texts, faults


def texts_of_page(page: PdfPage, expected: PageExpectation, side_by_side: bool) -> dict[str, str]:
    """Return the texts of a page, by the names of their flows."""
    if side_by_side:
        read = texts_by_flow(pdfium.page_characters(page), expected.flows)
    else:
        read = {MAIN: pdfium.page_text(page)}
    # What a page repeats for the eye is taken away where it should be; elsewhere it is a fault.
    for flow, head in expected.heads:
        read[flow] = text.without_head(read.get(flow, ""), head)
    return read


def _beside_stray_ink(page: PdfPage, expected: PageExpectation) -> str | None:
    """Return the words beside the ink of a page that is outside of all areas; None without any."""
    image = pdfium.page_image(page, ink.PIXELS_PER_POINT)
    if stray := ink.stray_ink(image, expected.areas):
        _, top, _, bottom = stray
        return pdfium.text_beside(page, top, bottom)[-QUOTED:]
    return None


def text_faults(texts: Texts, expectation: Expectation) -> list[Fault]:
    """Return what is wrong with the texts of the pages: the first difference in each flow.

    `texts` are those of each page, by the names of their flows.
    """
    pages = expectation.pages
    if len(texts) != len(pages):
        return [_fault("page-count", f"it has {len(texts)} pages instead of {len(pages)}")]
    expected = {MAIN: expectation.text, **expectation.beside}
    compared = (
        text.compare(expected.get(flow, ""), *_of_flow(flow, texts, expectation))
        for flow in dict.fromkeys(chain(expected, *texts))
    )
    return [
        _fault(
            "text-differs",
            str(difference),
            difference.page,
            expectation.sources.place(difference.before, difference.expected),
        )
        for difference in compared
        if difference
    ]


def _of_flow(
    flow: str, texts: Texts, expectation: Expectation
) -> tuple[list[str], list[tuple[str, ...]]]:
    """Return the text that each page has of a flow, and the feet among it."""
    feet = [page.foot if flow == MAIN else () for page in expectation.pages]
    return [page.get(flow, "") for page in texts], feet


def _source_faults(texts: Texts, expectation: Expectation) -> Iterator[Fault]:
    """Yield a fault for each passage of the files that the PDF does not have in its place."""
    flows = dict.fromkeys(chain((MAIN,), *texts))
    read = [text.without_feet(*_of_flow(flow, texts, expectation)) for flow in flows]
    for passage in expectation.sources.missing(read):
        message = f"“{str(passage)[:QUOTED]}” is missing, or not in its place"
        yield _fault("lost-text", message, place=passage.lines[0][0])


def _line_faults(texts: Texts, sources: Sources) -> Iterator[Fault]:
    for number, page in enumerate(texts, 1):
        for line in chain.from_iterable(flow.splitlines() for flow in page.values()):
            if reason := illegal_line(line.strip()):
                message = f"the line “{line.strip()}” {reason}"
                yield _fault("broken-cluster", message, number, sources.place("", line))
