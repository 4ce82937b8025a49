"""Type that is too small to read, or to print cleanly in its inks or on those of its ground."""

from collections.abc import Iterator
from dataclasses import dataclass

from statementpress.errors import Severity
from statementpress.prepress.content.painted import Painted, PaintedText
from statementpress.prepress.preflight.finding import Measure, PreflightFinding
from statementpress.prepress.preflight.ground import Grounds, is_several
from statementpress.prepress.preflight.inspection import Inspection
from statementpress.prepress.preflight.printed import kind_of, printed
from statementpress.prepress.preflight.tints import (
    DARK,
    Tints,
    is_rich_black,
    laid_down,
    leaves_bare,
    printing,
)
from statementpress.project.limits import Limits

HEAVY = 2.8
"""The sum of tints beyond which rich black is refused in type (GWG 2022, rich black: 280 %)."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with type that is smaller than a size."""

    code: str
    """The code of the finding."""
    severity: Severity
    least: float
    """The size in points from which nothing is wrong."""


def check(inspection: Inspection) -> Iterator[PreflightFinding]:
    """Find type that is too small, or small and in several inks, a tint, or rich black.

    White type on several inks is a hole in each of their plates, and these holes have to meet.
    Sizes are ems in points, rounded to a hundredth because they have been through matrices.
    """
    for page in inspection.pages:
        grounds = Grounds()
        for text in printed(page, Painted):
            grounds.add(text)
            if not isinstance(text, PaintedText):
                continue
            size = round(text.size, 2)
            faults = [
                *_faults(size, laid_down(text), inspection.limits),
                *_reversed(size, text, grounds, inspection.limits),
            ]
            for fault in faults:
                yield PreflightFinding(
                    fault.code,
                    fault.severity,
                    page.number,
                    page.spot(text.box),
                    kind_of(text),
                    Measure(size, "pt"),
                    Measure(fault.least, "pt"),
                )


def _faults(size: float, found: Tints | None, limits: Limits) -> Iterator[Fault]:
    """Yield what is wrong with type of a size; type of size 0 does not show."""
    if size <= 0:
        return
    if size < limits.text_error:
        yield Fault("text-small", Severity.ERROR, limits.text_error)
    elif size < limits.text_warning:
        yield Fault("text-small", Severity.WARNING, limits.text_warning)
    if found is not None:
        yield from _ink_faults(size, found, limits)


def _reversed(size: float, text: PaintedText, grounds: Grounds, limits: Limits) -> Iterator[Fault]:
    """Yield what is wrong with white type that the inks of its ground have to leave free."""
    small = 0 < size < limits.multi_ink_text
    if small and leaves_bare(text) and not text.overprint and is_several(grounds.under(text)):
        yield Fault("text-reversed", Severity.WARNING, limits.multi_ink_text)


def _ink_faults(size: float, found: Tints, limits: Limits) -> Iterator[Fault]:
    """Yield only the worst that its inks do to type."""
    inks = printing(found)
    if is_rich_black(found) and size < limits.rich_black_text:
        heavy = sum(found.values()) > HEAVY
        severity = Severity.ERROR if heavy else Severity.WARNING
        yield Fault("text-rich-black", severity, limits.rich_black_text)
    elif len(inks) > 1 and size < limits.multi_ink_text:
        yield Fault("text-multi-ink", Severity.WARNING, limits.multi_ink_text)
    elif len(inks) == 1 and found[inks[0]] < DARK and size < limits.screened_text:
        yield Fault("text-screened", Severity.WARNING, limits.screened_text)
