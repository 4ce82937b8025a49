"""White that overprints and so vanishes; thin black that knocks out and so shows gaps.

Which inks an object leaves untouched depends on its colour space (ISO 32000-1, 8.6.7, table 149).
Separation and DeviceN leave all inks that they do not name, and DeviceCMYK in overprint mode 1
those at 0. DeviceGray leaves no ink: it names the four process inks, and knocks out three of them.
"""

from collections.abc import Iterator

from statementpress.errors import Severity
from statementpress.prepress.colour.space import ColourSpace, Family
from statementpress.prepress.content.painted import (
    Painted,
    PaintedImage,
    PaintedShading,
    PaintedText,
)
from statementpress.prepress.preflight.finding import Measure, PreflightFinding
from statementpress.prepress.preflight.ground import Grounds, is_coloured
from statementpress.prepress.preflight.inspection import InspectedPage, Inspection
from statementpress.prepress.preflight.line_width import line_width
from statementpress.prepress.preflight.printed import kind_of, printed
from statementpress.prepress.preflight.tints import is_black_alone, is_white, laid_down

NAMED = {Family.SEPARATION, Family.DEVICE_N}
DARKENING = {"Multiply", "Darken"}
"""Blend modes in which bare paper of a colour lets the backdrop through, as overprint does."""


def check(inspection: Inspection) -> Iterator[PreflightFinding]:
    """Find white that overprints, and small type and thin lines in black alone that knock out.

    Lines are found only on other inks: on bare paper, on black and on its tints there is no gap.
    """
    for page in inspection.pages:
        grounds = Grounds()
        for painted in printed(page, Painted):
            if _is_vanishing_white(painted):
                spot, subject = page.spot(painted.box), kind_of(painted)
                yield PreflightFinding(
                    "white-overprint", Severity.ERROR, page.number, spot, subject
                )
            elif isinstance(painted, PaintedText):
                size, least = round(painted.size, 2), inspection.limits.overprint_text
                if 0 < size < least and _knocks_out(painted):
                    yield _gap(page, painted, size, least)
            else:
                least = inspection.limits.overprint_line
                width = line_width(painted, page, least) if _knocks_out(painted) else None
                thin = width is not None and width < least
                if thin and is_coloured(grounds.under(painted)):
                    yield _gap(page, painted, width or 0.0, least)
            grounds.add(painted)


def _is_vanishing_white(painted: Painted) -> bool:
    """Say whether an object is painted white, yet what lies below it may show through.

    DeviceGray should knock out, but many print shops' machines take it for the black plate alone.
    Images and shadings have no overprint mode.
    """
    stencil = isinstance(painted, PaintedImage) and painted.space is None
    if isinstance(painted, PaintedImage | PaintedShading) and not stencil:
        return False
    found = laid_down(painted)
    if found is None or not is_white(found) or not painted.overprint:
        return False
    return _leaves_zeros(painted) or _own_space(painted).family is Family.DEVICE_GRAY


def _knocks_out(painted: Painted) -> bool:
    """Say whether an object is in black alone, and takes the other inks away under it."""
    found = laid_down(painted)
    if found is None or not is_black_alone(found) or painted.blend_mode in DARKENING:
        return False
    return not (painted.overprint and _leaves_zeros(painted))


def _gap(page: InspectedPage, painted: Painted, size: float, least: float) -> PreflightFinding:
    return PreflightFinding(
        "black-overprint",
        Severity.WARNING,
        page.number,
        page.spot(painted.box),
        kind_of(painted),
        Measure(size, "pt"),
        Measure(least, "pt"),
    )


def _leaves_zeros(painted: Painted) -> bool:
    """Say whether overprint spares the inks that the colour does not print."""
    family = _own_space(painted).family
    return family in NAMED or (family is Family.DEVICE_CMYK and painted.overprint_mode == 1)


def _own_space(painted: Painted) -> ColourSpace:
    """Return the space that counts for overprint, below Indexed and uncoloured patterns."""
    space = painted.paint.space
    while space.family in {Family.INDEXED, Family.PATTERN} and space.base:
        space = space.base
    return space
