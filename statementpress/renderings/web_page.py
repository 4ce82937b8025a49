"""A statement as web pages that stand alone: one for each language, with all that they show."""

from dataclasses import dataclass

from statementpress.project.editions import NotePlace
from statementpress.project.project import Project
from statementpress.renderings.web_breaks import with_breaks
from statementpress.renderings.web_fonts import web_fonts
from statementpress.statement.model import Statement
from statementpress.statement.signatories import Logo
from statementpress.typeset.compose.kind import kind_of
from statementpress.typeset.compose.logos import LogoBook, asset_name, picture_name
from statementpress.typeset.compose.qr_codes import QrBook
from statementpress.typeset.compose.signing import signing_context
from statementpress.typeset.compose.template_context import template_context
from statementpress.typeset.compose.templating import render
from statementpress.typeset.compose.text_context import TextSetting, text_context
from statementpress.typeset.compose.walls import Measures
from statementpress.words.languages import read_languages, scripts
from statementpress.words.line_breaks import kept_breaks

FOLDER = "html"
TEMPLATE = "web/statement.html"
LOGOS, STYLES, FONTS = "logos", "styles", "fonts"
FONT_SHEET = "fonts.css"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A style sheet of a page."""

    path: str
    """Where it lies, relative to the page."""
    media: str = "all"
    """The media that it is for."""


SHEETS = {
    "site/tokens.css": "all",
    "site/base.css": "all",
    "web/text.css": "all",
    "web/marks.css": "all",
    "web/alone.css": "all",
    "site/print.css": "print",
}
"""The style sheets of every web page, in their order, and the media that each is for."""


MARKS = Measures(width=160, height=20, largest=25, smallest=12)
"""How large marks are on a screen; a window sets as many in a row as it has room for."""


def web_files(statement: Statement, project: Project) -> dict[str, bytes]:
    """Return the pages, style sheets, fonts and logos by their paths, such as "html/en.html".

    Raises SetupError if a template, a style sheet or a font is missing or broken.
    """
    book = LogoBook(MARKS)
    sheets = {name: project.files.text("styles", name) for name in _sheets(project)}
    pages = web_pages(statement, project, book)
    # Only now is it known which logos the pages show, and which characters their fonts need.
    fonts = web_fonts(project, sheets.values(), set("".join(pages.values())), f"../{FONTS}")
    found = {name: page.encode() for name, page in pages.items()}
    found |= {f"{LOGOS}/{name}": logo.data for name, logo in book.named().items()}
    found |= {f"{STYLES}/{name.rpartition('/')[2]}": text.encode() for name, text in sheets.items()}
    found[f"{STYLES}/{FONT_SHEET}"] = fonts.rules.encode()
    found |= {f"{FONTS}/{name}": data for name, data in fonts.files.items()}
    return {f"{FOLDER}/{name}": data for name, data in found.items()}


def web_pages(statement: Statement, project: Project, book: LogoBook) -> dict[str, str]:
    """Return the pages by their names, such as "en.html"; `book` keeps the logos that they show."""
    languages = project.table(read_languages)
    template = kind_of(statement, project).template(TEMPLATE)
    own = _sheets(project)
    linked = (
        Sheet(f"{STYLES}/{FONT_SHEET}"),
        *(Sheet(f"{STYLES}/{name.rpartition('/')[2]}", media) for name, media in own.items()),
    )
    context = template_context(statement, statement.languages, languages, book, QrBook())
    setting = TextSetting(NotePlace.END, on_paper=False)
    context |= text_context(statement, statement.languages, languages, setting)
    context |= signing_context(statement, statement.languages, None)
    context |= {"asset_name": _logo_address, "picture_name": _picture_address, "sheets": linked}

    def page(code: str) -> str:
        html = render(project.files, template, code=code, language=languages[code], **context)
        return with_breaks(html, scripts(languages))

    with kept_breaks(statement.slug):
        return {f"{code}.html": page(code) for code in statement.languages}


def _sheets(project: Project) -> dict[str, str]:
    """Return the style sheets of the pages, with the media that each is for.

    A frozen version has the sheets of its time: the marks had none of their own once.
    """
    files = project.files
    return {
        name: media
        for name, media in SHEETS.items()
        if not files.alone or files.owns("styles", name)
    }


def _logo_address(number: int, logo: Logo) -> str:
    return f"{LOGOS}/{asset_name(number, logo)}"


def _picture_address(number: int, picture: Logo) -> str:
    return f"{LOGOS}/{picture_name(number, picture)}"
