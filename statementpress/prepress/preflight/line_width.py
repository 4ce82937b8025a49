"""How wide a line is, whether it is stroked or drawn as an area."""

from statementpress.prepress.content.painted import Painted, PaintedArea, PaintedLine
from statementpress.prepress.preflight.inspection import InspectedPage
from statementpress.prepress.units import MILLIMETRES

RULE = 3.0
"""Millimetres from which a thin filled area is a line; a shorter one is part of a drawn letter."""


def line_width(painted: Painted, page: InspectedPage) -> float | None:
    """Return the width in points of a stroke, or of an area drawn as a line, or else None.

    It is rounded to a thousandth of a point, because it has been through matrices.
    """
    match painted:
        case PaintedLine(width=width):
            return round(width, 3)
        case PaintedArea(thickness=thickness, box=box):
            length = max(box.width, box.height) * page.unit * MILLIMETRES
            return round(thickness, 3) if length > RULE else None
    return None
