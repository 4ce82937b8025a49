"""Decide where the notes of a document stand: at the foot of pages, or at the end of each part.

WeasyPrint moves to the foot what can stand inside a paragraph. So a note that is more than
paragraphs, or has a note of its own, sends all notes of the document to the end; so does a note
that the layout could not keep near its reference (see `typeset.layout.notes`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from statementpress.project.editions import Edition, NotePlace
from statementpress.statement import traversal
from statementpress.statement.model import Block, Footnote, ItemList, Paragraph, Statement
from statementpress.statement.traversal import footnotes_in


def place_of_notes(
    statement: Statement, codes: Sequence[str], edition: Edition
) -> NotePlace | None:
    """Return where the notes of these languages stand; None if the edition sets no whole text."""
    if not edition.whole:
        return None
    if edition.notes is NotePlace.FOOT:
        notes = (note for code in codes for note in footnotes_in(statement.parts[code]))
        if all(map(_fits_a_foot, notes)):
            return NotePlace.FOOT
    return NotePlace.END


def notes_at_end(blocks: Iterable[Block], place: NotePlace | None) -> tuple[Footnote, ...]:
    """Return the notes that a template has to set after the blocks of a part, in their order."""
    return tuple(footnotes_in(blocks)) if place is NotePlace.END else ()


def without_notes(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return paragraphs and lists without their notes, to be set where the notes are not."""
    return tuple(map(_without_notes, blocks))


def _without_notes(block: Block) -> Block:
    match block:
        case Paragraph(inlines):
            return replace(block, inlines=tuple(traversal.without_notes(inlines)))
        case ItemList(items=items):
            return replace(block, items=tuple(map(without_notes, items)))
        case _:
            return block


def _fits_a_foot(note: Footnote) -> bool:
    paragraphs = all(isinstance(block, Paragraph) for block in note.blocks)
    return paragraphs and not any(footnotes_in(note.blocks))
