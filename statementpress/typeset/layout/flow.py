"""What stands in the flow of a laid-out page: lines and pictures, and how much is left empty.

The boxes of a page are private to the pinned version of WeasyPrint. Lengths are in px.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from weasyprint.formatting_structure.boxes import (
    BlockLevelBox,
    FootnoteAreaBox,
    LineBox,
    MarginBox,
    ReplacedBox,
    TableRowBox,
    TableRowGroupBox,
)

_BLOCKS = (BlockLevelBox, TableRowBox, TableRowGroupBox)
AVOID = frozenset({"avoid", "avoid-page"})
"""The values with which a style sheet forbids a page to end."""
FORCED = frozenset({"page", "left", "right", "recto", "verso"})
"""The values with which it makes a page end."""


class Turn(NamedTuple):
    """Two pages on which a part goes on, though nothing makes the second one begin."""

    before: Any
    after: Any
    part: Any
    """The box of the part on the page after."""
    last: bool
    """Whether the part ends on the page after, or the style sheet makes the next one begin."""


def turns(pages: Sequence[Any]) -> Iterator[Turn]:
    """Yield each place where a part goes on on the next page without having to."""
    going_on = [*map(_going_on, pages, pages[1:]), {}]
    for number, (before, after) in enumerate(pairwise(pages)):
        for element, box in going_on[number].items():
            yield Turn(before, after, box, element not in going_on[number + 1])


def _going_on(before: Any, after: Any) -> dict[Any, Any]:
    """Return the boxes of the parts that go on on the page after without having to."""
    if before._page_box.page_type.name != after._page_box.page_type.name:
        return {}
    seen = {box.element for box in in_flow(before)}
    return {
        box.element: box
        for box in in_flow(after)
        if box.element_tag == "main" and box.element in seen and not _is_made_to_begin(box, seen)
    }


def _is_made_to_begin(box: Any, before: Collection[Any]) -> bool:
    """Return whether the first block in a box that is not on the page before begins a page."""
    first = next(iter(blocks(box)), None)
    if first is None:
        return False
    return _is_made_to_begin(first, before) if first.element in before else begins_a_page(first)


def in_flow(page: Any) -> Iterator[Any]:
    """Yield the boxes that stand on a page between its margins, notes at its foot left out."""
    for child in page._page_box.children:
        if not isinstance(child, MarginBox | FootnoteAreaBox):
            yield child
            yield from child.descendants()


def blocks(box: Any) -> list[Any]:
    """Return the blocks, or the rows, that stand one below the other in a box."""
    inside = getattr(box, "children", ())
    return [each for each in inside if isinstance(each, _BLOCKS) and each.is_in_normal_flow()]


def lines(box: Any) -> int:
    """Return how many lines of text stand in a box."""
    return sum(isinstance(each, LineBox) for each in box.descendants())


def room(page: Any) -> tuple[float, float]:
    """Return where the text area of a page begins, and where its notes or the area itself end."""
    box = page._page_box
    top = box.content_box_y()
    notes = [each for each in box.children if isinstance(each, FootnoteAreaBox)]
    bottom = top + box.height
    return top, min([bottom, *(each.position_y for each in notes if each.children)])


def bottoms(page: Any) -> Iterator[float]:
    """Yield how far down each line and picture of a page reaches, notes at its foot left out."""
    seen = (box for box in in_flow(page) if isinstance(box, LineBox | ReplacedBox))
    return (box.position_y + box.height for box in seen)


def emptiness(page: Any) -> float:
    """Return what share of its room a page leaves empty below its last line or picture."""
    top, bottom = room(page)
    lowest = max(bottoms(page), default=top)
    return float(max(bottom - lowest, 0) / (bottom - top))


def stays_with_next(box: Any) -> bool:
    """Return whether the style sheet forbids a page to end after a block, or after its last one."""
    inside = blocks(box)
    return box.style["break_after"] in AVOID or bool(inside and stays_with_next(inside[-1]))


def begins_a_page(box: Any) -> bool:
    """Return whether the style sheet makes a block, or the first one in it, begin a page."""
    inside = blocks(box)
    return box.style["break_before"] in FORCED or bool(inside and begins_a_page(inside[0]))
