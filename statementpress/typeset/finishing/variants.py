"""The glyphs that finishing adds to a font, and what each of them says.

A variant is a glyph of the font with blank space or a hyphen beside it, and means the same.

pdf.js (4 and 5) does not advance over a glyph whose text holds a nonspacing mark, and so loses line
ends and finds spaces inside words. Such a cluster keeps its drawing and the text before the mark;
the rest of its text is its tail, a glyph without width and ink that follows it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from unicodedata import category

from statementpress.typeset.faces.private_use import BLANKS, LINE_END_HYPHEN, PRIVATE


@dataclass(frozen=True, slots=True)
class Variant:
    """A glyph with blank space (thousandths of an em) before and after, or a hyphen after it.

    `hyphen` is the index of the glyph of a line-end hyphen, drawn `after` behind the advance.
    """

    base: int
    before: int = 0
    after: int = 0
    hyphen: int | None = None


@dataclass(frozen=True, slots=True)
class Tail:
    """What a glyph without ink says: a cluster from its mark on, or a space at a line's end."""

    text: str


def parted(text: str) -> tuple[str, str]:
    """Return a glyph's text before its first nonspacing mark and from it, if that is not all."""
    for index, character in enumerate(text):
        if index and category(character) == "Mn":
            return text[:index], text[index:]
    return text, ""


@dataclass(slots=True)
class VariantBook:
    """The variants that a document needs of one font, numbered after the font's own glyphs.

    `widths` (thousandths of an em) and `meanings` of the glyphs that the document shows, by index;
    `first` is the number of glyphs that the font has.
    """

    widths: Mapping[int, int]
    meanings: Mapping[int, str]
    first: int
    numbers: dict[Variant | Tail, int] = field(default_factory=dict)
    touched: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        self.touched = frozenset(
            glyph for glyph, text in self.meanings.items() if text in PRIVATE or parted(text)[1]
        )

    def drawn(self, variant: Variant) -> Iterator[int]:
        """Yield the glyph indices that show a variant and say its text."""
        yield self._number(variant) if variant != Variant(variant.base) else variant.base
        _, tail = parted(self.meanings.get(variant.base, ""))
        if tail:
            yield self.said(tail)

    def said(self, text: str) -> int:
        """Return the index of a glyph without width or ink that says `text`."""
        return self._number(Tail(text))

    def _number(self, glyph: Variant | Tail) -> int:
        return self.numbers.setdefault(glyph, self.first + len(self.numbers))

    def is_blank(self, glyph: int) -> bool:
        """Tell whether a glyph is nothing but width."""
        return self.meanings.get(glyph) in BLANKS

    def is_hyphen(self, glyph: int) -> bool:
        """Tell whether a glyph is the hyphen of a line's end."""
        return self.meanings.get(glyph) == LINE_END_HYPHEN
