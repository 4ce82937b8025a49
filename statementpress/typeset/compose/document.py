"""A statement and an edition become one HTML document with its style sheets and assets."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from importlib.metadata import version

from statementpress import __version__
from statementpress.errors import Finding, UsageError
from statementpress.project.editions import Edition, PrintDialogue
from statementpress.project.project import Project
from statementpress.statement.model import Logo, Statement
from statementpress.typeset.compose.logos import LogoBook
from statementpress.typeset.compose.metadata import Metadata
from statementpress.typeset.compose.qr_codes import QrBook
from statementpress.typeset.compose.side_by_side import rows_of, unpaired
from statementpress.typeset.compose.template_context import template_context
from statementpress.typeset.compose.templating import render
from statementpress.typeset.faces.named_families import check_families
from statementpress.words.languages import Language


@dataclass(frozen=True, slots=True)
class Document:
    """What the typesetting engine gets: HTML, CSS texts, assets by name, metadata.

    CSS texts come in their order, by the path or the words that people know them by. `logos` are
    those among the assets, by the same names. `dialogue` is how printing begins.
    `findings` are what its author should look at.
    """

    html: str
    style_sheets: Mapping[str, str]
    assets: Mapping[str, tuple[bytes, str]]
    logos: Mapping[str, Logo]
    metadata: Metadata
    dialogue: PrintDialogue = field(default_factory=PrintDialogue)
    findings: tuple[Finding, ...] = ()


def compose(
    statement: Statement,
    edition: Edition,
    languages: Mapping[str, Language],
    project: Project,
    filling: tuple[str, ...] = (),
) -> Document:
    """Return the document of a `styled` edition, its pages filled up by `filling` (see there).

    UsageError for an edition in a language that the statement does not have, or that sets two side
    by side where there are not two; SetupError for a template or a style sheet that is missing or
    broken, or names a family that is not there; ContentError where the statement lacks what the
    template asks for (see `handout_facts`).
    """
    chosen = _chosen_languages(statement, edition)
    metadata = _metadata(statement, chosen)
    rows = rows_of(statement, chosen) if edition.side_by_side else ()
    book, codes = LogoBook(), QrBook()
    context = template_context(statement, chosen, languages, book, codes)
    html = render(
        project.files, edition.template, metadata=metadata, filling=filling, rows=rows, **context
    )
    sheets = _style_sheets(edition.styles, project)
    sheets["the sizes of the logos"] = book.style_sheet()
    sheets["the sizes of the QR codes"] = codes.style_sheet()
    logos = book.named()
    assets = {name: (logo.data, logo.media_type) for name, logo in logos.items()}
    assets.update(codes.assets())
    dialogue = PrintDialogue(edition.duplex, edition.actual_size)
    findings = tuple(unpaired(rows, statement, chosen))
    return Document(html, sheets, assets, logos, metadata, dialogue, findings)


def with_bleed(document: Document, bleed: float) -> Document:
    """Return the document with pages whose background goes `bleed` millimetres beyond the trim."""
    sheet = {"the bleed of the press": f"@page {{ bleed: {bleed:g}mm }}"}
    return replace(document, style_sheets={**document.style_sheets, **sheet})


def _style_sheets(names: tuple[str, ...], project: Project) -> dict[str, str]:
    sheets = {f"styles/{name}": project.files.text("styles", name) for name in names}
    check_families(sheets, [family.name for family in project.families])
    return sheets


def _chosen_languages(statement: Statement, edition: Edition) -> tuple[str, ...]:
    missing = [code for code in edition.languages if code not in statement.languages]
    if missing:
        raise UsageError(
            f"the statement has no part in {', '.join(missing)}",
            hint=f"choose an edition in {', '.join(statement.languages)}, or add the part",
        )
    return edition.languages or statement.languages


def _metadata(statement: Statement, languages: tuple[str, ...]) -> Metadata:
    """Return the metadata of a document in these languages; its date is the statement's."""

    def chosen(texts: Mapping[str, str]) -> dict[str, str]:
        return {code: texts[code] for code in languages if texts.get(code)}

    return Metadata(
        titles={code: " ".join(statement.title[code]) for code in languages},
        authors=chosen(statement.author),
        descriptions=chosen(statement.description),
        keywords=statement.keywords,
        languages=languages,
        date=f"{statement.date.isoformat()}T00:00:00Z",
        creator_tool=f"Statement Press {__version__}",
        producer=f"WeasyPrint {version('weasyprint')}",
    )
