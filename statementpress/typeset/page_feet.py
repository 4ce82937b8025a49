"""What stands in the foot of each page, as the layout has it.

The boxes of a page are private to the pinned WeasyPrint.
"""

from dataclasses import dataclass
from typing import Any

from statementpress.typeset.page_areas import margin_boxes
from statementpress.typeset.plain_text import FURNITURE


@dataclass(frozen=True, slots=True)
class Foot:
    """A running element on a page: its kind, one of FURNITURE, and its language."""

    kind: str
    language: str


def feet(page: Any) -> tuple[Foot, ...]:
    """Return the running elements of a laid-out page in the order in which they are drawn."""
    return tuple(
        Foot(box.element.get("class"), box.element.get("lang"))
        for margin_box in margin_boxes(page)
        for box in margin_box.children
        if box.element is not None and box.element.get("class") in FURNITURE
    )
