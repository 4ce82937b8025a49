"""What rewriting a PDF asks of a conversion of colours, and how it refuses what it cannot read."""

from typing import Protocol

from PIL import Image

from statementpress.prepress.colour.space import ColourSpace, Family, Paint


class ConversionError(ValueError):
    """Something in a PDF has colours that are not understood; nothing else was wrong with it."""


class Converter(Protocol):
    """The way of every colour into DeviceCMYK or DeviceGray, as `conversion.Conversion` is.

    `space` is that of its colours, `blending` the one that transparency groups blend in.
    """

    space: ColourSpace
    blending: ColourSpace

    def paint(self, paint: Paint) -> Paint:
        """Return any paint but a pattern in `space` or DeviceGray.

        Separation /All and /None may come back as they are.
        """

    def image(self, image: Image.Image, profile: bytes | None) -> Image.Image:
        """Return an image (1, L, RGB, CMYK, LAB) as CMYK, or as L, which is DeviceGray."""


CONVERTED = frozenset({Family.DEVICE_GRAY, Family.DEVICE_CMYK})
"""The families that a converted colour is in, unless it is on every plate or on none."""


def is_kept(converter: Converter, space: ColourSpace) -> bool:
    """Tell whether a converter gives the colours of a space back as they are: /All and /None.

    Separation alone may name them (ISO 32000-1, 8.6.6.4), but a DeviceN of nothing than /None too.
    """
    if space.family not in {Family.SEPARATION, Family.DEVICE_N}:
        return False
    return converter.paint(Paint(space, (1.0,) * space.components)).space.family not in CONVERTED
