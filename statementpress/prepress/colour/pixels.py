"""Turn the samples of an image into colours, and these into the inks of a press.

See ISO 32000-1, 8.9.5.2 (Decode), 8.9.6.4 (colour key) and 11.6.5.3 (Matte). A level is a component
of a colour in eight bits, from the low to the high end of what its colour space allows.
"""

from collections.abc import Sequence
from itertools import pairwise

from PIL import Image, ImageChops, ImageMath

from statementpress.prepress.colour.converter import ConversionError, Converter
from statementpress.prepress.colour.interval import Interval, clip, interpolate
from statementpress.prepress.colour.samples import Samples, bands_of
from statementpress.prepress.colour.space import ColourSpace, Family, Paint

Levels = tuple[Image.Image, ...]
"""An image of mode L for each component."""
MODES = {1: "L", 3: "RGB", 4: "CMYK"}


def levels(samples: Samples, space: ColourSpace, decode: Sequence[float] | None) -> Levels:
    """Return the components of an image as levels, in the base of its space if that is Indexed.

    `decode` is its /Decode. Raises ConversionError if that does not fit the space.
    """
    usual = (0.0, 2.0**samples.bits - 1) if space.family is Family.INDEXED else None
    ranges = [usual] if usual else component_ranges(space)
    bounds = _pairs(decode) if decode else ranges
    if len(bounds) < len(samples.bands):
        raise ConversionError("the Decode of an image does not fit its colour space")
    if space.family is Family.INDEXED:
        return _looked_up(samples, space, bounds[0])
    return tuple(
        _mapped(band, [255 * clip(interpolate(value, target, (0, 1)), (0, 1)) for value in values])
        for band, bound, target in zip(samples.bands, bounds, ranges, strict=False)
        for values in [_values(samples.most, bound)]
    )


def component_ranges(space: ColourSpace) -> list[Interval]:
    """Return the bounds of each component of a space (table 90)."""
    if space.family is Family.LAB:
        return [(0.0, 100.0), *_pairs(space.ranges)]
    return [(0.0, 1.0)] * space.components


def inked(bands: Levels, space: ColourSpace, converter: Converter) -> Image.Image:
    """Return levels of a space, which is not Indexed, in the converter's inks: CMYK or L."""
    if space.inks:
        return _by_paint(bands, space, converter)
    return converter.image(picture(bands, space), space.profile or None)


def picture(bands: Levels, space: ColourSpace) -> Image.Image:
    """Return levels of a space without named inks as an image (mode L, RGB, CMYK or LAB)."""
    if space.family is not Family.LAB:
        return Image.merge(MODES[space.components], bands)
    lightness, *rest = bands
    pairs = zip(rest, _pairs(space.ranges), strict=True)
    offset = [_mapped(band, [v + 128 for v in _values(255, bounds)]) for band, bounds in pairs]
    return Image.merge("LAB", [lightness, *offset])


def keyed_out(samples: Samples, key: Sequence[float]) -> Image.Image:
    """Return the alpha of an image that is transparent where colours lie in the bounds of `key`."""
    scale = samples.most / (2**samples.bits - 1)
    hole = Image.new("L", samples.size, 255)
    for band, (low, high) in zip(samples.bands, _pairs(key), strict=False):
        inside = [255 * (low * scale <= v <= high * scale) for v in range(256)]
        hole = ImageChops.darker(hole, band.point(inside))
    return ImageChops.invert(hole)


def without_matte(bands: Levels, alpha: Image.Image, matte: Sequence[float]) -> Levels:
    """Return levels as they were before the colour `matte` (0 to 1) was blended into them.

    Raises ConversionError if `matte` or `alpha` does not fit the image.
    """
    if len(matte) != len(bands) or alpha.size != bands[0].size:
        raise ConversionError("the Matte of a soft mask does not fit its image")
    return tuple(_unblended(*each, alpha) for each in zip(bands, matte, strict=True))


def _unblended(band: Image.Image, matte: float, alpha: Image.Image) -> Image.Image:
    """Return c of c' = m + alpha (c - m). Where alpha is 0, nothing is known, and nothing seen."""
    level = round(255 * clip(matte, (0.0, 1.0)))
    unblended: Image.Image = ImageMath.lambda_eval(
        lambda each: each["convert"](
            each["min"](
                each["max"](
                    level + (each["band"] - level) * 255 / each["max"](each["alpha"], 1), 0
                ),
                255,
            ),
            "L",
        ),
        band=band,
        alpha=alpha,
    )
    return unblended


def _looked_up(samples: Samples, space: ColourSpace, bound: Interval) -> Levels:
    base = space.base
    if base is None or not space.lookup:
        raise ConversionError("an Indexed image has no table")
    last = len(space.lookup) // base.components - 1
    indexes = [round(clip(value, (0, last))) for value in _values(samples.most, bound)]
    return tuple(
        _mapped(samples.bands[0], [space.lookup[at * base.components + each] for at in indexes])
        for each in range(base.components)
    )


def _by_paint(bands: Levels, space: ColourSpace, converter: Converter) -> Image.Image:
    """Return an image in named inks, with each of its colours converted once, as a paint."""
    pixels = list(zip(*(band.tobytes() for band in bands), strict=True))
    colours = {
        pixel: _bytes(converter.paint(Paint(space, tuple(level / 255 for level in pixel))))
        for pixel in dict.fromkeys(pixels)
    }
    widest = max(map(len, colours.values()))
    if widest == 4:
        colours = {pixel: _in_four(inks) for pixel, inks in colours.items()}
    data = b"".join([colours[pixel] for pixel in pixels])
    return Image.merge(MODES[widest], bands_of(data, bands[0].size, widest))


def _bytes(paint: Paint) -> bytes:
    return bytes(round(255 * clip(value, (0.0, 1.0))) for value in paint.values)


def _in_four(inks: bytes) -> bytes:
    return inks if len(inks) == 4 else bytes([0, 0, 0, 255 - inks[0]])


def _values(most: int, bound: Interval) -> list[float]:
    """Return the values of the samples 0 to `most` by a pair of /Decode."""
    low, high = bound
    return [low + sample * (high - low) / most for sample in range(most + 1)]


def _mapped(band: Image.Image, values: Sequence[float]) -> Image.Image:
    """Return a band with each sample replaced by a value, rounded to a byte."""
    table = [round(clip(value, (0, 255))) for value in values]
    return band.point(table + [table[-1]] * (256 - len(table)))


def _pairs(numbers: Sequence[float]) -> list[Interval]:
    return list(pairwise(numbers))[::2]
