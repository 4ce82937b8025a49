"""Set text of one language as HTML: lines may break where they should, other scripts are marked.

Finding the ends of Khmer words takes a whole sentence. So a paragraph is read as one text, and the
places that are found are then put into its pieces, wherever bold words or links begin and end.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from markupsafe import Markup, escape

from statementpress.khmer.breaks import NEWEST
from statementpress.khmer.characters import AFTER_HYPHEN, NO_BREAK
from statementpress.khmer.scripts import latin_runs
from statementpress.project.editions import NotePlace
from statementpress.scripts.runs import LATIN, runs, shows_clusters
from statementpress.scripts.table import CHARACTERS
from statementpress.statement.languages import by_script
from statementpress.statement.links import says_address, shown_address
from statementpress.statement.model import (
    Emphasis,
    Footnote,
    FootnoteReference,
    Inline,
    LineBreak,
    Link,
    Paragraph,
    Strong,
    Text,
)
from statementpress.statement.traversal import texts
from statementpress.words.emergency import address_marks, emergency_marks
from statementpress.words.languages import Language, scripts
from statementpress.words.line_breaks import insertions
from statementpress.words.notes import NoteMarks
from statementpress.words.runts import without_runt

_WORD_HYPHEN = re.compile(f"(?<=[\\w{CHARACTERS}])- ?(?=[\\w{CHARACTERS}])")
"""A hyphen inside a word, or of one that goes on, as in “pre- and post-war”. At a line's end PDFium
takes it for one of hyphenation and drops it."""

_NO_BREAK_SPACE = "\u00a0"

LONGEST_UNBROKEN_ADDRESS = 60
"""Characters of the longest address that stays on one line; others may break after / . and &."""

KEPT = 2048
"""How many paragraphs, names and the like without markup a process keeps as HTML."""


@dataclass(frozen=True, slots=True)
class WordSetter:
    """Turns text of one language into HTML; all that people wrote is escaped."""

    script: str
    """The language's own script (ISO 15924)."""
    languages: Mapping[str, str]
    """The language that words of each script are in; see `by_script`."""
    unbroken: tuple[str, ...] = ()
    """Names within whose words no line may end."""
    notes: NoteMarks | None = None
    """How the text refers to its notes; None for a text that is set without them."""
    break_rules: int = NEWEST
    """Which rules for the ends of lines are kept: see `khmer.breaks.NEWEST`."""
    on_paper: bool = True
    """Whether the address of a link is printed after its words."""
    longest_address: int = LONGEST_UNBROKEN_ADDRESS
    """Characters of the longest address in the text that stays on one line."""

    @property
    def latin(self) -> str:
        """Return the language of Latin words, addresses and codes; "" if the project knows none."""
        return self.languages.get(LATIN, "")

    def runs(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield the runs of a text with their scripts; what has none is in the language's own."""
        for run, latin in latin_runs(text):
            for part, script in [(run, LATIN)] if latin else runs(run):
                yield part, script or self.script

    def words(self, text: str) -> Markup:
        """Return one text as HTML."""
        return _plain(self._key, (text,), tied=False)

    def inlines(self, inlines: Iterable[Inline]) -> Markup:
        """Return a paragraph's inlines as HTML."""
        parts = tuple(inlines)
        marks = self._insertions(texts(parts))
        return self._closed(parts, marks)

    def paragraph(self, inlines: Iterable[Inline]) -> Markup:
        """Return a paragraph's inlines as HTML, its last two words tied if they are short."""
        parts = tuple(inlines)
        if all(isinstance(part, Text) for part in parts):
            return _plain(self._key, tuple(texts(parts)), tied=True)
        marks = without_runt("".join(texts(parts)), self._insertions(texts(parts)))
        return self._closed(parts, marks)

    @property
    def _key(self) -> "_Key":
        languages = tuple(self.languages.items())
        return self.script, languages, self.unbroken, self.break_rules

    def _closed(self, inlines: Sequence[Inline], marks: Mapping[int, str]) -> Markup:
        """Return all of a paragraph's inlines with these marks, and what has to follow them."""
        content = Markup("").join(self._elements(inlines, 0, marks))
        return content + _after_hyphen("".join(texts(inlines)))

    def _insertions(self, pieces: Iterable[str]) -> dict[int, str]:
        """Return what is inserted before the characters of a paragraph, by their offsets.

        `pieces` are its texts, divided where bold words or links begin and end.
        """
        boxes = [run for piece in pieces for run, _ in self.runs(piece)]
        text = "".join(boxes)
        marks = {match.end(): NO_BREAK for match in _WORD_HYPHEN.finditer(text)}
        marks |= insertions(text, self.unbroken, self.break_rules)
        if self.break_rules > 1:
            marks = emergency_marks(text, marks, self.unbroken)
        if shows_clusters(text) or self.script != LATIN:
            # Faces differ in what U+00A0 reads as. It becomes a space that no line can end with.
            marks |= {match.end(): NO_BREAK for match in re.finditer(_NO_BREAK_SPACE, text)}
            # WeasyPrint draws no box that is nothing but a space, and beside a text that is stated,
            # PDFium finds none.
            starts = accumulate(map(len, boxes), initial=0)
            alone = {start for start, box in zip(starts, boxes, strict=False) if box == " "}
            marks |= dict.fromkeys(alone, NO_BREAK)
        return marks

    def _elements(
        self, inlines: Iterable[Inline], start: int, marks: Mapping[int, str]
    ) -> Iterator[Markup]:
        follows = False
        for inline in inlines:
            match inline:
                case Text(text):
                    yield self._marked(text, start, marks)
                case Strong(children):
                    yield self._element("strong", children, start, marks)
                case Emphasis(children):
                    yield self._element("em", children, start, marks)
                case Link():
                    yield self._link(inline, start, marks)
                case LineBreak():
                    yield Markup("<br>")
                case Footnote() | FootnoteReference():
                    yield self._noted(inline, follows)
            follows = isinstance(inline, Footnote | FootnoteReference)
            start += len(_said(inline))

    def _element(
        self, name: str, children: Iterable[Inline], start: int, marks: Mapping[int, str]
    ) -> Markup:
        content = Markup("").join(self._elements(children, start, marks))
        return Markup(f"<{name}>{content}</{name}>")

    def _link(self, link: Link, start: int, marks: Mapping[int, str]) -> Markup:
        shown = "".join(texts(link.children))
        if shown in (link.url, shown_address(link.url)):
            return self._address(link.url, shown, self.longest_address)
        content = Markup("").join(self._elements(link.children, start, marks))
        if not self.on_paper or says_address(shown, link.url):
            return Markup('<a href="{}">{}</a>').format(link.url, content)
        return Markup('<a href="{}">{}</a> ({})').format(link.url, content, self.address(link.url))

    def _noted(self, note: Footnote | FootnoteReference, follows: bool) -> Markup:
        """Return the reference to a note, and the note itself if it stands at the foot of the page.

        `follows` says whether another reference stands before it.
        """
        if self.notes is None:
            return Markup("")
        first = isinstance(note, Footnote)
        reference = self.notes.reference(note.number, first, follows)
        if self.notes.place is NotePlace.END or not isinstance(note, Footnote):
            return reference
        paragraphs = (
            Markup('<span class="note-text">{} </span>').format(self.paragraph(block.inlines))
            for block in note.blocks
            if isinstance(block, Paragraph)
        )
        return reference + self.notes.foot_note(note, Markup("").join(paragraphs))

    def address(self, url: str, longest: int | None = None) -> Markup:
        """Return a web or e-mail address as a link that shows itself.

        An address of more than `longest` characters may go on in the next line; without it, one of
        more than `longest_address`.
        """
        most = self.longest_address if longest is None else longest
        return self._address(url, shown_address(url), most)

    def _address(self, url: str, shown: str, longest: int) -> Markup:
        text = escape(shown)
        kind = "address"
        if len(shown) > longest:
            kind = "long-address"
            marks = address_marks(shown)
            if self.break_rules > 1:
                marks = emergency_marks(shown, marks, ())
            text = Markup("").join(
                marks.get(offset, "") + escape(part) for offset, part in enumerate(shown)
            )
            text += marks.get(len(shown), "")
        return Markup('<a class="{}" href="{}" lang="{}">{}</a>').format(
            kind, url, self.latin, text
        )

    def _marked(self, text: str, start: int, marks: Mapping[int, str]) -> Markup:
        pieces, position = [], start
        for run, script in self.runs(text):
            broken = escape("".join(_marked_characters(run, position, marks)))
            other = self.languages.get(script) if script != self.script else None
            pieces.append(
                Markup('<span lang="{}">{}</span>').format(other, broken) if other else broken
            )
            position += len(run)
        return Markup("").join(pieces)


_Key = tuple[str, tuple[tuple[str, str], ...], tuple[str, ...], int]
"""What plain text is set by: script, languages, names that do not break, rules for line ends."""


@lru_cache(maxsize=KEPT)
def _plain(key: _Key, pieces: tuple[str, ...], *, tied: bool) -> Markup:
    """Return text without markup as HTML, its last two words `tied` as those of a paragraph.

    Nearly all of a statement that is built again is as it was.
    """
    script, languages, unbroken, break_rules = key
    setter = WordSetter(script, dict(languages), unbroken, break_rules=break_rules)
    marks = setter._insertions(pieces)
    marks = without_runt("".join(pieces), marks) if tied else marks
    return setter._closed(tuple(map(Text, pieces)), marks)


def _said(inline: Inline) -> str:
    return "".join(texts((inline,)))


def _marked_characters(run: str, start: int, marks: Mapping[int, str]) -> Iterator[str]:
    """Yield the characters of a run, each after its mark; U+00A0 as a space if it has marks."""
    for offset, character in enumerate(run, start):
        unbroken = character == _NO_BREAK_SPACE and marks.get(offset + 1) == NO_BREAK
        yield marks.get(offset, "") + (" " if unbroken else character)


def _after_hyphen(text: str) -> str:
    """Return what follows a text: `AFTER_HYPHEN` if it ends in a hyphen, otherwise nothing."""
    return AFTER_HYPHEN if text.endswith("-") else ""


def setters(
    languages: Mapping[str, Language],
    codes: Sequence[str],
    unbroken: tuple[str, ...] = (),
    notes: NotePlace | None = None,
    on_paper: bool = True,
) -> dict[str, WordSetter]:
    """Return a setter for each of the languages, `codes`, that a text is written in.

    `languages` are those of the project; `unbroken` and `on_paper` are as in `WordSetter`; `notes`
    is where the notes of the text stand, None if it is set without them.
    """
    known = scripts(languages)
    return {
        code: WordSetter(
            known[code],
            by_script((code, *codes), known),
            unbroken,
            NoteMarks(code, languages[code], notes) if notes else None,
            languages[code].break_rules,
            on_paper,
        )
        for code in codes
    }
