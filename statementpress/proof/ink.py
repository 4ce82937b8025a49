"""Prove that no page has ink where none may be."""

from collections.abc import Iterable

from PIL import Image, ImageChops, ImageDraw

Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the top left of a page."""

PIXELS_PER_POINT = 1.0
"""One, so that points are pixels in this file."""
OVERHANG = 2.0
"""How many points a letter may reach beyond its line's end: the curve of an f, a Khmer sign."""
INK = 40
"""From this darkness on, out of 255, a pixel is ink; paler ones are edges of what is allowed."""
_IS_INK = [255 * (darkness >= INK) for darkness in range(256)]


def stray_ink(image: Image.Image, areas: Iterable[Rectangle]) -> Rectangle | None:
    """Return the bounds (in points) of the ink outside all areas; None if there is no such ink.

    `image` is a page in grey, with PIXELS_PER_POINT pixels to a point.
    """
    rest = image.copy()
    draw = ImageDraw.Draw(rest)
    for left, top, right, bottom in areas:
        draw.rectangle(
            (left - OVERHANG, top - OVERHANG, right + OVERHANG, bottom + OVERHANG), fill=255
        )
    dark = ImageChops.invert(rest)
    # Most pages have nothing outside, and to look at each pixel's darkness takes long.
    return dark.point(_IS_INK).getbbox() if dark.getbbox() else None
