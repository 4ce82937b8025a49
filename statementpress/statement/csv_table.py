r"""Read a table as spreadsheets export it: CSV with any of their encodings and separators.

The separator is decided by the header line alone, or by a line `sep=;` before it, as Excel
writes; data are never guessed from. Lines are counted in the file, so that an error after a
cell of several lines still names the right one.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from statementpress.statement.report import Report

SEPARATORS = ",;\t"


@dataclass(frozen=True, slots=True)
class Row:
    """One record: its first line in the file (from 1), and its cells by column."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A header (column names in small letters, their line) and the records that are not empty."""

    columns: tuple[str, ...]
    line: int
    rows: tuple[Row, ...]


def read_table(text: str, report: Report) -> Table | None:
    r"""Return the table of a CSV text with "\n" line ends, None where it has no header.

    Codes of errors: empty-table, csv, repeated-column, unnamed-column.
    """
    lines = text.split("\n")
    told = lines[0].strip().strip('"').lower()
    skipped = told.startswith("sep=") and len(told) == 5
    separator = told[4] if skipped else None
    records = list(_records(lines, int(skipped), separator, report))
    if not records:
        hint = "write the names of the columns on the first line: group,name_en,…"
        report.error("empty-table", 1, "the table is empty", hint)
        return None
    line, header = records[0]
    columns = tuple(cell.casefold() for cell in header)
    for name in sorted({name for name in columns if name and columns.count(name) > 1}):
        message = f"the column “{name}” stands there twice"
        report.error("repeated-column", line, message, "delete one of the two")
    rows = [_row(columns, record, number, report) for number, record in records[1:]]
    return Table(tuple(filter(None, columns)), line, tuple(rows))


def _records(
    lines: Sequence[str], skipped: int, separator: str | None, report: Report
) -> Iterator[tuple[int, list[str]]]:
    """Yield the first line and the stripped cells of each record that is not empty."""
    header = next((line for line in lines[skipped:] if line.strip(SEPARATORS + " ")), "")
    delimiter = separator or max(SEPARATORS, key=header.count)
    reader = csv.reader((f"{line}\n" for line in lines[skipped:]), delimiter=delimiter, strict=True)
    line = skipped + 1
    try:
        for record in reader:
            cells = [cell.strip() for cell in record]
            if any(cells):
                yield line, cells
            line = skipped + reader.line_num + 1
    except csv.Error as error:
        hint = 'a cell with quotation marks in it is written "…", each mark inside doubled ("")'
        report.error("csv", line, f"this line is not CSV: {error}", hint)


def _row(columns: Sequence[str], cells: Sequence[str], line: int, report: Report) -> Row:
    named = dict(zip(columns, cells, strict=False))
    named.pop("", None)
    strays = [cell for name, cell in zip(columns, cells, strict=False) if cell and not name]
    strays += filter(None, cells[len(columns) :])
    if strays:
        message = f"“{strays[0]}” stands in a column without a name"
        hint = "a text that holds the separator is written in quotation marks"
        report.error("unnamed-column", line, message, hint)
    return Row(line, {name: named.get(name, "") for name in columns if name})
