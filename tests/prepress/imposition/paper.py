"""Paper in hand: sheets are printed on both sides, turned, folded, nested, and read."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")
Side = Sequence[T]


def booklet(sides: Sequence[Side[T]]) -> list[T]:
    """Return what is read from the first page to the last, after folding and stapling.

    Turned like the page of a book, a sheet has its back's left half behind its front's right one.
    The first sheet lies outermost; folded, its right half is the first leaf, its left the last.
    """
    sheets = list(zip(sides[::2], sides[1::2], strict=True))
    going_in = [half for (_, right), (back_left, _) in sheets for half in (right, back_left)]
    going_out = [half for (left, _), (_, back_right) in sheets[::-1] for half in (back_right, left)]
    return going_in + going_out


def cards(sides: Sequence[Side[T]]) -> list[tuple[T, T]]:
    """Return front and back of each card of sheets turned like a page, then cut in four.

    What is on the right of a back lies behind what is on the left of its front, in the same row.
    """
    cut = []
    for (a, b, c, d), (behind_b, behind_a, behind_d, behind_c) in zip(
        sides[::2], sides[1::2], strict=True
    ):
        cut += [(a, behind_a), (b, behind_b), (c, behind_c), (d, behind_d)]
    return cut
