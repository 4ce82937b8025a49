"""Find out which colour space an object of a PDF stands for (ISO 32000-1, 8.6).

DefaultGray, DefaultRGB and DefaultCMYK (8.6.5.6) are not applied. Preflight has to report what the
content says, and print shops commonly set their machines to ignore the defaults. So a device colour
counts as what it is, and as what the press would see.
"""

from collections.abc import Callable
from typing import TypeAlias

import pikepdf

from statementpress.prepress.colour.function import Function, FunctionError, read_function
from statementpress.prepress.colour.interval import numbers
from statementpress.prepress.colour.space import CMYK, GRAY, PATTERN, RGB, ColourSpace, Family
from statementpress.prepress.pdf.objects import name
from statementpress.unpacking import unpack

MOST_NESTED = 8
"""Colour spaces inside colour spaces."""
MOST_INKS = 32
"""Colorants of a DeviceN space (ISO 32000-1, Annex C, table C.1)."""
MOST_PROFILE = 1 << 25
"""Bytes of a profile; the largest in use have 10 MB."""
MOST_TABLE = 1 << 16
"""Bytes of the table of Indexed: 256 colours of 32 inks have 8 KB."""

DEVICE = {"DeviceGray": GRAY, "DeviceRGB": RGB, "DeviceCMYK": CMYK}
SHORT = {"G": GRAY, "RGB": RGB, "CMYK": CMYK, "CalCMYK": CMYK}
"""Names in inline images (8.9.7) unless a resource has them; CalCMYK is CMYK since PDF 1.2."""
LAB_RANGE = (-100.0, 100.0, -100.0, 100.0)

Resources: TypeAlias = pikepdf.Object | None


class ColourSpaceError(ValueError):
    """An object of a PDF stands for no colour space, or for a broken one."""


def resolve(obj: object, resources: Resources) -> ColourSpace:
    """Return the colour space that a name or an array stands for.

    Names other than those of the device spaces are looked up in /ColorSpace of `resources`. Raises
    ColourSpaceError if the object stands for no space, or for one that is broken or nested too deep
    (also in a circle).
    """
    try:
        return _resolve(obj, resources, MOST_NESTED)
    except FunctionError as error:
        raise ColourSpaceError(str(error)) from error
    except pikepdf.PdfError as error:
        raise ColourSpaceError("a colour space cannot be read") from error


def initial(space: ColourSpace) -> tuple[float, ...]:
    """Return the colour that is set when a space is chosen (8.6.4 to 8.6.6, 8.6.8)."""
    match space.family:
        case Family.DEVICE_CMYK:
            return (0.0, 0.0, 0.0, 1.0)
        case Family.SEPARATION | Family.DEVICE_N:
            return (1.0,) * space.components
        case Family.LAB:
            low_a, high_a, low_b, high_b = space.ranges
            return (0.0, min(max(0.0, low_a), high_a), min(max(0.0, low_b), high_b))
        case Family.PATTERN:
            return ()
    return (0.0,) * space.components


def _resolve(obj: object, resources: Resources, depth: int) -> ColourSpace:
    if not depth:
        raise ColourSpaceError("a colour space is nested too deep")
    if isinstance(obj, pikepdf.Name):
        return _named(obj, resources, depth)
    if not isinstance(obj, pikepdf.Array) or not len(obj):
        raise ColourSpaceError("a colour space is neither name nor array")
    array: pikepdf.Object = obj
    family = name(array[0])
    if len(array) == 1:
        return _named(array[0], resources, depth)
    if family in DEVICE:
        return DEVICE[family]
    if family not in READERS:
        raise ColourSpaceError(f"there is no colour space “{family[:40]}”")
    return READERS[family](array, resources, depth - 1)


def _named(called: object, resources: Resources, depth: int) -> ColourSpace:
    if not isinstance(called, pikepdf.Name):
        raise ColourSpaceError("a colour space has no name")
    plain = name(called)
    if plain in DEVICE:
        return DEVICE[plain]
    if plain == "Pattern":
        return PATTERN
    found = _resource(called, resources)
    if found is not None:
        return _resolve(found, resources, depth - 1)
    if plain in SHORT:
        return SHORT[plain]
    raise ColourSpaceError(f"there is no colour space “{plain[:40]}”")


def _resource(called: pikepdf.Name, resources: Resources) -> object:
    if not isinstance(resources, pikepdf.Dictionary):
        return None
    spaces = resources.get("/ColorSpace")
    return spaces.get(called) if isinstance(spaces, pikepdf.Dictionary) else None


def _cal_gray(_array: pikepdf.Object, _resources: Resources, _depth: int) -> ColourSpace:
    return ColourSpace(Family.CAL_GRAY, 1)


def _cal_rgb(_array: pikepdf.Object, _resources: Resources, _depth: int) -> ColourSpace:
    return ColourSpace(Family.CAL_RGB, 3)


