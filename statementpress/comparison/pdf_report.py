"""A comparison as a PDF: the old version on the left, the new one on the right, changes marked.

The page is A4 across, so that each side has lines as long as those of a book. As with statements,
the PDF is tagged, its Khmer text is exact, and it is proofed before it is handed out. Each change
is marked twice: by a colour, and by signs and lines that print in grey and are read aloud.
"""

from collections.abc import Sequence
from typing import Final

from statementpress.comparison.model import Comparison, PageChange, Side
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
    pages: Sequence[PageChange] = (),
) -> bytes:
    """Return the report as PDF/A-3a and PDF/UA-1; `pages` are those that differ.

    Raises SetupError if a template, style sheet, table or font is broken, TypesetError for anything
    that the engine warns of, and ProofError if the PDF does not say all that it should.
    """
    setter = ReportSetter(project, STYLES)
    languages, words = project.table(read_languages), project.table(read_comparison_words)
    quoted = [text.language for text in comparison.texts]
    voices, assets = ReportVoices.of(languages, words, quoted, setter.settable), Assets()
    titles = {
        code: setter.settable(own.document_title.format(old=old.name, new=new.name))
        for code, own in words.items()
    }
    # It has no date, so that comparing the same two versions again makes the same bytes.
    metadata = Metadata(titles, languages=tuple(titles))
    given = context(comparison, (old, new), pages, voices, assets)
    html = render(project.files, TEMPLATE, metadata=metadata, **given)
    finished = setter.typeset(html, assets.named, metadata)
    above = [setter.settable(head) for head in heads(old, new)]
    prove(finished.pdf, _expectation(html, finished, above))
    return finished.pdf


def _expectation(html: str, finished: Typeset, heads: Sequence[str]) -> Expectation:
    """Return what the PDF has to say: its texts column by column, and what every page has."""
    texts, count = flows(html), len(finished.pages)
    expected = []
    for number, page in enumerate(finished.pages, 1):
        furniture = iter((*heads, f"{number} / {count}"))
        foot = tuple(text for _, text in zip(page.feet, furniture, strict=True))
        columns = tuple(FlowArea(flow, area) for flow, area in page.flows)
        expected.append(PageExpectation(foot, page.areas, columns))
    return Expectation(texts.main, expected, texts.beside)
