"""Blocks of names that are worth comparing, so that not every name is compared with every other."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations, islice
from typing import Final, TypeVar

Member = TypeVar("Member")

LARGE: Final = 60
"""Up to so many members of a block are all compared with each other."""
NEIGHBOURS: Final = 30
"""In a larger block, each is compared with so many that come after it."""


def blocks(keyed: Iterable[tuple[Hashable, Member]]) -> Iterator[list[Member]]:
    """Yield the members that share a key, in their order, for each key that several have.

    Members whose key is empty are left out.
    """
    found: dict[Hashable, list[Member]] = {}
    for key, member in keyed:
        if key:
            found.setdefault(key, []).append(member)
    return (block for block in found.values() if len(block) > 1)


def comparisons(block: Sequence[Member]) -> Iterator[tuple[Member, Member]]:
    """Yield the pairs of a block that are compared; their number grows as the block does.

    A large block is to be in the order of the alphabet, as only neighbours are compared there.
    """
    if len(block) <= LARGE:
        yield from combinations(block, 2)
        return
    for place, member in enumerate(block):
        for other in islice(block, place + 1, place + 1 + NEIGHBOURS):
            yield member, other
