"""What the statement and the layout promise of a PDF: the proof looks for it."""

from collections.abc import Mapping

from statementpress.proof.flows import FlowArea
from statementpress.proof.proof import Expectation, PageExpectation
from statementpress.statement.model import Statement
from statementpress.typeset.compose.document_text import Texts
from statementpress.typeset.layout.engine import Typeset
from statementpress.typeset.layout.pages import Foot
from statementpress.words.languages import Language


def promised(
    statement: Statement,
    texts: Texts,
    finished: Typeset,
    languages: Mapping[str, Language],
) -> Expectation:
    """Return what the finished PDF has to say and to show; `texts` are those of its document."""
    count = len(finished.pages)

    def foot_text(foot: Foot, number: int) -> str:
        if foot.kind == "foot-page":
            return languages[foot.language].page_label(number, count)
        return statement.short_title[foot.language]

    pages = []
    for number, page in enumerate(finished.pages, 1):
        feet = tuple(foot_text(foot, number) for foot in page.feet)
        flows = tuple(FlowArea(flow, area) for flow, area in page.flows)
        pages.append(PageExpectation(feet, page.areas, flows))
    return Expectation(texts.main, pages, texts.beside)
