"""A comparison as a PDF: the old version on the left, the new one on the right, changes marked.

It is A4 across, so that each side has lines of a book's length. It is tagged, its Khmer exact, and
read again before it is handed out, as statements are. All that changed is marked twice: by a
colour, and by signs and lines that print in grey and are read aloud.
"""

from collections.abc import Sequence
from typing import Final

from statementpress.comparison.model import Comparison, Side
from statementpress.comparison.page_overlay import PageDifference
from statementpress.comparison.report_context import Assets, ReportVoices, context, heads
from statementpress.project.project import Project
from statementpress.proof.flows import FlowArea
from statementpress.proof.proof import Expectation, PageExpectation, prove
from statementpress.typeset.compose.document_text import flows
from statementpress.typeset.compose.metadata import Metadata
from statementpress.typeset.compose.templating import render
from statementpress.typeset.layout.engine import Typeset
from statementpress.typeset.reports import ReportSetter
from statementpress.words.comparison import read_comparison_words
from statementpress.words.languages import read_languages

TEMPLATE: Final = "comparison.html"
STYLES: Final = ("tokens.css", "comparison.css")


def pdf_report(
    comparison: Comparison,
    old: Side,
    new: Side,
    project: Project,
    pages: Sequence[PageDifference] = (),
) -> bytes:
    """Return the report as PDF/A-3a and PDF/UA-1; `pages` are those that differ.

    Raises SetupError for a template, style sheet, table or font that is broken, TypesetError for
    what WeasyPrint refuses, and ProofError if the PDF would not say all that it should.
    """
    setter = ReportSetter(project, STYLES)
    settable = setter.settable
    languages, words = project.table(read_languages), project.table(read_comparison_words)
    quoted = [text.language for text in comparison.texts]
    voices, assets = ReportVoices.of(languages, words, quoted, settable), Assets()
    titles = {
        code: settable(own.document_title.format(old=old.name, new=new.name))
        for code, own in words.items()
    }
    metadata = Metadata(titles, languages=tuple(titles))
    given = context(comparison, old, new, pages, voices, assets)
    html = render(project.files, TEMPLATE, metadata=metadata, **given)
    finished = setter.typeset(html, assets.named, metadata)
    prove(finished.pdf, _promised(html, finished, [settable(head) for head in heads(old, new)]))
    return finished.pdf


def _promised(html: str, finished: Typeset, heads: Sequence[str]) -> Expectation:
    """Return what the PDF is to say: its texts column by column, and what every page has."""
    texts, count = flows(html), len(finished.pages)
    expected = []
    for number, page in enumerate(finished.pages, 1):
        furniture = iter((*heads, f"{number} / {count}"))
        foot = tuple(text for _, text in zip(page.feet, furniture, strict=True))
        columns = tuple(FlowArea(flow, area) for flow, area in page.flows)
        expected.append(PageExpectation(foot, page.areas, columns))
    return Expectation(texts.main, expected, texts.beside)
