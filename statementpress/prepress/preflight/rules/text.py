"""Type that is too small to read, or to print cleanly in its inks."""

from collections.abc import Iterator
from dataclasses import dataclass

from statementpress.errors import Severity
from statementpress.prepress.content.painted import PaintedText
from statementpress.prepress.preflight.finding import Measure, PreflightFinding
from statementpress.prepress.preflight.inspection import Inspection
from statementpress.prepress.preflight.printed import kind_of, printed
from statementpress.prepress.preflight.tints import (
    DARK,
    Tints,
    is_rich_black,
    laid_down,
    printing,
)
from statementpress.project.limits import Limits


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

    Sizes are ems in points, rounded to a hundredth because they have been through matrices.
    """
    for page in inspection.pages:
        for text in printed(page, PaintedText):
            size = round(text.size, 2)
            for fault in _faults(size, laid_down(text), inspection.limits):
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


def _ink_faults(size: float, found: Tints, limits: Limits) -> Iterator[Fault]:
    """Yield only the worst that its inks do to type."""
    inks = printing(found)
    if is_rich_black(found) and size < limits.rich_black_text:
        yield Fault("text-rich-black", Severity.ERROR, limits.rich_black_text)
    elif len(inks) > 1 and size < limits.multi_ink_text:
        yield Fault("text-multi-ink", Severity.WARNING, limits.multi_ink_text)
    elif len(inks) == 1 and found[inks[0]] < DARK and size < limits.screened_text:
        yield Fault("text-screened", Severity.WARNING, limits.screened_text)
