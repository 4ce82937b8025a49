"""Draw a page, and say which of its pixels another page has nothing like."""

from PIL import Image, ImageChops, ImageFilter
from pypdfium2 import PdfPage

CONTRAST = 64
"""Of 255: how far, in any of red, green and blue, a pixel may be from those around its place."""
AROUND = 3
"""Pixels to the side of the square that is taken for its place: 0.36 pt to each side at 100 dpi."""
LARGEST = 3000
"""Pixels of a page's longer side at the most: a poster, or a page made to fill the memory."""

_POINTS_PER_INCH = 72


def drawn(page: PdfPage, dpi: int) -> Image.Image:
    """Return a page in RGB, `dpi` pixels to the inch, or fewer to keep within `LARGEST`."""
    scale = min(dpi / _POINTS_PER_INCH, LARGEST / max(page.get_size()))
    image: Image.Image = page.render(scale=scale).to_pil()
    return image.convert("RGB")


def strangers(image: Image.Image, other: Image.Image) -> Image.Image:
    """Return where pixels are out of the bounds of those around their place in `other`: 255, or 0.

    Both are RGB and of one size.
    """
    darkest = other.filter(ImageFilter.MinFilter(AROUND))
    palest = other.filter(ImageFilter.MaxFilter(AROUND))
    beyond = ImageChops.lighter(
        ImageChops.subtract(image, palest), ImageChops.subtract(darkest, image)
    )
    red, green, blue = beyond.split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return most.point(lambda value: 255 * (value > CONTRAST))
