"""Footnotes of a Word file: python-docx knows none, so their part is written here.

Word counts notes by itself, and anew in each section. Where the author counts otherwise, each note
has the mark that is printed.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from statementpress.renderings.word.fields import field as filled
from statementpress.renderings.word.figures import figures_face
from statementpress.renderings.word.links import Bookmarks, inside
from statementpress.renderings.word.markup import element, paragraph, properties, text, value
from statementpress.renderings.word.styles import NOTE_REFERENCE, fonts
from statementpress.statement.model import Block, Footnote, FootnoteReference
from statementpress.words.languages import Language

STYLE = "FootnoteText"

WriteNote = Callable[[Sequence[Block], Sequence[Element]], Iterable[Element]]
"""Returns the paragraphs of a note, the first of which begins with what is given."""


@dataclass(slots=True)
class NotePart:
    """The notes of a whole file."""

    notes: list[Element] = field(default_factory=list)

    def root(self) -> Element:
        """Return all notes as the root of their document, after the two lines that part them."""
        lines = (
            element(
                "w:footnote",
                {"w:type": kind, "w:id": number},
                paragraph([element("w:r", {}, element(f"w:{sign}"))]),
            )
            for number, kind, sign in (
                (-1, "separator", "separator"),
                (0, "continuationSeparator", "continuationSeparator"),
            )
        )
        return element("w:footnotes", {}, *lines, *self.notes)


@dataclass(frozen=True, slots=True)
class NoteBook:
    """Writes the notes of one language, and the references to them."""

    part: NotePart
    code: str
    language: Language
    is_counted: bool
    """Whether Word counts them."""
    bookmarks: Bookmarks
    write: WriteNote

    def reference(self, note: Footnote | FootnoteReference) -> Iterator[Element]:
        """Yield the reference to a note, which is written when the text first refers to it."""
        bookmark = f"_Ref_note_{self.code}_{note.number}"
        if isinstance(note, Footnote):
            yield from self.bookmarks.around(bookmark, [self._first(note)])
            return
        again = [self._raised(text(self._mark(note)))]
        if self.is_counted:
            yield from filled(f" NOTEREF {bookmark} \\f \\h ", again, self._letters())
        else:
            yield inside(bookmark, again)

    def _first(self, note: Footnote) -> Element:
        number = len(self.part.notes) + 1
        # The place is taken before the note is written, as it may have blocks of any kind.
        made = element("w:footnote", {"w:id": number})
        self.part.notes.append(made)
        mark = element("w:footnoteRef") if self.is_counted else text(self._mark(note))
        made.extend(self.write(note.blocks, [self._raised(mark), element("w:r", {}, text(" "))]))
        if self.is_counted:
            return self._raised(element("w:footnoteReference", {"w:id": number}))
        said = {"w:customMarkFollows": 1, "w:id": number}
        return self._raised(element("w:footnoteReference", said), text(self._mark(note)))

    def _mark(self, note: Footnote | FootnoteReference) -> str:
        return str(note.number) if self.is_counted else self.language.figures(note.number)

    def _raised(self, *content: Element) -> Element:
        return element("w:r", {}, self._letters(), *content)

    def _letters(self) -> Element:
        """Return the properties of a number; one that Word counts is in the language's figures."""
        face = figures_face(self.language) if self.is_counted else ""
        return properties(
            "rPr", value("w:rStyle", NOTE_REFERENCE), fonts(face, face) if face else None
        )


def is_counted(numbers: Iterable[int]) -> bool:
    """Return whether the notes of a text have the numbers that Word gives them."""
    return all(number == place for place, number in enumerate(numbers, 1))
