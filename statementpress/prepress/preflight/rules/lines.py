"""Lines that are too thin to print, and thin lines that a screen breaks up."""

from collections.abc import Iterator

from statementpress.errors import Severity
from statementpress.prepress.content.painted import Painted
from statementpress.prepress.preflight.finding import Measure, PreflightFinding
from statementpress.prepress.preflight.inspection import InspectedPage, Inspection
from statementpress.prepress.preflight.line_width import thin_lines
from statementpress.prepress.preflight.printed import kind_of
from statementpress.prepress.preflight.tints import DARK, Tints, laid_down, printing


def check(inspection: Inspection) -> Iterator[PreflightFinding]:
    """Find lines that are too thin for the limits, and thin lines in a tint or in several inks.

    Width 0 is the thinnest line of the device (ISO 32000-1, 8.4.3.2): 0.01 mm on a plate setter.
    """
    limits = inspection.limits
    for page in inspection.pages:
        for painted, width in thin_lines(page, max(limits.line_error, limits.line_warning)):
            if width <= limits.line_error:
                yield _finding("hairline", page, painted, width, limits.line_error)
            elif width < limits.line_warning and _screened(laid_down(painted)):
                yield _finding("thin-line-screened", page, painted, width, limits.line_warning)


def _screened(found: Tints | None) -> bool:
    """Say whether a colour is printed in dots, or in inks that have to meet on the line."""
    if found is None:
        return False
    inks = printing(found)
    return len(inks) > 1 or any(found[ink] < DARK for ink in inks)


def _finding(
    code: str, page: InspectedPage, painted: Painted, width: float, limit: float
) -> PreflightFinding:
    severity = Severity.ERROR if code == "hairline" else Severity.WARNING
    spot = page.spot(painted.box)
    measured, least = Measure(width, "pt"), Measure(limit, "pt")
    return PreflightFinding(code, severity, page.number, spot, kind_of(painted), measured, least)
