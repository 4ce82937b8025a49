"""Where ink may stand on each page, as the layout has it.

`Document.pages` is public in WeasyPrint; the boxes of a page are private to the pinned one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure.boxes import MarginBox

POINTS_PER_PX = 0.75


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle in points from the top left of the page with its bleed."""

    left: float
    top: float
    right: float
    bottom: float


def areas(page: Any) -> tuple[Area, ...]:
    """Return the text area of a laid-out page, then its margin boxes that have content.

    A page with a background is one area, up to its bleed.
    """
    box = page._page_box
    left, top = page.bleed["left"], page.bleed["top"]
    if _paints(box.background):
        right, bottom = page.width + page.bleed["right"], page.height + page.bleed["bottom"]
        return (_in_points(0, 0, left + right, top + bottom),)
    boxes = [box, *margin_boxes(page)]
    return tuple(_area(each, left, top) for each in boxes)


def border_area(box: Any, page: Any) -> Area:
    """Return the rectangle of a box on a laid-out page, its padding and borders included."""
    left, top = page.bleed["left"] + box.border_box_x(), page.bleed["top"] + box.border_box_y()
    return _in_points(left, top, left + box.border_width(), top + box.border_height())


def _paints(background: Any) -> bool:
    return bool(background.color.alpha) or any(layer.image for layer in background.layers)


def margin_boxes(page: Any) -> Iterator[Any]:
    """Yield the margin boxes of a laid-out page that have content."""
    children = page._page_box.children
    return (child for child in children if isinstance(child, MarginBox) and child.children)


def _area(box: Any, bleed_left: float, bleed_top: float) -> Area:
    left, top = bleed_left + box.content_box_x(), bleed_top + box.content_box_y()
    return _in_points(left, top, left + box.width, top + box.height)


def _in_points(*edges: float) -> Area:
    return Area(*(edge * POINTS_PER_PX for edge in edges))
