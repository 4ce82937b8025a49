"""Split text into clusters: Khmer orthographic syllables, and single characters otherwise."""

from itertools import accumulate

from statementpress.khmer.characters import (
    COENG,
    JOINERS,
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
    found: list[str] = []
    for character in text:
        if found and _continues(found[-1], character):
            found[-1] += character
        else:
            found.append(character)
    return found


def boundaries(text: str) -> set[int]:
    """Return the offsets in `text` at which a cluster ends: from 1 to its length."""
    return set(accumulate(map(len, clusters(text))))


def _continues(cluster: str, character: str) -> bool:
    """Return whether a character belongs to the cluster before it."""
    if not carries_signs(cluster[-1]):
        return False
    if is_dependent(character) or is_joiner(character):
        return True
    return is_base(character) and cluster.rstrip(JOINERS).endswith(COENG)
