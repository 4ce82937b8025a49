"""The glyphs that finishing adds to a font, and what each of them says.

A variant is a glyph of the font with blank space or a hyphen beside it; it has the same meaning.

pdf.js (4 and 5) does not advance over a glyph whose text contains a nonspacing mark, so it loses
line ends and finds spaces inside words. The glyph of such a cluster keeps its drawing, but only the
text before the mark; the rest of the text is its tail, a glyph without width and ink that follows.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from unicodedata import category

from statementpress.typeset.faces.private_use import BLANKS, LINE_END_HYPHEN, PRIVATE


@dataclass(frozen=True, slots=True)
class Variant:
    """A glyph with blank space before and after it, or a hyphen after it."""

    base: int
    """The index of the glyph."""
    before: int = 0
    """The blank space before it, in thousandths of an em."""
    after: int = 0
    """The blank space after it, in thousandths of an em."""
    hyphen: int | None = None
    """The index of the glyph of a line-end hyphen, drawn after that space."""


@dataclass(frozen=True, slots=True)
class Tail:
    """What a glyph without ink says: the rest of a cluster, or the space at a line's end."""

    text: str


def split_at_mark(text: str) -> tuple[str, str]:
    """Return the text of a glyph before its first nonspacing mark, and from that mark on.

    A mark that begins the text does not count.
    """
    for index, character in enumerate(text):
        if index and category(character) == "Mn":
            return text[:index], text[index:]
    return text, ""


@dataclass(slots=True)
class VariantBook:
    """The variants that a document needs of one font, numbered after the font's own glyphs."""

    widths: Mapping[int, int]
    """The widths of the glyphs that the document shows, in thousandths of an em, by index."""
    meanings: Mapping[int, str]
    """What these glyphs say, by index."""
    first: int
    """The number of the first variant: how many glyphs the font has."""
    numbers: dict[Variant | Tail, int] = field(default_factory=dict)
    """The number of each variant that was asked for."""
    touched: frozenset[int] = field(init=False)
    """The indices of the glyphs that cannot stay as they are."""

    def __post_init__(self) -> None:
        self.touched = frozenset(
            glyph
            for glyph, text in self.meanings.items()
            if text in PRIVATE or split_at_mark(text)[1]
        )

    def drawn(self, variant: Variant) -> Iterator[int]:
        """Yield the glyph indices that show a variant and say its text."""
        yield self._number(variant) if variant != Variant(variant.base) else variant.base
        _, tail = split_at_mark(self.meanings.get(variant.base, ""))
        if tail:
            yield self.said(tail)

    def said(self, text: str) -> int:
        """Return the index of a glyph without width or ink that says `text`."""
        return self._number(Tail(text))

    def _number(self, glyph: Variant | Tail) -> int:
        return self.numbers.setdefault(glyph, self.first + len(self.numbers))

    def is_blank(self, glyph: int) -> bool:
        """Return whether a glyph is nothing but width."""
        return self.meanings.get(glyph) in BLANKS

    def is_hyphen(self, glyph: int) -> bool:
        """Return whether a glyph is the hyphen of a line's end."""
        return self.meanings.get(glyph) == LINE_END_HYPHEN
