"""Colours that somebody would still have to turn into ink: RGB, ICC-based, Lab.

PDF/X-4 allows colours with a profile (ISO 15930-7). They are refused all the same, as in the Ghent
Workgroup's CMYK variants, because the print shop's own machine would convert each of them, unseen.
"""

from collections.abc import Iterator

from statementpress.errors import Severity
from statementpress.prepress.colour.space import ColourSpace, Family
from statementpress.prepress.content.painted import Painted, PaintedText
from statementpress.prepress.preflight.finding import Measure, PreflightFinding
from statementpress.prepress.preflight.inspection import InspectedPage, Inspection
from statementpress.prepress.preflight.printed import kind_of, shown
from statementpress.prepress.preflight.tints import ALL, NONE, looks_black

CODES = {
    Family.DEVICE_RGB: "colour-rgb",
    Family.ICC_BASED: "colour-icc",
    Family.CAL_RGB: "colour-icc",
    Family.CAL_GRAY: "colour-icc",
    Family.LAB: "colour-lab",
}


def check(inspection: Inspection) -> Iterator[PreflightFinding]:
    """Find objects in RGB, ICCBased, calibrated or Lab colours, wherever they are on the page."""
    for page in inspection.pages:
        for painted in shown(page):
            family = _unseparated(painted.paint.space)
            if family is not None:
                yield _finding(page, painted, family)


def _unseparated(space: ColourSpace) -> Family | None:
    """Return the family that has to be converted before there are plates, or None if none has.

    ISO 15930-7 treats the alternates of Separation and DeviceN like any colour. Here only DeviceRGB
    counts among them, because ink makers define spot colours in Lab. The alternates of All and None
    are never used.
    """
    if space.family in {Family.SEPARATION, Family.DEVICE_N}:
        unused = set(space.inks) <= {ALL, NONE}
        alternate = space.base.family if space.base and not unused else None
        return alternate if alternate is Family.DEVICE_RGB else None
    if space.family in {Family.INDEXED, Family.PATTERN} and space.base:
        return _unseparated(space.base)
    return space.family if space.family in CODES else None


def _finding(page: InspectedPage, painted: Painted, family: Family) -> PreflightFinding:
    """Return the finding; it names black text as such, because that would print in four inks."""
    black = isinstance(painted, PaintedText) and looks_black(painted.paint)
    return PreflightFinding(
        CODES[family],
        Severity.ERROR,
        page.number,
        page.spot(painted.box),
        "black text" if black else kind_of(painted),
        Measure(family.value),
    )
