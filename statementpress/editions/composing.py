"""An edition composed: its document, its fonts, and as many pages as its sheets ask for."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from statementpress.editions.source import Source
from statementpress.errors import ContentError, Finding, Severity
from statementpress.project.editions import Edition, styled
from statementpress.statement.folder import place_of
from statementpress.typeset.compose.document import Document, compose, with_bleed
from statementpress.typeset.compose.whole_sheets import KINDS, filling
from statementpress.typeset.faces.preparation import PreparedFace, prepare
from statementpress.typeset.faces.table import Face, faces_named
from statementpress.typeset.layout.engine import page_count
from statementpress.typeset.layout.engine_warnings import MissingGlyphError

Stage = Callable[[str], None]
"""Told the name of each stage as it begins."""


@dataclass(frozen=True, slots=True)
class Composition:
    """A document and its faces, ready to be set; `pages` as many as it was filled up to, or 0."""

    document: Document
    faces: Sequence[Face]
    prepared: Sequence[PreparedFace]
    pages: int = 0


def composed(
    source: Source, edition: Edition, sheet: str | None, bleed: float, stage: Stage
) -> Composition:
    """Compose an edition for a sheet, or its usual one, with a bleed in millimetres.

    Where its pages are filled up it is laid out once to count them. Errors as those of
    `build.make`.
    """
    project = source.project
    edition = styled(project.editions, edition, sheet)

    def filled_with(kinds: tuple[str, ...]) -> Document:
        document = compose(source.statement, edition, source.languages, project, kinds)
        return with_bleed(document, bleed) if bleed else document

    fills = edition.multiple > 1
    document = filled_with(KINDS if fills else ())
    stage("prepare fonts")
    faces = faces_named(project.families, document.style_sheets.values())
    prepared = prepare(project.files, faces, document.html, *document.style_sheets.values())
    if not fills:
        return Composition(document, faces, prepared)
    stage("fill pages")
    with glyphs_sought(source, faces):
        count = page_count(filled_with(()), prepared)
    added = filling(count, edition.multiple)
    return Composition(filled_with(added), faces, prepared, count + len(added))


@contextmanager
def glyphs_sought(source: Source, faces: Sequence[Face]) -> Iterator[None]:
    """Name the place of a character that no face has, as a ContentError."""
    try:
        yield
    except MissingGlyphError as error:
        tried = ", ".join(dict.fromkeys(face.family for face in faces))
        raise ContentError(
            Finding(
                "missing-glyph",
                Severity.ERROR,
                f"no font has the character “{character}” (U+{ord(character):04X})",
                place_of(character, source.folder, source.project.folder),
                f"tried {tried}; write it otherwise, or add a font to fonts/fonts.toml",
            )
            for character in error.characters
        ) from error
