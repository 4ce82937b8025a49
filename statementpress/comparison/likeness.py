"""Say how alike two texts are, and pair the texts of two rows that have most in common.

Likeness is the share of character trigrams in common (Dice's coefficient). It needs no segmenter,
so that only what changed is cut into words, and it is the same from both sides.
"""

from collections.abc import Iterator, Mapping
from itertools import product


def trigrams(text: str) -> frozenset[str]:
    """Return every three characters in a row of a text in small letters, a space at either end."""
    spaced = f" {text.casefold()} "
    return frozenset(map("".join, zip(spaced, spaced[1:], spaced[2:], strict=False)))


def likeness(old: frozenset[str], new: frozenset[str], least: float) -> float:
    """Return how alike the texts of two sets of trigrams are, 0 to 1; 0 if less than `least`."""
    size = len(old) + len(new)
    if 2 * min(len(old), len(new)) < least * size:
        return 0.0  # the longer has too much of its own, whatever is in common
    share = 2 * len(old & new) / size if size else 0.0
    return share if share >= least else 0.0


def most_in_common(
    shares: Mapping[tuple[int, int], float], olds: range, news: range
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of indices, in order on both sides, whose shares together are largest.

    `shares` has the likeness of each pair of `olds` and `news`; a pair of 0 is never yielded. This
    is the alignment of Needleman and Wunsch, without a penalty for what stays alone.
    """
    best = _best_from(shares, olds, news)
    first, second = olds.start, news.start
    while first < olds.stop and second < news.stop:
        share = shares[first, second]
        here = best[first, second]
        if share and here == share + best[first + 1, second + 1]:
            yield first, second
            first, second = first + 1, second + 1
        elif here == best[first + 1, second]:
            first += 1
        else:
            second += 1


def _best_from(
    shares: Mapping[tuple[int, int], float], olds: range, news: range
) -> dict[tuple[int, int], float]:
    """Return the largest sum of shares that can be reached from each pair of indices on."""
    best = dict.fromkeys(product(range(olds.start, olds.stop + 1), [news.stop]), 0.0)
    best |= dict.fromkeys(product([olds.stop], range(news.start, news.stop + 1)), 0.0)
    for first, second in product(reversed(olds), reversed(news)):
        best[first, second] = max(
            shares[first, second] + best[first + 1, second + 1],
            best[first + 1, second],
            best[first, second + 1],
        )
    return best
