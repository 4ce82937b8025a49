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

from collections.abc import Mapping, Sequence

from statementpress.typeset.finishing import text_operators
from statementpress.typeset.finishing.page_stream import PageStream
from statementpress.typeset.finishing.variants import VariantBook

STEP = 10
"""Widths are multiples of this many thousandths of an em (0.1 pt at 11 pt). What rounding takes
away is carried to the next glyph of the line, so that the line ends where layout put its end."""

TRACKING = 25
"""How many thousandths of an em each cluster of a justified line may take of the spare width: too
little to be seen in a line, and enough to halve the gaps between words."""

TRACKING_PART = 0.6
"""The part of the spare width that may go to clusters; word boundaries and spaces get the rest."""


def widen(page: PageStream, books: Mapping[str, VariantBook]) -> None:
    """Rewrite the text operators of a page that show a glyph which cannot stay as it is.

    `books` are given by the names of the fonts among the page's resources.
    """
    for shown in page.operators:
        book = books.get(shown.font)
        if book and not book.touched.isdisjoint(shown.glyphs):
            line = _Line(book, *_shared_out(book, shown.glyphs))
            page.items[shown.index] = text_operators.written(line.widened(shown.operands))


def _shared_out(book: VariantBook, glyphs: Sequence[int]) -> tuple[float, float]:
    """Return what each cluster of a line takes of the blank space, and which part is left."""
    blank = sum(book.blanks[glyph] for glyph in glyphs if glyph in book.blanks)
    clusters = sum(glyph in book.clusters for glyph in glyphs) if blank else 0
    if not clusters:
        return 0.0, 1.0
    tracked = min(TRACKING * clusters, TRACKING_PART * blank)
    return tracked / clusters, 1 - tracked / blank


class _Line:
    """The operands of one text operator, while its blanks and hyphens become part of letters."""

    def __init__(self, book: VariantBook, tracking: float, kept: float) -> None:
        self.book = book
        self.tracking = tracking
        """What each cluster takes of the blank space, in thousandths of an em."""
        self.kept = kept
        """The part of the blank space that is left where it was."""
        self.operands: list[int | float] = []
        """What is written before the last glyph."""
        self.glyph: int | None = None
        """The index of the last glyph, which may still get something beside it; None at first."""
        self.before = 0
        """The blank space before that glyph, in thousandths of an em."""
        self.after = 0
        """The blank space after it, in thousandths of an em."""
        self.hyphen: int | None = None
        """The index of a hyphen that is drawn after that space."""
        self.movements: list[float] = []
        """The movements that follow all this."""
        self.blank = 0.0
        """The width between the last glyph and the next, in thousandths of an em."""
        self.carried = 0.0
        """What rounding has left over, in thousandths of an em."""

    def widened(self, operands: Sequence[int | float]) -> list[int | float]:
        """Return the operands with every private glyph made part of a variant."""
        blanks, hyphens = self.book.blanks, self.book.hyphens
        for operand in operands:
            if isinstance(operand, float):
                self.movements.append(operand)
            elif operand in blanks:
                self.blank += blanks[operand] * self.kept
            elif operand in hyphens and self.glyph is not None:
                self._hyphenate(operand)
            else:
                self._place(operand)
        self._end_glyph()
        return self.operands

    def _place(self, glyph: int) -> None:
        self._end_glyph()
        # Blank space before the first glyph has nowhere else to go.
        self.glyph, self.before = glyph, self._rounded()
        self.blank = self.tracking if glyph in self.book.clusters else 0.0

    def _hyphenate(self, hyphen: int) -> None:
        self.after += self._rounded() - round(sum(self.movements))
        self.hyphen, self.movements = hyphen, []

    def _end_glyph(self) -> None:
        """Write the last glyph with the blank space behind it, and what follows it."""
        if self.glyph is not None:
            after = self.after + self._rounded()
            self.operands += self.book.drawn(self.glyph, self.before, after, self.hyphen)
        self.operands += self.movements
        self.after, self.hyphen, self.movements = 0, None, []

    def _rounded(self) -> int:
        wanted = self.blank + self.carried
        width = round(wanted / STEP) * STEP if self.blank else 0
        self.blank, self.carried = 0.0, wanted - width
        return width
