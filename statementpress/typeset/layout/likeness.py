"""How far two drawings of one mark differ: beyond what two ways of smoothing edges explain."""

from functools import reduce

from PIL import Image, ImageChops, ImageFilter

SIDE = 480
"""Pixels of the longer side at which marks are drawn to be compared."""
COARSE = 3
"""Pixels that are averaged before the comparison, as edges fall between pixels in two ways."""
FAR = 40
"""How far a colour may differ, of 255, along an edge or in a gradient."""
LEAST = 4
"""How many averaged pixels have to differ: a dot of 1.2 % of the longer side."""


def differ(one: Image.Image, other: Image.Image) -> bool:
    """Return whether two images (RGB) of one size show something different."""
    images = [image.reduce(COARSE) for image in (one, other)]
    # A pixel is right if it is near to any colour around its place in the other image.
    darkest = [image.filter(ImageFilter.MinFilter(3)) for image in images]
    lightest = [image.filter(ImageFilter.MaxFilter(3)) for image in images]
    wrong = [
        ImageChops.lighter(
            ImageChops.subtract(images[at], lightest[1 - at]),
            ImageChops.subtract(darkest[1 - at], images[at]),
        )
        for at in (0, 1)
    ]
    most = reduce(ImageChops.lighter, (*wrong[0].split(), *wrong[1].split()))
    return sum(most.histogram()[FAR:]) >= LEAST
