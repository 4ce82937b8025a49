"""Whether a sheet asks for ink where an office printer cannot print: along its edges.

The margin stays white whatever is drawn there. A background that runs off the sheet gets a white
edge, and nobody misses the strip. All other objects are cut off, or are missing altogether.
"""

from collections.abc import Iterator

from pikepdf import Rectangle

from statementpress.errors import Severity
from statementpress.prepress.content.painted import Painted, PaintedImage, PaintedText
from statementpress.prepress.pdf.page_boxes import insets, page_boxes
from statementpress.prepress.preflight.finding import Measure, PreflightFinding
from statementpress.prepress.preflight.inspection import InspectedPage, Inspection
from statementpress.prepress.preflight.printed import kind_of, shown, touches
from statementpress.prepress.preflight.tints import leaves_bare
from statementpress.prepress.units import MILLIMETRES

TOLERANCE = 0.1
"""Millimetres by which something may reach into the margin; sheets shift by more when fed."""

Edges = tuple[float, float, float, float]
"""How far an object is from the left, bottom, right and top edge of its sheet, in millimetres: 0 at
the edge, negative beyond it."""


def check(inspection: Inspection) -> Iterator[PreflightFinding]:
    """Find objects that reach into the margin (millimetres) that the limits give the printer.

    The sheet is the crop box, which is what a reader prints of a page (ISO 32000-1, 14.11.2). The
    measure is the distance of an object's nearest point from the edge.
    """
    margin = inspection.limits.printable_margin
    for page in inspection.pages if margin else ():
        sheet = page_boxes(page.page).crop
        for painted in shown(page):
            if touches(painted.box, sheet) and not leaves_bare(painted):
                edges = _edges(painted.box, sheet, page.unit)
                if min(edges) < margin - TOLERANCE:
                    yield _finding(page, painted, edges, margin)


def _edges(box: Rectangle, sheet: Rectangle, unit: float) -> Edges:
    scale = unit * MILLIMETRES
    left, bottom, right, top = (side * scale for side in insets(box, sheet))
    return left, bottom, right, top


def _finding(
    page: InspectedPage, painted: Painted, edges: Edges, margin: float
) -> PreflightFinding:
    background = _runs_off(page, painted, edges, margin) and _may_be_cropped(painted, edges)
    return PreflightFinding(
        "outside-printable-area",
        Severity.WARNING if background else Severity.ERROR,
        page.number,
        page.spot(painted.box),
        kind_of(painted),
        Measure(round(max(min(edges), 0.0), 2), "mm"),
        Measure(margin, "mm"),
    )


def _runs_off(page: InspectedPage, painted: Painted, edges: Edges, margin: float) -> bool:
    """Say whether an object goes on to the edge wherever it leaves the printable area.

    An object that lies only in the margin does not count as running off.
    """
    scale = page.unit * MILLIMETRES
    across, upward = float(painted.box.width) * scale, float(painted.box.height) * scale
    return all(
        edge <= TOLERANCE and edge + length > margin
        for edge, length in zip(edges, (across, upward, across, upward), strict=True)
        if edge < margin - TOLERANCE
    )


def _may_be_cropped(painted: Painted, edges: Edges) -> bool:
    """Say whether an object is not text, and not a picture unless it goes from edge to edge."""
    left, bottom, right, top = (edge <= TOLERANCE for edge in edges)
    spans = (left and right) or (bottom and top)
    return spans if isinstance(painted, PaintedImage) else not isinstance(painted, PaintedText)
