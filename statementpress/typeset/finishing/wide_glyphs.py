"""Draw the space between words as part of a glyph, so that no reader mistakes it for text.

A justified Khmer line is wider at each word boundary, as is one of Thai, Lao or Burmese. If the pen
moved, each such gap would be a space to poppler (from 0.1 em), pdf.js (0.102 em), MuPDF (0.15 em)
and PDFium; if blank glyphs drew it, it would be a character. So the width goes into the glyph
before the gap: the same outline with a larger advance, and the same meaning. The hyphen at a line's
end is drawn together with the letter before it in the same way, so that it is not a letter of the
word.

Layout writes private characters (`faces.private_use`). This module rewrites the text operators that
contain them, and records in a `VariantBook` which glyphs they need; `embedded_fonts` then adds
these to the fonts.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from statementpress.scripts.runs import shows_clusters
from statementpress.typeset.finishing import text_operators
from statementpress.typeset.finishing.variants import Variant, VariantBook

STEP = 10
"""Widths are multiples of this many thousandths of an em (0.1 pt at 11 pt). What rounding takes
away is carried to the next glyph of the line, so that the line ends where layout put its end."""

TRACKING = 25
"""How many thousandths of an em each cluster of a justified line may take of the spare width: too
little to be seen in a line, and enough to halve the gaps between words."""

TRACKING_PART = 0.6
"""The part of the spare width that may go to clusters; word boundaries and spaces get the rest."""


def widen(stream: Any, books: Mapping[str, VariantBook]) -> None:
    """Rewrite the text operators of a page that show a glyph which cannot stay as it is.

    `books` are given by the names of the fonts among the page's resources.
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
    """The glyphs of one text operator as variants; a movement stays a number."""

    def __init__(self, book: VariantBook, operands: Sequence[int | float]) -> None:
        self.book = book
        self.operands = operands
        self.items: list[Variant | float] = []
        """What the operands become."""
        self.last: int | None = None
        """The index of the last glyph among the items."""
        self.blank = 0.0
        """The width between the last glyph and the next, in thousandths of an em."""
        self.carried = 0.0
        """What rounding has left over, in thousandths of an em."""
        self.tracking, self.kept = self._share_out()

    def _share_out(self) -> tuple[float, float]:
        """Return what each cluster takes of the blank space, and which part is left."""
        glyphs = [operand for operand in self.operands if isinstance(operand, int)]
        blank = sum(self.book.widths[glyph] for glyph in glyphs if self.book.is_blank(glyph))
        clusters = sum(self._is_cluster(glyph) for glyph in glyphs) if blank else 0
        if not clusters:
            return 0.0, 1.0
        tracked = min(TRACKING * clusters, TRACKING_PART * blank)
        return tracked / clusters, 1 - tracked / blank

    def _is_cluster(self, glyph: int) -> bool:
        return shows_clusters(self.book.meanings.get(glyph, ""))

    def variants(self) -> list[Variant | float]:
        """Return the operands with every private glyph made part of a variant."""
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
        self.blank = self.tracking if self._is_cluster(glyph) else 0.0

    def _give_to_last(self) -> None:
        """Put the blank space behind the last glyph; before the first one it has to wait."""
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
