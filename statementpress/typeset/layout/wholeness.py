"""Decide which blocks are not kept whole: those that would cost too much white, or cannot be.

CSS can keep a block whole or let any page cut it. Kept whole, a long group of signatories leaves
half a page empty before it; and one that is longer than a page leaves its heading alone on a page.
So a style sheet keeps a block whole at a price (`--whole: at-a-price`, `--most-empty: 20%`), and
where the pages show that the price is too high, the block begins where it stands.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Any

from weasyprint.formatting_structure.boxes import LineBox

from statementpress.typeset.layout import asked
from statementpress.typeset.layout.flow import (
    AVOID,
    Turn,
    blocks,
    emptiness,
    in_flow,
    room,
    stays_with_next,
    turns,
)
from statementpress.typeset.layout.rules import Decision

BEGUN = "break-inside: auto !important"
LET_GO = f"break-before: auto !important; {BEGUN}"
"""For what stays with what is before it, such as logos with names: it may begin the next page."""


def begun_where_they_stand(pages: Sequence[Any]) -> list[Decision]:
    """Return the blocks to begin where they stand.

    They are all that no page can hold, or else the first one in each part that leaves a page too
    empty, as all that follows it will move.
    """
    longer = [Decision(element, BEGUN) for element in _longer_than_a_page(pages)]
    if longer:
        return longer
    found: dict[Any, Decision] = {}
    for turn in turns(pages):
        decision = None if turn.part.element in found else _too_dear(turn, pages)
        if decision:
            found[turn.part.element] = decision
    return list(found.values())


def _longer_than_a_page(pages: Iterable[Any]) -> Iterator[Any]:
    """Yield the elements that are kept whole in vain."""
    seen: set[Any] = set()
    for page in pages:
        here = {box.element for box in in_flow(page) if _at_a_price(box) and _kept(box)}
        yield from seen & here
        seen |= here


def _too_dear(turn: Turn, pages: Iterable[Any]) -> Decision | None:
    """Return what to let go if the page before is emptier than the style sheet allows."""
    price = asked.share(turn.part, "most-empty")
    if price is None or emptiness(turn.before) <= price:
        return None
    begun_before = {box.element for box in in_flow(turn.before)}
    block = _first_block(turn.part, begun_before)
    # A block may have a price of its own; it inherits that of its part.
    if block is None or emptiness(turn.before) <= (asked.share(block, "most-empty") or price):
        return None
    if _kept(block):
        return Decision(block.element, BEGUN)
    if block.style["break_before"] in AVOID:
        return Decision(block.element, LET_GO)
    return next((Decision(each, LET_GO) for each in _holding_back(block, turn, pages)), None)


def _holding_back(block: Any, turn: Turn, pages: Iterable[Any]) -> Iterator[Any]:
    """Yield what ends a block and keeps it from the page before, though all else has room there.

    What ends it may stand on a later page.
    """
    inside = set(block.element.iter())
    top, bottom = room(turn.after)
    free = emptiness(turn.before) * (bottom - top)
    for box in (box for page in pages for box in in_flow(page) if box.element in inside):
        if _at_a_price(box) and (_kept(box) or box.style["break_before"] in AVOID):
            ending = set(box.element.iter())
            rest = [
                each.position_y + each.height
                for each in block.descendants()
                if isinstance(each, LineBox) and each.element not in ending
            ]
            if rest and max(rest) - top <= free:
                yield box.element


def _first_block(box: Any, begun_before: Collection[Any]) -> Any:
    """Return the block with a price that begins in a box, after nothing but what stays with it."""
    children = blocks(box)
    for child, follower in zip_longest(children, children[1:]):
        begins = child.element not in begun_before
        if begins and _at_a_price(child):
            return child
        inside = _first_block(child, begun_before)
        tied = follower is not None and follower.style["break_before"] in AVOID
        if inside is not None or not (begins and (tied or stays_with_next(child))):
            return inside
    return None


def _at_a_price(box: Any) -> bool:
    return asked.says(box, "whole", "at-a-price")


def _kept(box: Any) -> bool:
    return box.style["break_inside"] in AVOID
