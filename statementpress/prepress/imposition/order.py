"""Which page goes where: arithmetic on page numbers, which count from 0 here.

Saddle stitch: the N pages of a booklet, N a multiple of four, lie on N/4 sheets. The outermost
sheet has the first and the last page outside, and the second and the last but one inside. Each
sheet inside it goes on by two pages from both ends. With pages counted from 1 and sheets from 0,
sheet i has

    front  N-2i | 1+2i      back  2+2i | N-1-2i

Cards: pages are pairs of front and back. A sheet is turned over like the page of a book to print
its back, so that its left side comes to lie on the right. Backs are therefore mirrored.

    front  A B      back  B' A'
           C D            D' C'
"""

from collections.abc import Callable, Iterator, Mapping

from statementpress.project.schemes import Scheme

Side = tuple[int | None, ...]
"""The pages on one side of a sheet, by rows from the top left; None is a blank."""

PAGES_PER_SHEET = 4
"""The pages on a sheet of a booklet."""
CARDS_PER_SHEET = 4


def saddle(count: int) -> Iterator[Side]:
    """Yield the sides of a booklet of `count` pages: fronts and backs in turn, outermost first.

    Blank pages fill the end.
    """
    whole = count + -count % PAGES_PER_SHEET
    for low in range(0, whole // 2, 2):
        high = whole - 1 - low
        yield _there(count, high, low)
        yield _there(count, low + 1, high - 1)


def cards(count: int) -> Iterator[Side]:
    """Yield the sides of sheets of cards made of `count` pages: fronts and backs in turn.

    Cards follow each other and start again until the last sheet is full: one card takes all four
    places, two cards come twice, and of three the first comes twice. If the number of pages is odd,
    the last card has a blank back.
    """
    pairs = (count + 1) // 2
    for first in range(0, pairs, CARDS_PER_SHEET):
        fronts = [2 * ((first + place) % pairs) for place in range(CARDS_PER_SHEET)]
        a, b, c, d = (front + 1 for front in fronts)
        yield _there(count, *fronts)
        yield _there(count, b, a, d, c)


ORDERS: Mapping[Scheme, Callable[[int], Iterator[Side]]] = {
    Scheme.SADDLE: saddle,
    Scheme.CARDS: cards,
}
"""For each scheme, the function that returns the sides for a number of pages."""


def _there(count: int, *numbers: int) -> Side:
    return tuple(number if number < count else None for number in numbers)
