"""How much ink a page gets where it gets most.

Each plate is smoothed by a box filter that is as large as the window, so that each pixel becomes
the mean of the window around it, to one part in 255; the plates are then summed in 32 bits. Only
windows that lie wholly in the bleed box count; if the window is larger than the box, the largest
square that fits takes its place. Windows stand on whole pixels: 3 % may be missed of a patch that
is just as large as the window, and nothing of one that is a pixel larger.
"""

from dataclasses import dataclass
from functools import reduce
from math import sqrt

from PIL import Image, ImageFilter, ImageMath

from statementpress.prepress.ink.separations import Frame, Separations
from statementpress.prepress.preflight.finding import Spot
from statementpress.prepress.units import INCH

SOLID = 255
"""The value of a pixel of a plate where its ink is solid."""

Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels from the top left of the bleed box."""


@dataclass(frozen=True, slots=True)
class InkCoverage:
    """The ink of one page."""

    page: int
    """The page's number, from 1."""
    total: float
    """The largest mean over the window, in percent, summed over the plates."""
    spot: Spot
    """The window with that mean."""
    inks: dict[str, float]
    """The largest mean, in percent, of each colorant that prints anything on the trimmed page."""


@dataclass(frozen=True, slots=True)
class InkReport:
    """The ink of the pages that could be measured."""

    method: str
    """How it was measured; empty if no page could be."""
    pages: tuple[InkCoverage, ...]
    reason: str = ""
    """Why pages are missing; empty if none is."""


def cover(separations: Separations, window: float) -> InkCoverage:
    """Return the largest means of ink over a square `window` (mm²) on one page.

    The spot is the square with most ink, in millimetres from the top left of the trimmed page. If
    several have as much, it is the topmost of them.
    """
    frame, scale = separations.frame, separations.resolution / INCH
    width, height = _size(separations)
    side = min(sqrt(window) * scale, width, height)
    smooth = {
        name: plate.filter(ImageFilter.BoxBlur((side - 1) / 2)) if side > 1 else plate
        for name, plate in separations.plates.items()
    }
    margin = max(int(side / 2 - 0.5), 0)
    inner = (margin, margin, width - margin, height - margin)
    most, (x, y) = _largest(reduce(_sum, [plate.crop(inner) for plate in smooth.values()]))
    return InkCoverage(
        page=frame.number,
        total=most / SOLID * 100,
        spot=_spot(frame, (margin + x + 0.5) / scale, (margin + y + 0.5) / scale, side / scale),
        inks=_inks(separations.plates, smooth, _trim(frame, scale, margin, (width, height))),
    )


def _inks(
    plates: dict[str, Image.Image], smooth: dict[str, Image.Image], trims: tuple[Box, Box]
) -> dict[str, float]:
    """Return the largest mean of each ink that prints on the trimmed page, in percent.

    `trims` are the box of the trimmed page, and the box of the centres of the windows in it.
    """
    page, centres = trims
    return {
        name: smooth[name].crop(centres).getextrema()[1] / SOLID * 100  # type: ignore[operator]
        for name, plate in plates.items()
        if plate.crop(page).getbbox()
    }


def _trim(frame: Frame, scale: float, margin: int, size: tuple[int, int]) -> tuple[Box, Box]:
    """Return the box of the trimmed page and that of the centres of its windows, neither empty."""
    width, height = size
    left, right = _span(frame.trim_left * scale, frame.trim_right * scale, width, 0)
    top, bottom = _span(frame.trim_top * scale, frame.trim_bottom * scale, height, 0)
    inner_left, inner_right = _span(left, right, width, margin)
    inner_top, inner_bottom = _span(top, bottom, height, margin)
    return (left, top, right, bottom), (inner_left, inner_top, inner_right, inner_bottom)


def _span(low: float, high: float, length: int, margin: int) -> tuple[int, int]:
    """Return the pixels from `low` to `high` less a margin at each end, but at least one."""
    first, last = round(low) + margin, round(high) - margin
    if last <= first:
        first = min(max(int((low + high) / 2), 0), length - 1)
        last = first + 1
    return max(first, 0), min(last, length)


def _sum(one: Image.Image, other: Image.Image) -> Image.Image:
    """Return the sum of two grey pictures as a picture of 32-bit numbers."""
    total: Image.Image = ImageMath.lambda_eval(
        lambda images: images["one"] + images["other"], one=one, other=other
    )
    return total


def _largest(total: Image.Image) -> tuple[int, tuple[int, int]]:
    """Return the largest value of a picture, and the column and row of its first pixel."""
    most = int(total.getextrema()[1])  # type: ignore[arg-type]
    there = ImageMath.lambda_eval(
        lambda images: images["convert"](images["total"] == most, "L"), total=total
    )
    row, column = divmod(there.tobytes().find(b"\x01"), total.width)
    return most, (column, row)


def _size(separations: Separations) -> tuple[int, int]:
    return next(iter(separations.plates.values())).size


def _spot(frame: Frame, across: float, down: float, side: float) -> Spot:
    """Return the square around a point of the frame as a place on the trimmed page."""
    left, top = across - side / 2 - frame.trim_left, down - side / 2 - frame.trim_top
    return Spot(left, top, left + side, top + side)
