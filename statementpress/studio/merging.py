"""Put together what two people have changed in one text, or say that they changed the same place.

A text is taken apart into lines, each with the empty lines after it. A change of one side is kept
where the other side has left the lines as they were. Where both have changed neighbouring lines,
their words are compared, and clusters where a script has no spaces: both changes are kept if enough
stands between them that is as it was. Nothing is ever chosen for anybody.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Generic, TypeVar

from statementpress.scripts.clusters import clusters

Piece = TypeVar("Piece")
Inside = Callable[[Sequence[Piece], Sequence[Piece], Sequence[Piece]], Sequence[Piece] | None]
"""Merges a region that both sides have changed, given as base, mine, theirs; None if it cannot."""

APART = 8
"""The fewest characters between two changes in one line that do not concern each other."""
MOST = 30_000_000
"""How many pairs of pieces are compared at most; a text with more is left to its authors."""

_LINES = re.compile(r"[^\n]*\n+|[^\n]+")
_WORDS = re.compile(r"[ -~\u00a0-\u024f]+|[^ -~\u00a0-\u024f]+")
_PARTS = re.compile(r"\w+|\s|[^\w\s]")


@dataclass(frozen=True, slots=True)
class _Region(Generic[Piece]):
    """A part of three sequences that belong together."""

    base: Sequence[Piece]
    mine: Sequence[Piece]
    theirs: Sequence[Piece]
    stable: bool
    """Whether it is the same in all three."""


def merged_text(base: str, mine: str, theirs: str) -> str | None:
    """Return a text with the changes of both sides; None if they changed the same place."""
    found = merged(*(_LINES.findall(each) for each in (base, mine, theirs)), inside=_lines_merged)
    return None if found is None else "".join(found)


def merged(
    base: Sequence[Piece],
    mine: Sequence[Piece],
    theirs: Sequence[Piece],
    *,
    inside: Inside[Piece] = lambda *_: None,
) -> list[Piece] | None:
    """Return a sequence with the changes of both sides; None if they changed the same place.

    `inside` is asked for each region in which both sides differ from the base and from each other.
    """
    if len(base) * max(len(mine), len(theirs)) > MOST:
        return None
    found: list[Piece] = []
    for region in _regions(base, mine, theirs):
        chosen = _chosen(region)
        if chosen is None:
            chosen = inside(region.base, region.mine, region.theirs)
        if chosen is None:
            return None
        found += chosen
    return found


def _chosen(region: _Region[Piece]) -> Sequence[Piece] | None:
    """Return what a region becomes if at most one side has changed it; else None."""
    if region.mine in (region.base, region.theirs):
        return region.theirs
    return region.mine if region.theirs == region.base else None


def _regions(
    base: Sequence[Piece], mine: Sequence[Piece], theirs: Sequence[Piece]
) -> Iterator[_Region[Piece]]:
    """Yield the regions in order: what is the same in all three, and what lies between."""
    in_mine, in_theirs = _matches(base, mine), _matches(base, theirs)
    b = m = t = 0
    for at in [*sorted(in_mine.keys() & in_theirs.keys()), len(base)]:
        to_mine = in_mine.get(at, len(mine)) if at < len(base) else len(mine)
        to_theirs = in_theirs.get(at, len(theirs)) if at < len(base) else len(theirs)
        if at > b or to_mine > m or to_theirs > t:
            yield _Region(base[b:at], mine[m:to_mine], theirs[t:to_theirs], stable=False)
        same = base[at : at + 1]
        if same:
            yield _Region(same, same, same, stable=True)
        b, m, t = at + 1, to_mine + 1, to_theirs + 1


def _matches(base: Sequence[Piece], other: Sequence[Piece]) -> dict[int, int]:
    """Return where pieces of the base are found in another sequence, by their place in the base."""
    begin = 0
    while begin < min(len(base), len(other)) and base[begin] == other[begin]:
        begin += 1
    end = 0
    while end < min(len(base), len(other)) - begin and base[-1 - end] == other[-1 - end]:
        end += 1
    found = {at: at for at in range(begin)}
    middle = SequenceMatcher(
        None, base[begin : len(base) - end], other[begin : len(other) - end], autojunk=False
    )
    for one, two, length in middle.get_matching_blocks():
        found |= {begin + one + at: begin + two + at for at in range(length)}
    return found | {len(base) - at: len(other) - at for at in range(1, end + 1)}


def _lines_merged(
    base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]
) -> Sequence[str] | None:
    """Return lines with the changes of both sides in their words, if these lie far enough apart."""
    pieces = [_words("".join(lines)) for lines in (base, mine, theirs)]
    if len(pieces[0]) * max(map(len, pieces)) > MOST:
        return None
    found: list[str] = []
    changed_by, between = "", APART
    for region in _regions(pieces[0], pieces[1], pieces[2]):
        chosen = _chosen(region)
        if chosen is None:
            return None
        if region.stable:
            between += len(region.base[0])
        else:
            by = "theirs" if region.mine == region.base else "mine"
            by = "both" if region.mine == region.theirs else by
            if by != changed_by and between < APART:
                return None
            changed_by, between = by, 0
        found += chosen
    return found


def _words(text: str) -> list[str]:
    """Return the words of a text and what stands between them; clusters of other scripts."""
    return [
        part
        for run in _WORDS.findall(text)
        for part in (_PARTS.findall(run) if run[0] < "\u0250" else clusters(run))
    ]
