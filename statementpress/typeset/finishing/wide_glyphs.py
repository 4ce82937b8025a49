"""Draw the space between words as part of a glyph, so that no reader mistakes it for text.

A justified Khmer line is wider at each word boundary. Moved by the pen, each such gap is a space
to poppler (from 0.1 em), pdf.js (0.102 em), MuPDF (0.15 em) and PDFium; drawn by blank glyphs, it
is a character. So the width goes into the glyph before the gap: the same outline with a larger
advance, and the same meaning. The hyphen at a line's end is drawn with the letter before it in the
same way, and so is no letter of the word.

Layout writes private characters (`faces.private_use`); this module rewrites the text operators that
hold them and tells which glyphs they need. `embedded_fonts` then adds those to the fonts.

pdf.js (4 and 5) does not advance over a glyph whose text holds a nonspacing mark, and so loses line
ends and finds spaces inside words. Such a cluster keeps its drawing and the text before the mark;
the rest of its text is a glyph without width and ink that follows it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from unicodedata import category

from statementpress.khmer.characters import has_khmer
from statementpress.typeset.faces.private_use import BLANKS, LINE_END_HYPHEN, PRIVATE
from statementpress.typeset.finishing import text_operators

STEP = 10
"""Widths are multiples of this many thousandths of an em (0.1 pt at 11 pt); what is cut off is
carried on to the next glyph of the line, so that its end stays where layout put it."""

TRACKING = 25
"""Thousandths of an em that each cluster of a justified line may take of its spare width: too
little to be seen in a line, and enough to halve the gaps between words."""

TRACKING_PART = 0.6
"""The part of the spare width that may go to clusters; word boundaries and spaces have the rest."""


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


def widen(stream: Any, books: Mapping[str, VariantBook]) -> None:
    """Rewrite a page's text operators; `books` by the name of the font in the page's resources.

    An operator without a glyph that needs it is left as it is.
    """
    font = ""
    for index, item in enumerate(stream.stream):
        if chosen := text_operators.font_chosen(item):
            font = chosen
        elif text_operators.shows_text(item) and font in books:
            operands = tuple(text_operators.operands(item))
            if not books[font].touched.isdisjoint(operands):
                stream.stream[index] = text_operators.written(_glyphs(books[font], operands))


def _glyphs(book: VariantBook, operands: Sequence[int | float]) -> Iterator[int | float]:
    for item in _Line(book, operands).variants():
        if isinstance(item, Variant):
            yield from book.drawn(item)
        else:
            yield item


class _Line:
    """The glyphs of one text operator, as variants; a movement stays a number.

    `blank` is the width that stands between the last glyph and the next, `carried` what rounding
    has left over; both in thousandths of an em.
    """

    def __init__(self, book: VariantBook, operands: Sequence[int | float]) -> None:
        self.book = book
        self.operands = operands
        self.items: list[Variant | float] = []
        self.last: int | None = None
        self.blank = 0.0
        self.carried = 0.0
        self.tracking, self.kept = self._share_out()

    def _share_out(self) -> tuple[float, float]:
        """Return what each Khmer cluster takes of the blank space, and the part that is left."""
        glyphs = [operand for operand in self.operands if isinstance(operand, int)]
        blank = sum(self.book.widths[glyph] for glyph in glyphs if self.book.is_blank(glyph))
        clusters = sum(self._is_khmer(glyph) for glyph in glyphs) if blank else 0
        if not clusters:
            return 0.0, 1.0
        tracked = min(TRACKING * clusters, TRACKING_PART * blank)
        return tracked / clusters, 1 - tracked / blank

    def _is_khmer(self, glyph: int) -> bool:
        return has_khmer(self.book.meanings.get(glyph, ""))

    def variants(self) -> list[Variant | float]:
        """Return the operands with every private glyph taken up by a variant."""
        for operand in self.operands:
            if isinstance(operand, float):
                self.items.append(operand)
            elif self.book.is_blank(operand):
                self.blank += self.book.widths[operand] * self.kept
            elif self.book.is_hyphen(operand) and self.last is not None:
                self._hyphenate(operand, self.last)
            else:
                self._place(operand)
        self._give_to_last()
        return self.items

    def _place(self, glyph: int) -> None:
        self._give_to_last()
        self.last = len(self.items)
        self.items.append(Variant(glyph, before=self._rounded()))
        self.blank = self.tracking if self._is_khmer(glyph) else 0.0

    def _give_to_last(self) -> None:
        """Put the blank space behind the last glyph; before the first there is none to take it."""
        if self.last is not None and isinstance(last := self.items[self.last], Variant):
            self.items[self.last] = replace(last, after=last.after + self._rounded())

    def _rounded(self) -> int:
        wanted = self.blank + self.carried
        width = round(wanted / STEP) * STEP if self.blank else 0
        self.blank, self.carried = 0.0, wanted - width
        return width

    def _hyphenate(self, hyphen: int, place: int) -> None:
        self._give_to_last()
        moved = sum(item for item in self.items[place + 1 :] if isinstance(item, float))
        del self.items[place + 1 :]
        if isinstance(last := self.items[place], Variant):
            self.items[place] = replace(last, after=last.after - round(moved), hyphen=hyphen)
