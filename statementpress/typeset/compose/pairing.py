"""Find which block of one language faces which of the other, if two stand side by side.

Directives, headings, lists and quotations are anchors: those that both parts have, in the same
order, face each other. Between two anchors, paragraphs face each other in their order. If one side
has more of them, some stay alone: those without which the others are most alike in length, as a
paragraph and its translation are (Gale and Church 1993, Computational Linguistics 19/1).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import inf, log
from typing import TypeVar

from statementpress.statement.model import Block, Endorsement, Heading, Paragraph, Signatories
from statementpress.statement.traversal import inlines_of, leaves, texts

T = TypeVar("T")
Sides = tuple[T | None, T | None]
"""What stands on the left and on the right; None if the other side faces nothing."""
Indices = tuple[int, int]
"""The indices of two that face each other, in the sequences of their sides."""


def facing(left: Sequence[Block], right: Sequence[Block]) -> Iterator[Sides[Block]]:
    """Yield each block of two parts once, in order, with the one that it faces."""
    return _merged(left, right, _facing_indices(left, right))


def facing_items(
    left: Sequence[T], right: Sequence[T], length: Callable[[T], int]
) -> Iterator[Sides[T]]:
    """Yield each item of two lists once, in order, with the one that it faces.

    `length` returns how many characters an item has.
    """
    return _merged(left, right, _alike(list(map(length, left)), list(map(length, right))))


def length(block: Block) -> int:
    """Return how many characters a block and all inside it have."""
    return sum(len(text) for leaf in leaves([block]) for text in texts(inlines_of(leaf)))


def _facing_indices(left: Sequence[Block], right: Sequence[Block]) -> Iterator[Indices]:
    start, beside = 0, 0
    for one, other in (*_common_anchors(left, right), (len(left), len(right))):
        ours, theirs = _paragraphs(left, start, one), _paragraphs(right, beside, other)
        alike = _alike([length(left[at]) for at in ours], [length(right[at]) for at in theirs])
        yield from ((ours[first], theirs[second]) for first, second in alike)
        if one < len(left):
            yield one, other
        start, beside = one + 1, other + 1


def _merged(left: Sequence[T], right: Sequence[T], pairs: Iterable[Indices]) -> Iterator[Sides[T]]:
    """Yield all of both sides in order; `pairs` are the indices of those that face each other."""
    start, beside = 0, 0
    for one, other in (*pairs, (len(left), len(right))):
        yield from ((alone, None) for alone in left[start:one])
        yield from ((None, alone) for alone in right[beside:other])
        if one < len(left):
            yield left[one], right[other]
        start, beside = one + 1, other + 1


def _paragraphs(blocks: Sequence[Block], start: int, end: int) -> list[int]:
    return [at for at in range(start, end) if isinstance(blocks[at], Paragraph)]


def _anchor(block: Block) -> tuple[str, ...]:
    """Return what a block has in common with those that may face it; () for a paragraph."""
    name = type(block).__name__
    match block:
        case Paragraph():
            return ()
        case Heading(level):
            return name, str(level)
        case Signatories(group) | Endorsement(group):
            return name, group
        case _:
            return (name,)


def _common_anchors(left: Sequence[Block], right: Sequence[Block]) -> list[Indices]:
    """Return the longest sequence of anchors that both parts have; of several the earliest."""
    ours = [(at, key) for at, block in enumerate(left) if (key := _anchor(block))]
    theirs = [(at, key) for at, block in enumerate(right) if (key := _anchor(block))]
    longest = [[0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for one in reversed(range(len(ours))):
        for other in reversed(range(len(theirs))):
            longest[one][other] = (
                longest[one + 1][other + 1] + 1
                if ours[one][1] == theirs[other][1]
                else max(longest[one + 1][other], longest[one][other + 1])
            )
    found, one, other = [], 0, 0
    while one < len(ours) and other < len(theirs):
        if ours[one][1] == theirs[other][1]:
            found.append((ours[one][0], theirs[other][0]))
            one, other = one + 1, other + 1
        elif longest[one + 1][other] >= longest[one][other + 1]:
            one += 1
        else:
            other += 1
    return found


def _alike(left: Sequence[int], right: Sequence[int]) -> list[Indices]:
    """Pair texts by their lengths in characters, in order; the side with fewer is paired whole.

    A paragraph is assumed to be as long as its translation: in the 2021 statement, English
    paragraphs are 0.80 to 1.28 times as long as the Khmer ones.
    """
    if len(left) > len(right):
        return [(one, other) for other, one in _alike(right, left)]
    if not left:
        return []
    spare = len(right) - len(left)
    costs = [[0.0] * (spare + 1)]
    for index, ours in enumerate(left):
        row, best = [], inf
        for skipped in range(spare + 1):
            unlike = abs(log(max(1, right[index + skipped]) / max(1, ours)))
            best = min(best, costs[-1][skipped] + unlike)
            row.append(best)
        costs.append(row)
    return _cheapest(costs)


def _cheapest(costs: Sequence[Sequence[float]]) -> list[Indices]:
    """Return the pairs with the least cost; of several, those that skip as late as possible.

    `costs` has a row for each number of paired texts. Its entries are the least cost with at most
    0, 1, 2 … texts of the other side skipped.
    """
    skipped = len(costs[0]) - 1
    found = []
    for index in reversed(range(len(costs) - 1)):
        row = costs[index + 1]
        while skipped and row[skipped - 1] <= row[skipped]:
            skipped -= 1
        found.append((index, index + skipped))
    return found[::-1]
