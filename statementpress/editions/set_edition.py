"""An edition set as a PDF, and held against what the author's files say, before any printing."""

from dataclasses import dataclass

from msgspec import structs

from statementpress.editions.composing import Composition, Paper, Stage, composed
from statementpress.editions.missing_glyphs import glyphs_sought
from statementpress.editions.promises import check_complete, promised, sources_of
from statementpress.editions.source import Source
from statementpress.project.editions import Edition, NotePlace
from statementpress.proof.proof import Proof, prove
from statementpress.proof.sources import Sources
from statementpress.typeset.compose.document_text import Texts, flows
from statementpress.typeset.layout.engine import Typeset, typeset
from statementpress.typeset.layout.notes import NotesAstrayError
from statementpress.typeset.layout.standing import StandingType


@dataclass(frozen=True, slots=True)
class SetEdition:
    """An edition that was set, and is not proofed yet."""

    composition: Composition
    sources: Sources
    """What the files say that it is made from."""
    texts: Texts
    """The texts of the document as it was set."""
    finished: Typeset


def set_edition(
    source: Source,
    edition: Edition,
    paper: Paper,
    stage: Stage,
    standing: StandingType | None = None,
) -> SetEdition:
    """Set an edition with its notes at the foot of pages, or at the end if they have no room.

    Raises what `making.make_edition` raises.
    """
    try:
        return _set_once(source, edition, paper, stage, standing)
    except NotesAstrayError:  # only the layout knows
        edition = structs.replace(edition, notes=NotePlace.END)
        return _set_once(source, edition, paper, stage, standing)


def proved(source: Source, shown: SetEdition) -> Proof:
    """Hold the PDF against what it should say and show; raise ProofError if it does not."""
    said = promised(source.statement, shown.texts, shown.finished, source.languages, shown.sources)
    return prove(shown.finished.pdf, said)


def _set_once(
    source: Source,
    edition: Edition,
    paper: Paper,
    stage: Stage,
    standing: StandingType | None,
) -> SetEdition:
    """Compose an edition, see that nothing of its sources is left out, and set it."""
    composition = composed(source, edition, paper, stage, standing)
    document, languages = composition.document, source.languages
    # What a template forgets is found before the layout, which takes the most time.
    sources = sources_of(source.statement, document.metadata.languages, languages, edition)
    texts = flows(document.html)
    check_complete(sources, texts)

    stage("typeset")
    with glyphs_sought(source, composition.faces):
        finished = typeset(document, composition.prepared, languages, standing)
    if finished.html != document.html:  # the numbers of pages in a list of contents are filled in
        texts = flows(finished.html)
    return SetEdition(composition, sources, texts, finished)
