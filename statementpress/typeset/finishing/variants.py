"""The glyphs that finishing adds to a font, and what each of them says.

A variant is a glyph of the font with blank space or a hyphen beside it; it has the same meaning.

pdf.js (4 and 5) does not advance over a glyph whose text contains a nonspacing mark, so it loses
line ends and finds spaces inside words. The glyph of such a cluster keeps its drawing, but only the
text before the mark; the rest of the text is its tail, a glyph without width and ink that follows.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from unicodedata import category

from statementpress.scripts.runs import shows_clusters
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
    blanks: Mapping[int, int] = field(init=False)
    """The widths of the glyphs that are nothing but width, in thousandths of an em, by index."""
    hyphens: frozenset[int] = field(init=False)
    """The indices of the glyphs that are hyphens of a line's end."""
    clusters: frozenset[int] = field(init=False)
    """The indices of the glyphs that say something in a script of clusters."""
    touched: frozenset[int] = field(init=False)
    """The indices of the glyphs that cannot stay as they are."""
    _said: Mapping[int, str] = field(init=False)
    _drawn: dict[tuple[int, int, int, int | None], tuple[int, ...]] = field(init=False)

    def __post_init__(self) -> None:
        said = self.meanings.items()
        self.blanks = {glyph: self.widths[glyph] for glyph, text in said if text in BLANKS}
        self.hyphens = frozenset(glyph for glyph, text in said if text == LINE_END_HYPHEN)
        self.clusters = frozenset(glyph for glyph, text in said if shows_clusters(text))
        parted = (glyph for glyph, text in said if split_at_mark(text)[1])
        self.touched = frozenset({*self.blanks, *self.hyphens, *parted})
        self._said = {glyph: text for glyph, text in said if text not in PRIVATE}
        self._drawn = {}

    def text(self, glyphs: Iterable[int]) -> str:
        """Return what glyphs of the font say, without private characters."""
        said = self._said
        return "".join([said.get(glyph, "") for glyph in glyphs])

    def drawn(
        self, base: int, before: int = 0, after: int = 0, hyphen: int | None = None
    ) -> tuple[int, ...]:
        """Return the glyph indices that show a variant (see `Variant`) and say its text."""
        asked = base, before, after, hyphen
        found = self._drawn.get(asked)
        if found is None:
            found = self._drawn[asked] = tuple(self._glyphs(Variant(*asked)))
        return found

    def said(self, text: str) -> int:
        """Return the index of a glyph without width or ink that says `text`."""
        return self._number(Tail(text))

    def _glyphs(self, variant: Variant) -> Iterator[int]:
        yield self._number(variant) if variant != Variant(variant.base) else variant.base
        _, tail = split_at_mark(self.meanings.get(variant.base, ""))
        if tail:
            yield self.said(tail)

    def _number(self, glyph: Variant | Tail) -> int:
        return self.numbers.setdefault(glyph, self.first + len(self.numbers))
