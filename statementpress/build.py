"""The pipeline: a statement folder becomes a proofed PDF, or nothing and the reason.

It imports everything that sets type, half a second's worth: the command line imports it late.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path

from statementpress.errors import ContentError, Finding, Severity
from statementpress.printing.images import image_logos
from statementpress.printing.settings import Printing, PrintRequest, read_printing
from statementpress.project_files import ProjectFiles
from statementpress.promises import promised
from statementpress.proof.proof import prove
from statementpress.statement.model import Statement
from statementpress.statement.places import place_of
from statementpress.statement.reading import read_statement
from statementpress.typeset.completeness import check_complete
from statementpress.typeset.document import Document, compose, with_bleed
from statementpress.typeset.edition import (
    Edition,
    EditionTable,
    choose,
    choose_sheet,
    read_editions,
)
from statementpress.typeset.engine import page_count, typeset
from statementpress.typeset.engine_warnings import MissingGlyphError
from statementpress.typeset.faces.preparation import PreparedFace, inexact_findings, prepare
from statementpress.typeset.faces.table import Face, faces_named, read_families, regular_files
from statementpress.typeset.filling import KINDS, check_filled, filling
from statementpress.typeset.fitting import check_fit
from statementpress.typeset.language import Language, read_languages
from statementpress.typeset.plain_text import flows, plain_text

Stage = Callable[[str], None]
"""Told the name of each stage as it begins."""


@dataclass(frozen=True, slots=True)
class Source:
    """What all editions of a statement share: the statement as read, the tables of its project."""

    project: Path
    folder: Path
    files: ProjectFiles
    editions: EditionTable
    languages: Mapping[str, Language]
    statement: Statement
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A finished, proofed PDF, and what its author should look at all the same.

    `printed` are its pages on printing sheets, None where it is printed as it is. `images` are the
    names of logo files by those that their images have in the PDF.
    """

    pdf: bytes
    printed: bytes | None
    findings: tuple[Finding, ...]
    images: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Composed:
    """A document and its faces, ready to be set; `pages` as many as it was filled up to, or 0."""

    document: Document
    faces: Sequence[Face]
    prepared: Sequence[PreparedFace]
    pages: int = 0


def make(
    project: Path,
    folder: Path,
    edition_name: str,
    stage: Stage = lambda _: None,
    request: PrintRequest = PrintRequest(),  # noqa: B008 - it is frozen
) -> Made:
    """Make one edition of the statement in `folder`, in memory.

    Raises ContentError, SetupError, UsageError, TypesetError, ProofError and PreflightError.
    """
    stage("read")
    return make_edition(read_source(project, folder), edition_name, stage, request)


def read_source(project: Path, folder: Path) -> Source:
    """Read a statement and the tables of its project; ContentError, SetupError where it fails."""
    files = ProjectFiles(project)
    editions, languages = read_editions(files), read_languages(files)
    reading = read_statement(folder, project, languages)
    if reading.statement is None:
        raise ContentError(f for f in reading.findings if f.severity is Severity.ERROR)
    return Source(project, folder, files, editions, languages, reading.statement, reading.findings)


def share(source: Source, name: str, request: PrintRequest) -> None:
    """Load and find out what the edition called `name` has in common with others; make no PDF.

    Whatever is forked from this process then has it: the code, where lines of Khmer may break, how
    its words are drawn. Errors as those of `make`.
    """
    edition = choose(source.editions, name)
    how = read_printing(source.files, name, edition, request)
    _composed(source, edition, request.sheet, how, lambda _: None)
    if any(each.press or each.limits or each.scheme for each in source.editions.edition.values()):
        import_module("statementpress.printing.files")
        import_module("statementpress.printing.checking")


def make_edition(source: Source, name: str, stage: Stage, request: PrintRequest) -> Made:
    """Make the edition called `name`, in memory; errors as those of `make`."""
    statement, languages = source.statement, source.languages
    edition = choose(source.editions, name)
    how = read_printing(source.files, name, edition, request)
    stage("compose")
    composed = _composed(source, edition, request.sheet, how, stage)
    document = composed.document
    if edition.whole:
        check_complete(statement, document.metadata.languages, plain_text(document.html))
    stage("typeset")
    with _glyphs_sought(source, composed.faces):
        if edition.pages_per_part:
            check_fit(document, composed.prepared, edition.pages_per_part, statement)
        finished = typeset(document, composed.prepared, languages)
    if composed.pages:
        check_filled(len(finished.pages), composed.pages, statement)
    stage("prove")
    prove(finished.pdf, promised(statement, flows(document.html), finished, languages))
    findings = (*source.findings, *document.findings, *inexact_findings(composed.prepared))
    images = {name: logo.name for name, logo in image_logos(document).items()}
    made = Made(finished.pdf, None, findings, images)
    if not how:
        return made
    made = _printed(made, how, composed, source, stage)
    return _checked(made, how, source, stage) if request.checked else made


def _composed(
    source: Source, edition: Edition, sheet: str | None, how: Printing | None, stage: Stage
) -> _Composed:
    """Compose the document, its pages filled up where the edition asks for it."""
    files = source.files
    styles = (
        *source.editions.styles,
        *edition.styles,
        *edition.sheets.get(choose_sheet(edition, sheet), ()),
    )

    def composed(kinds: tuple[str, ...]) -> Document:
        document = compose(source.statement, edition, styles, source.languages, files, kinds)
        return with_bleed(document, how.bleed) if how and how.bleed else document

    fills = edition.multiple > 1
    document = composed(KINDS if fills else ())
    stage("prepare fonts")
    faces = faces_named(read_families(files), document.style_sheets.values())
    prepared = prepare(files, faces, document.html, *document.style_sheets.values())
    if not fills:
        return _Composed(document, faces, prepared)
    stage("fill pages")
    with _glyphs_sought(source, faces):
        count = page_count(composed(()), prepared)
    added = filling(count, edition.multiple)
    return _Composed(composed(added), faces, prepared, count + len(added))


def _printed(made: Made, how: Printing, composed: _Composed, source: Source, stage: Stage) -> Made:
    """Return the edition as its printer gets it."""
    # What works on finished PDFs takes 0.2 s to load, and most editions are for screens.
    from statementpress.printing.files import for_printer  # noqa: PLC0415

    stage("print")
    plain = [source.files.read("fonts", path) for path in regular_files(composed.faces)]
    pdf, printed = for_printer(made.pdf, how, source.statement, composed.document, plain)
    return replace(made, pdf=pdf, printed=printed)


def _checked(made: Made, how: Printing, source: Source, stage: Stage) -> Made:
    """Return the edition with what preflight finds in it; PreflightError where it is unfit."""
    from statementpress.printing.checking import print_findings  # noqa: PLC0415

    stage("preflight")
    found = print_findings(made.printed or made.pdf, how, made.images, source.files)
    return replace(made, findings=(*made.findings, *found))


@contextmanager
def _glyphs_sought(source: Source, faces: Sequence[Face]) -> Iterator[None]:
    """Name the place of a character that no face has."""
    try:
        yield
    except MissingGlyphError as error:
        tried = ", ".join(dict.fromkeys(face.family for face in faces))
        raise ContentError(
            Finding(
                "missing-glyph",
                Severity.ERROR,
                f"no font has the character “{character}” (U+{ord(character):04X})",
                place_of(character, source.folder, source.project),
                f"tried {tried}; write it otherwise, or add a font to fonts/fonts.toml",
            )
            for character in error.characters
        ) from error
