"""How much ink goes on the paper in one place, and which inks."""

from collections.abc import Iterator

from statementpress.errors import Severity
from statementpress.prepress.colour.space import PROCESS
from statementpress.prepress.ink.coverage import InkCoverage
from statementpress.prepress.preflight.finding import Measure, PreflightFinding
from statementpress.prepress.preflight.inspection import InspectedPage, Inspection
from statementpress.prepress.preflight.tints import named_inks
from statementpress.project.limits import Limits

TOLERANCE = 1.0
"""Percent: the sum of four plates of eight bits, each rounded twice, may be too high by this."""
TRACE = 0.5
"""Percent: less of an ink comes from edges and from the rounding of transparency."""


def check(inspection: Inspection) -> Iterator[PreflightFinding]:
    """Find pages with too much ink, inks that should not be there, and pages without a measure.

    Total ink (GWG 2022, total ink coverage) is the largest mean over `limits.total_ink_window`.
    """
    covered = {coverage.page: coverage for coverage in inspection.ink.pages}
    measured = [page for page in inspection.pages if page.number not in inspection.settled]
    if measured and not covered:
        yield _not_measured(None, inspection)
        return
    for page in measured:
        coverage = covered.get(page.number)
        if coverage is None:
            yield _not_measured(page.number, inspection)
            continue
        yield from _too_much(coverage, inspection.limits)
        yield from _unexpected(coverage, page, inspection.limits)


def _too_much(coverage: InkCoverage, limits: Limits) -> Iterator[PreflightFinding]:
    if coverage.total > limits.total_ink + TOLERANCE:
        yield PreflightFinding(
            "total-ink",
            Severity.ERROR,
            page=coverage.page,
            spot=coverage.spot,
            measured=Measure(round(coverage.total), "%"),
            limit=Measure(limits.total_ink, "%"),
        )


def _unexpected(
    coverage: InkCoverage, page: InspectedPage, limits: Limits
) -> Iterator[PreflightFinding]:
    """Find plates of inks that the job is not printed in.

    Spot colours that the page's objects name have their own rule. A plate without any is left when
    a RIP understands more of the page than preflight does.
    """
    named = {ink for painted in page.painted for ink in named_inks(painted.paint.space)}
    for ink, mean in coverage.inks.items():
        known = ink not in PROCESS and ink in named
        if ink not in limits.inks and not known and mean >= TRACE:
            yield PreflightFinding(
                "ink-unexpected",
                Severity.ERROR,
                page=coverage.page,
                subject=ink,
                measured=Measure(round(mean, 1), "%"),
            )


def _not_measured(page: int | None, inspection: Inspection) -> PreflightFinding:
    return PreflightFinding(
        "ink-not-measured", Severity.WARNING, page=page, subject=inspection.ink.reason
    )
