"""Find which page of one PDF is which of another, where pages were put in or taken out.

Pages go by what they say. A line more on the first page moves lines on all that follow, and yet
each still has most of its text: on the 2021 statement a new paragraph leaves each page 0.7 to 0.99
alike with its own one, where pages that have nothing to do with each other share up to 0.45.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise, product, zip_longest
from typing import Final

from statementpress.comparison.likeness import likeness, trigrams

ALIKE: Final = 0.5
"""Share from which two pages are one that changed."""

MOST_WEIGHED: Final = 10_000
"""Pairs of pages that are weighed, such as 100 on both sides; larger files are paired in order."""

Pair = tuple[int | None, int | None]
"""Index of a page in the old PDF and in the new, None where it is in the other only."""


def paired(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Return which pages, by their texts, face each other; each page is in one pair, in order.

    Between those that are alike, pages face each other in order as far as both sides have any.
    """
    kept = [(-1, -1), *_alike(old, new), (len(old), len(new))]
    return [pair for (start, end) in pairwise(kept) for pair in _between(start, end, len(old))]


def _between(start: tuple[int, int], end: tuple[int, int], olds: int) -> Iterator[Pair]:
    """Yield the pairs after one pair of pages that are alike, up to and with the next one."""
    yield from zip_longest(range(start[0] + 1, end[0]), range(start[1] + 1, end[1]))
    if end[0] < olds:
        yield end


def _alike(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return the pairs, in order, that together have most in common (Needleman and Wunsch)."""
    if len(old) * len(new) > MOST_WEIGHED:
        return []
    olds, news = list(map(trigrams, old)), list(map(trigrams, new))
    shares = {
        (first, second): likeness(olds[first], news[second], ALIKE)
        for first, second in product(range(len(olds)), range(len(news)))
    }
    best = _best_from(shares, len(olds), len(news))
    found, first, second = [], 0, 0
    while first < len(olds) and second < len(news):
        share = shares[first, second]
        if share and best[first, second] == share + best[first + 1, second + 1]:
            found.append((first, second))
            first, second = first + 1, second + 1
        elif best[first, second] == best[first + 1, second]:
            first += 1
        else:
            second += 1
    return found


def _best_from(
    shares: dict[tuple[int, int], float], olds: int, news: int
) -> dict[tuple[int, int], float]:
    """Return the most that pages can have in common from each pair of them on."""
    best = dict.fromkeys(product(range(olds + 1), [news]), 0.0)
    best |= dict.fromkeys(product([olds], range(news + 1)), 0.0)
    for first, second in product(reversed(range(olds)), reversed(range(news))):
        best[first, second] = max(
            shares[first, second] + best[first + 1, second + 1],
            best[first + 1, second],
            best[first, second + 1],
        )
    return best
