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

DIVIDED = 4
"""How many lines a text has at least that a page may cut."""
ENTRY = "li"
HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
WITH_HEADING = 2
"""How many entries stay with the heading above them."""


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
    beginning = list(_beginning(turn.part))
    if any(map(_in_columns, beginning)):
        return None
    block = beginning[-1]
    before = {box.element: box for box in in_flow(turn.before)}
    if block.element in before:
        return None if block.style["widows"] >= least else _widows(block, least)
    ending = list(_ending(before[turn.part.element]))
    columns = next(filter(_in_columns, ending), None)
    if columns is not None:
        return _entry_brought(columns)
    if not ending:  # the page before shows nothing of the part but its running foot or its notes
        return None
    price = asked.share(turn.part, "most-empty") or 0.0
    if block.style["break_before"] in AVOID or _emptier(turn.before, ending) > price:
        return None
    return Decision(block.element, "break-before: avoid !important")


def _widows(block: Any, least: int) -> Decision:
    return Decision(block.element, f"widows: {least} !important")


def _ending(box: Any) -> Iterator[Any]:
    """Yield the block that ends a box, the one that ends that block, and so on."""
    while blocks(box):
        box = blocks(box)[-1]
        yield box


def _emptier(page: Any, ending: Sequence[Any]) -> float:
    """Return how empty a page is once what ends it has moved: half of a text, all of the rest."""
    top, bottom = room(page)
    whole = next((each for each in ending if each.style["break_inside"] in AVOID), None)
    moved = whole or ending[-1]
    height = moved.height if whole or lines(moved) < DIVIDED else moved.height / 2
    return float(emptiness(page) + height / (bottom - top))


def _beginning(box: Any) -> Iterator[Any]:
    """Yield a box, the block that begins it, and so on; a row of a table is the last."""
    yield box
    while not isinstance(box, TableRowBox) and blocks(box):
        box = blocks(box)[0]
        yield box


def _lone_entries(pages: Sequence[Any]) -> Iterator[Decision]:
    """Yield what brings the last entry but one beside the last of a list in columns."""
    for turn in turns(pages):
        before = {box.element for box in in_flow(turn.before)}
        after = {box.element for box in in_flow(turn.after)}
        for box in turn.part.descendants():
            if _in_columns(box) and box.element in before:
                decision = _entry_brought(box)
                if decision and decision.element in before - after:
                    yield decision


def _entry_brought(columns: Any) -> Decision | None:
    """Return what begins a page with as many last entries of a list as its style sheet asks for.

    A list of more columns has an entry in each of them. A heading comes along with its first
    entries.
    """
    asked_for = asked.number(columns, "least-entries")
    count = columns.style["column_count"]
    least = max(asked_for, 0 if count == "auto" else count)
    within = {child: parent for parent in columns.element.iter() for child in parent}
    entries = [each for each in within if each.tag == ENTRY]
    if not asked_for or least >= len(entries):
        return None
    first = entries[-least]
    siblings, lists = list(within[first]), list(within.get(within[first], ()))
    above = lists.index(within[first]) - 1 if lists else -1
    if above >= 0 and first in siblings[:WITH_HEADING] and lists[above].tag in HEADINGS:
        first = lists[above]
    page = "page" if asked.says(columns, "columns-end", "evenly") else "column"
    return Decision(first, f"break-before: {page} !important")


def _in_columns(box: Any) -> bool:
    return bool(box.style["column_count"] != "auto" or box.style["column_width"] != "auto")
