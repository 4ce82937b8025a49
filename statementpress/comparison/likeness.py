"""Say how alike two texts are, without cutting either into words.

It is the share of character trigrams in common (Dice's coefficient): no segmenter is needed, so
that only what changed is cut into words, and it is the same from both sides.
"""


def trigrams(text: str) -> frozenset[str]:
    """Return every three characters in a row of a text, its ends as spaces, capitals as small."""
    spaced = f" {text.casefold()} "
    return frozenset(map("".join, zip(spaced, spaced[1:], spaced[2:], strict=False)))


def likeness(old: frozenset[str], new: frozenset[str], least: float) -> float:
    """Return how alike the texts of two sets of trigrams are, 0 to 1; 0 if less than `least`."""
    size = len(old) + len(new)
    if 2 * min(len(old), len(new)) < least * size:
        return 0.0  # the longer has too much of its own, whatever is in common
    share = 2 * len(old & new) / size if size else 0.0
    return share if share >= least else 0.0
