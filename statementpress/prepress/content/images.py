"""Read the pixels of an image, and the resolution at which it is placed."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from math import hypot, inf
from typing import TypeAlias

from pikepdf import Matrix, Object, Stream
from PIL import Image, UnidentifiedImageError

from statementpress.prepress.colour.space import CMYK, GRAY, RGB, ColourSpace
from statementpress.prepress.content.resources import space_of
from statementpress.prepress.pdf.objects import array, integer, name

BITMAP_FILTERS = {"CCITTFaxDecode", "CCF", "JBIG2Decode"}
SELF_DESCRIBED = {"DCTDecode", "DCT", "JPXDecode"}
SPACES = {"1": GRAY, "L": GRAY, "LA": GRAY, "RGB": RGB, "RGBA": RGB, "CMYK": CMYK}
"""The colour spaces of an image that describes itself, by Pillow's name for it."""
MOST_PIXELS = 1 << 20
"""Pixels of a side: more than anybody scans, and too few to overflow."""

Entries: TypeAlias = Callable[[str], object]
"""Returns the value of a key (with its slash) of an image dictionary, or None if it has none."""


@dataclass(frozen=True, slots=True)
class Raster:
    """The pixels of an image."""

    width: int
    height: int
    bits: int
    """The bits of each component."""
    space: ColourSpace | None
    """The space of the pixels, None for a stencil mask."""


def read_raster(entries: Entries, resources: Object | None, data: Object | None) -> Raster | None:
    """Read an image dictionary (ISO 32000-1, 8.9.5); None if no reader could show the image.

    `data` is the stream, which is needed if a JPEG or JPEG 2000 describes itself (7.4.9).
    """
    width, height = integer(entries("/Width")), integer(entries("/Height"))
    if not width or not height or not 0 < min(width, height) <= max(width, height) <= MOST_PIXELS:
        return None
    if entries("/ImageMask") is True:
        return Raster(width, height, 1, None)
    space = _space(entries, resources, data)
    return Raster(width, height, _bits(entries), space) if space else None


def resolution(raster: Raster, ctm: Matrix, unit: float) -> float:
    """Return the pixels to the inch of an image as placed, the lower of both directions.

    `ctm` places the unit square of the image (8.9.5.1); `unit` is UserUnit in points.
    """
    across, upward = hypot(ctm.a, ctm.b) * unit / 72, hypot(ctm.c, ctm.d) * unit / 72
    return min(
        raster.width / across if across else inf,
        raster.height / upward if upward else inf,
    )


def _space(entries: Entries, resources: Object | None, data: Object | None) -> ColourSpace | None:
    """Return the space of the pixels from the dictionary, or else from the data in the stream."""
    given, filters = entries("/ColorSpace"), _filters(entries)
    if given is not None:
        return space_of(given, resources)
    if BITMAP_FILTERS & set(filters):
        return GRAY
    return _described(data) if isinstance(data, Stream) and SELF_DESCRIBED & set(filters) else None


def _described(stream: Stream) -> ColourSpace | None:
    """Return the space that the header of an image file names, without unpacking its pixels."""
    try:
        with Image.open(io.BytesIO(stream.read_raw_bytes()), formats=("JPEG", "JPEG2000")) as image:
            return SPACES.get(image.mode)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def _bits(entries: Entries) -> int:
    """Return the bits of a component: 8 in JPEG, and in most JPEG 2000 that do not say."""
    bits = integer(entries("/BitsPerComponent"))
    if bits in {1, 2, 4, 8, 16}:
        return int(bits or 8)
    return 1 if BITMAP_FILTERS & set(_filters(entries)) else 8


def _filters(entries: Entries) -> list[str]:
    given = entries("/Filter")
    return [name(each) for each in array(given) or [given]]
