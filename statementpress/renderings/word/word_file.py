"""A whole statement as a Word file: one part after the other, each in its own language."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, time
from xml.etree.ElementTree import Element

from statementpress.project.project import Project
from statementpress.renderings.word.design import Design, read_design
from statementpress.renderings.word.faces import fonts_in_file
from statementpress.renderings.word.feet import footer, header
from statementpress.renderings.word.language_part import Shared, language_part
from statementpress.renderings.word.links import Bookmarks, Links
from statementpress.renderings.word.markup import (
    Said,
    add_property,
    element,
    properties,
    twips_of_mm,
    value,
)
from statementpress.renderings.word.notes import NotePart
from statementpress.renderings.word.numbering import NumberingBook
from statementpress.renderings.word.package import About, WordPackage, fill
from statementpress.renderings.word.paragraphs import Paragraphs
from statementpress.renderings.word.pictures import Pictures
from statementpress.renderings.word.styles import style_sheet
from statementpress.renderings.word.words import Words
from statementpress.scripts.runs import LATIN
from statementpress.statement.model import Statement
from statementpress.words.languages import Language, read_languages
from statementpress.words.said import said
from statementpress.words.setting import setters

HEAD = 12.0
"""mm: how far from the edge of the paper the head and the foot stand."""
WORD = 15
"""The version of Word whose layout the file asks for: that since 2013."""


def word_file(statement: Statement, codes: Sequence[str], project: Project) -> bytes:
    """Return a statement in the languages `codes` as a Word file, in their order.

    The same statement gives the same bytes. Raises SetupError if a table or a font is missing or
    broken, and ContentError for a fact that cannot be printed.
    """
    design, languages = project.table(read_design), project.table(read_languages)
    script = design.complex_script([languages[code].script for code in codes])
    package, notes, numbering = WordPackage(), NotePart(), NumberingBook()
    footnotes = package.part("footnotes")
    shared = Shared(
        statement,
        design,
        languages,
        package,
        Pictures(package.document, design.colours["plate"]),
        notes,
        Links(footnotes),
        numbering,
        Bookmarks(),
    )
    own = setters(languages, statement.languages)
    met = {languages[code].script for code in codes}
    body: list[Element] = []
    for code in codes:
        words = Words(design, code, own[code], script, met)
        body += language_part(shared, words).body()
        section = _section(shared, words)
        # The properties of a section stand in its last paragraph, those of the last in the body.
        body.append(section) if code == codes[-1] else add_property(body[-1], section)
    fill(package.document, element("w:document", {}, element("w:body", {}, *body)))
    fill(package.part("styles"), style_sheet(design, script, codes[0]))
    fill(package.part("settings"), _settings(design, codes, languages))
    fill(package.part("numbering"), numbering.root())
    fill(footnotes, notes.root())
    own_languages = [languages[code] for code in codes]
    package.add_fonts(fonts_in_file(design, sorted(met), own_languages, project))
    package.describe(_about(statement, codes[0], design, languages))
    return package.data()


def _section(shared: Shared, words: Words) -> Element:
    """Return what the pages of the part in a language look like."""
    package, code, language = shared.package, words.code, shared.languages[words.code]
    own = said(shared.statement, code, shared.languages)
    paragraphs = Paragraphs(shared.design, words)
    head, foot = package.part("header", numbered=True), package.part("footer", numbered=True)
    fill(head, header(paragraphs, own))
    fill(foot, footer(shared.statement, code, language, paragraphs, own))
    page = shared.design.page
    sides = {"top": page.top, "right": page.side, "bottom": page.bottom, "left": page.side}
    sides |= {"header": HEAD, "footer": HEAD, "gutter": 0.0}
    size = {"w:w": twips_of_mm(page.width), "w:h": twips_of_mm(page.height)}
    return properties(
        "sectPr",
        element("w:headerReference", {"w:type": "default", "r:id": package.reference(head)}),
        element("w:footerReference", {"w:type": "default", "r:id": package.reference(foot)}),
        element("w:footnotePr", {}, value("w:numRestart", "eachSect")),
        value("w:type", "nextPage"),
        element("w:pgSz", size),
        element("w:pgMar", {f"w:{side}": twips_of_mm(room) for side, room in sides.items()}),
    )


def _settings(design: Design, codes: Sequence[str], languages: Mapping[str, Language]) -> Element:
    """Return the settings of a file, in the order of the schema (ECMA-376, part 1, 17.15.1)."""
    tags = dict(_theme_languages(design, codes, languages))
    lines = (element("w:footnote", {"w:id": number}) for number in (-1, 0))
    mode: Said = {
        "w:name": "compatibilityMode",
        "w:uri": "http://schemas.microsoft.com/office/word",
        "w:val": WORD,
    }
    return element(
        "w:settings",
        {},
        element("w:embedTrueTypeFonts"),
        value("w:defaultTabStop", twips_of_mm(10)),
        element("w:footnotePr", {}, *lines),
        element("w:compat", {}, element("w:compatSetting", mode)),
        element("w:themeFontLang", tags),
    )


def _theme_languages(
    design: Design, codes: Sequence[str], languages: Mapping[str, Language]
) -> Iterator[tuple[str, str]]:
    """Yield the first language of each kind of script that Word knows."""
    for code in reversed(codes):
        is_latin = languages[code].script == LATIN
        yield "w:val" if is_latin else "w:bidi", design.tag(code)


def _about(
    statement: Statement, code: str, design: Design, languages: Mapping[str, Language]
) -> About:
    return About(
        title=" ".join(statement.title[code]),
        author=statement.author.get(code, ""),
        description=statement.description.get(code, ""),
        keywords=", ".join(statement.keywords),
        language=design.tag(code),
        day=datetime.combine(statement.date, time(), UTC),
        status=said(statement, code, languages).draft,
        reference=statement.status.reference.get(code, ""),
        version=str(statement.status.version or ""),
    )
