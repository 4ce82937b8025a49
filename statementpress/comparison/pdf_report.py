"""A comparison as a PDF: the old version on the left, the new one on the right, changes marked.

It is A4 across, so that each side has lines of a book's length. It is tagged, its Khmer exact, and
read again before it is handed out, as statements are. All that changed is marked twice: by a
colour, and by signs and lines that print in grey and are read aloud.
"""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Final

from fontTools.ttLib import TTFont

from statementpress.comparison.model import Comparison, Side
from statementpress.comparison.page_overlay import PageDifference
from statementpress.comparison.report_context import Assets, ReportVoices, context, heads
from statementpress.project.files import ProjectFiles
from statementpress.project.project import Project
from statementpress.proof.flows import FlowArea
from statementpress.proof.proof import Expectation, PageExpectation, prove
from statementpress.typeset.compose.document import Document
from statementpress.typeset.compose.document_text import flows
from statementpress.typeset.compose.metadata import Metadata
from statementpress.typeset.compose.templating import render
from statementpress.typeset.faces.named_faces import Face, check_families, faces_named
from statementpress.typeset.faces.preparation import prepare
from statementpress.typeset.layout.engine import Typeset, typeset
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

    SetupError for a template, style sheet, table or font that is broken, TypesetError for what the
    engine refuses, ProofError where the PDF would not say all that it should.
    """
    files = project.files
    sheets = {f"styles/{name}": files.text("styles", name) for name in STYLES}
    families = project.families
    check_families(sheets, [family.name for family in families])
    faces = faces_named(families, sheets.values())
    languages, words = project.table(read_languages), project.table(read_comparison_words)
    settable = _settable(faces, files)
    quoted = [text.language for text in comparison.texts]
    voices, assets = ReportVoices.of(languages, words, quoted, settable), Assets()
    titles = {
        code: settable(own.document_title.format(old=old.name, new=new.name))
        for code, own in words.items()
    }
    metadata = _metadata(titles)
    given = context(comparison, old, new, pages, voices, assets)
    html = render(files, TEMPLATE, metadata=metadata, **given)
    document = Document(html, sheets, assets.named, {}, metadata)
    finished = typeset(document, prepare(files, faces, html, *sheets.values()), languages)
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


def _settable(faces: Sequence[Face], files: ProjectFiles) -> Callable[[str], str]:
    """Return what puts “?” for characters that no face has: versions may be of any project."""
    known = {
        character
        for face in faces
        for character in TTFont(
            BytesIO(files.read("fonts", face.file.path)), lazy=True
        ).getBestCmap()
    }
    return lambda text: "".join(
        each if each == "\n" or ord(each) in known else " " if each.isspace() else "?"
        for each in text
    )


def _metadata(titles: dict[str, str]) -> Metadata:
    """Return what the report says of itself; it has no date, as the same two give the same."""
    return Metadata(titles, languages=tuple(titles))
