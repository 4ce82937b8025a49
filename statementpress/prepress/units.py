"""Units of length: PDFs count in points, print shops in millimetres, resolutions to the inch."""

INCH = 25.4
"""Millimetres."""
POINTS = 72 / INCH
"""To a millimetre."""
MILLIMETRES = INCH / 72
"""To a point."""
