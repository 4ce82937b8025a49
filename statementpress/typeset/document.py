"""A statement and an edition become one HTML document with its style sheets and assets."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from importlib.metadata import version

from markupsafe import Markup

from statementpress import __version__
from statementpress.errors import Finding, UsageError
from statementpress.project_files import ProjectFiles
from statementpress.statement.model import Logo, Statement
from statementpress.typeset.edition import Edition, PrintDialogue
from statementpress.typeset.faces.named_families import check_families
from statementpress.typeset.faces.table import read_families
from statementpress.typeset.handout_facts import group_title, read_on, summary
from statementpress.typeset.inlines import WordSetter
from statementpress.typeset.language import Language
from statementpress.typeset.logo_sizes import style_sheet
from statementpress.typeset.metadata import Metadata
from statementpress.typeset.qr_codes import QrBook
from statementpress.typeset.side_by_side import rows_of, unpaired
from statementpress.typeset.templating import render

_PLACEHOLDER = re.compile(r"(\{pages?\})")
_COUNTERS = {"{page}": "page-number", "{pages}": "page-count"}
_EXTENSIONS = {"image/svg+xml": "svg", "image/png": "png", "image/jpeg": "jpg"}


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


@dataclass(slots=True)
class _LogoBook:
    """Numbers the logos as templates place them."""

    logos: list[Logo] = field(default_factory=list)

    def number(self, logo: Logo) -> int:
        if logo not in self.logos:
            self.logos.append(logo)
        return self.logos.index(logo) + 1

    def named(self) -> dict[str, Logo]:
        return {asset_name(number, logo): logo for number, logo in enumerate(self.logos, 1)}


def asset_name(number: int, logo: Logo) -> str:
    """Return the name under which a logo is served to the engine."""
    return f"logo-{number}.{_EXTENSIONS[logo.media_type]}"


def compose(  # noqa: PLR0913, PLR0917 - all that a document is made of
    statement: Statement,
    edition: Edition,
    styles: tuple[str, ...],
    languages: Mapping[str, Language],
    files: ProjectFiles,
    filling: tuple[str, ...] = (),
) -> Document:
    """Return the document, its pages filled up with those of `filling` (see there).

    UsageError for an edition in a language that the statement does not have, or that sets two side
    by side where there are not two; SetupError for a template or a style sheet that is missing or
    broken, or names a family that is not there; ContentError where the statement lacks what the
    template asks for (see `handout_facts`).
    """
    chosen = _chosen_languages(statement, edition)
    book, codes = _LogoBook(), QrBook()
    scripts = {language.script: code for code, language in languages.items()}
    setters = {
        code: WordSetter(languages[code].script, scripts, statement.unbroken) for code in chosen
    }
    metadata = _metadata(statement, chosen)
    rows = rows_of(statement, chosen) if edition.side_by_side else ()
    html = render(
        files,
        edition.template,
        statement=statement,
        languages={code: languages[code] for code in chosen},
        setters=setters,
        metadata=metadata,
        filling=filling,
        rows=rows,
        summary=partial(summary, statement),
        group_title=partial(group_title, statement),
        read_on=partial(read_on, statement),
        qr_code=codes.asset,
        logo_number=book.number,
        asset_name=asset_name,
        page_marks=_page_marks,
        is_logo=lambda mark: isinstance(mark, Logo),
        kind=lambda block: type(block).__name__,
    )
    sheets = _style_sheets((*styles, *edition.styles), files)
    sheets["the sizes of the logos"] = style_sheet(book.logos)
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


def _style_sheets(names: tuple[str, ...], files: ProjectFiles) -> dict[str, str]:
    sheets = {f"styles/{name}": files.text("styles", name) for name in names}
    check_families(sheets, [family.name for family in read_families(files)])
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


def _page_marks(label: str, setter: WordSetter) -> Markup:
    """Return a page label's words around two empty elements that the style sheet counts in."""
    return Markup("").join(
        Markup('<span class="{}"></span>').format(_COUNTERS[part])
        if part in _COUNTERS
        else setter.words(part)
        for part in _PLACEHOLDER.split(label)
        if part
    )
