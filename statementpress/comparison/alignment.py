"""Find which passage of one text is which of another.

First those that are the same, as the longest rows in common. Then, between them, those that are
alike (see `likeness`): of all ways to pair them in order, the one that has most in common. What is
left over on both sides and alike enough has moved. On the 2021 statement, paragraphs that have
nothing to do with each other share up to 0.45, and the introductions of two groups, which are never
taken for each other, up to 0.61.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import product
from typing import Final

from statementpress.comparison.likeness import likeness, trigrams
from statementpress.comparison.model import Passage, Role

ALIKE: Final = 0.5
"""Share from which two passages at the same place are one that changed."""

ALIKE_ALONE: Final = 0.2
"""The same where nothing else stands there, between two passages that did not change."""

MOVED: Final = 0.7
"""Share from which two passages at different places are one that moved."""

LONGEST_EXACT: Final = 4000
"""Passages above which those that occur everywhere are no place to begin, as with words."""

LARGEST_GAP: Final = 90_000
"""Pairs that are weighed at one place, such as 300 passages on both sides: under a second."""

Pair = tuple[int, int]
"""Index of a passage in the old text, and in the new."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which passages are one: those at the same place, in order, and those that moved."""

    placed: tuple[Pair, ...]
    moved: tuple[Pair, ...]


def align(old: Sequence[Passage], new: Sequence[Passage]) -> Alignment:
    """Return which passages of two texts are one; each is in one pair at the most."""
    keys = [_key(passage) for passage in old], [_key(passage) for passage in new]
    if (len(new), keys[1]) < (len(old), keys[0]):
        # Which of two equal ways is chosen depends on the side, and a comparison has none.
        turned = _aligned(new, old, keys[1], keys[0])
        return Alignment(
            tuple((second, first) for first, second in turned.placed),
            tuple((second, first) for first, second in turned.moved),
        )
    return _aligned(old, new, *keys)


Key = tuple[str, str, str]


def _key(passage: Passage) -> Key:
    return passage.role, passage.group, passage.text


def _aligned(
    old: Sequence[Passage], new: Sequence[Passage], old_keys: Sequence[Key], new_keys: Sequence[Key]
) -> Alignment:
    sides = _Shingled(old), _Shingled(new)
    placed: list[Pair] = []
    large = max(len(old), len(new)) > LONGEST_EXACT
    matcher = SequenceMatcher(None, old_keys, new_keys, autojunk=large)
    for kind, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        gap = range(old_start, old_end), range(new_start, new_end)
        placed += zip(*gap, strict=True) if kind == "equal" else _paired(*sides, *gap)
    return Alignment(tuple(placed), tuple(_moved(*sides, placed)))


class _Shingled:
    """Passages with the trigrams of each, which are made where they are wanted."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self._trigrams: dict[int, frozenset[str]] = {}

    def trigrams(self, index: int) -> frozenset[str]:
        """Return the trigrams of a passage."""
        if index not in self._trigrams:
            self._trigrams[index] = trigrams(self.passages[index].text)
        return self._trigrams[index]


def _likeness(old: _Shingled, new: _Shingled, pair: Pair, least: float) -> float:
    """Return how alike two passages are, from 0 to 1; 0 where it is less than `least`."""
    first, second = old.passages[pair[0]], new.passages[pair[1]]
    if Role.GROUP in {first.role, second.role} or first.group != second.group:
        return float(_key(first) == _key(second))
    return likeness(old.trigrams(pair[0]), new.trigrams(pair[1]), least)


def _paired(old: _Shingled, new: _Shingled, olds: range, news: range) -> Iterator[Pair]:
    """Yield the pairs between two places, in order, that together have most in common.

    This is the alignment of Needleman and Wunsch, without a price for what stays alone.
    """
    if len(olds) * len(news) > LARGEST_GAP:
        return
    least = ALIKE_ALONE if len(olds) == len(news) == 1 else ALIKE
    shares = {pair: _likeness(old, new, pair, least) for pair in product(olds, news)}
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


def _best_from(shares: dict[Pair, float], olds: range, news: range) -> dict[Pair, float]:
    """Return the most that passages can have in common from each pair of places on."""
    best = dict.fromkeys(product(range(olds.start, olds.stop + 1), [news.stop]), 0.0)
    best |= dict.fromkeys(product([olds.stop], range(news.start, news.stop + 1)), 0.0)
    for first, second in product(reversed(olds), reversed(news)):
        best[first, second] = max(
            shares[first, second] + best[first + 1, second + 1],
            best[first + 1, second],
            best[first, second + 1],
        )
    return best


def _moved(old: _Shingled, new: _Shingled, placed: Sequence[Pair]) -> list[Pair]:
    """Return the pairs of what is left over on both sides, the most alike first to choose."""
    olds = set(range(len(old.passages))) - {first for first, _ in placed}
    news = set(range(len(new.passages))) - {second for _, second in placed}
    if len(olds) * len(news) > LARGEST_GAP:
        return []
    weighed = [(_likeness(old, new, pair, MOVED), pair) for pair in product(olds, news)]
    found: list[Pair] = []
    for share, (first, second) in sorted(weighed, key=lambda found: (-found[0], found[1])):
        if share and first in olds and second in news:
            found.append((first, second))
            olds.remove(first)
            news.remove(second)
    return sorted(found)
