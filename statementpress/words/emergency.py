"""Break what no line can hold: a row of dots, a name of a thousand letters, an endless address.

Such a word would run off the page. So it may be broken between any two clusters, but not beside a
hyphen: a reader of the PDF takes a hyphen that ends a line for one that divides a word, and drops
it.
Style sheets break what is shorter, and still too long for a narrow column.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from statementpress.khmer.breaks import NEVER_FIRST
from statementpress.khmer.characters import BREAK, NO_BREAK
from statementpress.khmer.scripts import ADDRESS
from statementpress.scripts.clusters import boundaries, clusters
from statementpress.statement.characters import LONGEST_WORD

_LONG_WORDS: Final = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
"""Words that may have more clusters than a line; no word has more of them than characters."""
_BESIDE: Final = "-\u2010\u2011" + NO_BREAK
_AFTER: Final = {"/": BREAK, ".": BREAK, "&": BREAK, "-": NO_BREAK}
"""What follows these characters of a long address: Pango would break it at hyphens, too."""


def address_marks(url: str) -> dict[int, str]:
    """Return what to insert into a long address, by the offset of the character that follows."""
    after = {offset: _AFTER.get(character, "") for offset, character in enumerate(url, 1)}
    return {offset: mark for offset, mark in after.items() if mark}


def emergency_marks(text: str, marks: Mapping[int, str], kept: Sequence[str]) -> dict[int, str]:
    """Return the marks of a paragraph with breaks in all that is too long for a line.

    `marks` are what is inserted before the characters of `text` at their offsets: U+200B where a
    line may break, U+2060 where none may. The names `kept` stay whole.
    """
    found = dict(marks)
    for address in ADDRESS.finditer(text):
        if len(address.group()) > LONGEST_WORD:
            inside = address_marks(address.group())
            found |= {address.start() + offset: mark for offset, mark in inside.items()}
    for start, end in list(_pieces(text, found)):
        piece = text[start:end]
        too_long = len(piece) > LONGEST_WORD and len(clusters(piece)) > LONGEST_WORD
        if too_long and not any(name in piece for name in kept if name):
            found |= {start + offset: BREAK for offset in boundaries(piece) if _may(piece, offset)}
    return found


def _pieces(text: str, marks: Mapping[int, str]) -> Iterator[tuple[int, int]]:
    """Yield start and end of each text in long words in which no line can break."""
    typed = (match.start() for match in re.finditer(BREAK, text))
    breaks = sorted({*typed, *(offset for offset, mark in marks.items() if BREAK in mark)})
    for word in _LONG_WORDS.finditer(text):
        first, last = bisect_right(breaks, word.start()), bisect_left(breaks, word.end())
        yield from pairwise([word.start(), *breaks[first:last], word.end()])


def _may(piece: str, offset: int) -> bool:
    if offset >= len(piece):
        return False
    last, first = piece[offset - 1], piece[offset]
    return not (last in _BESIDE or first in _BESIDE or first in NEVER_FIRST)
