"""Prove that no page has ink where none may be."""

from collections.abc import Iterable

from PIL import Image, ImageDraw, ImageOps

Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the top left of a page."""

PIXELS_PER_POINT = 1.0
"""One, so that points are pixels in this file."""
OVERHANG = 2.0
"""How many points a letter may reach beyond its line's end: the curve of an f, a Khmer sign."""
INK = 40
"""From this darkness on, out of 255, a pixel is ink; paler ones are edges of what is allowed."""


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
    return ImageOps.invert(rest).point(lambda value: 255 if value >= INK else 0).getbbox()


def stray_pages(
    images: Iterable[Image.Image], areas: Iterable[Iterable[Rectangle]]
) -> list[tuple[int, Rectangle]]:
    """Return the numbers of the pages (from 1) with stray ink, and its bounds in points."""
    found = []
    for number, (image, allowed) in enumerate(zip(images, areas, strict=True), 1):
        if stray := stray_ink(image, allowed):
            found.append((number, stray))
    return found
