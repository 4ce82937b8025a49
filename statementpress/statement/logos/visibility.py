"""Whether a mark can be seen on white paper, or parts of it are white on nothing.

Marks for a dark ground are white on transparent. White inside of a coloured sign is seen, because
the colour is around it; white that touches no colour is not.
"""

from functools import reduce

from PIL import Image, ImageChops

SIDE = 160
"""Pixels of the longer side at which a mark is looked at."""
WHITE = 225
"""The least red, green and blue that white paper hides, as the composite over it shows them."""
SOLID = 110
"""The alpha, of 255, from which a pixel counts as painted."""
SHARE = 0.01
"""The part of what is painted that has to be hidden."""
TOUCH = 0.04
"""The part of a hidden shape's outline that may touch colours all the same."""
DARK = 90
"""The most red, green and blue of what a dark plate would hide in turn."""
DARK_SHARE = 0.05


def seen_on_white(image: Image.Image) -> tuple[bool, bool]:
    """Return whether parts of a mark are hidden on white paper, and whether a plate shows them.

    The image is in mode L, LA, RGB or RGBA.
    """
    hidden = _is_hidden(image)
    return hidden, hidden and not _has_dark_parts(image)


def _is_hidden(image: Image.Image) -> bool:
    if image.mode not in ("LA", "RGBA"):  # it has a ground of its own
        return False
    painted, pale, _ = _masks(image)
    least = max(1.0, SHARE * _count(painted))
    if _count(pale) < least:
        return False
    width = pale.width
    whites, others = _points(pale), _points(ImageChops.subtract(painted, pale))
    hidden = sum(len(shape) for shape in _shapes(whites, width) if _alone(shape, others, width))
    return hidden >= least


def _has_dark_parts(image: Image.Image) -> bool:
    """Return whether a dark plate would hide parts of a mark."""
    painted, _, dark = _masks(image)
    return _count(dark) > DARK_SHARE * _count(painted)


def _masks(image: Image.Image) -> tuple[Image.Image, Image.Image, Image.Image]:
    """Return where a mark is painted at all, in white and in dark, small and with an empty edge."""
    small = image.convert("RGBA")
    small.thumbnail((SIDE, SIDE), Image.Resampling.BOX)
    edged = Image.new("RGBA", (small.width + 4, small.height + 4))
    edged.paste(small, (2, 2))
    paper = Image.new("RGBA", edged.size, "white")
    paper.alpha_composite(edged)
    painted = edged.getchannel("A").point(lambda alpha: 255 * (alpha >= SOLID))
    bands = paper.convert("RGB").split()
    least, most = reduce(ImageChops.darker, bands), reduce(ImageChops.lighter, bands)
    pale = ImageChops.multiply(painted, least.point(lambda value: 255 * (value >= WHITE)))
    dark = ImageChops.multiply(painted, most.point(lambda value: 255 * (value <= DARK)))
    return painted, pale, dark


def _count(mask: Image.Image) -> int:
    return mask.histogram()[255]


def _points(mask: Image.Image) -> set[int]:
    return {at for at, value in enumerate(mask.tobytes()) if value}


def _shapes(points: set[int], width: int) -> list[set[int]]:
    """Return points, counted along rows of a width, in groups that hang together."""
    left, found = set(points), []
    while left:
        shape, edge = set(), [left.pop()]
        while edge:
            at = edge.pop()
            shape.add(at)
            for near in (at - 1, at + 1, at - width, at + width):
                if near in left:
                    left.remove(near)
                    edge.append(near)
        found.append(shape)
    return found


def _alone(shape: set[int], coloured: set[int], width: int) -> bool:
    """Return whether hardly any of a shape's outline touches colour."""
    outline, touching = 0, 0
    for at in shape:
        if {at - 1, at + 1, at - width, at + width} <= shape:
            continue
        outline += 1
        # A pixel between the two is a mixture of them, so that colour may begin one further on.
        steps = (1, 2, width, 2 * width)
        touching += any(at + step in coloured or at - step in coloured for step in steps)
    return touching <= TOUCH * outline
