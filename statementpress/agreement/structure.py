"""Whether two texts have the same paragraphs, lists, notes and tables."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from statementpress.agreement.differences import HINT, differing, shown
from statementpress.agreement.rows import Pair, blocks_of
from statementpress.errors import Finding, Severity
from statementpress.statement.model import (
    Block,
    Emphasis,
    Footnote,
    FootnoteReference,
    Inline,
    ItemList,
    Link,
    Strong,
    Table,
)
from statementpress.statement.traversal import inlines_of, name_of, texts
from statementpress.typeset.compose.side_by_side import Cell, Row

QUOTED: Final = 40
"""How many characters of a text without a counterpart are quoted."""


def unpaired(pair: Pair, rows: Sequence[Row]) -> Iterator[Finding]:
    """Yield a warning (unpaired-paragraph) for each text without a counterpart."""
    paired = {id(each) for row in rows if row.alone is None for each in _lists(row)}
    before: tuple[int | None, ...] = (None, None)
    said: set[int] = set()
    for row in rows:
        if row.alone is None:
            before = tuple(cell.block.line if cell else None for cell in row.cells)
            continue
        # A list of which nothing has a counterpart is one difference.
        whole = next((each for each in _lists(row) if id(each) not in paired), None)
        if id(whole) not in said:
            yield _unpaired(pair, row, whole or row.block, before[1 - row.alone])
            said |= {id(whole)} if whole else set()


def _unpaired(pair: Pair, row: Row, block: Block, before: int | None) -> Finding:
    """Return the warning of a row with one side; the other side's text before it is on a line."""
    side = row.alone or 0
    other = f"{pair.codes[1 - side]}.md"
    words = _beginning(row.block)
    said = f"{name_of(block)} (“{words}”)" if words else name_of(block)
    return Finding(
        "unpaired-paragraph",
        Severity.WARNING,
        f"{said} has no counterpart in {other} after line {before}"
        if before
        else f"{said} has no counterpart in {other}",
        pair.place(side, row.block.line),
        f"write it in {other}, too, or divide the text there in the same way",
    )


def _beginning(block: Block) -> str:
    """Return the first words of a block, by which people find it."""
    words = " ".join("".join(texts(inlines_of(block))).split())
    return f"{words[:QUOTED]}…" if words[QUOTED:] else words


def _lists(row: Row) -> tuple[ItemList, ...]:
    """Return the lists that the texts of a row stand in, the outermost first on each side."""
    return tuple(each for cell in row.cells if cell for each in cell.lists)


def unlike(pair: Pair, rows: Iterable[Row]) -> Iterator[Finding]:
    """Yield a warning for labels, notes and tables that differ from those of the translation.

    The codes are number-differs, list-differs, notes-differ and table-differs.
    """
    for row in rows:
        left, right = row.cells
        if left and right:
            yield from _labels(pair, left, right)
            yield from _notes(pair, row)
            yield from _tables(pair, row)


def _labels(pair: Pair, left: Cell, right: Cell) -> Iterator[Finding]:
    if not (left.labels and right.labels and left.lists and right.lists):
        return
    lists = left.lists[-1], right.lists[-1]
    if len(lists[0].items) != len(lists[1].items):
        return  # which item is missing is said by itself
    typed, numbers = (left.typed[-1], right.typed[-1]), (left.labels[-1], right.labels[-1])
    places = [pair.place(side, cell.block.line) for side, cell in enumerate((left, right))]
    if None not in numbers and numbers[0] != numbers[1]:
        yield differing("number-differs", typed[0], places[0], typed[1], places[1])
    elif bool(typed[0]) != bool(typed[1]) and numbers[0 if typed[0] else 1] in (
        None,
        lists[0 if typed[0] else 1].start,
    ):
        side = 0 if typed[0] else 1
        if lists[side].labels[0] == typed[side]:  # said once of a list
            message = f"“{typed[side]}” is a bullet in {shown(places[1 - side])}"
            yield Finding("list-differs", Severity.WARNING, message, places[side], HINT)


def _notes(pair: Pair, row: Row) -> Iterator[Finding]:
    blocks = [block for block in blocks_of(row) if block]
    ours, theirs = (_references(inlines_of(block)) for block in blocks)
    if ours != theirs:
        first, second = (pair.place(side, block.line) for side, block in enumerate(blocks))
        words = _beginning(blocks[0])
        message = f"“{words}” refers to {ours} notes, and {shown(second)} to {theirs}"
        yield Finding("notes-differ", Severity.WARNING, message, first, HINT)


def _tables(pair: Pair, row: Row) -> Iterator[Finding]:
    one, other = blocks_of(row)
    if not (isinstance(one, Table) and isinstance(other, Table)):
        return
    ours, theirs = (f"{len(it.rows)} × {len(it.columns)}" for it in (one, other))
    if ours != theirs:
        place = shown(pair.place(1, other.line))
        words = _beginning(one)
        message = f"the table “{words}” has {ours} cells, and {place} has {theirs}"
        yield Finding("table-differs", Severity.WARNING, message, pair.place(0, one.line), HINT)


def _references(inlines: Iterable[Inline]) -> int:
    """Return how often inlines refer to notes."""
    count = 0
    for inline in inlines:
        if isinstance(inline, Footnote | FootnoteReference):
            count += 1
        elif isinstance(inline, Strong | Emphasis | Link):
            count += _references(inline.children)
    return count
