"""Where each text stands on a page that several go down side by side, as the layout has it.

The boxes of a page are private to the pinned WeasyPrint.
"""

from collections.abc import Iterator
from typing import Any

from statementpress.typeset.compose.plain_text import FLOW
from statementpress.typeset.layout.page_areas import Area, border_area


def flow_areas(page: Any) -> tuple[tuple[str, Area], ...]:
    """Return the areas on a laid-out page that have a flow of their own, after its name."""
    return tuple(
        (box.element.get(FLOW), border_area(box, page)) for box in _flow_boxes(page._page_box)
    )


def _flow_boxes(box: Any) -> Iterator[Any]:
    """Yield the outermost boxes that elements with a flow have."""
    for child in getattr(box, "children", ()):
        if child.element is not None and child.element.get(FLOW):
            yield child
        else:
            yield from _flow_boxes(child)
