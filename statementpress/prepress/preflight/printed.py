"""Which of a page's objects a rule looks at.

Objects wholly outside the bleed box are cut off: printer's marks, the slug line, the colour bar. Of
these only the colour space matters, because the whole page is separated. Objects that are fully
transparent, or in the ink None, do not matter at all.
"""

from collections.abc import Iterator
from typing import TypeVar

from pikepdf import Rectangle

from statementpress.prepress.colour.space import Family
from statementpress.prepress.content.painted import (
    Painted,
    PaintedArea,
    PaintedImage,
    PaintedLine,
    PaintedShading,
    PaintedText,
)
from statementpress.prepress.preflight.inspection import InspectedPage
from statementpress.prepress.preflight.tints import tints

Kind = TypeVar("Kind", bound=Painted)

TOUCH = 0.01
"""Points by which two boxes have to overlap; less comes from millimetres written as points."""

NAMING = {Family.SEPARATION, Family.DEVICE_N, Family.INDEXED, Family.PATTERN}
"""The only spaces in which a colour can be in no ink at all."""

KINDS: dict[type[Painted], str] = {
    PaintedText: "text",
    PaintedLine: "line",
    PaintedArea: "area",
    PaintedImage: "image",
    PaintedShading: "shading",
}


def kind_of(painted: Painted) -> str:
    """Return the name of an object in findings: "text", "line", "area", "image" or "shading"."""
    return KINDS.get(type(painted), "area")


def shown(page: InspectedPage) -> Iterator[Painted]:
    """Yield everything of a page that leaves a mark, in painting order."""
    for painted in page.painted:
        named = painted.paint.space.family in NAMING
        if painted.opacity > 0 and not (named and tints(painted.paint) == {}):
            yield painted


def printed(page: InspectedPage, kind: type[Kind]) -> Iterator[Kind]:
    """Yield objects of a kind that show inside the bleed box; `Painted` stands for all kinds."""
    for painted in shown(page):
        if isinstance(painted, kind) and touches(painted.box, page.bleed):
            yield painted


def touches(box: Rectangle, area: Rectangle) -> bool:
    """Say whether a box, which may be as thin as a line, has a part inside an area."""
    return (
        box.urx > area.llx + TOUCH
        and box.llx < area.urx - TOUCH
        and box.ury > area.lly + TOUCH
        and box.lly < area.ury - TOUCH
    )
