"""Content stream operators for the shapes of marks (ISO 32000-1, 8.4.4 and 8.5)."""

from pikepdf import Rectangle

_HANDLE = 0.5523
"""How far the handles of a quarter circle's Bézier curve are from its ends, in radii."""


def numbers(*values: float) -> str:
    """Return numbers as operands, to four decimal places: of points, less than 0.0001 mm."""
    return " ".join(_number(value) for value in values)


def line(x1: float, y1: float, x2: float, y2: float) -> str:
    """Stroke a line between two points."""
    return f"{numbers(x1, y1)} m {numbers(x2, y2)} l S"


def circle(x: float, y: float, radius: float) -> str:
    """Stroke a circle about a point."""
    handle = radius * _HANDLE
    quarters = (
        (x + radius, y + handle, x + handle, y + radius, x, y + radius),
        (x - handle, y + radius, x - radius, y + handle, x - radius, y),
        (x - radius, y - handle, x - handle, y - radius, x, y - radius),
        (x + handle, y - radius, x + radius, y - handle, x + radius, y),
    )
    curves = " ".join(f"{numbers(*quarter)} c" for quarter in quarters)
    return f"{numbers(x + radius, y)} m {curves} s"


def rectangle(box: Rectangle) -> str:
    """Add a rectangle to the path."""
    return f"{numbers(box.llx, box.lly, box.width, box.height)} re"


def clip(box: Rectangle) -> str:
    """Clip all that follows to a rectangle."""
    return f"{rectangle(box)} W n"


def _number(value: float) -> str:
    written = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written
