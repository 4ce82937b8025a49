"""What a PDF has to keep: what the statement and the layout promise, and the proof looks for."""

from collections.abc import Mapping

from statementpress.proof.proof import Expectation, PageExpectation
from statementpress.statement.model import Statement
from statementpress.typeset.engine import Typeset
from statementpress.typeset.language import Language
from statementpress.typeset.page_feet import Foot


def promised(
    statement: Statement, text: str, finished: Typeset, languages: Mapping[str, Language]
) -> Expectation:
    """Return what the finished PDF of `text`, its document's plain text, is to say and to show."""
    count = len(finished.pages)

    def told(foot: Foot, number: int) -> str:
        if foot.kind == "foot-page":
            return languages[foot.language].page_label(number, count)
        return statement.short_title[foot.language]

    pages = []
    for number, page in enumerate(finished.pages, 1):
        areas = tuple((area.left, area.top, area.right, area.bottom) for area in page.areas)
        feet = tuple(told(foot, number) for foot in page.feet)
        pages.append(PageExpectation(feet, areas))
    return Expectation(text, pages)
