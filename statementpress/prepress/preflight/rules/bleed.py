"""Whether objects that reach the cut go on beyond it, as far as the sheets may shift."""

from collections.abc import Iterator

from pikepdf import Rectangle

from statementpress.errors import Severity
from statementpress.prepress.content.painted import Painted, PaintedText
from statementpress.prepress.pdf.page_boxes import insets
from statementpress.prepress.preflight.finding import Measure, PreflightFinding
from statementpress.prepress.preflight.inspection import InspectedPage, Inspection
from statementpress.prepress.preflight.printed import shown, touches
from statementpress.prepress.preflight.tints import leaves_bare
from statementpress.prepress.units import MILLIMETRES

TOLERANCE = 0.1
"""Millimetres by which bleed may be too small: half of what rounding to whole points costs."""


def check(inspection: Inspection) -> Iterator[PreflightFinding]:
    """Find on each page the object that reaches the cut and ends there, or the least way beyond it.

    A page without such an object can be cut without bleed; if its boxes leave no room for bleed,
    that is only noted.
    """
    asked = inspection.limits.bleed
    for page in inspection.pages:
        scale = page.unit * MILLIMETRES
        reaching = [
            (beyond * scale, painted)
            for painted in shown(page)
            if _counts(painted) and touches(painted.box, page.trim)
            for beyond in insets(page.trim, painted.box)
            if -TOLERANCE <= beyond * scale < asked - TOLERANCE
        ]
        if reaching:
            least, painted = min(reaching, key=lambda each: each[0])
            yield _short(page, least, asked, Severity.ERROR, painted.box)
            continue
        room = min(insets(page.trim, page.bleed)) * scale
        if room < asked - TOLERANCE:
            yield _short(page, room, asked, Severity.NOTE)


def _short(
    page: InspectedPage,
    found: float,
    asked: float,
    severity: Severity,
    box: Rectangle | None = None,
) -> PreflightFinding:
    return PreflightFinding(
        "bleed-missing",
        severity,
        page.number,
        page.spot(box) if box else None,
        measured=Measure(round(max(found, 0.0), 2), "mm"),
        limit=Measure(asked, "mm"),
    )


def _counts(painted: Painted) -> bool:
    """Say whether an object would show at the cut; letters there are cut in any case."""
    return not isinstance(painted, PaintedText) and not leaves_bare(painted)
