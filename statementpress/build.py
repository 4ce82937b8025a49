"""The pipeline: a statement folder becomes a proofed PDF, or nothing and the reason.

It imports everything that sets type, half a second's worth: the command line imports it late.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from statementpress.errors import ContentError, Finding, Severity
from statementpress.press_edition.images import image_logos
from statementpress.press_edition.printing import PressRequest, read_press_edition
from statementpress.project_files import ProjectFiles
from statementpress.proof.proof import Expectation, PageExpectation, prove
from statementpress.statement.model import Statement
from statementpress.statement.places import place_of
from statementpress.statement.reading import read_statement
from statementpress.typeset.completeness import check_complete
from statementpress.typeset.document import compose, with_bleed
from statementpress.typeset.edition import choose, read_editions
from statementpress.typeset.engine import Typeset, typeset
from statementpress.typeset.engine_warnings import MissingGlyphError
from statementpress.typeset.faces.preparation import inexact_findings, prepare
from statementpress.typeset.faces.table import Face, faces_named, read_families, regular_files
from statementpress.typeset.language import Language, read_languages
from statementpress.typeset.plain_text import plain_text

Stage = Callable[[str], None]
"""Told the name of each stage as it begins."""


@dataclass(frozen=True, slots=True)
class Made:
    """A finished, proofed PDF, and what its author should look at all the same.

    `images` are the names of logo files by those that their images have in the PDF.
    """

    pdf: bytes
    findings: tuple[Finding, ...]
    images: Mapping[str, str]


def make(
    project: Path,
    folder: Path,
    edition_name: str,
    stage: Stage = lambda _: None,
    press: PressRequest = PressRequest(),  # noqa: B008 - it is frozen
) -> Made:
    """Make one edition of the statement in `folder`, in memory.

    Raises ContentError, SetupError, UsageError, TypesetError, ProofError and PreflightError.
    """
    files = ProjectFiles(project)
    editions = read_editions(files)
    edition = choose(editions, edition_name)
    languages = read_languages(files)
    how = read_press_edition(files, edition_name, edition, press.profile)
    stage("read")
    reading = read_statement(folder, project, languages)
    if reading.statement is None:
        raise ContentError(f for f in reading.findings if f.severity is Severity.ERROR)
    stage("compose")
    document = compose(reading.statement, edition, editions.styles, languages, files)
    if how:
        document = with_bleed(document, how.press.bleed)
    text = plain_text(document.html)
    if edition.whole:
        check_complete(reading.statement, document.metadata.languages, text)
    stage("prepare fonts")
    faces = faces_named(read_families(files), document.style_sheets.values())
    prepared = prepare(files, faces, document.html, *document.style_sheets.values())
    stage("typeset")
    with _glyphs_sought(project, folder, faces):
        finished = typeset(document, prepared, languages)
    stage("prove")
    prove(finished.pdf, _expectation(reading.statement, text, finished, languages))
    findings = (*reading.findings, *inexact_findings(prepared))
    images = {name: logo.name for name, logo in image_logos(document).items()}
    if not how:
        return Made(finished.pdf, findings, images)
    stage("press")
    # What opens PDFs and measures ink takes 0.2 s to load, and most editions are for screens.
    from statementpress.press_edition.checking import press_findings  # noqa: PLC0415
    from statementpress.press_edition.making import press_pdf  # noqa: PLC0415

    plain = [files.read("fonts", path) for path in regular_files(faces)]
    pressed = press_pdf(finished.pdf, how, reading.statement, document, plain)
    if press.checked:
        stage("preflight")
        findings = (*findings, *press_findings(pressed, how, images, files))
    return Made(pressed, findings, images)


def _expectation(
    statement: Statement,
    text: str,
    finished: Typeset,
    languages: Mapping[str, Language],
) -> Expectation:
    count = len(finished.pages)
    pages = []
    for number, page in enumerate(finished.pages, 1):
        label = languages[page.language].page_label(number, count)
        areas = tuple((area.left, area.top, area.right, area.bottom) for area in page.areas)
        pages.append(PageExpectation((statement.short_title[page.language], label), areas))
    return Expectation(text, pages)


@contextmanager
def _glyphs_sought(project: Path, folder: Path, faces: Iterable[Face]) -> Iterator[None]:
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
                place_of(character, folder, project),
                f"tried {tried}; write it otherwise, or add a font to fonts/fonts.toml",
            )
            for character in error.characters
        ) from error
