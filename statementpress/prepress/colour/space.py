"""Colour spaces of a PDF once they are resolved, and colours in them."""

from dataclasses import dataclass
from enum import StrEnum

from statementpress.prepress.colour.function import Function
from statementpress.prepress.colour.interval import clip


class Family(StrEnum):
    """The families of colour spaces (ISO 32000-1, 8.6.3)."""

    DEVICE_GRAY = "DeviceGray"
    DEVICE_RGB = "DeviceRGB"
    DEVICE_CMYK = "DeviceCMYK"
    CAL_GRAY = "CalGray"
    CAL_RGB = "CalRGB"
    LAB = "Lab"
    ICC_BASED = "ICCBased"
    INDEXED = "Indexed"
    SEPARATION = "Separation"
    DEVICE_N = "DeviceN"
    PATTERN = "Pattern"


@dataclass(frozen=True, slots=True)
class ColourSpace:
    """A colour space."""

    family: Family
    components: int
    """How many numbers a colour has; 0 for a Pattern without base."""
    base: "ColourSpace | None" = None
    """The space that Indexed looks up in, the alternate of Separation and DeviceN, or the
    underlying space of an uncoloured Pattern."""
    inks: tuple[str, ...] = ()
    """The colorants of Separation and DeviceN, without slash."""
    profile: bytes = b""
    """The ICC profile of ICCBased."""
    lookup: bytes = b""
    """The table of Indexed. An entry has as many bytes as `base` has components."""
    tint: "Function | None" = None
    """Turns the tints of the colorants into a colour of `base`."""
    ranges: tuple[float, ...] = ()
    """The /Range of Lab: a low and a high bound for a, then for b. Its white is taken as D50."""


GRAY = ColourSpace(Family.DEVICE_GRAY, 1)
RGB = ColourSpace(Family.DEVICE_RGB, 3)
CMYK = ColourSpace(Family.DEVICE_CMYK, 4)
PATTERN = ColourSpace(Family.PATTERN, 0)

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
"""The colorants of DeviceCMYK, in the order of its components."""


@dataclass(frozen=True, slots=True)
class Paint:
    """A colour as it is set."""

    space: ColourSpace
    """Its space. The family of a pattern is PATTERN."""
    values: tuple[float, ...]
    """Its values, 0 to 1 in the device families; for an uncoloured pattern, its own colour."""


def looked_up(space: ColourSpace, index: float) -> Paint:
    """Return an entry of an Indexed space as a colour of its base (ISO 32000-1, 8.6.6.3).

    Raises ValueError if the space has no table.
    """
    base = space.base
    if base is None or not base.components or len(space.lookup) < base.components:
        raise ValueError("Indexed has no table")
    last = len(space.lookup) // base.components - 1
    at = round(clip(index, (0.0, float(last)))) * base.components
    levels = [level / 255 for level in space.lookup[at : at + base.components]]
    if base.family is Family.LAB:
        bounds = (0.0, 100.0, *base.ranges)
        levels = [
            low + level * (high - low)
            for level, low, high in zip(levels, bounds[::2], bounds[1::2], strict=True)
        ]
    return Paint(base, tuple(levels))
