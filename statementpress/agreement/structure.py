"""Whether two texts have the same paragraphs, lists, notes and tables."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from statementpress.agreement.differences import HINT, differing, shown
from statementpress.agreement.rows import Pair, blocks_of
from statementpress.errors import Finding, Severity
from statementpress.statement.model import (
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


def unpaired(pair: Pair, rows: Iterable[Row]) -> Iterator[Finding]:
    """Yield a warning (unpaired-paragraph) for each text without a counterpart."""
    before: list[int | None] = [None, None]
    rows = tuple(rows)
    paired = {id(each) for row in rows if row.alone is None for each in _lists(row)}
    said: set[int] = set()
    for row in rows:
        if row.alone is None:
            before = [cell.block.line if cell else None for cell in row.cells]
            continue
        # A list that nothing of has a counterpart is one difference.
        name = name_of(row.block)
        whole = next((each for each in _lists(row) if id(each) not in paired), None)
        if whole:
            if id(whole) in said:
                continue
            said.add(id(whole))
            name = name_of(whole)
        side, other = row.alone, f"{pair.codes[1 - row.alone]}.md"
        words = " ".join("".join(texts(inlines_of(row.block))).split())
        quoted = f" (“{words[:QUOTED]}{'…' if words[QUOTED:] else ''}”)" if words else ""
        line = before[1 - side]
        where = f"{other} after line {line}" if line else other
        yield Finding(
            "unpaired-paragraph",
            Severity.WARNING,
            f"{name}{quoted} has no counterpart in {where}",
            pair.place(side, row.block.line),
            f"write it in {other}, too, or divide the text there in the same way",
        )


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
    counts = [_references(inlines_of(block)) for block in blocks_of(row) if block]
    if counts[0] != counts[1]:
        quoted = [_counted(each, "note", "notes") for each in counts]
        yield _said_of(pair, row, "notes-differ", quoted)


def _tables(pair: Pair, row: Row) -> Iterator[Finding]:
    sizes = [
        (len(block.rows), len(block.columns))
        for block in blocks_of(row)
        if isinstance(block, Table)
    ]
    if len(sizes) == 2 and sizes[0] != sizes[1]:
        quoted = [
            f"{_counted(rows, 'row', 'rows')}, {_counted(columns, 'column', 'columns')}"
            for rows, columns in sizes
        ]
        yield _said_of(pair, row, "table-differs", quoted)


def _said_of(pair: Pair, row: Row, code: str, quoted: Sequence[str]) -> Finding:
    lines = [cell.block.line for cell in row.cells if cell]
    first, second = (pair.place(side, line) for side, line in enumerate(lines))
    return differing(code, quoted[0], first, quoted[1], second)


def _counted(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"


def _references(inlines: Iterable[Inline]) -> int:
    """Return how often inlines refer to notes."""
    count = 0
    for inline in inlines:
        if isinstance(inline, Footnote | FootnoteReference):
            count += 1
        elif isinstance(inline, Strong | Emphasis | Link):
            count += _references(inline.children)
    return count
