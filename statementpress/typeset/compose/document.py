"""A statement and an edition become one HTML document with its style sheets and assets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from statementpress.errors import Finding, UsageError
from statementpress.project.editions import Edition, PrintDialogue
from statementpress.project.project import Project
from statementpress.statement.model import Statement
from statementpress.statement.signatories import Logo
from statementpress.typeset.compose.logos import LogoBook, PlacedMark
from statementpress.typeset.compose.metadata import Metadata
from statementpress.typeset.compose.notes import place_of_notes
from statementpress.typeset.compose.qr_codes import QrBook
from statementpress.typeset.compose.side_by_side import rows_of
from statementpress.typeset.compose.signing import ScanBook, signing_context
from statementpress.typeset.compose.template_context import template_context
from statementpress.typeset.compose.templating import render
from statementpress.typeset.compose.text_context import TextSetting, text_context
from statementpress.typeset.compose.walls import Measures
from statementpress.typeset.faces.named_faces import check_families
from statementpress.words.languages import Language, read_languages
from statementpress.words.line_breaks import kept_breaks
from statementpress.words.said import said


@dataclass(frozen=True, slots=True)
class Document:
    """All that layout needs to set a document."""

    html: str
    style_sheets: Mapping[str, str]
    """CSS texts in their order, by the path or the words that people know them by."""
    assets: Mapping[str, tuple[bytes, str]]
    """The bytes and the media type of each file that the document shows, by its name."""
    logos: Mapping[str, Logo]
    """The logos among the assets, by the same names."""
    metadata: Metadata
    placed: tuple[PlacedMark, ...] = ()
    """Every mark with the size that it was given."""
    dialogue: PrintDialogue = field(default_factory=PrintDialogue)
    """The settings that a print dialogue begins with."""
    findings: tuple[Finding, ...] = ()
    """What the author of the statement should look at."""


def compose(
    statement: Statement,
    edition: Edition,
    project: Project,
    filling: tuple[str, ...] = (),
    more: Mapping[str, object] = MappingProxyType({}),
) -> Document:
    """Return the document of a `styled` edition; `filling` are pages to add (see `whole_sheets`).

    `more` is what its template can use besides what every template can.

    Raises UsageError if the statement lacks a language of the edition, or if the edition sets two
    languages side by side and has more or fewer; SetupError if a template or a style sheet is
    missing or broken, or names a font family that the project does not have; ContentError if the
    statement lacks what the template asks for (see `handout_facts`).
    """
    chosen = chosen_languages(statement, edition)
    languages = project.table(read_languages)
    metadata = _metadata(statement, chosen, languages)
    rows = rows_of(statement, chosen) if edition.side_by_side else ()

    # The template fills the three books while it is rendered; only then can their sizes be styled.
    sheets = style_sheets(edition.styles, project)
    book, codes, scans = LogoBook(Measures.of(sheets)), QrBook(), ScanBook()
    setting = TextSetting(
        place_of_notes(statement, chosen, edition), side_by_side=edition.side_by_side
    )
    context = template_context(statement, chosen, languages, book, codes)
    context |= text_context(statement, chosen, languages, setting)
    context |= signing_context(statement, chosen, scans)
    context |= {"metadata": metadata, "filling": filling, "rows": rows}
    context |= more
    with kept_breaks(statement.slug):
        html = render(project.files, edition.template, **context)
    sheets["the sizes of the logos"] = book.style_sheet()
    sheets["the sizes of the QR codes"] = codes.style_sheet()
    sheets["the sizes of the scans"] = scans.style_sheet()
    logos = {**book.named(), **scans.named()}
    assets = {name: (logo.data, logo.media_type) for name, logo in logos.items()}
    assets.update(codes.assets())
    dialogue = PrintDialogue(edition.duplex, edition.actual_size)
    placed = tuple(book.placed)
    return Document(html, sheets, assets, logos, metadata, placed, dialogue)


def with_bleed(document: Document, bleed: float) -> Document:
    """Return the document with page backgrounds that go `bleed` millimetres beyond the trim."""
    sheet = {"the bleed of the press": f"@page {{ bleed: {bleed:g}mm }}"}
    return replace(document, style_sheets={**document.style_sheets, **sheet})


def style_sheets(names: Sequence[str], project: Project) -> dict[str, str]:
    """Return the texts of style sheets, by the paths that people know them by.

    Raises SetupError if one is missing, or names a font family that the project does not have.
    """
    sheets = {f"styles/{name}": project.files.text("styles", name) for name in names}
    check_families(sheets, [family.name for family in project.families])
    return sheets


def chosen_languages(statement: Statement, edition: Edition) -> tuple[str, ...]:
    """Return the languages of an edition; raise UsageError if the statement lacks one of them."""
    missing = [code for code in edition.languages if code not in statement.languages]
    if missing:
        raise UsageError(
            f"the statement has no text in {', '.join(missing)}",
            hint=f"choose an edition in {', '.join(statement.languages)}, or write "
            + ", ".join(f"{code}.md" for code in missing),
        )
    return edition.languages or statement.languages


def _metadata(
    statement: Statement, languages: tuple[str, ...], known: Mapping[str, Language]
) -> Metadata:
    """Return the metadata of a document in these languages, with the date of the statement."""

    def chosen(texts: Mapping[str, str]) -> dict[str, str]:
        return {code: texts[code] for code in languages if texts.get(code)}

    return Metadata(
        titles={code: " ".join(statement.title[code]) for code in languages},
        authors=chosen(statement.author),
        descriptions=chosen(statement.description),
        keywords=statement.keywords,
        languages=languages,
        label=said(statement, languages[0], known).draft,
        identifier=statement.status.reference.get(languages[0], ""),
        version=str(statement.status.version or ""),
        date=f"{statement.date.isoformat()}T00:00:00Z",
    )
