"""Split text into clusters: Khmer orthographic syllables, and single characters otherwise."""

import re
from functools import lru_cache
from itertools import accumulate
from typing import Final

from statementpress.khmer.characters import (
    BASES,
    COENG,
    JOINERS,
    carries_signs,
    is_dependent,
)

_USUAL: Final = frozenset({0x00, 0x01, 0x02, 0x17, 0x20})
"""Which 256 characters, counted from U+0000, every pattern knows: Latin, Khmer, punctuation."""
_OTHER: Final = re.compile("[^\\x00-\u02ff\u1700-\u17ff\u2000-\u20ff]")


def clusters(text: str) -> list[str]:
    """Return the clusters of any text in order; joined, they are the text again.

    A Khmer cluster is a base with its coeng and consonant pairs, dependent vowels, signs and any
    U+200C or U+200D among them (Unicode Standard, 16.4, "Ordering of Syllable Components"). Every
    other character is a cluster of its own, with the marks on it. Signs without a base, such as
    those after a space, are a cluster, too: text is never refused or repaired here.
    """
    others = {*_OTHER.findall(text)}
    return _pattern(frozenset(ord(each) >> 8 for each in others if _counts(each))).findall(text)


def boundaries(text: str) -> set[int]:
    """Return the offsets in `text` at which a cluster ends: from 1 to its length."""
    return set(accumulate(map(len, clusters(text))))


def _counts(character: str) -> bool:
    """Return whether a pattern has to know a character: letters are clusters in any pattern."""
    return is_dependent(character) or not carries_signs(character)


@lru_cache(maxsize=64)
def _pattern(others: frozenset[int]) -> "re.Pattern[str]":
    """Return the pattern of a cluster in texts with usual characters, and those of some blocks.

    Python's patterns have no class of all marks, and to ask for the category of every character of
    Unicode takes longer than to set a document. So a block is 256 characters, and only those are
    asked for in which a text has a mark or a space.
    """
    known = [chr(block << 8 | low) for block in sorted(_USUAL | others) for low in range(256)]
    alone = "".join(each for each in known if not carries_signs(each))
    signs = "".join(filter(is_dependent, known)) + JOINERS
    # Without its possessive + a row of joiners would be read again from each of them.
    pair = f"{COENG}[{JOINERS}]*+[{BASES}]"
    return re.compile(f"[{re.escape(alone)}]|(?:{pair}|(?s:.))(?:{pair}|[{re.escape(signs)}])*")
