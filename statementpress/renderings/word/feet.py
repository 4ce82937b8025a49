"""The head and the foot of the pages of a Word file: the mark of a draft, title and page number."""

from collections.abc import Iterator
from string import Formatter
from xml.etree.ElementTree import Element

from statementpress.renderings.word.fields import PAGE, PAGES, number
from statementpress.renderings.word.figures import figures_face
from statementpress.renderings.word.markup import element, properties, twips_of_mm
from statementpress.renderings.word.paragraphs import TOP, Paragraphs
from statementpress.renderings.word.styles import fonts
from statementpress.statement.model import Statement
from statementpress.words.languages import Language
from statementpress.words.said import Said

_FIELDS = {"page": PAGE, "pages": PAGES}


def header(paragraphs: Paragraphs, own: Said) -> Element:
    """Return the head of each page: the mark of a draft, or nothing."""
    return element("w:hdr", {}, paragraphs.of("Header", own.draft))


def footer(
    statement: Statement, code: str, language: Language, paragraphs: Paragraphs, own: Said
) -> Element:
    """Return the foot of each page: short title, number of the page, and that it is a draft.

    A letter whose short title is its subject has the number alone.
    """
    title = statement.short_title[code]
    if statement.letter and title == " ".join(statement.title[code]):
        title = ""
    width = twips_of_mm(paragraphs.design.page.text_width)
    stop = element("w:tabs", {}, element("w:tab", {"w:val": "right", "w:pos": width}))
    content = [
        *paragraphs.words.runs(title),
        element("w:r", {}, element("w:tab")),
        *_page(language, paragraphs),
    ]
    lines = [paragraphs.paragraph(content, "Footer", TOP, stop)]
    lines += [paragraphs.of("Footer", own.draft_foot)] if own.draft_foot else []
    return element("w:ftr", {}, *lines)


def _page(language: Language, paragraphs: Paragraphs) -> Iterator[Element]:
    """Yield the number of the page, in the words of the language."""
    words = paragraphs.words
    for before, name, _, _ in Formatter().parse(language.page):
        yield from words.runs(before)
        if name:
            face = figures_face(language)
            letters = properties("rPr", fonts(face, face) if face else None, element("w:noProof"))
            yield from number(_FIELDS[name], letters)
