"""How heavy a mark looks: the share of its box that is ink, and how far down its centre lies.

A board full of colour looks larger than thin lines in a box of the same size, and a mark with its
weight below the middle looks as if it hung too low. Both are measured as they look on white paper,
where a pale colour counts less than a dark one.
"""

from PIL import Image

FINE = 96
"""Pixels on the longer side of the picture in which ink is measured."""
STEPS = 50
"""Both numbers are rounded to a fiftieth, so that another version of an engine that draws an edge
a little softer does not change the size of a mark."""


def weight(image: Image.Image) -> tuple[float, float]:
    """Return the share of an image that is ink on white, and how far down its centre lies.

    Both are from 0 to 1. The image is in mode L, LA, RGB or RGBA, without margins.
    """
    small = image.convert("RGBA")
    small.thumbnail((FINE, FINE), Image.Resampling.BOX)
    paper = Image.new("RGBA", small.size, "white")
    paper.alpha_composite(small)
    width, height = paper.size
    grey = paper.convert("L").tobytes()
    rows = [255 * width - sum(grey[top : top + width]) for top in range(0, len(grey), width)]
    total = sum(rows)
    if not total:
        return 0.0, 0.5
    centre = sum(row * (line + 0.5) for line, row in enumerate(rows)) / total / height
    return round(total / (255 * width * height) * STEPS) / STEPS, round(centre * STEPS) / STEPS
