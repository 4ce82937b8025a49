"""Which edge of a page is its spine: where facing pages meet, nothing is cut, and nothing bleeds.

A file of single pages for a bound work says so in either of two ways. Its pages have no bleed at
the spine, which is then left and right in turn; or the document asks to be shown as spreads
(/PageLayout, ISO 32000-1, 7.7.2), with the first page on one side.
"""

from collections.abc import Sequence
from enum import IntEnum

from pikepdf import Name, Pdf

from statementpress.prepress.pdf.objects import entry
from statementpress.prepress.pdf.page_boxes import insets
from statementpress.prepress.preflight.inspection import InspectedPage
from statementpress.prepress.units import MILLIMETRES


class Side(IntEnum):
    """The edges of a page, in the order of `insets`."""

    LEFT = 0
    BOTTOM = 1
    RIGHT = 2
    TOP = 3


ODD_ON_RIGHT = {Name.TwoPageRight, Name.TwoColumnRight}
ODD_ON_LEFT = {Name.TwoPageLeft, Name.TwoColumnLeft}
NO_ROOM = 0.1
"""Millimetres of bleed that are none."""


def spines(pdf: Pdf, pages: Sequence[InspectedPage]) -> tuple[Side | None, ...]:
    """Return the edge of each page that is its spine, or None for all if pages do not face."""
    if len(pages) < 2:
        return (None,) * len(pages)
    without = [_without_bleed(page) for page in pages]
    for first in (Side.LEFT, Side.RIGHT):
        asked = tuple(_in_turn(first, page.number) for page in pages)
        if all(asked[at] == side for at, side in enumerate(without)):
            return asked
    layout = pdf.Root.get(Name.PageLayout)
    if layout in ODD_ON_RIGHT | ODD_ON_LEFT:
        back = entry(pdf.Root.get(Name.ViewerPreferences), Name.Direction) == Name.R2L
        first = Side.LEFT if (layout in ODD_ON_RIGHT) != back else Side.RIGHT
        return tuple(_in_turn(first, page.number) for page in pages)
    return (None,) * len(pages)


def _in_turn(first: Side, number: int) -> Side:
    """Return the spine of a page if that of odd pages is `first`."""
    other = Side.RIGHT if first is Side.LEFT else Side.LEFT
    return first if number % 2 else other


def _without_bleed(page: InspectedPage) -> Side | None:
    """Return the only edge of a page at which it has no bleed, or None if that is not one."""
    scale = page.unit * MILLIMETRES
    bare = [
        side
        for side, room in zip(Side, insets(page.trim, page.bleed), strict=True)
        if room * scale < NO_ROOM
    ]
    return bare[0] if len(bare) == 1 else None
