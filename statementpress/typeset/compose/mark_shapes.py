"""What a mark weighs on a wall: the proportions of its box, and how much of it is ink.

A logo was weighed when it was read (`statement.logos.weight`). How wide and how heavy words are is
reckoned from their letters.
"""

import re
import unicodedata
from dataclasses import dataclass

from statementpress.khmer.characters import NO_BREAK
from statementpress.scripts.runs import LATIN, script_of
from statementpress.statement.signatories import Logo, Wordmark
from statementpress.typeset.compose.walls import (
    Measures,
    Shape,
    Size,
    balanced_rows,
)

PLATE = 0.13
"""How far a plate reaches beyond its mark, of the side of a square as large as the mark."""
INK_OF_PLATE = 0.9
"""The share of its box that a plate inks; the mark on it is light."""

LETTER, CLUSTER = 0.56, 0.78
"""How wide a bold letter is on average, in em: in the Latin script, and in all others."""
CAPITAL = 1.35
"""How much wider a capital letter is."""
LINE, HIGH_LINE = 1.2, 1.6
"""How high a line is in em: in the Latin script, and in all others; styles/marks.css has them."""
INK_OF_WORDS = 0.25
"""The share of its box that bold type inks."""
LONG_LINE = 14.0
"""The width in em beyond which a line that was typed as one is broken: about 24 letters."""
COMPACT = 3.2
"""The width by the height that words are broken into lines for."""
MOST_LINES = 4
"""How many lines words are broken into at most."""
POINT = 25.4 / 72
_SIGN = "[!-/:-@\\[-`{-~–—]"
_INSIDE_WORD = re.compile(rf"(?<={_SIGN})(?=\S)|(?<=\S)(?={_SIGN})")
"""The places beside a sign in a word, at which a line may otherwise end."""
_WITHOUT_WIDTH = {"Mn", "Me", "Cf"}
"""The general categories of Unicode whose characters take no width of their own."""


@dataclass(frozen=True, slots=True)
class SetWords:
    """A mark of words, broken into lines."""

    shape: Shape
    line: float
    """How high a line is, in em."""
    count: int
    """How many lines there are."""
    is_broken: bool
    """Whether a line that was typed as one becomes several."""

    def rule(self, box: Size) -> str:
        """Return the declarations that set the words in a box."""
        em = box.height / (self.count * self.line)
        size = f"font-size: {em / POINT:.2f}pt"
        if not self.is_broken:
            return size
        # A little more than was reckoned: a wider letter must not begin another line, and a wider
        # word rather stands out than to be parted.
        return f"{size}; max-width: {box.width * 1.05:.2f}mm; overflow-wrap: normal"


def logo_shape(logo: Logo) -> Shape:
    """Return the shape of a logo, with its plate if it has one."""
    if logo.plate:
        around = PLATE * (logo.width * logo.height) ** 0.5
        ratio = (logo.width + 2 * around) / (logo.height + 2 * around)
        return Shape(ratio, INK_OF_PLATE)
    return Shape(logo.width / logo.height, logo.ink, logo.middle)


def inside_plate(logo: Logo, box: Size) -> tuple[Size, float]:
    """Return the size of a logo in its box, and how far its plate reaches beyond it; 0 for none."""
    if not logo.plate:
        return box, 0.0
    around = PLATE * (logo.width * logo.height) ** 0.5
    scale = box.height / (logo.height + 2 * around)
    return Size(logo.width * scale, logo.height * scale), around * scale


def set_words(words: Wordmark, measures: Measures) -> SetWords:
    """Return words as they stand on a wall: a long line is broken where it has spaces."""
    text = " ".join(words.lines)
    latin = script_of(text) == LATIN
    em, line = (LETTER, LINE) if latin else (CLUSTER, HIGH_LINE)
    wide, count = max(_width(each, em) for each in words.lines), len(words.lines)
    if count == 1 and wide > LONG_LINE:
        wide, count = _broken(words.lines[0], em, line)
    high = count * line
    shape = Shape(
        wide / high,
        INK_OF_WORDS,
        lowest=high * measures.smallest_words,
        highest=high * measures.largest_words,
    )
    return SetWords(shape, line, count, is_broken=count > len(words.lines))


def kept_whole(line: str) -> str:
    """Return a line of words that may end at its spaces alone, not at a stroke or a hyphen."""
    return _INSIDE_WORD.sub(NO_BREAK, line)


def _broken(text: str, em: float, line: float) -> tuple[float, int]:
    """Return how wide the widest line is in em, and how many there are, so that words are compact.

    `em` is the width of a letter and `line` the height of a line.
    """
    widths = [_width(word, em) for word in text.split()]
    space = em / 2
    total = sum(widths) + space * (len(widths) - 1)
    found = [(total, 1)]
    for count in range(2, min(len(widths), MOST_LINES) + 1):
        rows = balanced_rows(widths, space, max(total / count * 1.2, *widths))
        wide = max(sum(widths[i] for i in row) + space * (len(row) - 1) for row in rows)
        found.append((wide, len(rows)))
    return min(found, key=lambda each: abs(each[0] / (each[1] * line) - COMPACT))


def _width(text: str, em: float) -> float:
    """Return about how wide a text is in em; marks above and below letters take no width."""
    kinds = [unicodedata.category(each) for each in text]
    wide = sum(CAPITAL if kind == "Lu" else kind not in _WITHOUT_WIDTH for kind in kinds)
    return em * wide
