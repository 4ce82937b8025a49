"""Which inks a colour puts down, and at what tint: 0 for bare paper, 1 for solid ink.

This is known only of colours that name inks. What becomes of RGB, ICCBased or Lab depends on the
print shop's conversion; the rule about colour spaces reports those.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from statementpress.prepress.colour.space import PROCESS, ColourSpace, Family, Paint, looked_up
from statementpress.prepress.content.painted import Painted

Tints: TypeAlias = Mapping[str, float]
"""The tint of each ink that a colour names, even if it is 0; empty for Separation /None."""

BLACK = "Black"
NONE = "None"
ALL = "All"
"""The colorants of no plate and of every plate (ISO 32000-1, 8.6.6.4)."""

LEAST_TINT = 0.01
"""A plate has no dot for less, which 8 bits and the curves of plate setters lose."""
DARK = 0.85
"""The tint from which black reads as black and the dots at its edge have closed."""
SOLID = 0.995
"""From this tint on, 8 bits make no difference to 1."""
UNDERCOLOUR = 0.5
"""The sum of other tints from which a black is rich, and not a dark grey or brown."""
NEAR_BLACK = 0.15
"""The lightest channel of an RGB black: programs turn 100 % K into about 35, 31, 32."""
LIGHT = {Family.DEVICE_RGB, Family.CAL_GRAY, Family.CAL_RGB, Family.ICC_BASED}
"""Families with black at 0 in all channels and white at 1, except for ICCBased with four."""


def tints(paint: Paint) -> Tints | None:
    """Return the tint of each ink that a colour names, or None if it does not name inks."""
    read = READERS.get(paint.space.family)
    if read is None or len(paint.values) != paint.space.components:
        return None
    return read(paint.space, paint.values)


def laid_down(painted: Painted) -> Tints | None:
    """Return the tints that an object leaves on bare paper, or None if it does not name inks."""
    found = tints(painted.paint)
    if found is None:
        return None
    return {ink: tint * painted.opacity for ink, tint in found.items()}


def printing(found: Tints) -> list[str]:
    """Return the inks that leave a mark."""
    return [ink for ink, tint in found.items() if tint >= LEAST_TINT]


def is_white(found: Tints) -> bool:
    """Say whether inks are named, and all of them at 0."""
    return bool(found) and not any(found.values())


def leaves_bare(painted: Painted) -> bool:
    """Say whether an object is painted in one colour, not as a picture, that leaves paper bare."""
    found = tints(painted.paint)
    return looks_white(painted.paint) if found is None else is_white(found)


def is_black_alone(found: Tints) -> bool:
    """Say whether black prints solid and nothing else prints."""
    return found.get(BLACK, 0.0) >= SOLID and printing(found) == [BLACK]


def is_rich_black(found: Tints) -> bool:
    """Say whether other inks print under a tint that reads as black."""
    others = sum(tint for ink, tint in found.items() if ink != BLACK)
    return found.get(BLACK, 0.0) >= DARK and others >= UNDERCOLOUR


def looks_black(paint: Paint) -> bool:
    """Say whether a colour of light, in one or three channels, is meant as black."""
    return _is_light(paint) and max(paint.values) <= NEAR_BLACK


def looks_white(paint: Paint) -> bool:
    """Say whether a colour of light, in one or three channels, is white."""
    return _is_light(paint) and min(paint.values) >= 1


def named_inks(space: ColourSpace) -> tuple[str, ...]:
    """Return the colorants that Separation and DeviceN name, also under Indexed and Pattern."""
    if space.family in {Family.INDEXED, Family.PATTERN} and space.base:
        return named_inks(space.base)
    return tuple(ink for ink in space.inks if ink != NONE)


def _is_light(paint: Paint) -> bool:
    return paint.space.family in LIGHT and len(paint.values) in {1, 3}


def _each(inks: Sequence[str], values: Sequence[float]) -> Tints:
    found = zip(inks, values, strict=False)
    return {ink: min(max(0.0, tint), 1.0) for ink, tint in found if ink != NONE}


def _grey(_space: ColourSpace, values: Sequence[float]) -> Tints:
    return _each([BLACK], [1 - values[0]])


def _cmyk(_space: ColourSpace, values: Sequence[float]) -> Tints:
    return _each(PROCESS, values)


def _inked(space: ColourSpace, values: Sequence[float]) -> Tints:
    return _each(space.inks, values)


def _looked_up(space: ColourSpace, values: Sequence[float]) -> Tints | None:
    return tints(looked_up(space, values[0])) if space.base and space.lookup else None


def _patterned(space: ColourSpace, values: Sequence[float]) -> Tints | None:
    """Return the tints of an uncoloured pattern's colour, or None for a coloured pattern."""
    return tints(Paint(space.base, tuple(values))) if space.base else None


READERS: dict[Family, Callable[[ColourSpace, Sequence[float]], Tints | None]] = {
    Family.DEVICE_GRAY: _grey,
    Family.DEVICE_CMYK: _cmyk,
    Family.SEPARATION: _inked,
    Family.DEVICE_N: _inked,
    Family.INDEXED: _looked_up,
    Family.PATTERN: _patterned,
}
