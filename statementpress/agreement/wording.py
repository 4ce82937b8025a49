"""One paragraph, heading, cell or fact in one language, and what it says."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from statementpress.agreement.hearing import mentions
from statementpress.agreement.mentions import LINK, Mention
from statementpress.agreement.vocabulary import Vocabulary
from statementpress.errors import Place
from statementpress.khmer.characters import BREAK
from statementpress.khmer.scripts import ADDRESS
from statementpress.statement.links import says_address
from statementpress.statement.model import Emphasis, Inline, Link, Strong
from statementpress.statement.traversal import texts
from statementpress.words.line_breaks import insertions

_HIDDEN: Final = "\ufffc"
"""What stands in place of each character of an address, in which nobody looks for numbers."""
_HAS_ADDRESS: Final = re.compile("://|@|www")
_DIALLED: Final = re.compile(r"[\s().-]")


@dataclass(frozen=True, slots=True)
class Wording:
    """What stands in one place in one language."""

    text: str
    """Its words, without those of addresses; a line break is a line end."""
    typed: str
    """All its words."""
    mentions: tuple[Mention, ...]
    """What it says that its translation has to say, too."""
    place: Place
    """The file, and the line on which it begins."""
    listener: "Listener"
    """Who found that out, and knows its language."""
    cell: bool = False
    """Whether it is a cell of a table, whose unit the column's header may have."""

    @property
    def words(self) -> Vocabulary:
        """Return how its language says such things."""
        return self.listener.words

    def quoted(self, span: tuple[int, int]) -> str:
        """Return a piece of the text as a message quotes it."""
        return " ".join(self.typed[slice(*span)].replace(BREAK, "").split())


@dataclass(frozen=True, slots=True)
class Listener:
    """Finds out what texts of one language say."""

    words: Vocabulary
    unbroken: tuple[str, ...]
    """Names within whose words no line may end."""
    break_rules: int
    """Which rules for the ends of lines its text keeps."""
    codes: Collection[str]
    """The languages of the statement, which addresses may name."""

    def paragraph(self, inlines: Iterable[Inline], place: Place, cell: bool = False) -> Wording:
        """Return what the inlines of a block say."""
        parts = tuple(inlines)
        text = "".join(texts(parts))
        return self._heard(text, tuple(_linked(parts, 0)), place, cell)

    def fact(self, text: str, place: Place) -> Wording:
        """Return what a text of statement.toml says."""
        return self._heard(text, (), place, cell=False)

    def _heard(
        self, text: str, linked: Sequence[tuple[int, int, str]], place: Place, cell: bool
    ) -> Wording:
        typed = [
            (*match.span(), match[0])
            for match in (ADDRESS.finditer(text) if _HAS_ADDRESS.search(text) else ())
            if not any(start <= match.start() < end for start, end, _ in linked)
        ]
        links = tuple(self._link(*each) for each in (*linked, *typed))
        plain = text
        for start, end, url in (*linked, *typed):
            if says_address(text[start:end], url):
                plain = plain[:start] + _HIDDEN * (end - start) + plain[end:]
        has_words = not self.words.spaced and self.words.counting.any.search(plain)
        ends = self.word_ends(text) if has_words else frozenset[int]()
        heard = mentions(plain, self.words, ends)
        return Wording(plain, text, (*heard, *links), place, self, cell)

    def word_ends(self, text: str) -> frozenset[int]:
        """Return the offsets in a text at which a line may break, and so a word ends."""
        marks = insertions(text, self.unbroken, self.break_rules)
        typed = (match.start() for match in re.finditer(BREAK, text))
        return frozenset((*(at for at, mark in marks.items() if mark == BREAK), *typed))

    def _link(self, start: int, end: int, url: str) -> Mention:
        """Return a link; an address may name the language of its page."""
        plain = url.removeprefix("mailto:").removeprefix("https://").removeprefix("http://")
        plain = plain.removeprefix("www.").rstrip("/").casefold()
        if plain.startswith("tel:"):
            plain = _DIALLED.sub("", plain)
        named = "|".join(map(re.escape, self.codes))
        plain = re.sub(rf"(?<![^/.=_?&-])(?:{named})(?![^/.=_?&-])", "*", plain)
        return Mention(start, end, LINK, frozenset({(LINK, plain)}))


def _linked(inlines: Iterable[Inline], start: int) -> Iterator[tuple[int, int, str]]:
    """Yield where the words of each link begin and end in the text, and its address."""
    for inline in inlines:
        length = len("".join(texts([inline])))
        if isinstance(inline, Link):
            yield start, start + length, inline.url
        elif isinstance(inline, Strong | Emphasis):
            yield from _linked(inline.children, start)
        start += length
