"""Bring the images of a PDF into the inks of the press, in place.

Stencil masks have no colours, and those of soft masks stay, because they decide how much shows. An
image whose numbers the press takes as they are is not touched, so that no JPEG is compressed twice.

Where the PDF holds a copy of an author's image in sRGB, the author's own file is better: a logo in
CMYK was made for the press, and a wide RGB has colours that sRGB loses.
"""

import copy
import warnings
from dataclasses import dataclass
from io import BytesIO

from pikepdf import Array, Name, Object, Pdf, Stream
from PIL import Image, ImageChops, ImageOps

from statementpress.prepress.colour.converter import ConversionError, Converter, is_kept
from statementpress.prepress.colour.image_streams import (
    SPACES,
    black_alone,
    soft_mask,
    write_pixels,
)
from statementpress.prepress.colour.interval import numbers
from statementpress.prepress.colour.pixels import (
    Levels,
    inked,
    keyed_out,
    levels,
    picture,
    without_matte,
)
from statementpress.prepress.colour.resolve import Resources, resolve
from statementpress.prepress.colour.samples import (
    MOST_PIXELS,
    Samples,
    read_samples,
    without_alpha,
)
from statementpress.prepress.colour.space import CMYK, GRAY, RGB, ColourSpace, Family
from statementpress.prepress.pdf.drawings import is_stencil

JPEG_2000_SPACES = {1: GRAY, 3: RGB, 4: CMYK}
STORED_AS_IS = {Family.DEVICE_GRAY, Family.DEVICE_CMYK, Family.CAL_GRAY, Family.ICC_BASED}
USELESS = (Name.Interpolate, Name.Intent, Name.Alternates)
"""Entries that are removed. A press sets pixels as they are, the conversion has used up the
rendering intent, and alternate images (8.9.5.4) would have colours of their own."""
LONGEST_SIDE = 1500
"""Pixels: 635 to the inch at 60 mm, and as many as the copy in the PDF has."""


def convert_image(pdf: Pdf, stream: Stream, converter: Converter, resources: Resources) -> None:
    """Bring an image XObject into the converter's inks.

    Raises ConversionError, or another ValueError from its parts, if it cannot be understood.
    """
    _tidy(stream)
    # An image in no colour, or in a space that stays, has nothing to convert.
    if is_stencil(stream):
        return
    written = stream.get(Name.ColorSpace)
    space = None if written is None else resolve(written, resources)
    if space is not None and is_kept(converter, space):
        return
    # Only a JPEG 2000 may lack a colour space, and then it has one in its own data.
    samples = read_samples(pdf, stream, space.components if space else 0)
    if space is None:
        space = _own_space(samples)
    bands = levels(samples, space, _numbers(stream, Name.Decode))
    own = space.base if space.family is Family.INDEXED and space.base else space
    plain = _unmatted(pdf, stream, bands)
    inks = inked(plain, own, converter)
    # If the numbers are the same as before, the stream with its compression stays.
    if plain is bands and own is space and _is_same(inks, bands, space):
        stream[Name.ColorSpace] = SPACES[inks.mode]
    else:
        _hold_transparency(pdf, stream, samples)
        write_pixels(stream, black_alone(inks), lossy=samples.lossy)


def replace_image(pdf: Pdf, stream: Stream, file: bytes, converter: Converter) -> None:
    """Put the converted image of a PNG, JPEG or TIFF file in the place of an image XObject.

    Raises ConversionError if the file is damaged or has too many pixels.
    """
    original = _read_original(file)
    _tidy(stream)
    for key in (Name.Mask, Name.SMask):
        if key in stream:
            del stream[key]
    if original.alpha is not None:
        stream[Name.SMask] = soft_mask(pdf, original.alpha)
    inks = converter.image(original.image, original.profile)
    write_pixels(stream, black_alone(inks), lossy=original.lossy)


@dataclass(frozen=True, slots=True)
class _Original:
    """The image of an author's file, upright."""

    image: Image.Image
    """In mode L, RGB or CMYK."""
    profile: bytes | None
    alpha: Image.Image | None
    """Its transparency, in mode L."""
    lossy: bool
    """Whether the file is a JPEG."""


def _read_original(data: bytes) -> _Original:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            opened = Image.open(BytesIO(data), formats=("PNG", "JPEG", "TIFF"))
        if opened.width * opened.height > MOST_PIXELS:
            raise ConversionError("the file of an image has too many pixels")
        profile = opened.info.get("icc_profile")
        image = ImageOps.exif_transpose(opened)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise ConversionError(f"the file of an image is damaged: {error}") from error
    whole, alpha = _scaled(*without_alpha(image))
    return _Original(whole, profile, alpha, opened.format == "JPEG")


def _scaled(
    image: Image.Image, alpha: Image.Image | None
) -> tuple[Image.Image, Image.Image | None]:
    """Scale an image down to `LONGEST_SIDE`, without mixing in colours that cannot be seen."""
    if max(image.size) <= LONGEST_SIDE:
        return image, alpha
    if alpha is not None:
        image = image.copy()
        image.putalpha(alpha)
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    return without_alpha(image)


def _tidy(stream: Stream) -> None:
    """Remove useless entries from an image and its masks."""
    masks = (stream.get(Name.SMask), stream.get(Name.Mask))
    for image in (stream, *(mask for mask in masks if isinstance(mask, Stream))):
        for key in USELESS:
            if key in image:
                del image[key]


def _own_space(samples: Samples) -> ColourSpace:
    """Return the space that the data of a JPEG 2000 image give (7.4.9)."""
    count = len(samples.bands)
    if samples.profile:
        return ColourSpace(Family.ICC_BASED, count, profile=samples.profile)
    return JPEG_2000_SPACES[count]


def _numbers(stream: Object, key: Name) -> tuple[float, ...] | None:
    return numbers(stream[key], str(key)[1:]) if key in stream else None


def _unmatted(pdf: Pdf, stream: Stream, bands: Levels) -> Levels:
    """Return the levels without the colour (/Matte) that was blended into them for a soft mask.

    The image gets a copy of its soft mask without that colour, because another image may have the
    same soft mask.
    """
    mask = stream.get(Name.SMask)
    if not isinstance(mask, Stream) or Name.Matte not in mask:
        return bands
    alpha = picture(levels(read_samples(pdf, mask, 1), GRAY, _numbers(mask, Name.Decode)), GRAY)
    own = copy.copy(mask)
    del own[Name.Matte]
    stream[Name.SMask] = own
    return without_matte(bands, alpha, numbers(mask[Name.Matte], "Matte"))


def _is_same(inks: Image.Image, bands: Levels, space: ColourSpace) -> bool:
    """Say whether the numbers of an image are still the same, and mean the same to a press."""
    if space.family not in STORED_AS_IS or len(inks.getbands()) != len(bands):
        return False
    return not any(
        ImageChops.difference(*each).getbbox() for each in zip(inks.split(), bands, strict=True)
    )


def _hold_transparency(pdf: Pdf, stream: Stream, samples: Samples) -> None:
    """Make a soft mask of a colour key, or of the transparency in a JPEG 2000 image."""
    alpha, key = samples.alpha, stream.get(Name.Mask)
    if isinstance(key, Array):
        del stream[Name.Mask]
        alpha = keyed_out(samples, numbers(key, "Mask"))
    if alpha is not None and Name.SMask not in stream:
        stream[Name.SMask] = soft_mask(pdf, alpha)
