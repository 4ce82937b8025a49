"""Find which page of one PDF corresponds to which of another, if pages were added or removed.

Pages are known by their text. One more line on the first page moves lines on all pages that follow,
but each page keeps most of its text: on the 2021 statement, after a new paragraph, each page is 0.7
to 0.99 alike with its counterpart, and unrelated pages share up to 0.45.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise, product, zip_longest
from typing import Final

from statementpress.comparison.likeness import likeness, most_in_common, trigrams

ALIKE: Final = 0.5
"""The likeness from which two pages are one page that changed."""

MOST_WEIGHED: Final = 10_000
"""The most pairs of pages that are weighed, such as 100 on both sides; larger files are paired in
order."""

Pair = tuple[int | None, int | None]
"""The index of a page in the old PDF and in the new one; None if it is only in the other."""


def paired(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Return which pages face each other, given the text of each; each page is in one pair.

    Between pages that are alike, the others face each other in order, as far as both sides have
    any.
    """
    kept = [(-1, -1), *_alike(old, new), (len(old), len(new))]
    return [pair for (start, end) in pairwise(kept) for pair in _between(start, end, len(old))]


def _between(start: tuple[int, int], end: tuple[int, int], olds: int) -> Iterator[Pair]:
    """Yield the pairs that follow one pair of alike pages, up to and including the next one."""
    yield from zip_longest(range(start[0] + 1, end[0]), range(start[1] + 1, end[1]))
    if end[0] < olds:
        yield end


def _alike(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return the pairs of pages, in order, that together have most in common."""
    if len(old) * len(new) > MOST_WEIGHED:
        return []
    olds, news = list(map(trigrams, old)), list(map(trigrams, new))
    shares = {
        (first, second): likeness(olds[first], news[second], ALIKE)
        for first, second in product(range(len(olds)), range(len(news)))
    }
    return list(most_in_common(shares, range(len(olds)), range(len(news))))
