"""Where on its artboard a mark is drawn: its margins would make it small beside others.

An artboard is empty where it is transparent, or where it has one almost white colour at all four
edges. Anything else at the edge is taken for a part of the mark.
"""

from functools import reduce

from PIL import Image, ImageChops

from statementpress.statement.signatories import Box

FAINT = 8
"""The alpha, of 255, up to which nothing is seen: exports leave such traces around shadows."""
PALE = 243
"""The least red, green and blue of a ground that counts as paper."""
EVEN = 8
"""How far the colours of the four edges may differ from each other: JPEG blurs white."""
TOLERANCE = 16
"""How far a colour has to differ from the ground to belong to the mark."""
LEAST = 0.02
"""The part of a side that is empty, both margins together, from which cutting is worth it."""


def drawn_box(image: Image.Image) -> Box | None:
    """Return the part of an image (L, LA, RGB, RGBA) that shows anything; None if nothing does."""
    found = _inked(image).getbbox()
    if found is None:
        return None
    width, height = image.size
    return Box(found[0] / width, found[1] / height, found[2] / width, found[3] / height)


def is_worth_cutting(box: Box) -> bool:
    """Return whether the margins around a box are wide enough to be seen."""
    return min(box.right - box.left, box.bottom - box.top) < 1 - LEAST


def _inked(image: Image.Image) -> Image.Image:
    """Return a mask of what is neither transparent nor paper."""
    mask = Image.new("L", image.size, 255)
    if image.mode in ("LA", "RGBA"):
        mask = image.getchannel("A").point(lambda alpha: 255 * (alpha > FAINT))
        if mask.getextrema() != (255, 255) and not _is_framed(mask):
            return mask
    colours = image.convert("RGB")
    ground = _ground(colours)
    if ground is None:
        return mask
    apart = ImageChops.difference(colours, Image.new("RGB", image.size, ground))
    most = reduce(ImageChops.lighter, apart.split())
    return ImageChops.multiply(mask, most.point(lambda value: 255 * (value > TOLERANCE)))


def _is_framed(mask: Image.Image) -> bool:
    """Return whether all four edges are opaque."""
    return all(edge.getextrema() == (255, 255) for edge in _edges(mask))


def _ground(image: Image.Image) -> tuple[int, int, int] | None:
    """Return the colour of the paper that a mark in RGB stands on; None if there is none."""
    seen = [edge.tobytes() for edge in _edges(image)]
    bands = [b"".join(pixels[band::3] for pixels in seen) for band in range(3)]
    if any(min(band) < PALE or max(band) - min(band) > EVEN for band in bands):
        return None
    middle = [(min(band) + max(band)) // 2 for band in bands]
    return middle[0], middle[1], middle[2]


def _edges(image: Image.Image) -> list[Image.Image]:
    width, height = image.size
    lines = (0, 0, width, 1), (0, height - 1, width, height), (0, 0, 1, height)
    return [image.crop(line) for line in (*lines, (width - 1, 0, width, height))]
