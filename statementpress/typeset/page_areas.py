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
    """A rectangle in points from the top left of the page."""

    left: float
    top: float
    right: float
    bottom: float


def areas(page: Any) -> tuple[Area, ...]:
    """Return the text area of a laid-out page, then its margin boxes that have content."""
    box = page._page_box
    boxes = [box, *(child for child in _margin_boxes(box) if child.children)]
    return tuple(_area(each) for each in boxes)


def _margin_boxes(page_box: Any) -> Iterator[Any]:
    return (child for child in page_box.children if isinstance(child, MarginBox))


def _area(box: Any) -> Area:
    left, top = box.content_box_x(), box.content_box_y()
    right, bottom = left + box.width, top + box.height
    return Area(*(edge * POINTS_PER_PX for edge in (left, top, right, bottom)))
