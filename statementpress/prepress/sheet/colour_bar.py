"""The colour bar: patches that a press operator measures while the sheets run."""

from collections.abc import Iterator
from dataclasses import dataclass

from pikepdf import Rectangle

from statementpress.prepress.sheet.boxes import BAND
from statementpress.prepress.sheet.operators import numbers, rectangle
from statementpress.prepress.units import POINTS
from statementpress.project.press import Colours

SIDE = 5 * POINTS
"""The side of a patch: wider than the aperture of any densitometer in use (3 to 4 mm)."""

Amounts = tuple[float, ...]
"""Of cyan, magenta, yellow and black, or of black alone, each from 0 to 1."""

PATCHES: dict[Colours, tuple[Amounts, ...]] = {
    Colours.CMYK: (
        (1, 0, 0, 0),
        (0, 1, 0, 0),
        (0, 0, 1, 0),
        (0, 0, 0, 1),
        (0, 1, 1, 0),
        (1, 0, 1, 0),
        (1, 1, 0, 0),
        (1, 1, 1, 0),
        (0.5, 0, 0, 0),
        (0, 0.5, 0, 0),
        (0, 0, 0.5, 0),
        (0, 0, 0, 0.5),
        # The eye compares the grey of three inks with the tint of black beside it (ISO 12647-2).
        (0.5, 0.4, 0.4, 0),
    ),
    Colours.BLACK: ((1,), (0.75,), (0.5,), (0.25,)),
}
"""No patch lays down more than 300 %, which any coated paper takes."""


@dataclass(frozen=True, slots=True)
class Patch:
    """A square of the bar."""

    box: Rectangle
    """In default user space."""
    amounts: Amounts
    """How much of each ink it gets."""


def colour_bar(colours: Colours, left: Rectangle, right: Rectangle) -> list[Patch]:
    """Return the patches of a bar, side by side, in the middle of the left one of two rooms.

    Patches that do not fit there go on in the right room, from its left end. A page that is too
    narrow even for that has only the first patches.
    """
    patches = PATCHES[colours]
    here = patches[: _places(left)]
    rest = patches[len(here) : len(here) + _places(right)]
    start = left.llx + (left.width - len(here) * SIDE) / 2
    return [*_row(here, start, left.lly), *_row(rest, right.llx, right.lly)]


def filling(amounts: Amounts) -> str:
    """Return the operator that fills with amounts of ink, in DeviceCMYK or DeviceGray."""
    if len(amounts) == 1:
        return f"{numbers(1 - amounts[0])} g"
    return f"{numbers(*amounts)} k"


def filled(patches: list[Patch]) -> list[str]:
    """Return the operators that fill patches, without lines around them."""
    return [f"{filling(patch.amounts)} {rectangle(patch.box)} f" for patch in patches]


def _row(patches: tuple[Amounts, ...], start: float, bottom: float) -> Iterator[Patch]:
    low = bottom + (BAND - SIDE) / 2
    for index, amounts in enumerate(patches):
        left = start + index * SIDE
        yield Patch(Rectangle(left, low, left + SIDE, low + SIDE), amounts)


def _places(room: Rectangle) -> int:
    """Return how many patches fit; a thousandth of a point too little does not count."""
    return int((room.width + 0.001) // SIDE)
