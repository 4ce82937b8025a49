"""Images of a PDF, in place: into the inks of the press, with their own profile and transparency.

Stencil masks have no colour, and soft masks keep theirs, which say how much shows. An image whose
numbers the press takes as they are is not touched, so that a JPEG is not compressed twice.
"""

import copy

from pikepdf import Array, Name, Object, Pdf, Stream
from PIL import Image, ImageChops

from statementpress.prepress.colour.converter import Converter, is_kept
from statementpress.prepress.colour.image_streams import (
    SPACES,
    black_alone,
    soft_mask,
    write_pixels,
)
from statementpress.prepress.colour.interval import numbers
from statementpress.prepress.colour.originals import read_original
from statementpress.prepress.colour.pixels import (
    Levels,
    inked,
    keyed_out,
    levels,
    picture,
    without_matte,
)
from statementpress.prepress.colour.resolve import Resources, resolve
from statementpress.prepress.colour.samples import Samples, read_samples
from statementpress.prepress.colour.space import CMYK, GRAY, RGB, ColourSpace, Family
from statementpress.prepress.pdf.drawings import is_stencil

JPEG_2000_SPACES = {1: GRAY, 3: RGB, 4: CMYK}
STORED_AS_IS = {Family.DEVICE_GRAY, Family.DEVICE_CMYK, Family.CAL_GRAY, Family.ICC_BASED}
USELESS = (Name.Interpolate, Name.Intent, Name.Alternates)
"""Press pixels are set as they are; the rendering intent has been used up by the conversion; and
alternate images (8.9.5.4) would have colours of their own."""


def convert_image(pdf: Pdf, stream: Stream, converter: Converter, resources: Resources) -> None:
    """Bring an image XObject into the converter's inks.

    Raise ConversionError, or another ValueError of what it is made of, where it is not understood.
    """
    _tidy(stream)
    if is_stencil(stream):
        return
    written = stream.get(Name.ColorSpace)
    space = None if written is None else resolve(written, resources)
    if space is not None and is_kept(converter, space):
        return
    samples = read_samples(pdf, stream, space.components if space else 0)
    if space is None:
        space = _own_space(samples)
    bands = levels(samples, space, _numbers(stream, Name.Decode))
    own = space.base if space.family is Family.INDEXED and space.base else space
    plain = _unmatted(pdf, stream, bands)
    inks = inked(plain, own, converter)
    if plain is bands and own is space and _is_same(inks, bands, space):
        stream[Name.ColorSpace] = SPACES[inks.mode]
    else:
        _hold_transparency(pdf, stream, samples)
        write_pixels(stream, black_alone(inks), lossy=samples.lossy)


def replace_image(pdf: Pdf, stream: Stream, file: bytes, converter: Converter) -> None:
    """Put the image of a PNG or JPEG file, converted, in the place of an image XObject."""
    original = read_original(file)
    _tidy(stream)
    for key in (Name.Mask, Name.SMask):
        if key in stream:
            del stream[key]
    if original.alpha is not None:
        stream[Name.SMask] = soft_mask(pdf, original.alpha)
    inks = converter.image(original.image, original.profile)
    write_pixels(stream, black_alone(inks), lossy=original.lossy)


def _tidy(stream: Stream) -> None:
    masks = (stream.get(Name.SMask), stream.get(Name.Mask))
    for image in (stream, *(mask for mask in masks if isinstance(mask, Stream))):
        for key in USELESS:
            if key in image:
                del image[key]


def _own_space(samples: Samples) -> ColourSpace:
    """Return the space that a JPEG 2000 image says itself that it is in (7.4.9)."""
    count = len(samples.bands)
    if samples.profile:
        return ColourSpace(Family.ICC_BASED, count, profile=samples.profile)
    return JPEG_2000_SPACES[count]


def _numbers(stream: Object, key: Name) -> tuple[float, ...] | None:
    return numbers(stream[key], str(key)[1:]) if key in stream else None


def _unmatted(pdf: Pdf, stream: Stream, bands: Levels) -> Levels:
    """Return the levels as they are without the colour that a soft mask blended them with.

    The soft mask is told that it is so, in a copy, as another image may have it too.
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
    """Tell whether conversion left the numbers of an image alone, and the space says no other."""
    if space.family not in STORED_AS_IS or len(inks.getbands()) != len(bands):
        return False
    return not any(
        ImageChops.difference(*each).getbbox() for each in zip(inks.split(), bands, strict=True)
    )


def _hold_transparency(pdf: Pdf, stream: Stream, samples: Samples) -> None:
    """Make a soft mask of a colour key, or of what a JPEG 2000 image has with it."""
    alpha, key = samples.alpha, stream.get(Name.Mask)
    if isinstance(key, Array):
        del stream[Name.Mask]
        alpha = keyed_out(samples, numbers(key, "Mask"))
    if alpha is not None and Name.SMask not in stream:
        stream[Name.SMask] = soft_mask(pdf, alpha)
