"""Inks beside those of the job: spot colours, and registration colour where it does not belong."""

from collections.abc import Iterator

from statementpress.errors import Severity
from statementpress.prepress.content.painted import Painted
from statementpress.prepress.preflight.finding import PreflightFinding
from statementpress.prepress.preflight.inspection import InspectedPage, Inspection
from statementpress.prepress.preflight.printed import kind_of, printed, touches
from statementpress.prepress.preflight.tints import ALL, is_white, named_inks, tints


def check(inspection: Inspection) -> Iterator[PreflightFinding]:
    """Find inks that the job does not print, and registration colour on the trimmed page.

    Separation and DeviceN name their inks (ISO 32000-1, 8.6.6.4 and 8.6.6.5). /All is for marks
    outside the trim box; inside it every plate would print, with total ink beyond any limit.
    """
    for page in inspection.pages:
        for painted in printed(page, Painted):
            yield from _registration(page, painted)
            yield from _spots(page, painted, inspection.limits.inks)


def _registration(page: InspectedPage, painted: Painted) -> Iterator[PreflightFinding]:
    if ALL not in named_inks(painted.paint.space) or not touches(painted.box, page.trim):
        return
    found = tints(painted.paint)
    if found is None or not is_white(found):
        spot = page.spot(painted.box)
        yield PreflightFinding(
            "colour-registration", Severity.ERROR, page.number, spot, kind_of(painted)
        )


def _spots(
    page: InspectedPage, painted: Painted, inks: tuple[str, ...]
) -> Iterator[PreflightFinding]:
    for ink in named_inks(painted.paint.space):
        if ink != ALL and ink not in inks:
            spot = page.spot(painted.box)
            yield PreflightFinding("colour-spot", Severity.WARNING, page.number, spot, ink)
