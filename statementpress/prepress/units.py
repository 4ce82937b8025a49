"""Units of length: PDFs count in points, print shops in millimetres, resolutions per inch."""

INCH = 25.4
"""Millimetres in an inch."""
POINTS = 72 / INCH
"""Points in a millimetre."""
MILLIMETRES = INCH / 72
"""Millimetres in a point."""
