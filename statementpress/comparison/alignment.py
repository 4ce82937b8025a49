"""Find which passage of one text corresponds to which of another.

First come the passages that are the same, as the longest rows in common. Then, between them, come
those that are alike (see `likeness`): of all ways to pair them in order, the one that has most in
common. Passages that remain on both sides and are alike enough have moved.

On the 2021 statement, unrelated paragraphs share up to 0.45 of their trigrams, and the
introductions of two groups, which are never paired with each other, up to 0.61.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import product
from typing import Final

from statementpress.comparison.likeness import likeness, most_in_common, trigrams
from statementpress.comparison.model import Passage, Role

ALIKE: Final = 0.5
"""The likeness from which two passages at the same place are one passage that changed."""

ALIKE_ALONE: Final = 0.2
"""The same, if nothing else stands there between two passages that did not change."""

MOVED: Final = 0.7
"""The likeness from which two passages at different places are one passage that moved."""

LONGEST_EXACT: Final = 4000
"""More passages than this on one side, and difflib ignores those that occur everywhere.

`words.LONGEST_EXACT` says why.
"""

LARGEST_GAP: Final = 90_000
"""The most pairs that are weighed at one place: 300 passages on both sides, in under a second."""

Pair = tuple[int, int]
"""The index of a passage in the old text, and in the new one."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which passages of two texts correspond to each other."""

    placed: tuple[Pair, ...]
    """Those that stand at the same place, in order."""
    moved: tuple[Pair, ...]
    """Those that moved to another place."""


def align(old: Sequence[Passage], new: Sequence[Passage]) -> Alignment:
    """Return which passages of two texts correspond; each passage is in one pair at most."""
    keys = [_key(passage) for passage in old], [_key(passage) for passage in new]
    if (len(new), keys[1]) < (len(old), keys[0]):
        # Which of two equally good ways is chosen depends on the order of the sides. It must not:
        # a comparison that is turned round has to find the same pairs.
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
    """Passages with the trigrams of each, which are only made when they are needed."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self._trigrams: dict[int, frozenset[str]] = {}

    def trigrams(self, index: int) -> frozenset[str]:
        """Return the trigrams of a passage."""
        if index not in self._trigrams:
            self._trigrams[index] = trigrams(self.passages[index].text)
        return self._trigrams[index]


def _likeness(old: _Shingled, new: _Shingled, pair: Pair, least: float) -> float:
    """Return how alike two passages are, from 0 to 1; 0 if that is less than `least`."""
    first, second = old.passages[pair[0]], new.passages[pair[1]]
    if Role.GROUP in {first.role, second.role} or first.group != second.group:
        return float(_key(first) == _key(second))
    return likeness(old.trigrams(pair[0]), new.trigrams(pair[1]), least)


def _paired(old: _Shingled, new: _Shingled, olds: range, news: range) -> Iterator[Pair]:
    """Yield the pairs of passages in a gap, in order, that together have most in common."""
    if len(olds) * len(news) > LARGEST_GAP:
        return
    least = ALIKE_ALONE if len(olds) == len(news) == 1 else ALIKE
    shares = {pair: _likeness(old, new, pair, least) for pair in product(olds, news)}
    yield from most_in_common(shares, olds, news)


def _moved(old: _Shingled, new: _Shingled, placed: Sequence[Pair]) -> list[Pair]:
    """Return the pairs of passages that remain on both sides; the most alike are paired first."""
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
