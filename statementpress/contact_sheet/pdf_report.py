"""The contact sheet as PDF: tagged and with exact text, as statements are; to send for approval."""

from collections.abc import Mapping

from markupsafe import Markup

from statementpress.contact_sheet.marks import Sheet
from statementpress.errors import ContentError, Finding, Place, Severity
from statementpress.project.project import Project
from statementpress.statement.files import FileError
from statementpress.statement.logos.reader import LOGOS
from statementpress.statement.reading import Reading
from statementpress.statement.signatories import SVG, Logo
from statementpress.typeset.compose.logos import asset_name
from statementpress.typeset.compose.metadata import Metadata
from statementpress.typeset.compose.templating import render
from statementpress.typeset.layout.marks import redrawn
from statementpress.typeset.reports import ReportSetter
from statementpress.words.contact_sheet import ContactSheetWords, read_contact_sheet_words
from statementpress.words.languages import read_languages
from statementpress.words.setting import WordSetter, setters
from statementpress.words.voice import Voice, voices

TEMPLATE = "contact-sheet.html"
STYLES = ("tokens.css", "contact-sheet.css")


def pdf_report(sheet: Sheet, reading: Reading, project: Project) -> bytes:
    """Return the sheet as PDF/A-3a and PDF/UA-1, in the first language of the statement.

    A language that templates/words/contact-sheet.toml lacks is replaced by the first one there. It
    has no date, so that the same marks make the same bytes. Raises SetupError if a template, style
    sheet, table or font is broken, ContentError if a mark takes too much time or memory, and
    TypesetError for anything that the engine warns of.
    """
    setter = ReportSetter(project, STYLES)
    languages, words = project.table(read_languages), project.table(read_contact_sheet_words)
    spoken: Mapping[str, Voice[ContactSheetWords]] = voices(Voice, words, languages)
    first = next(iter(spoken))
    main = next((code for code in reading.languages if code in spoken), first)
    codes = [code for code in reading.languages if code in languages] or [main]
    of_codes: Mapping[str, WordSetter] = setters(languages, list(dict.fromkeys([*codes, *spoken])))

    def set_words(code: str, text: str) -> Markup:
        return of_codes[code].words(setter.settable(text))

    name = setter.settable(" ".join(reading.title.get(codes[0], ())))
    title = ": ".join(filter(None, (words[main].title, name)))
    metadata = Metadata({main: title}, languages=(main,))
    html = render(
        project.files,
        TEMPLATE,
        sheet=sheet,
        metadata=metadata,
        main=main,
        voice=spoken[main],
        # Findings are in the language of the program, which is that of the first table.
        program=first,
        codes=codes,
        name=name,
        named_in=codes[0],
        say=set_words,
        number=sheet.book.number,
        asset_name=asset_name,
        settable=setter.settable,
    )
    setter.sheets["the sizes of the marks"] = sheet.book.style_sheet()
    assets = {each: _as_printed(logo) for each, logo in sheet.book.named().items()}
    return setter.typeset(html, assets, metadata).pdf


def _as_printed(logo: Logo) -> tuple[bytes, str]:
    """Return data and media type of a mark, as pixels where every edition prints it as pixels."""
    if logo.media_type != SVG:
        return logo.data, logo.media_type
    try:
        found = redrawn(logo)
    except FileError as error:
        place = Place(f"{LOGOS}/{logo.name}")
        finding = Finding(error.code, Severity.ERROR, error.message, place, error.hint)
        raise ContentError([finding]) from error
    return (found.pixels, "image/png") if found else (logo.data, logo.media_type)
