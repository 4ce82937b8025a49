"""The image that an author gave, where a PDF holds a copy of it in sRGB.

Its own numbers are better: a logo in CMYK has been made for the press, and a wide RGB keeps
colours that sRGB loses.
"""

import warnings
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps

from statementpress.prepress.colour.converter import ConversionError
from statementpress.prepress.colour.samples import MOST_PIXELS, without_alpha

LONGEST_SIDE = 1500
"""Pixels: 635 to the inch at 60 mm, and what the copy in the PDF has too."""


@dataclass(frozen=True, slots=True)
class Original:
    """An image upright, in L, RGB or CMYK; its profile, its transparency (L), how it was stored."""

    image: Image.Image
    profile: bytes | None
    alpha: Image.Image | None
    lossy: bool


def read_original(data: bytes) -> Original:
    """Read a PNG or JPEG file; ConversionError where it is damaged or far too large."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            opened = Image.open(BytesIO(data), formats=("PNG", "JPEG"))
        if opened.width * opened.height > MOST_PIXELS:
            raise ConversionError("the file of an image has too many pixels")
        profile = opened.info.get("icc_profile")
        image = ImageOps.exif_transpose(opened)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise ConversionError(f"the file of an image is damaged: {error}") from error
    whole, alpha = _scaled(*without_alpha(image))
    return Original(whole, profile, alpha, opened.format == "JPEG")


def _scaled(
    image: Image.Image, alpha: Image.Image | None
) -> tuple[Image.Image, Image.Image | None]:
    """Scale an image down, with no colour from where it cannot be seen."""
    if max(image.size) <= LONGEST_SIDE:
        return image, alpha
    if alpha is not None:
        image = image.copy()
        image.putalpha(alpha)
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    return without_alpha(image)
