"""Ink on a page: where it is, how wide the gaps between words are, whether lines touch.

Images are grey pages, `editions.DETAIL` pixels to the inch.
"""

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from typing import Final

import pytest
from PIL import Image, ImageDraw

from statementpress.editions.printing import checking
from statementpress.prepress.ink.coverage import InkCoverage, InkReport
from statementpress.prepress.pdf.opening import opened
from statementpress.prepress.preflight.finding import Spot
from tests.shared.editions import DETAIL
from tests.shared.lines import Line
from tests.shared.page_plan import Area

SCALE: Final = DETAIL / 72
"""Pixels to the point."""
DARK: Final = 128
"""Grey below which a pixel is ink; the lighter half of a blurred edge does not count."""
OVERHANG: Final = 1.5
"""Points that a letter may reach over the end of its line, as the arm of an f or a Khmer sign."""


Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the top left of the page."""


def outside(image: Image.Image, areas: Iterable[Area]) -> tuple[float, ...] | None:
    """Return the bounds (points from top left) of ink outside of all areas, None without any."""
    rest = image.copy()
    draw = ImageDraw.Draw(rest)
    for area in areas:
        corners = (
            area.left - OVERHANG,
            area.top - OVERHANG,
            area.right + OVERHANG,
            area.bottom + OVERHANG,
        )
        draw.rectangle([corner * SCALE for corner in corners], fill=255)
    bounds = _ink(rest).getbbox()
    return bounds and tuple(edge / SCALE for edge in bounds)


def bounds(image: Image.Image, box: Box, around: float) -> tuple[float, ...]:
    """Return the bounds of the ink in a box (points from top left) and so many points around it."""
    left, top, right, bottom = (round(edge * SCALE) for edge in box)
    margin = round(around * SCALE)
    seen = _ink(image.crop((left - margin, top - margin, right + margin, bottom + margin)))
    found = seen.getbbox()
    assert found, "there is no ink"
    corner = (left - margin, top - margin) * 2
    return tuple((edge + offset) / SCALE for edge, offset in zip(found, corner, strict=True))


def gaps(image: Image.Image, line: Line) -> list[float]:
    """Return the widths (points) of the white between the letters of a line.

    They are measured in the band from the baseline to 0.75 em above it: every letter and every mark
    of punctuation has ink there, and no other line reaches into it.
    """
    baseline = image.height / SCALE - line.baseline
    box = (line.left, baseline - 0.75 * line.size, line.right, baseline)
    band = _ink(_cropped(image, box))
    columns = band.resize((band.width, 1), Image.Resampling.BOX).tobytes()
    runs = [(inked, len(list(run))) for inked, run in groupby(map(bool, columns))]
    inner = runs[not runs[0][0] : len(runs) - (not runs[-1][0])]
    return [length / SCALE for inked, length in inner if not inked]


def touch(image: Image.Image, upper: Line, lower: Line) -> bool:
    """Return whether ink joins two lines, so that no white way leads between them from end to end.

    The way keeps between the two baselines and goes from column to column, up and down as far as
    there is white, so that a sign below one line may stand beside a sign above the next.
    """
    height = image.height / SCALE
    box = (
        min(upper.left, lower.left),
        height - upper.baseline,
        max(upper.right, lower.right),
        height - lower.baseline,
    )
    way = -1
    for white in _white_columns(_cropped(image, box)):
        way = _spread(way & white, white)
    return way == 0


def bare_paper(data: bytes, *, without: Collection[int]) -> InkReport:
    """Take the place of measuring: report no ink on any page of a PDF but those `without`."""
    with opened(data) as pdf:
        numbers = [each for each in range(1, len(pdf.pages) + 1) if each not in without]
        covered = tuple(InkCoverage(number, 0, Spot(0, 0, 1, 1), {}) for number in numbers)
    return InkReport("none", covered)


def leave_ink_unmeasured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let builds of a test take all paper to be bare."""

    def measured(data: bytes, *, without: Collection[int], **_: object) -> InkReport:
        return bare_paper(data, without=without)

    monkeypatch.setattr(checking, "measure", measured)


def _white_columns(strip: Image.Image) -> Iterator[int]:
    """Yield each column from the left, a bit for every white pixel."""
    white = strip.point([0 if value < DARK else 255 for value in range(256)]).convert("1")
    columns = white.transpose(Image.Transpose.TRANSPOSE)
    rows, width = columns.tobytes(), (columns.width + 7) // 8
    padding = width * 8 - columns.width
    for start in range(0, len(rows), width):
        yield int.from_bytes(rows[start : start + width], "big") >> padding


def _spread(reached: int, white: int) -> int:
    """Return all of the white runs (bits) that are reached somewhere."""
    upwards = (((reached + white) ^ white) & white) | reached
    found = 0
    while upwards != found:
        found = upwards
        upwards |= (upwards >> 1 | upwards << 1) & white
    return found


def _cropped(image: Image.Image, box: Box) -> Image.Image:
    left, top, right, bottom = (round(edge * SCALE) for edge in box)
    return image.crop((left, top, right, bottom))


def _ink(image: Image.Image) -> Image.Image:
    return image.point([255 if value < DARK else 0 for value in range(256)])
