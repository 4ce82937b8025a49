"""Draw the space between words as part of a glyph, so that no reader mistakes it for text.

A justified Khmer line is wider at each word boundary. Moved by the pen, each such gap is a space
to poppler (from 0.1 em), pdf.js (0.102 em), MuPDF (0.15 em) and PDFium; drawn by blank glyphs, it
is a character. So the width goes into the glyph before the gap: the same outline with a larger
advance, and the same meaning. The hyphen at a line's end is drawn with the letter before it in the
same way, and so is no letter of the word.

Layout writes private characters (`faces.private_use`); this module rewrites the text operators that
hold them and notes in a `VariantBook` which glyphs they need. `embedded_fonts` then adds those to
the fonts.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from statementpress.khmer.characters import has_khmer
from statementpress.typeset.finishing import text_operators
from statementpress.typeset.finishing.variants import Variant, VariantBook

STEP = 10
"""Widths are multiples of this many thousandths of an em (0.1 pt at 11 pt); what is cut off is
carried on to the next glyph of the line, so that its end stays where layout put it."""

TRACKING = 25
"""Thousandths of an em that each cluster of a justified line may take of its spare width: too
little to be seen in a line, and enough to halve the gaps between words."""

TRACKING_PART = 0.6
"""The part of the spare width that may go to clusters; word boundaries and spaces have the rest."""


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
