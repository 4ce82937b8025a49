"""Find the ends of Khmer words: those that two segmenters agree on.

Measured on news segmented by people (a corpus that is not in this repository), a break that ICU's
dictionary and khmercut's conditional random field agree on is more often right than a break that
only one of them finds; the price is fewer breaks. ICU shreds words that it lacks, which khmercut
does not, so khmercut alone decides inside a long piece between two agreed breaks.
"""

from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Final

from statementpress.khmer.clusters import clusters
from statementpress.late import late_imports

with late_imports():  # they take 50 ms, and only Khmer needs them
    import khmercut
    from icu4py import breakers

LONGEST_PIECE: Final = 8
"""khmercut alone decides inside a piece of more clusters than this between two agreed breaks."""


@lru_cache(maxsize=4096)
def word_ends(stretch: str) -> frozenset[int]:
    """Return the offsets inside a stretch of Khmer letters and spaces at which a word ends.

    Offsets count characters and lie between 0 and the length, both excluded. They may fall beside
    a space or before a sign: `breaks` decides at which of them a line may break.
    """
    trusted = _ends(_khmercut_tokens(stretch), stretch)
    agreed = trusted & _ends(_icu_segments(stretch), stretch)
    ends = set(agreed)
    for start, end in pairwise([0, *sorted(agreed), len(stretch)]):
        if len(clusters(stretch[start:end])) > LONGEST_PIECE:
            ends |= {offset for offset in trusted if start < offset < end}
    return frozenset(ends)


def _ends(tokens: list[str], stretch: str) -> set[int]:
    """Return where tokens end inside a stretch; nothing if joined they are not the stretch."""
    if "".join(tokens) != stretch:
        return set()
    return set(accumulate(map(len, tokens))) - {len(stretch)}


def _khmercut_tokens(stretch: str) -> list[str]:
    return list(khmercut.tokenize(stretch))


def _icu_segments(stretch: str) -> list[str]:
    # Its own offsets count UTF-16 units; the segments' lengths count characters.
    return list(breakers.LineBreaker(stretch, "km"))


def is_one_word(before: str, after: str) -> bool:
    """Return whether neither segmenter sees the end of a word between two pieces of Khmer."""
    joined, at = before + after, len(before)
    return at not in _ends(_icu_segments(joined), joined) and at not in _ends(
        _khmercut_tokens(joined), joined
    )


def word_across(before: str, after: str) -> tuple[str, str]:
    """Return what of two pieces of Khmer belongs to the word, or the two words, where they meet."""
    joined, at = before + after, len(before)
    ends = {0, len(joined), *_ends(_khmercut_tokens(joined), joined)}
    start = max((end for end in ends if end < at), default=0)
    return joined[start:at], joined[at : min((end for end in ends if end > at), default=at)]
