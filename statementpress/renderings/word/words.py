"""Words of a Word file: each run of a script with its language and its face.

Word keeps two settings for letters: one for Latin, one for scripts that it calls complex, such as
Khmer. Bold, size, face and language of the latter have properties of their own (w:bCs, w:szCs,
w:cs of w:rFonts, w:bidi of w:lang), and w:cs says that they count for a run.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from xml.etree.ElementTree import Element

from statementpress.renderings.word.design import Design
from statementpress.renderings.word.links import Links
from statementpress.renderings.word.markup import element, properties, text, value
from statementpress.renderings.word.notes import NoteBook
from statementpress.renderings.word.styles import EMPHASIS, LINK, STRONG, fonts
from statementpress.scripts.runs import LATIN
from statementpress.statement.model import (
    Emphasis,
    Footnote,
    FootnoteReference,
    Inline,
    LineBreak,
    Link,
    Strong,
    Text,
)
from statementpress.words.setting import WordSetter


@dataclass(frozen=True, slots=True)
class Look:
    """How words stand out."""

    strong: bool = False
    emphasis: bool = False
    style: str = ""
    """Their style; "" for none."""


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Words:
    """Writes the words of one language."""

    design: Design
    code: str
    """The language."""
    setter: WordSetter
    """It knows which words are in which script."""
    script: str
    """The script whose faces the styles have for complex letters."""
    met: set[str]
    """Is filled with the scripts of what is written."""

    def runs(self, words: str, look: Look = PLAIN) -> Iterator[Element]:
        """Yield the runs of a text."""
        for script, pieces in groupby(self.setter.runs(words), lambda run: run[1]):
            letters = self.letters(script, look)
            yield element("w:r", {}, letters, text("".join(piece for piece, _ in pieces)))

    def label(self, words: str) -> Element | None:
        """Return the properties of the letters of a label, whose script Word does not ask for."""
        script = next((script for _, script in self.setter.runs(words)), self.setter.script)
        if script == LATIN:
            return None
        face = self.design.faces(script).text
        return properties("rPr", fonts(face, face), element("w:cs"), self._language(script))

    def mark(self) -> Element | None:
        """Return the properties of a paragraph's end: what a person types there is like it."""
        return self.letters(self.setter.script)

    def letters(self, script: str, look: Look = PLAIN) -> Element:
        """Return the properties of letters of a script."""
        self.met.add(script)
        is_complex = script != LATIN
        faces = self.design.faces(script)
        is_other = is_complex and script != self.script
        return properties(
            "rPr",
            value("w:rStyle", look.style or _STYLES[look.strong, look.emphasis])
            if look != PLAIN
            else None,
            fonts(self.design.faces(LATIN).text, faces.text, "cs") if is_other else None,
            element("w:b") if look.strong else None,
            element("w:bCs") if look.strong or (look.emphasis and is_other) else None,
            # No complex script has slanted letters.
            element("w:i") if look.emphasis and not is_complex else None,
            element("w:cs") if is_complex else None,
            self._language(script),
        )

    def _language(self, script: str) -> Element:
        language = self.code if script == self.setter.script else self.setter.languages.get(script)
        tag = self.design.tag(language or self.code)
        return element("w:lang", {"w:val" if script == LATIN else "w:bidi": tag})


_STYLES = {
    (True, False): STRONG,
    (False, True): EMPHASIS,
    (True, True): STRONG,
    (False, False): "",
}


@dataclass(frozen=True, slots=True)
class Inlines:
    """Writes what paragraphs of one language consist of."""

    words: Words
    links: Links
    """Keeps the addresses that the part of the file refers to."""
    notes: NoteBook | None
    """Keeps the notes; None where there can be none, as in a note itself."""

    def runs(self, inlines: Iterable[Inline], look: Look = PLAIN) -> Iterator[Element]:
        """Yield the runs, the links and the references of a paragraph."""
        for inline in inlines:
            match inline:
                case Text(words):
                    yield from self.words.runs(words, look)
                case LineBreak():
                    yield element("w:r", {}, element("w:br"))
                case Strong(children):
                    yield from self.runs(children, replace(look, strong=True))
                case Emphasis(children):
                    yield from self.runs(children, replace(look, emphasis=True))
                case Link(url, children):
                    inner = self.runs(children, replace(look, style=LINK))
                    yield self.links.element(url, inner)
                case Footnote() | FootnoteReference() if self.notes:
                    yield from self.notes.reference(inline)
                case Footnote() | FootnoteReference():
                    raise NotImplementedError("a note inside a note")
