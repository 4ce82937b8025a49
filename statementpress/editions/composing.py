"""An edition composed: its document, its fonts, and as many pages as its sheets ask for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from statementpress.editions.missing_glyphs import glyphs_sought
from statementpress.editions.redrawn import with_marks_as_drawn
from statementpress.editions.source import Source
from statementpress.project.editions import Edition, styled
from statementpress.statement.signatories import Logo
from statementpress.typeset.compose.document import Document, compose, with_bleed
from statementpress.typeset.compose.whole_sheets import KINDS, filling
from statementpress.typeset.faces.named_faces import Face, faces_named, needed
from statementpress.typeset.faces.preparation import PreparedFace, prepare
from statementpress.typeset.layout.assets import image_resources
from statementpress.typeset.layout.engine import settle
from statementpress.typeset.layout.rules import with_rules
from statementpress.typeset.layout.standing import StandingType

Stage = Callable[[str], None]
"""Is called with the name of each stage as it begins."""


class Paper(NamedTuple):
    """What an edition is composed for."""

    sheet: str | None = None
    """The sheet in the printer; None for its usual one."""
    bleed: float = 0.0
    """How far colour at an edge has to go beyond the page, in millimetres."""
    more: Mapping[str, object] = MappingProxyType({})
    """What its template can use besides what every template can, by name."""


@dataclass(frozen=True, slots=True)
class Composition:
    """A document and its faces, ready to be set."""

    document: Document
    faces: Sequence[Face]
    """The faces that its style sheets name."""
    prepared: Sequence[PreparedFace]
    pages: int = 0
    """How many pages it was filled up to; 0 if it has as many as it takes."""

    @property
    def logos(self) -> Mapping[str, Logo]:
        """Return the logos by the names that their images may have in a page's resources."""
        return {
            resource: logo
            for name, logo in self.document.logos.items()
            for resource in image_resources(name)
        }


def composed(
    source: Source,
    edition: Edition,
    paper: Paper,
    stage: Stage,
    standing: StandingType | None = None,
) -> Composition:
    """Compose an edition for a paper.

    An edition whose pages are filled up is laid out once to count them, and takes what it can from
    what is standing. Raises what `making.make_edition` raises for a project or a statement that
    cannot be set.
    """
    project = source.project
    edition = styled(project.editions, edition, paper.sheet, source.kind)

    def filled_with(kinds: tuple[str, ...]) -> Document:
        document = compose(source.statement, edition, project, kinds, paper.more)
        document = with_marks_as_drawn(document, source.statement)
        return with_bleed(document, paper.bleed) if paper.bleed else document

    # An edition that is filled up is first composed with every kind of filling, so that its faces
    # are prepared for all the text that it may have in the end.
    fills = edition.multiple > 1
    document = filled_with(KINDS if fills else ())
    stage("prepare fonts")
    sheets = document.style_sheets.values()
    faces = needed(faces_named(project.families, sheets), document.html, *sheets)
    prepared = prepare(project.files, faces, document.html, *sheets)
    if not fills:
        return Composition(document, faces, prepared)

    # How much filling it needs shows when its own pages are counted.
    stage("fill pages")
    with glyphs_sought(source, faces):
        rules, count = settle(filled_with(()), prepared, standing)
    added = filling(count, edition.multiple)
    document = with_rules(filled_with(added), rules)
    return Composition(document, faces, prepared, count + len(added))
