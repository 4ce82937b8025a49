"""Numbers in functions and colour spaces of a PDF, and the intervals that bound them.

Unlike `pdf.objects`, these readers raise an error: a colour must not be guessed.
"""

from math import isfinite
from typing import TypeAlias

import pikepdf

Interval: TypeAlias = tuple[float, float]
"""A low and a high bound, both included."""
Inks: TypeAlias = tuple[float, ...]
"""The values of a colour, such as the inks of a press."""
MOST_NUMBERS = 65_536
"""Numbers in one array; a longer one is rubbish, or made to exhaust its reader."""


class FunctionError(ValueError):
    """A function of a PDF is broken, or larger than anything that paints."""


def clip(value: float, interval: Interval) -> float:
    """Return the number in the interval that is nearest to `value`; the low bound for NaN."""
    low, high = interval
    return min(value, high) if value > low else low


def interpolate(value: float, source: Interval, target: Interval) -> float:
    """Map `value` from one interval to another in a straight line (ISO 32000-1, 7.10.2)."""
    width = source[1] - source[0]
    if not width:
        return target[0]
    return target[0] + (value - source[0]) * (target[1] - target[0]) / width


def number(value: object, what: str) -> float:
    """Return a number of a PDF; raise FunctionError, which names `what`, if it is none."""
    try:
        # pikepdf gives a Decimal or an int. A name or a string must not be read as a number.
        if isinstance(value, (str, bool, bytes, pikepdf.Object)):
            raise TypeError
        plain = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError) as error:
        raise FunctionError(f"{what} is not a number") from error
    if not isfinite(plain):
        raise FunctionError(f"{what} is too large")
    return plain


def numbers(value: object, what: str) -> tuple[float, ...]:
    """Return an array of numbers; raise FunctionError if it is none or has too many."""
    if not isinstance(value, pikepdf.Array) or len(value) > MOST_NUMBERS:
        raise FunctionError(f"{what} is not an array of numbers")
    return tuple(number(each, what) for each in value)


def intervals(value: object, what: str) -> tuple[Interval, ...]:
    """Return an array of low and high bounds as pairs; raise FunctionError if it is none."""
    flat = numbers(value, what)
    pairs = tuple(zip(flat[::2], flat[1::2], strict=False))
    if not pairs or len(flat) % 2:
        raise FunctionError(f"{what} does not hold pairs")
    return pairs
