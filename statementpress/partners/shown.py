"""What a paragraph of a Word file says: before tracked changes, and after them.

White space counts as one space, marks that nobody sees do not count, and Khmer is in its normal
form, so that a file that was typed anew can be compared with ours.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from statementpress.intake.document import (
    ChangeKind,
    Run,
    WordDocument,
    WordParagraph,
    WordTable,
    is_gone,
    paragraphs_of,
)
from statementpress.khmer.normalise import changes
from statementpress.statement.kept import UNSEEN

_NOTE = "\ufffc"
"""Stands for the reference to a note while the words of a paragraph are gathered."""
_NEW = (ChangeKind.INSERTED, ChangeKind.MOVED_TO)


@dataclass(frozen=True, slots=True)
class Said:
    """Words, and the run of the file that each character is from."""

    text: str
    runs: tuple[Run, ...]
    notes: frozenset[int]
    """Before which characters, counted from 0, notes are referred to."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A paragraph of a Word file."""

    paragraph: WordParagraph
    in_note: bool
    in_table: bool
    before: Said
    """What it said before the changes that Word tracked."""
    after: Said
    """What it says with them."""

    @property
    def known_by(self) -> str:
        """Return the words by which it is paired with a paragraph of another file."""
        return self.before.text or self.after.text


def paragraphs(document: WordDocument) -> Iterator[Shown]:
    """Yield the paragraphs of a file that say something, notes after the text.

    A list of contents is left out: it repeats the headings.
    """
    for paragraph, in_note, in_table in _all(document):
        after = _said(run for run in paragraph.runs if not is_gone(run))
        is_settled = not any(is_new(run) or is_gone(run) for run in paragraph.runs)
        before = after if is_settled else _said(run for run in paragraph.runs if not is_new(run))
        shown = Shown(paragraph, in_note, in_table, before, after)
        if shown.known_by and not paragraph.style.startswith("toc "):
            yield shown


def _all(document: WordDocument) -> Iterator[tuple[WordParagraph, bool, bool]]:
    """Yield all paragraphs, and whether each is in a note and in a table."""
    for block in document.blocks:
        for paragraph in paragraphs_of((block,)):
            yield paragraph, False, isinstance(block, WordTable)
    for note in document.notes.values():
        yield from ((paragraph, True, False) for paragraph in note)


def is_new(run: Run) -> bool:
    """Return whether a run was put in or moved here, which is still to be settled."""
    return run.change is not None and run.change.kind in _NEW


def _said(runs: Iterable[Run]) -> Said:
    letters = [
        (letter, run)
        for run in runs
        if not run.picture
        for letter in (_NOTE if run.note else run.text)
    ]
    typed, typed_runs = "".join(letter for letter, _ in letters), [run for _, run in letters]
    normal = list(_normal(typed, typed_runs))
    kept: list[tuple[str, Run]] = []
    notes = set()
    for letter, run in normal:
        if letter == _NOTE:
            notes.add(len(kept))
            continue
        if ord(letter) in UNSEEN or (letter.isspace() and (not kept or kept[-1][0] == " ")):
            continue
        kept.append((" " if letter.isspace() else letter, run))
    if kept and kept[-1][0] == " ":
        kept.pop()
    text = "".join(letter for letter, _ in kept)
    return Said(text, tuple(run for _, run in kept), frozenset(notes))


def _normal(text: str, runs: Sequence[Run]) -> Iterator[tuple[str, Run]]:
    """Yield the characters of a text in its normal form, each with the run that it is from."""
    place = 0
    for change in changes(text):
        yield from zip(text[place : change.offset], runs[place : change.offset], strict=True)
        place = change.offset + len(change.before)
        yield from ((letter, runs[min(change.offset, len(runs) - 1)]) for letter in change.after)
    yield from zip(text[place:], runs[place:], strict=True)
