"""How wide a line is, whether it is stroked, or drawn as an area, a picture, or the gap of a clip.

The width of a shape is its area divided by its length, which is half of the way around it, or at
least as far as it reaches. That holds for bars at any angle, for curves and for frames.
"""

from collections.abc import Iterator
from math import dist, hypot, inf

from statementpress.prepress.content.painted import (
    Painted,
    PaintedArea,
    PaintedLine,
    PaintedText,
)
from statementpress.prepress.content.regions import Point, area, sides, signed_area
from statementpress.prepress.content.shapes import Filled, Track
from statementpress.prepress.pdf.page_boxes import insets
from statementpress.prepress.preflight.inspection import InspectedPage
from statementpress.prepress.preflight.printed import printed
from statementpress.prepress.units import MILLIMETRES

RULE = 3.0
"""Millimetres from which a thin filled area is a line; a shorter one is part of a drawn letter."""
MAY_BE = 2
"""How many times wider than a curve the shape of the points may be that it is drawn with."""
FRAMED = 4
"""Subpaths of a shape up to which all others may be holes in the largest."""
BESIDE = 0.05
"""Points between two strips that lie side by side, as in a blend that is drawn in steps."""


def thin_lines(page: InspectedPage, most: float) -> Iterator[tuple[Painted, float]]:
    """Yield each line of a page that is no wider than `most` points, with its width.

    A strip that lies along the one that was painted before or after it makes a wider area with it.
    """
    last: Painted | None = None
    held: tuple[Painted, float] | None = None
    for painted in printed(page, Painted):
        if isinstance(painted, PaintedText):
            continue
        width = line_width(painted, page, most)
        joined = last is not None and _is_beside(last, painted)
        if held and not joined:
            yield held
        thin = width is not None and (isinstance(painted, PaintedLine) or not joined)
        held = (painted, width) if thin and width is not None else None
        last = painted
    if held:
        yield held


def line_width(painted: Painted, page: InspectedPage, most: float) -> float | None:
    """Return the width of a line in points, or None if it is no line or wider than `most`.

    It is rounded to a thousandth of a point, because it has been through matrices.
    """
    if isinstance(painted, PaintedLine):
        width = painted.width
    elif isinstance(painted, PaintedText):
        return None
    else:
        box = painted.box
        if max(box.width, box.height) * page.unit * MILLIMETRES <= RULE:
            return None
        width = min(_side(painted, page), _mean(painted, page, most))
        if isinstance(painted, PaintedArea):
            width = min(width + painted.stroke, painted.thickness)
    width = round(width, 3)
    return width if width <= most else None


def _side(painted: Painted, page: InspectedPage) -> float:
    """Return the shorter side of what shows in points, unless it is a sliver beside the page."""
    box, inside = painted.box, min(insets(painted.box, page.trim)) > 0
    return float(min(box.width, box.height)) * page.unit if inside else inf


def _mean(painted: Painted, page: InspectedPage, most: float) -> float:
    """Return the mean width of a shape that is no box, in points, if it may be as thin as `most`.

    Whether it may is seen from the points that it was drawn with, which takes little time.
    """
    box, least = painted.box, inf
    length = hypot(box.width, box.height)
    if isinstance(painted.outline, Filled):
        drawn = [_drawn(track) for track in painted.outline.tracks]
        around = sum(dist(*side) for polygon in drawn for side in sides(polygon))
        length = length if painted.clip else max(length, around / 2)
        areas = [abs(signed_area(polygon)) for polygon in drawn]
        least = max(0.0, 2 * max(areas) - sum(areas)) if len(areas) <= FRAMED else sum(areas)
    if painted.clip:
        least = min(least, area(cutter[0] for cutter in painted.clip.exact))
    if not length or least / length * page.unit > MAY_BE * most:
        return inf
    return area(painted.region()) / length * page.unit


def _drawn(track: Track) -> list[Point]:
    """Return the points of a subpath, those that curves are drawn towards among them."""
    return list(zip(track.places[::2], track.places[1::2], strict=True))


def _is_beside(one: Painted, other: Painted) -> bool:
    """Say whether two boxes are as long, and lie along each other."""
    a, b = one.box, other.box
    if isinstance(one, PaintedLine) or isinstance(other, PaintedLine):
        return False
    level = abs(a.llx - b.llx) < BESIDE and abs(a.urx - b.urx) < BESIDE
    upright = abs(a.lly - b.lly) < BESIDE and abs(a.ury - b.ury) < BESIDE
    if level:
        return bool(max(a.lly, b.lly) - min(a.ury, b.ury) < BESIDE)
    return bool(upright and max(a.llx, b.llx) - min(a.urx, b.urx) < BESIDE)
