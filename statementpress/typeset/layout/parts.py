"""The parts of a document as they were laid out; each is a `main` of its HTML.

The boxes of a page are private to the pinned WeasyPrint. A part whose style sheet says how high it
is, to fill its page, is on one page even where its text is too long: what a flex column has no room
for is set over what stands there, or dropped.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import multimode
from typing import Any

from weasyprint.formatting_structure.boxes import BlockLevelBox, FlexContainerBox, LineBox, TextBox

from statementpress.khmer.characters import without_breaks
from statementpress.typeset.faces.private_use import LINE_END_HYPHEN

SLACK = 0.5
"""px (0.13 mm) by which a box may be too full, as lengths are rounded."""
USUAL_LINE = 20.0
"""px: a line's height in a part that has none."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part as it was laid out; lengths in px.

    `page` is the size of its first page, `room` the height of that one's text area, `height` that
    of the part on all its `pages`, `line` that of most of its lines. It is `crowded` where
    something in it stands beyond the box it belongs to, or is not there at all.
    """

    languages: tuple[str, ...]
    pages: int
    page: tuple[float, float]
    room: float
    height: float
    line: float
    crowded: bool


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
        _lost(first.element, boxes) or any(map(_overfull, boxes)),
    )


def _languages(part: Any) -> list[str]:
    """Return the languages of the sections of a part, or else its own."""
    inside = [box.element.get("lang") for box in part.descendants() if box.element_tag == "section"]
    return list(filter(None, inside)) or list(filter(None, [part.element.get("lang")]))


def _lines(box: Any) -> Iterator[float]:
    """Yield the heights of the lines in a box, in px, those of 0.1 px less the same."""
    lines = (each for each in box.descendants() if isinstance(each, LineBox))
    return (round(line.height, 1) for line in lines)


def _lost(element: Any, boxes: Sequence[Any]) -> bool:
    """Tell whether boxes show fewer letters than their element has."""
    texts = (
        each.text.replace(LINE_END_HYPHEN, "")
        for box in boxes
        for each in box.descendants()
        if isinstance(each, TextBox) and "::" not in each.element_tag
    )
    return _letters(texts) < _letters(element.itertext())


def _letters(texts: Iterator[str]) -> int:
    return len("".join(without_breaks("".join(texts)).split()))


def _overfull(box: Any) -> bool:
    """Tell whether something in a box stands lower than what it belongs to has room for."""
    boxes = [box, *(each for each in box.descendants() if isinstance(each, BlockLevelBox))]
    return any(_filled(each) > each.height + SLACK for each in boxes)


def _filled(box: Any) -> float:
    """Return the height that the blocks and lines in a box take, in px."""
    inside = [each for each in getattr(box, "children", ()) if each.is_in_normal_flow()]
    blocks = [each for each in inside if isinstance(each, BlockLevelBox)]
    if isinstance(box, FlexContainerBox) and box.style["flex_direction"] == "column":
        return float(sum(each.margin_height() for each in blocks))
    bottoms = [
        # a negative margin lets a box stand beyond, as the quiet zone of a QR code does
        each.border_box_y() + each.border_height() + min(each.margin_bottom, 0)
        for each in blocks
    ]
    bottoms += [each.position_y + each.height for each in inside if isinstance(each, LineBox)]
    return float(max(bottoms, default=0.0) - box.content_box_y())
