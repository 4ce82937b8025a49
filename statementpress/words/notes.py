"""Set the numbers of notes: a raised one in the text that leads to the note, one beside it back.

A template sets notes that stand at the end of a text. A note at the foot of a page is set with its
reference instead, as a style sheet takes it from there to the foot.
"""

from dataclasses import dataclass

from markupsafe import Markup

from statementpress.khmer.characters import NO_BREAK
from statementpress.project.editions import NotePlace
from statementpress.statement.model import Footnote
from statementpress.words.languages import Language

NOTE = "foot-note"
"""The class of a note at the foot of a page."""

_REFERENCE = Markup(
    '<span class="note-reference">{}{}<a{} href="#{}" role="doc-noteref" aria-label="{}">{}</a>'
    "</span>"
)
_BACK = Markup(
    '<span class="note-number"><a href="#{}" role="doc-backlink" aria-label="{}">{}</a> </span>'
)
_FOOT_NOTE = Markup('<span class="{}" id="{}" data-flow="{}">{}{}</span>')


@dataclass(frozen=True, slots=True)
class NoteMarks:
    """How a text in one language refers to its notes."""

    code: str
    """The language of the text (BCP 47)."""
    language: Language
    place: NotePlace
    """Where the notes stand."""

    def reference(self, number: int, first: bool, follows: bool) -> Markup:
        """Return the raised number, to which the note leads back if it is the `first` for a note.

        A comma parts it from another reference that it `follows` at once. No line begins with it.
        """
        comma = "," if follows else ""
        name = Markup(' id="{}"').format(self._reference_name(number)) if first else ""
        said = self.language.note.format(number=self.language.figures(number))
        figures = self.language.figures(number)
        return _REFERENCE.format(NO_BREAK, comma, name, self.name(number), said, figures)

    def name(self, number: int) -> str:
        """Return the identifier of a note among all elements of a document."""
        return f"note-{self.code}-{number}"

    def back(self, number: int) -> Markup:
        """Return the number that stands beside a note, and leads back to the text."""
        said = self.language.note_back.format(number=self.language.figures(number))
        label = self.language.list_number(number)
        return _BACK.format(self._reference_name(number), said, label)

    def foot_note(self, note: Footnote, paragraphs: Markup) -> Markup:
        """Return a note that is to stand at the foot of the page; it stands in a text of its own.

        Nothing but phrases may stand inside a paragraph, so it is a `span`.
        """
        flow = f"notes-{self.code}"
        name, back = self.name(note.number), self.back(note.number)
        return _FOOT_NOTE.format(NOTE, name, flow, back, paragraphs)

    def _reference_name(self, number: int) -> str:
        return f"{self.name(number)}-text"
