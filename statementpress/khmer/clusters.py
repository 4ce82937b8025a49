"""Split text into clusters: Khmer orthographic syllables, and single characters otherwise."""

from itertools import accumulate, pairwise

from statementpress.khmer.characters import (
    COENG,
    carries_signs,
    is_base,
    is_dependent,
    is_joiner,
)


def clusters(text: str) -> list[str]:
    """Return the clusters of any text in order; joined, they are the text again.

    A Khmer cluster is a base with its coeng and consonant pairs, dependent vowels, signs and any
    U+200C or U+200D among them (Unicode Standard, 16.4, "Ordering of Syllable Components"). Every
    other character is a cluster of its own, with the marks on it. Signs without a base, such as
    those after a space, are a cluster, too: text is never refused or repaired here.
    """
    starts, base = list[int](), ""  # the last character that is no joiner
    for offset, character in enumerate(text):
        if not (offset and _continues(text[offset - 1], base, character)):
            starts.append(offset)
        if not is_joiner(character):
            base = character
    return [text[start:end] for start, end in pairwise([*starts, len(text)])]


def boundaries(text: str) -> set[int]:
    """Return the offsets in `text` at which a cluster ends: from 1 to its length."""
    return set(accumulate(map(len, clusters(text))))


def _continues(last: str, seen: str, character: str) -> bool:
    """Return whether a character belongs to the cluster before it.

    `last` is the character before it, and `seen` the one before it that is no joiner.
    """
    if not carries_signs(last):
        return False
    if is_dependent(character) or is_joiner(character):
        return True
    return is_base(character) and seen == COENG
