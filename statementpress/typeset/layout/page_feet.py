"""What stands in the foot of each page, as the layout has it.

The boxes of a page are private to the pinned WeasyPrint.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from statementpress.typeset.compose.plain_text import FURNITURE
from statementpress.typeset.layout.page_areas import margin_boxes


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
        for box in _furniture(margin_box)
    )


def _furniture(box: Any) -> Iterator[Any]:
    """Yield the outermost boxes below `box` that are page furniture."""
    for child in getattr(box, "children", ()):
        if child.element is not None and child.element.get("class") in FURNITURE:
            yield child
        else:
            yield from _furniture(child)
