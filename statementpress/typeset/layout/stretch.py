"""Justify lines of Khmer, Thai, Lao and Burmese: their word boundaries stretch, not only spaces.

WeasyPrint only widens U+0020 and U+00A0. Khmer has spaces between phrases, not between words, so a
justified line of Khmer has one wide hole, or stays short if it has no space at all. Here a break
opportunity (U+200B) inside a line takes a share of the spare width, too; a typed space takes a
larger share, as a reader expects a pause to be wider than a word boundary.

In both scripts a share is drawn as blank glyphs of prepared faces (`private_use.blank`) rather than
as a movement of the pen: to every reader of the PDF, a movement of a tenth of an em is a space that
nobody typed.

Two private functions of the pinned WeasyPrint, `count_expandable_spaces` and `Layout.set_text`, are
replaced while a document is laid out and drawn, and put back afterwards.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.text import line_break

from statementpress.khmer.characters import BREAK
from statementpress.scripts.runs import shows_clusters
from statementpress.typeset.faces.private_use import BLANKS, blank

SPACE_WEIGHT = 3
"""How many shares of a line's spare width a typed space takes; a word boundary takes one."""

_WITHOUT_BLANKS = {ord(character): None for character in BLANKS}


def shares(text: str) -> int:
    """Return among how many shares the text of one line divides its spare width."""
    spaces = text.count(" ") + text.count("\u00a0")
    inner = text.rstrip(" " + BREAK) if shows_clusters(text) else ""
    return spaces * SPACE_WEIGHT + inner.count(BREAK)


def drawn(text: str, share: float) -> str:
    """Return text as it is drawn if each share of spare width is `share` em.

    Blanks that a text has from an earlier call are replaced.
    """
    plain = text.translate(_WITHOUT_BLANKS)
    if not share:  # most lines are not justified
        return plain
    inner = len(plain.rstrip(" " + BREAK)) if shows_clusters(plain) else 0
    boundary, pause = blank(share), blank(share * SPACE_WEIGHT)
    widened = {" ": pause, "\u00a0": pause, BREAK: boundary}
    return "".join(
        character + widened.get(character, "") if index < inner or character != BREAK else character
        for index, character in enumerate(plain)
    )


@contextmanager
def stretching_word_boundaries() -> Iterator[None]:
    """Replace WeasyPrint's two functions inside the block."""
    count, set_text = inline.count_expandable_spaces, line_break.Layout.set_text

    def count_shares(box: Any) -> int:
        if isinstance(box, boxes.TextBox):
            return shares(box.text)
        if isinstance(box, boxes.LineBox | boxes.InlineBox):
            return sum(count_shares(child) for child in box.children)
        return 0

    def set_drawn_text(self: Any, text: str, justify: bool = False) -> None:
        share, size = self.justification_spacing, self.style["font_size"]
        if justify and size:
            text = drawn(text, share / size)
        self.justification_spacing = 0
        set_text(self, text, justify)
        self.justification_spacing = share

    inline.count_expandable_spaces = count_shares
    line_break.Layout.set_text = set_drawn_text
    try:
        yield
    finally:
        inline.count_expandable_spaces = count
        line_break.Layout.set_text = set_text
