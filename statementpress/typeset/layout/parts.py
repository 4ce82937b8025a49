"""The parts of a document as they were laid out; each is a `main` of its HTML.

The boxes of a page are private to the pinned version of WeasyPrint. A part whose style sheet gives
it the height of its page takes one page even if its text is too long: what a flex column has no
room for is set over other text, or dropped.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import multimode
from typing import Any

from weasyprint.formatting_structure.boxes import BlockLevelBox, FlexContainerBox, LineBox, TextBox

from statementpress.khmer.characters import without_breaks
from statementpress.typeset.compose.document_text import FURNITURE
from statementpress.typeset.faces.private_use import LINE_END_HYPHEN

SLACK = 0.5
"""By how many px (0.13 mm) a box may be too full, as lengths are rounded."""
USUAL_LINE = 20.0
"""px: the height of a line in a part that has no lines."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part as it was laid out; lengths in px."""

    languages: tuple[str, ...]
    """The languages of its sections, or else its own."""
    pages: int
    """How many pages it takes."""
    page: tuple[float, float]
    """The width and height of its first page."""
    room: float
    """The height of the text area of that page."""
    height: float
    """The height of the part, on all its pages together."""
    line: float
    """The height of most of its lines."""
    crowded: bool
    """Whether something in it stands beyond the box that it belongs to, or was dropped."""


def parts(pages: Sequence[Any]) -> tuple[Part, ...]:
    """Return the parts of laid-out pages in their order."""
    shown: dict[Any, list[tuple[Any, Any]]] = {}
    for page in pages:
        for box in page._page_box.descendants():
            if box.element_tag == "main":
                shown.setdefault(box.element, []).append((page, box))
    return tuple(_part(*boxes[0], [box for _, box in boxes]) for boxes in shown.values())


def _part(page: Any, first: Any, boxes: Sequence[Any]) -> Part:
    """Return the part that begins on `page` with its `first` box."""
    lines = multimode(height for box in boxes for height in _lines(box))
    return Part(
        tuple(dict.fromkeys(language for box in boxes for language in _languages(box))),
        len(boxes),
        (page.width, page.height),
        page._page_box.height,
        sum(box.margin_height() for box in boxes),
        min(lines, default=USUAL_LINE),
        is_crowded(first.element, boxes),
    )


def is_crowded(element: Any, boxes: Sequence[Any]) -> bool:
    """Return whether something in the boxes of a part stands beyond its own box, or was dropped."""
    return _lost(element, boxes) or any(map(_overfull, boxes))


def _languages(part: Any) -> list[str]:
    """Return the languages of the sections of a part, or else the part's own."""
    inside = [box.element.get("lang") for box in part.descendants() if box.element_tag == "section"]
    return list(filter(None, inside)) or list(filter(None, [part.element.get("lang")]))


def _lines(box: Any) -> Iterator[float]:
    """Yield the heights of the lines in a box, rounded to 0.1 px."""
    lines = (each for each in box.descendants() if isinstance(each, LineBox))
    return (round(line.height, 1) for line in lines)


def _lost(element: Any, boxes: Sequence[Any]) -> bool:
    """Return whether boxes show fewer letters than their element has."""
    texts = (
        each.text.replace(LINE_END_HYPHEN, "")
        for box in boxes
        for each in box.descendants()
        if isinstance(each, TextBox) and "::" not in each.element_tag
    )
    return _letters(texts) < _letters(_in_flow(element))


def _in_flow(element: Any) -> Iterator[str]:
    """Yield the texts of an element, but for what stands in the margins of each page."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.get("class") not in FURNITURE:
            yield from _in_flow(child)
        yield child.tail or ""


def _letters(texts: Iterator[str]) -> int:
    return len("".join(without_breaks("".join(texts)).split()))


def _overfull(box: Any) -> bool:
    """Return whether something in a box reaches lower than the box that it belongs to."""
    boxes = [box, *(each for each in box.descendants() if isinstance(each, BlockLevelBox))]
    return any(_filled(each) > each.height + SLACK for each in boxes)


def _filled(box: Any) -> float:
    """Return the height that the blocks and lines in a box take, in px."""
    inside = [each for each in getattr(box, "children", ()) if each.is_in_normal_flow()]
    blocks = [each for each in inside if isinstance(each, BlockLevelBox)]
    if isinstance(box, FlexContainerBox) and box.style["flex_direction"] == "column":
        return float(sum(each.margin_height() for each in blocks))
    bottoms = [
        # A negative margin allows a box to reach further, as the quiet zone of a QR code does.
        each.border_box_y() + each.border_height() + min(each.margin_bottom, 0)
        for each in blocks
    ]
    bottoms += [each.position_y + each.height for each in inside if isinstance(each, LineBox)]
    return float(max(bottoms, default=0.0) - box.content_box_y())
