"""Whether each part of a document fits its pages, and where not, by how much it is too long.

A block that no page may cut goes to the next one whole, so that what stands there is no measure of
what is too much; and a part whose style sheet says how high it is, to fill its page, loses what it
has no room for. So the parts are set once more, each as high as it needs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil
from statistics import multimode
from typing import Any

from weasyprint.formatting_structure.boxes import LineBox

from statementpress.errors import ContentError, Finding, Severity
from statementpress.statement.model import Statement
from statementpress.typeset.document import Document
from statementpress.typeset.engine import laid_out
from statementpress.typeset.faces.preparation import PreparedFace
from statementpress.typeset.handout_facts import place_in

HIGH = 20
"""Times as high as it is: a page that any part fits on."""
SLACK = 0.5
"""px (0.13 mm) that a part is to be shorter than its pages, as lengths are rounded."""
USUAL_LINE = 20.0
"""px: a line's height in a part that has none."""
MILLIMETRES_PER_PX = 25.4 / 96


@dataclass(frozen=True, slots=True)
class _Part:
    """A part as it was laid out: languages, pages, and height of text area, text and line (px)."""

    languages: tuple[str, ...]
    pages: int
    room: float
    height: float
    line: float


def check_fit(
    document: Document, faces: Sequence[PreparedFace], most: int, statement: Statement
) -> None:
    """Raise ContentError where a part takes more than `most` pages; it says by how much.

    TypesetError as that of `engine.typeset`.
    """
    with laid_out(document, faces) as layout:
        parts = _parts(layout.pages)
        page = layout.pages[0]
    with laid_out(_with_high_pages(document, page), faces) as layout:
        high = _parts(layout.pages)
    findings = [
        _too_long(whole, max(beyond, 1.0), most, statement)
        for part, whole in zip(parts, high, strict=True)
        if (beyond := whole.height + SLACK - part.room * most) > 0 or part.pages > most
    ]
    if findings:
        raise ContentError(findings)


def _too_long(part: _Part, beyond: float, most: int, statement: Statement) -> Finding:
    languages = part.languages or statement.languages[:1]
    summary = statement.summaries.get(languages[0])
    pages = "its page" if most == 1 else f"its {most} pages"
    lines = ceil(beyond / part.line)
    millimetres = ceil(beyond * MILLIMETRES_PER_PX)
    return Finding(
        "too-long",
        Severity.ERROR,
        f"the text ({', '.join(languages)}) is {millimetres} mm too long for {pages}: "
        f"about {lines} line{'s' if lines > 1 else ''}",
        place_in(statement, summary.file if summary else f"{languages[0]}.md"),
        "shorten it, or the title; logos take room as well",
    )


def _with_high_pages(document: Document, page: Any) -> Document:
    """Return the document on pages as wide as `page`, one that is laid out, and far higher."""
    rule = (
        f"@page {{ size: {page.width}px {page.height * HIGH}px }} "
        "main { height: auto !important; min-height: 0 !important }"
    )
    sheets = {**document.style_sheets, "pages as high as their text": rule}
    return replace(document, style_sheets=sheets)


def _parts(pages: Sequence[Any]) -> list[_Part]:
    """Return the parts in their order; each is a `main` of the document."""
    shown: dict[Any, list[tuple[Any, Any]]] = {}
    for page in pages:
        for box in page._page_box.descendants():
            if box.element_tag == "main":
                shown.setdefault(box.element, []).append((page, box))
    return [
        _Part(
            tuple(dict.fromkeys(language for _, box in boxes for language in _languages(box))),
            len(boxes),
            boxes[0][0]._page_box.height,
            sum(box.margin_height() for _, box in boxes),
            min(
                multimode(height for _, box in boxes for height in _lines(box)), default=USUAL_LINE
            ),
        )
        for element, boxes in shown.items()
    ]


def _languages(part: Any) -> list[str]:
    """Return the languages of the sections of a part, or else its own."""
    inside = [box.element.get("lang") for box in part.descendants() if box.element_tag == "section"]
    return list(filter(None, inside)) or list(filter(None, [part.element.get("lang")]))


def _lines(box: Any) -> Iterator[float]:
    """Yield the heights of the lines in a box, in px, those of 0.1 px less the same."""
    lines = (each for each in box.descendants() if isinstance(each, LineBox))
    return (round(line.height, 1) for line in lines)
