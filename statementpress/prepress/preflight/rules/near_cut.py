"""Text so near to the cut that it may lose a part, as sheets shift by a millimetre."""

from collections.abc import Iterator

from statementpress.errors import Severity
from statementpress.prepress.content.painted import PaintedText
from statementpress.prepress.pdf.page_boxes import insets
from statementpress.prepress.preflight.facing import Side, spines
from statementpress.prepress.preflight.finding import Measure, PreflightFinding
from statementpress.prepress.preflight.inspection import InspectedPage, Inspection
from statementpress.prepress.preflight.printed import kind_of, printed, touches
from statementpress.prepress.units import MILLIMETRES

TOLERANCE = 0.1
"""Millimetres by which text may be nearer: boxes are those of the font, rounded."""


def check(inspection: Inspection) -> Iterator[PreflightFinding]:
    """Find text nearer to the trim box, or farther across it, than the limits allow.

    Text wholly outside, as in a slug line, is cut off on purpose. Text may cross the spine of
    facing pages.
    """
    margin = inspection.limits.text_margin
    if not margin:
        return
    for page, spine in zip(inspection.pages, spines(inspection.pdf, inspection.pages), strict=True):
        for text in printed(page, PaintedText):
            if touches(text.box, page.trim):
                nearest = _nearest(text, page, spine)
                if nearest < margin - TOLERANCE:
                    yield PreflightFinding(
                        "text-near-cut",
                        Severity.WARNING,
                        page.number,
                        page.spot(text.box),
                        kind_of(text),
                        Measure(round(max(nearest, 0.0), 2), "mm"),
                        Measure(margin, "mm"),
                    )


def _nearest(text: PaintedText, page: InspectedPage, spine: Side | None) -> float:
    """Return how far text is from the nearest edge that is cut, in millimetres."""
    scale = page.unit * MILLIMETRES
    edges = zip(Side, insets(text.box, page.trim), strict=True)
    return min(edge * scale for side, edge in edges if side is not spine)
