"""What rewriting a PDF needs of a conversion of colours, and the error for what it cannot read."""

from typing import Protocol

from PIL import Image

from statementpress.prepress.colour.space import ColourSpace, Family, Paint

FEW_DIGITS = 4
"""Decimals of a tint. A tenth of a percent is the finest step that a press can hold."""


class ConversionError(ValueError):
    """Something in a PDF has colours that cannot be understood."""


class Converter(Protocol):
    """Brings every colour into DeviceCMYK or DeviceGray, as `conversion.Conversion` does."""

    space: ColourSpace
    """The space of the converted colours."""
    blending: ColourSpace
    """The space that transparency groups are to blend in."""

    def paint(self, paint: Paint) -> Paint:
        """Return a paint, which is not a pattern, in `space` or DeviceGray.

        Separation /All and /None may come back as they are.
        """

    def image(self, image: Image.Image, profile: bytes | None) -> Image.Image:
        """Return an image (1, L, RGB, CMYK, LAB) as CMYK, or as L, which is DeviceGray."""


CONVERTED = frozenset({Family.DEVICE_GRAY, Family.DEVICE_CMYK})
"""The families of converted colours, except of those that are on every plate or on no plate."""


def is_kept(converter: Converter, space: ColourSpace) -> bool:
    """Say whether a converter returns the colours of a space as they are: those of /All and /None.

    Only Separation may name these (ISO 32000-1, 8.6.6.4), except that a DeviceN may name /None
    and nothing else.
    """
    if space.family not in {Family.SEPARATION, Family.DEVICE_N}:
        return False
    return converter.paint(Paint(space, (1.0,) * space.components)).space.family not in CONVERTED