def _lab(array: pikepdf.Object, _resources: Resources, _depth: int) -> ColourSpace:
    facts = array[1]
    ranges = LAB_RANGE
    if isinstance(facts, pikepdf.Dictionary) and "/Range" in facts:
        low_a, high_a, low_b, high_b = _four(facts["/Range"])
        ranges = (low_a, high_a, low_b, high_b)
    return ColourSpace(Family.LAB, 3, ranges=ranges)


def _four(obj: object) -> tuple[float, ...]:
    found = numbers(obj, "the Range of Lab")
    if len(found) != 4:
        raise ColourSpaceError("the Range of Lab does not hold four numbers")
    return found


def _icc_based(array: pikepdf.Object, _resources: Resources, _depth: int) -> ColourSpace:
    stream = array[1]
    if not isinstance(stream, pikepdf.Stream):
        raise ColourSpaceError("ICCBased has no profile")
    components = stream.get("/N")
    if components not in {1, 3, 4} or isinstance(components, bool):
        raise ColourSpaceError("ICCBased does not have 1, 3 or 4 components")
    profile = unpack(stream, MOST_PROFILE, MOST_PROFILE)
    if profile is None:
        raise ColourSpaceError("the profile of ICCBased is too large")
    return ColourSpace(Family.ICC_BASED, int(components), profile=profile)


def _indexed(array: pikepdf.Object, resources: Resources, depth: int) -> ColourSpace:
    if len(array) < 4:
        raise ColourSpaceError("Indexed has no table")
    base = _resolve(array[1], resources, depth)
    if base.family in {Family.PATTERN, Family.INDEXED}:
        raise ColourSpaceError(f"Indexed looks up in {base.family}")
    return ColourSpace(Family.INDEXED, 1, base=base, lookup=_lookup(array, base.components))


def _lookup(array: pikepdf.Object, components: int) -> bytes:
    """Return the table of Indexed. One that is too short is filled up with zeros, as readers do."""
    highest, table = array[2], array[3]
    if not isinstance(highest, int) or not 0 <= highest <= 255:
        raise ColourSpaceError("the highest index of Indexed is not between 0 and 255")
    data: bytes | None = None
    if isinstance(table, pikepdf.Stream):
        data = unpack(table, MOST_TABLE, MOST_TABLE)
    elif isinstance(table, pikepdf.String):
        data = bytes(table)
    if data is None:
        raise ColourSpaceError("the table of Indexed is neither string nor stream, or too large")
    length = (highest + 1) * components
    return data[:length].ljust(length, b"\0")


def _pattern(array: pikepdf.Object, resources: Resources, depth: int) -> ColourSpace:
    base = _resolve(array[1], resources, depth)
    if base.family is Family.PATTERN:
        raise ColourSpaceError("a Pattern is coloured by a Pattern")
    return ColourSpace(Family.PATTERN, base.components, base=base)


def _separation(array: pikepdf.Object, resources: Resources, depth: int) -> ColourSpace:
    return _inked(Family.SEPARATION, [array[1]], array, resources, depth)


def _device_n(array: pikepdf.Object, resources: Resources, depth: int) -> ColourSpace:
    names = array[1]
    if not isinstance(names, pikepdf.Array) or not 0 < len(names) <= MOST_INKS:
        raise ColourSpaceError("DeviceN does not name its inks")
    return _inked(Family.DEVICE_N, list(names), array, resources, depth)


def _inked(
    family: Family, names: list[object], array: pikepdf.Object, resources: Resources, depth: int
) -> ColourSpace:
    if len(array) < 4 or not all(isinstance(each, pikepdf.Name) for each in names):
        raise ColourSpaceError(f"{family} lacks its inks, its alternate or its tint transform")
    base = _resolve(array[2], resources, depth)
    if base.family in {Family.PATTERN, Family.INDEXED}:
        raise ColourSpaceError(f"the alternate of {family} is {base.family}")
    tint = _tint(array[3], len(names), base)
    inks = tuple(map(name, names))
    return ColourSpace(family, len(inks), base=base, inks=inks, tint=tint)


def _tint(obj: pikepdf.Object, inks: int, base: ColourSpace) -> Function:
    """Return a tint transform, which takes a number for each ink and gives one per component."""
    tint = read_function(obj)
    if len(tint((1.0,) * inks)) != base.components:
        raise ColourSpaceError("the tint transform does not fit the alternate colour space")
    return tint


READERS: dict[str, Callable[[pikepdf.Object, Resources, int], ColourSpace]] = {
    "CalGray": _cal_gray,
    "CalRGB": _cal_rgb,
    "Lab": _lab,
    "ICCBased": _icc_based,
    "Indexed": _indexed,
    "I": _indexed,
    "Pattern": _pattern,
    "Separation": _separation,
    "DeviceN": _device_n,
}
