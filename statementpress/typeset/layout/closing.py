"""Keep what ends a part, or a list in columns, from standing nearly alone on its last page."""

from collections.abc import Iterator, Sequence
from typing import Any

from weasyprint.formatting_structure.boxes import TableRowBox

from statementpress.typeset.layout import asked
from statementpress.typeset.layout.flow import (
    AVOID,
    Turn,
    blocks,
    emptiness,
    in_flow,
    lines,
    room,
    turns,
)
from statementpress.typeset.layout.rules import Decision


def kept_company(pages: Sequence[Any]) -> list[Decision]:
    """Return what is to bring more lines, or a second entry, to a last page."""
    return [*_parts_with_few_lines(pages), *_lone_entries(pages)]


def _parts_with_few_lines(pages: Sequence[Any]) -> Iterator[Decision]:
    """Yield what brings the lines before it to the last page of a part, if that has too few.

    What cannot be divided there is only brought along if it leaves no page too empty.
    """
    for turn in turns(pages):
        least = asked.number(turn.part, "least-lines")
        if turn.last and lines(turn.part) < least:
            decision = _company(turn, least)
            if decision:
                yield decision


def _company(turn: Turn, least: int) -> Decision | None:
    block = _innermost_first(turn.part)
    before = {box.element: box for box in in_flow(turn.before)}
    if block.element in before:
        return None if block.style["widows"] >= least else _widows(block, least)
    price = asked.share(turn.part, "most-empty") or 0.0
    if block.style["break_before"] in AVOID or _emptier(turn, before) > price:
        return None
    return Decision(block.element, "break-before: avoid !important")


def _widows(block: Any, least: int) -> Decision:
    return Decision(block.element, f"widows: {least} !important")


def _emptier(turn: Turn, before: dict[Any, Any]) -> float:
    """Return how empty the page before is once the block that ends it has moved."""
    top, bottom = room(turn.before)
    block, whole = before[turn.part.element], None
    while blocks(block):
        block = blocks(block)[-1]
        # What stands in columns, or is kept whole, moves as a whole.
        if whole is None and (_in_columns(block) or block.style["break_inside"] in AVOID):
            whole = block
    height = (whole or block).height if whole or lines(block) < 4 else block.height / 2
    return float(emptiness(turn.before) + height / (bottom - top))


def _innermost_first(box: Any) -> Any:
    """Return the block, or the row of a table, that begins a box."""
    while not isinstance(box, TableRowBox) and blocks(box):
        box = blocks(box)[0]
    return box


def _lone_entries(pages: Sequence[Any]) -> Iterator[Decision]:
    """Yield what brings the last entry but one beside the last of a list in columns."""
    for turn in turns(pages):
        before = {box.element for box in in_flow(turn.before)}
        after = {box.element for box in in_flow(turn.after)}
        for box in turn.part.descendants():
            least = asked.number(box, "least-entries")
            if _in_columns(box) and least and box.element in before and len(box.element) > least:
                brought = list(box.element)[-least]
                if brought not in after and list(box.element)[-1] in after:
                    yield Decision(brought, "break-before: column !important")


def _in_columns(box: Any) -> bool:
    return bool(box.style["column_count"] != "auto" or box.style["column_width"] != "auto")
