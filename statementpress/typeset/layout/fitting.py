"""Check whether each part of a document fits its pages, and measure by how much it is too long.

A block that no page may cut moves to the next page as a whole, and what a part of fixed height has
no room for is dropped, so the pages do not show how much is too much. A document that does not fit
is therefore laid out once more, with each part as high as it needs to be.
"""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from statementpress.errors import ContentError, Finding, Severity
from statementpress.statement.model import Statement
from statementpress.typeset.compose.document import Document
from statementpress.typeset.compose.handout_facts import place_in
from statementpress.typeset.faces.preparation import PreparedFace
from statementpress.typeset.layout.engine import laid_out
from statementpress.typeset.layout.parts import SLACK, Part, parts

HIGH = 20
"""How many times higher a page is made, so that any part fits on it."""
MILLIMETRES_PER_PX = 25.4 / 96


def check_fit(
    shown: Sequence[Part],
    most: int,
    document: Document,
    faces: Sequence[PreparedFace],
    statement: Statement,
) -> None:
    """Raise ContentError if a part takes more than `most` pages; the error says by how much.

    `shown` are the parts of the document as it was typeset with these faces.
    """
    # Most documents fit, and those are not laid out twice.
    if not any(part.crowded or part.pages > most for part in shown):
        return
    with laid_out(_with_high_pages(document, *shown[0].page), faces) as layout:
        high = parts(layout.pages)
    findings = [
        _too_long(whole, max(beyond, 1.0), most, statement)
        for part, whole in zip(shown, high, strict=True)
        if (beyond := whole.height + SLACK - part.room * most) > 0 or part.pages > most
    ]
    if findings:
        raise ContentError(findings)


def _too_long(part: Part, beyond: float, most: int, statement: Statement) -> Finding:
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
        "shorten the text or the title; logos take room, too",
    )


def _with_high_pages(document: Document, width: float, height: float) -> Document:
    """Return the document on pages as wide as its own, but far higher; lengths in px."""
    rule = (
        f"@page {{ size: {width}px {height * HIGH}px }} "
        "main { height: auto !important; min-height: 0 !important }"
    )
    sheets = {**document.style_sheets, "pages as high as their text": rule}
    return replace(document, style_sheets=sheets)
