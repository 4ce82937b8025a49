"""Which page goes where: arithmetic on page numbers, which count from 0 here.

Saddle stitch: the N pages of a booklet, N a multiple of four, lie on N/4 sheets. The outermost has
the first and the last page outside, the second and the last but one inside; each sheet within goes
two pages on from both ends. Counted from 1, sheet i from 0 has

    front  N-2i | 1+2i      back  2+2i | N-1-2i

Cards: pages are pairs of front and back. A sheet is turned over like the page of a book to print
its back, so that what was on the left comes to lie on the right: backs stand mirrored.

    front  A B      back  B' A'
           C D            D' C'
"""

from collections.abc import Callable, Iterator, Mapping

from statementpress.project.schemes import Scheme

Side = tuple[int | None, ...]
"""The pages on one side of a sheet, by rows from the top, each from left to right; None: blank."""

PAGES_PER_SHEET = 4
"""Of a booklet."""
CARDS_PER_SHEET = 4


def saddle(count: int) -> Iterator[Side]:
    """Yield the sides of a booklet of `count` pages: fronts and backs in turn, outermost first.

    Blanks fill the end.
    """
    whole = count + -count % PAGES_PER_SHEET
    for low in range(0, whole // 2, 2):
        high = whole - 1 - low
        yield _there(count, high, low)
        yield _there(count, low + 1, high - 1)


def cards(count: int) -> Iterator[Side]:
    """Yield the sides of sheets of cards made of `count` pages: fronts and backs in turn.

    Cards follow each other, and begin again until the last sheet is full: one card takes all four
    places, two come twice, of three the first comes twice. An odd page has a blank back.
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
"""The sides of its sheets, for so many pages."""


def _there(count: int, *numbers: int) -> Side:
    return tuple(number if number < count else None for number in numbers)
