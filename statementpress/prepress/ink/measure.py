"""Measure the ink of a PDF: with Ghostscript if it is installed, in process otherwise.

Ghostscript comes first because it is a RIP and shows spot colours on their own plates. If it fails
on a file, the file is measured in process and the report says so.
"""

from collections.abc import Callable, Collection, Iterator
from enum import StrEnum
from functools import partial
from math import sqrt

from statementpress.prepress.colour.profile import OutputProfile
from statementpress.prepress.ink.bleed_copy import BleedCopy, NoInkError, bleed_copy
from statementpress.prepress.ink.coverage import InkReport, cover
from statementpress.prepress.ink.ghostscript import ghostscript_separations, installed
from statementpress.prepress.ink.plates import IN_PROCESS, plate_separations
from statementpress.prepress.ink.separations import Frame, Separations
from statementpress.prepress.units import INCH

RESOLUTION = 100.0
"""Pixels to the inch: a window of 15 mm² is then 15 pixels wide."""
WINDOW_PIXELS = 10
"""The fewest pixels along the side of a window, unless the page is too large for that."""
PAGE_PIXELS = 8_000_000
"""The most pixels of a page, as many as A1 has; sixteen times as many are drawn."""
SMALLEST_WINDOW = 0.1
"""Square millimetres."""


class Method(StrEnum):
    """How ink is measured."""

    AUTO = "auto"
    GHOSTSCRIPT = "ghostscript"
    IN_PROCESS = "in-process"


Separator = Callable[[BleedCopy, float], Iterator[Separations]]
"""Yields the separations of each page at a number of pixels to the inch; may raise NoInkError."""


def measure(
    data: bytes,
    window: float,
    *,
    profile: OutputProfile,
    method: Method = Method.AUTO,
    without: Collection[int] = (),
) -> InkReport:
    """Return how much ink each page of the PDF `data` gets where it gets most.

    `window` is the area in mm² over which ink is averaged; `profile` is the profile of the press,
    for colours that are not in its inks yet. Pages with the numbers `without` are left out. Nothing
    outside the bleed box counts. Raises nothing:
    a page that cannot be measured is missing from the report, which then gives the reason. If one
    way to measure failed, the method in the report names the other and says why.
    """
    window = max(window, SMALLEST_WINDOW)
    try:
        copy = bleed_copy(data, without)
    except NoInkError as error:
        return InkReport("", (), str(error))
    failures: list[str] = []
    for name, separate in _ways(profile, method) if copy.frames else ():
        try:
            resolution = _resolution(copy.frames, window)
            pages = tuple(cover(each, window) for each in separate(copy, resolution))
            return InkReport(", as ".join([name, *failures]), pages, "; ".join(copy.reasons))
        except NoInkError as error:
            failures.append(str(error))
    reasons = "; ".join([*copy.reasons, *failures])
    return InkReport("", (), reasons or "Ghostscript is not installed")


def _ways(profile: OutputProfile, method: Method) -> Iterator[tuple[str, Separator]]:
    """Yield the name of each way to measure, and the way, in the order in which they are tried."""
    ghostscript = installed() if method is not Method.IN_PROCESS else None
    if ghostscript:
        yield (
            f"Ghostscript {ghostscript.version} tiffsep",
            partial(ghostscript_separations, profile=profile, program=ghostscript.path),
        )
    if method is not Method.GHOSTSCRIPT:
        yield IN_PROCESS, partial(plate_separations, profile=profile)


def _resolution(frames: tuple[Frame, ...], window: float) -> float:
    """Return the pixels to the inch: enough for the window, and not too many for the page."""
    wanted = max(RESOLUTION, WINDOW_PIXELS * INCH / sqrt(window))
    largest = max(frame.width * frame.height for frame in frames) / INCH**2
    return min(wanted, sqrt(PAGE_PIXELS / largest))
