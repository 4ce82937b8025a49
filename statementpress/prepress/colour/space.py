"""A colour space of a PDF, resolved: what family it is of, and how to get at its alternate."""

from dataclasses import dataclass
from enum import StrEnum

from statementpress.prepress.colour.function import Function


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
    """A colour space.

    `components` is how many numbers a colour has (0 for a Pattern without base). `base` is the
    space that Indexed looks up in, the alternate of Separation and DeviceN, the underlying space
    of an uncoloured Pattern. `inks` are the colorants of Separation and DeviceN, without slash.
    `profile` is the ICC profile of ICCBased; `lookup` the table of Indexed, `components` of its
    base to an entry; `tint` turns the colorants' tints into a colour of `base`.
    """

    family: Family
    components: int
    base: "ColourSpace | None" = None
    inks: tuple[str, ...] = ()
    profile: bytes = b""
    lookup: bytes = b""
    tint: "Function | None" = None
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
    """A colour as it is set: a space and its values, 0 to 1 in the device families.

    A pattern has `space.family` PATTERN, and `values` of an uncoloured pattern's own colour.
    """

    space: ColourSpace
    values: tuple[float, ...]
