"""Preflight in a process with limits, because strangers' files decide how much work they make.

A file of up to 20 pages may take 60 seconds of the processor and 1 GB of memory, more pages in
proportion. Of that time half is for measuring ink (`ink.measure`) and a sixth for drawing pages
whose bleed is in doubt (`rules.bleed`); what takes longer there is left out, and said to be. A file
that needs more for the rest is refused with a finding that names the page at which it stopped.
"""

from functools import partial

from statementpress.errors import Severity
from statementpress.machine.forked import Budget, OverBudgetError, Report, forked
from statementpress.prepress.pdf.opening import opened
from statementpress.prepress.preflight.finding import PreflightFinding
from statementpress.prepress.preflight.preflight import MeasureInk, Preflight, preflight
from statementpress.project.limits import Limits

FEW = 20
"""Pages up to which a file may take `SECONDS` and `MEMORY`."""
SECONDS = 20.0
"""Time of the processor for all but measuring ink."""
MEMORY = 900_000_000
"""Bytes, beside about 100 MB that the program takes by itself."""
MOST_MEMORY = 3_600_000_000
"""Bytes for a file of any number of pages."""


def guarded_preflight(
    data: bytes, limits: Limits, measure_ink: MeasureInk, *, only_findings: bool = False
) -> Preflight:
    """Return what `preflight` does, or one finding if it would take too much time or memory."""
    try:
        pages = forked(partial(_count, data), Budget(SECONDS, MEMORY))
        share = max(1.0, pages / FEW)
        budget = Budget(SECONDS * share, min(round(MEMORY * share), MOST_MEMORY))
        return forked(
            partial(_examined, data, limits, measure_ink, only_findings),
            budget,
        )
    except OverBudgetError as error:
        page = int(error.place) if error.place else None
        found = PreflightFinding("too-complex", Severity.ERROR, page, subject=str(error))
        return Preflight((found,), (), "", "", "")


def _examined(
    data: bytes, limits: Limits, measure_ink: MeasureInk, only_findings: bool, report: Report
) -> Preflight:
    return preflight(data, limits, measure_ink, only_findings=only_findings, report=report)


def _count(data: bytes, _report: Report) -> int:
    """Return how many pages a PDF has; raise UnreadablePdfError if it cannot be read."""
    with opened(data) as pdf:
        return len(pdf.pages)
