"""Whether what reaches the cut goes on beyond it, as far as the sheets may shift.

An object ends where one of its edges runs along the cut, near to it or less than the bleed beyond
it. It is missed there only if it can be seen to end: if another object goes on in the same colour,
nothing is wrong. So the page is drawn, and the colours on both sides of the edge are compared. The
spine of facing pages is not cut.
"""

from collections.abc import Iterator, Sequence

from pikepdf import Rectangle

from statementpress.errors import Severity
from statementpress.prepress.content.painted import Painted, PaintedLine, PaintedText
from statementpress.prepress.pdf.page_boxes import insets
from statementpress.prepress.preflight.cut_edges import CutEdge, Zone, across, cut_edges
from statementpress.prepress.preflight.facing import Side, spines
from statementpress.prepress.preflight.finding import Measure, PreflightFinding
from statementpress.prepress.preflight.inspection import InspectedPage, Inspection
from statementpress.prepress.preflight.page_picture import Colour, Drawn, PagePicture
from statementpress.prepress.preflight.printed import shown, touches
from statementpress.prepress.preflight.tints import leaves_bare
from statementpress.prepress.units import MILLIMETRES

TOLERANCE = 0.1
"""Millimetres by which bleed may be too small: half of what rounding to whole points costs."""
BEFORE = 0.9
"""Millimetres before the cut at which a background is still meant to reach it: sheets shift so."""
BACKGROUND = 1 / 3
"""The part of the side of a page that a background takes up at least."""
ALIKE = 12
"""How far two colours, of 255, may differ in a channel and still look alike side by side."""
SECONDS = 10.0
"""Time of the processor in which pages are drawn; those that come later are judged by their shapes.
"""
PAPER = 252
"""The least of the channels of bare paper."""


def check(inspection: Inspection) -> Iterator[PreflightFinding]:
    """Find on each page what reaches the cut and ends there, or the least way beyond it.

    A page without such an object can be cut without bleed; if its boxes leave no room for bleed,
    that is only noted.
    """
    asked = inspection.limits.bleed
    if asked <= TOLERANCE:
        return
    drawn = Drawn(inspection.data, SECONDS)
    for page, spine in zip(inspection.pages, spines(inspection.pdf, inspection.pages), strict=True):
        sides = tuple(side for side in Side if side is not spine)
        scale = page.unit * MILLIMETRES
        ending = next(_ending(page, inspection.limits.bleed, sides, drawn), None)
        if ending:
            painted, edge = ending
            yield _short(page, edge.beyond * scale, asked, Severity.ERROR, painted.box)
            continue
        room = insets(page.trim, page.bleed)
        least = min(room[side] for side in sides) * scale
        if least < asked - TOLERANCE:
            yield _short(page, least, asked, Severity.NOTE)


def _ending(
    page: InspectedPage, asked: float, sides: tuple[Side, ...], drawn: Drawn
) -> Iterator[tuple[Painted, CutEdge]]:
    """Yield what can be seen to end at the cut, the least way beyond it first."""
    area = _around(page.trim, (asked + 1) / (page.unit * MILLIMETRES))
    picture = PagePicture(drawn, page.number, area, page.unit)
    found = list(_edges(page, asked, sides))
    for painted, edge in sorted(found, key=lambda each: each[1].beyond):
        if _is_seen(painted, edge, picture):
            yield painted, edge


def _edges(
    page: InspectedPage, asked: float, sides: tuple[Side, ...]
) -> Iterator[tuple[Painted, CutEdge]]:
    """Yield objects that reach the cut with their edges along it; letters are cut in any case.

    White ends what lies under it where it begins, which may be beyond the cut.
    """
    unit = page.unit * MILLIMETRES
    high = (asked - TOLERANCE) / unit
    for painted in shown(page):
        bare = leaves_bare(painted)
        reached = _around(page.trim, high) if bare else page.trim
        if isinstance(painted, PaintedText) or not touches(painted.box, reached):
            continue
        for side in sides:
            before = BEFORE if _is_background(painted, page, side) else TOLERANCE
            zone = Zone(page.trim, -before / unit, high, (side,))
            yield from ((painted, edge) for edge in cut_edges(painted, zone, begins=bare))


def _is_background(painted: Painted, page: InspectedPage, side: Side) -> bool:
    """Say whether an object takes up a good part of a side of the page."""
    upright = side in {Side.LEFT, Side.RIGHT}
    box, trim = painted.box, page.trim
    length, whole = (box.height, trim.height) if upright else (box.width, trim.width)
    return not isinstance(painted, PaintedLine) and length >= whole * BACKGROUND


def _is_seen(painted: Painted, edge: CutEdge, picture: PagePicture) -> bool:
    """Say whether ink ends at an edge; if the page cannot be drawn, that of an object does."""
    pairs = [
        [
            picture.colour(*across(place, edge.side, way))
            for way in (-picture.beside, picture.beside)
        ]
        for place in edge.places
    ]
    if any(None in pair for pair in pairs):
        return not leaves_bare(painted)
    return any(_differs(pair) for pair in pairs)


def _differs(pair: Sequence[Colour | None]) -> bool:
    """Say whether there is ink inside an edge, and another colour or paper outside."""
    inside, outside = pair
    if inside is None or outside is None or min(inside) >= PAPER:
        return False
    return max(abs(one - other) for one, other in zip(inside, outside, strict=True)) > ALIKE


def _around(box: Rectangle, way: float) -> Rectangle:
    return Rectangle(box.llx - way, box.lly - way, box.urx + way, box.ury + way)


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
