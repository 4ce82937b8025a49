"""Where each text stands on a page that several go down side by side, as the layout has it.

The boxes of a page are private to the pinned WeasyPrint.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from statementpress.typeset.page_areas import Area, border_area
from statementpress.typeset.plain_text import FLOW


@dataclass(frozen=True, slots=True)
class FlowArea:
    """A part of a page that belongs to one flow, by the name it has in the document."""

    flow: str
    area: Area


def flow_areas(page: Any) -> tuple[FlowArea, ...]:
    """Return the areas of all flows on a laid-out page but the main one, which has the rest."""
    return tuple(
        FlowArea(box.element.get(FLOW), border_area(box, page))
        for box in _flow_boxes(page._page_box)
    )


def _flow_boxes(box: Any) -> Iterator[Any]:
    """Yield the outermost boxes that elements with a flow have."""
    for child in getattr(box, "children", ()):
        if child.element is not None and child.element.get(FLOW):
            yield child
        else:
            yield from _flow_boxes(child)
