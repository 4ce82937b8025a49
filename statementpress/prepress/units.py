"""Units of length: PDFs count in points, print shops in millimetres, resolutions per inch."""

INCH = 25.4
"""Millimetres in an inch."""
POINTS = 72 / INCH
"""Points in a millimetre."""
MILLIMETRES = INCH / 72
"""Millimetres in a point."""


def size_in_words(width: float, height: float) -> str:
    """Return a size in millimetres as people read it, to a tenth: "210 × 297 mm"."""
    across, down = (f"{side:.1f}".removesuffix(".0") for side in (width, height))
    return f"{across} × {down} mm"
