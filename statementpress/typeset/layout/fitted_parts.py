"""Make the type of a part smaller, step by step, until the part fits its page.

A style sheet asks with `--least-fit: 60%`, sets `--fit: 1`, and multiplies its sizes with it. What
does not fit at the least size either goes on on the next page, with its long words parted.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from weasyprint.formatting_structure.boxes import TextBox

from statementpress.typeset.layout import asked
from statementpress.typeset.layout.parts import SLACK, is_crowded
from statementpress.typeset.layout.rules import Decision

STEP = 0.87
"""What the size is multiplied with at each step."""
_GOES_ON = (
    "--least-fit: none; display: block !important; height: auto !important; "
    "min-height: 0 !important; overflow-wrap: anywhere !important"
)


def parts_fitted(pages: Sequence[Any]) -> list[Decision]:
    """Return what makes each part smaller that asks for it, and does not fit its page."""
    shown: dict[Any, list[Any]] = {}
    for page in pages:
        for box in _parts(page._page_box):
            if asked.share(box, "least-fit"):
                shown.setdefault(box.element, []).append(box)
    return [
        Decision(element, _smaller(boxes[0]))
        for element, boxes in shown.items()
        if len(boxes) > 1 or is_crowded(element, boxes) or any(map(_is_too_wide, boxes))
    ]


def _parts(box: Any) -> Iterator[Any]:
    """Yield the parts in a box, without looking into them: most documents ask for nothing."""
    for child in getattr(box, "children", ()):
        if child.element_tag == "main":
            yield child
        else:
            yield from _parts(child)


def _smaller(box: Any) -> str:
    """Return the size of the next step, or that the part goes on if there is none."""
    now, least = asked.decimal(box, "fit") or 1.0, asked.share(box, "least-fit") or 1.0
    if now <= least:
        return f"--fit: {least:.4f}; {_GOES_ON}"
    return f"--fit: {max(now * STEP, least):.4f}"


def _is_too_wide(part: Any) -> bool:
    """Return whether a word reaches beyond the part."""
    right = part.content_box_x() + part.width + SLACK
    words = (box for box in part.descendants() if isinstance(box, TextBox) and box.text.strip())
    return any(word.position_x + word.width > right for word in words)
