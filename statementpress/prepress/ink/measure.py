"""Measure the ink of a PDF: with Ghostscript if it is installed, in process otherwise.

Ghostscript comes first because it is a RIP and shows spot colours on their own plates. Pages that
it cannot draw are measured in process, and the report says so.

Pages are drawn quickly first. That shows a little too much ink, because a line or a letter covers
every pixel that it touches: at 100 ppi text measures 3 to 7 % too much, a patch of 2 mm 11 % and
hairlines twice as much. Only a page that comes near the limit is drawn again, with four times the
pixels in each direction: then it is 2 %, 2 % and 8 %.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from math import sqrt

from statementpress.machine.forked import Budget, OverBudgetError, Report, forked, spent_by_children
from statementpress.prepress.colour.profile import OutputProfile
from statementpress.prepress.ink.bleed_copy import BleedCopy, NoInkError, bleed_copy, only
from statementpress.prepress.ink.coverage import InkCoverage, InkReport, cover
from statementpress.prepress.ink.ghostscript import ghostscript_separations, installed
from statementpress.prepress.ink.plates import IN_PROCESS, plate_separations
from statementpress.prepress.ink.separations import Fineness, Frame, Separations
from statementpress.prepress.units import INCH

RESOLUTION = 100.0
"""Pixels to the inch: a window of 15 mm² is then 15 pixels wide."""
WINDOW_PIXELS = 10
"""The fewest pixels along the side of a window, unless the page is too large for that."""
PAGE_PIXELS = 8_000_000
"""The most pixels of a page, as many as A1 has; sixteen times as many may be drawn."""
SMALLEST_WINDOW = 0.1
"""Square millimetres."""
QUICK, FINE = 1, 4
"""How many pixels are drawn in each direction for one that is kept, first and near the limit."""
NEAR = 0.8
"""The part of the limit from which a page is drawn again: a coarse grid may miss fine dots."""
SECONDS = 30
"""Time of the processor for the ink of `FEW` pages or fewer; for more pages it is in proportion."""
FEW = 20
MEMORY = 800_000_000
"""Bytes that drawing the plates in process may take."""


class Method(StrEnum):
    """How ink is measured."""

    AUTO = "auto"
    GHOSTSCRIPT = "ghostscript"
    IN_PROCESS = "in-process"


@dataclass(frozen=True, slots=True)
class InkLimit:
    """How much ink is allowed."""

    window: float
    """Square millimetres over which it is averaged."""
    total: float = 0.0
    """Percent, summed over the plates; 0 if every page is to be measured as exactly as can be."""


@dataclass(frozen=True, slots=True)
class Task:
    """Pages whose ink is to be measured."""

    copy: BleedCopy
    fineness: Fineness
    window: float
    """Square millimetres over which ink is averaged."""
    seconds: float
    """Time of the processor that it may take."""


@dataclass(frozen=True, slots=True)
class Time:
    """The time of the processor for the ink of a file."""

    seconds: float
    begun: float
    """What `spent_by_children` returned when it began."""

    def left(self) -> float:
        """Return what one step may take: half of all at most, so that another one can follow."""
        return max(1.0, min(self.seconds / 2, self.begun + self.seconds - spent_by_children()))


@dataclass(frozen=True, slots=True)
class Measured:
    """What came of it."""

    pages: tuple[InkCoverage, ...]
    failures: tuple[str, ...] = ()
    """Why pages are missing."""


Separator = Callable[[BleedCopy, Fineness, float], Iterator[Separations]]
"""Yields the separations of each page, and may take so many seconds; may raise NoInkError."""
Way = Callable[[Task], Measured]


def measure(
    data: bytes,
    limit: InkLimit,
    *,
    profile: OutputProfile,
    method: Method = Method.AUTO,
    without: Collection[int] = (),
) -> InkReport:
    """Return how much ink each page of the PDF `data` gets where it gets most.

    `profile` is the profile of the press, for colours that are not in its inks yet. Pages with the
    numbers `without` are left out. Nothing outside the bleed box counts. Pages far below the limit
    are measured less exactly. Raises nothing: a page that cannot be measured, or would take too
    long, is missing from the report, which then gives the reason. If one way to measure failed, the
    method in the report names the other and says why.
    """
    limit = replace(limit, window=max(limit.window, SMALLEST_WINDOW))
    try:
        copy = bleed_copy(data, without)
    except NoInkError as error:
        return InkReport("", (), str(error))
    time = Time(SECONDS * max(1.0, len(copy.frames) / FEW), spent_by_children())
    names: list[str] = []
    failures: list[str] = []
    found: list[InkCoverage] = []
    for name, way in _ways(profile, method):
        rest = only(copy, {frame.number for frame in copy.frames} - {each.page for each in found})
        if not rest.frames:
            break
        measured = _measured(rest, way, limit, time)
        names += [", as ".join([name, *failures])] if measured.pages else []
        found += measured.pages
        failures = list(measured.failures)
    missing = len(found) < len(copy.frames)
    reasons = "; ".join([*copy.reasons, *(failures if missing else ())])
    pages = tuple(sorted(found, key=lambda each: each.page))
    if missing and not reasons:
        reasons = "Ghostscript is not installed"
    return InkReport("; ".join(names), pages, reasons)


def _measured(copy: BleedCopy, way: Way, limit: InkLimit, time: Time) -> Measured:
    """Measure pages, and once more those that come near the limit."""
    resolution = _resolution(copy.frames, limit.window)

    def task(part: BleedCopy, supersampling: int) -> Task:
        fineness = Fineness(resolution, supersampling)
        return Task(part, fineness, limit.window, time.left())

    first = way(task(copy, QUICK if limit.total else FINE))
    near = {each.page for each in first.pages if 0 < limit.total * NEAR <= each.total}
    if not near:
        return first
    again = {each.page: each for each in way(task(only(copy, near), FINE)).pages}
    return Measured(tuple(again.get(each.page, each) for each in first.pages), first.failures)


def _ways(profile: OutputProfile, method: Method) -> Iterator[tuple[str, Way]]:
    """Yield the name of each way to measure, and the way, in the order in which they are tried."""
    ghostscript = installed() if method is not Method.IN_PROCESS else None
    if ghostscript:
        yield (
            f"Ghostscript {ghostscript.version} tiffsep",
            partial(
                _covered,
                partial(ghostscript_separations, profile=profile, program=ghostscript.path),
            ),
        )
    if method is not Method.GHOSTSCRIPT:
        yield IN_PROCESS, partial(_in_process, partial(plate_separations, profile=profile))


def _covered(separate: Separator, task: Task) -> Measured:
    """Measure pages up to the first that cannot be drawn."""
    found: list[InkCoverage] = []
    try:
        for separations in separate(task.copy, task.fineness, task.seconds):
            found.append(cover(separations, task.window))
    except NoInkError as error:
        return Measured(tuple(found), (str(error),))
    return Measured(tuple(found))


def _in_process(separate: Separator, task: Task) -> Measured:
    """Measure pages in a process with limits; if that fails, each of them alone."""
    numbers = [frame.number for frame in task.copy.frames]
    if len(numbers) == 1:
        return _one_by_one(separate, task)
    together = _within_limits(separate, replace(task, seconds=task.seconds / 2))
    if not together.failures:
        return together
    return _one_by_one(separate, replace(task, seconds=task.seconds / 2 / len(numbers)))


def _one_by_one(separate: Separator, task: Task) -> Measured:
    """Measure each page alone, in the time of the task for each."""
    pages: list[InkCoverage] = []
    reasons: dict[str, list[str]] = {}
    for frame in task.copy.frames:
        alone = replace(task, copy=only(task.copy, {frame.number}))
        measured = _within_limits(separate, alone)
        pages += measured.pages
        for reason in measured.failures:
            reasons.setdefault(reason, []).append(str(frame.number))
    failures = [
        f"page{'s' if len(numbers) > 1 else ''} {', '.join(numbers)}: {reason}"
        for reason, numbers in reasons.items()
    ]
    return Measured(tuple(pages), tuple(failures))


def _job(separate: Separator, task: Task, _report: Report) -> Measured:
    return _covered(separate, task)


def _within_limits(separate: Separator, task: Task) -> Measured:
    """Measure pages in a process of their own."""
    try:
        return forked(partial(_job, separate, task), Budget(task.seconds, MEMORY))
    except OverBudgetError as error:
        return Measured((), (f"its plates take too much {error} to draw",))


def _resolution(frames: tuple[Frame, ...], window: float) -> float:
    """Return the pixels to the inch: enough for the window, and not too many for the page."""
    wanted = max(RESOLUTION, WINDOW_PIXELS * INCH / sqrt(window))
    largest = max(frame.width * frame.height for frame in frames) / INCH**2
    return min(wanted, sqrt(PAGE_PIXELS / largest))
