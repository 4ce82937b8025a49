"""Turn rows of bars, or of a CSV file, into a table of the model."""

import re
import unicodedata
from collections.abc import Callable, Sequence

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from statementpress.statement.characters import clean, fold_space
from statementpress.statement.csv_table import Record
from statementpress.statement.model import Alignment, Inline, LineBreak, Table, Text
from statementpress.statement.notes import line_of
from statementpress.statement.report import Report
from statementpress.statement.traversal import texts

Cell = tuple[Inline, ...]

_NUMBER = re.compile(r"[~≈<>±]?\s?[-–−+]?\s?\d[\d\s.,'’]*(?:\s?[%‰])?")
_CODE = re.compile(r"^[A-Z]{3}\s|\s[A-Z]{3}$")
_NOTHING = {"", "-", "–", "—", "…", "n/a", "N/A"}
"""What stands in a cell of numbers that has none."""


def table_of_bars(
    node: SyntaxTreeNode, read: Callable[[Token], Cell], report: Report
) -> Table | None:
    """Return the table of a `table` node; None, and an error, if it has no rows.

    `read` reads the text of a cell.
    """
    rows = []
    has_fault = False
    for row in node.children:
        if row.type == "table_row":
            rows.append(tuple(read(cell.token) for cell in row.children if cell.token))
        else:
            report.error(row.meta["code"], line_of(row), row.meta["message"], row.meta["hint"])
            has_fault = True
    if has_fault:
        return None
    return _table(rows, node.meta["columns"], line_of(node), report)


def table_of_records(
    records: Sequence[Record], line: int, own: Report, report: Report
) -> Table | None:
    """Return the table of a CSV file that line `line` of a text names.

    The first record has the headers. Errors about a record have the code table-row, and are in
    `own`, the report about the CSV file.
    """
    columns = len(records[0].cells) if records else 0
    rows = []
    for record in records:
        if len(record.cells) > columns and any(record.cells[columns:]):
            message = f"this row has {len(record.cells)} cells, but the first has {columns}"
            hint = (
                "name the column on the first line; or put text with a separator in quotation marks"
            )
            own.error("table-row", record.line, message, hint)
        cells = [*record.cells, *[""] * columns][:columns]
        rows.append(tuple(_plain(cell, record.line, own) for cell in cells))
    return _table(rows, [""] * columns, line, report)


def _table(
    rows: Sequence[tuple[Cell, ...]], typed: Sequence[str], line: int, report: Report
) -> Table | None:
    if len(rows) < 2:
        hint = "write a row below the headers, or delete the table"
        report.error("table-row", line, "the table has no rows", hint)
        return None
    columns = [
        Alignment(alignment) if alignment else _usual(cells)
        for alignment, cells in zip(typed, zip(*rows[1:], strict=True), strict=True)
    ]
    return Table((), tuple(columns), rows[0], tuple(rows[1:]), line)


def _plain(cell: str, line: int, report: Report) -> Cell:
    """Return a cell of a CSV file as it is typed: there, asterisks are asterisks."""
    inlines: list[Inline] = []
    for part in filter(None, (fold_space(clean(part, line, report)) for part in cell.split("\n"))):
        inlines += [LineBreak()] if inlines else []
        inlines.append(Text(part))
    return tuple(inlines)


def _usual(cells: Sequence[Cell]) -> Alignment:
    """Return how a column is aligned of which nobody says it: numbers stand at its end."""
    said = [fold_space("".join(texts(cell))) for cell in cells]
    numbers = [text for text in said if text not in _NOTHING]
    are_numbers = bool(numbers) and all(map(_is_number, numbers))
    return Alignment.END if are_numbers else Alignment.START


def _is_number(text: str) -> bool:
    """Return whether a text is a number in any digits, perhaps with a currency or a percentage."""
    bare = "".join(character for character in text if unicodedata.category(character) != "Sc")
    return bool(_NUMBER.fullmatch(_CODE.sub("", bare).strip()))
