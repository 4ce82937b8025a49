"""Tie the last word of a paragraph to the one before it, so that no short word is a line by itself.

A last line of one short word, a runt, looks like a mistake, and white between paragraphs that is a
line high looks like two. A no-break between the last two words avoids it in every column width,
without a second layout. It is only set where both words are short: a long last word is no runt, and
a long word that is taken to the last line leaves a hole in the line before.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from statementpress.khmer.characters import BREAK, NO_BREAK
from statementpress.khmer.clusters import clusters

RUNT: Final = 10
"""Clusters of the longest last word that is tied: a ninth of a line of the official edition."""

TAKEN_ALONG: Final = 14
"""Clusters of the longest word that is taken to the last line to stand beside it."""


def without_runt(text: str, marks: Mapping[int, str]) -> dict[int, str]:
    """Return the marks of a paragraph with a no-break before its last word, if that is short.

    `marks` are what is inserted before the characters of `text` at their offsets: U+200B where a
    line may break, U+2060 where none may.
    """
    whole = text.rstrip()
    ends = _places_to_break(whole, marks)
    last = next(ends, 0)
    before = next(ends, 0)
    first, second = whole[before:last], whole[last:]
    if not last or len(clusters(second)) > RUNT or len(clusters(first.rstrip())) > TAKEN_ALONG:
        return dict(marks)
    return {**marks, last: NO_BREAK}


def _places_to_break(text: str, marks: Mapping[int, str]) -> Iterator[int]:
    """Yield the offsets before which a line may break, from the last; up to a typed line break.

    It ends, too, at a U+200B that an author typed, as nothing forbids a break there.
    """
    for offset in range(len(text) - 1, 0, -1):
        if text[offset - 1] in "\n" + BREAK:
            return
        mark = marks.get(offset, "")
        spaced = text[offset - 1] == " " and text[offset] != " "
        if mark == BREAK or (spaced and NO_BREAK not in mark):
            yield offset
