r"""Read a table as spreadsheets export it: CSV with any of their encodings and separators.

Only the header line, or a line `sep=;` before it as Excel writes it, decides which separator the
table has; nothing is guessed from the data. Lines are counted as they are in the file, so that an
error after a cell of several lines still names the right one.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from statementpress.statement.report import Report

SEPARATORS = ",;\t"


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of a table between two line ends that are not in a cell."""

    line: int
    """Its first line in the file, from 1."""
    cells: tuple[str, ...]
    """Its cells, without white space at their ends."""


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a table whose columns have names."""

    line: int
    """Its first line in the file, from 1."""
    cells: Mapping[str, str]
    """Its cells by the names of the columns."""


@dataclass(frozen=True, slots=True)
class Table:
    """A header and its records."""

    columns: tuple[str, ...]
    """The names of the columns, in small letters."""
    line: int
    """The line of the header, from 1."""
    rows: tuple[Row, ...]
    """The records that are not empty."""


def read_table(text: str, report: Report) -> Table | None:
    r"""Return the table of a CSV text with "\n" line ends; None if it has no header.

    The codes of errors are empty-table, csv, repeated-column and unnamed-column.
    """
    records = read_records(text, report)
    return table_of(records, report) if records else None


def table_of(records: Sequence[Record], report: Report) -> Table:
    """Return the table of records, of which the first has the names of the columns.

    The codes of errors are repeated-column and unnamed-column.
    """
    line = records[0].line
    columns = tuple(cell.casefold() for cell in records[0].cells)
    for name in sorted({name for name in columns if name and columns.count(name) > 1}):
        message = f"there are two columns called “{name}”"
        report.error("repeated-column", line, message, "delete one of them")
    rows = [_row(columns, record.cells, record.line, report) for record in records[1:]]
    return Table(tuple(filter(None, columns)), line, tuple(rows))


def read_records(text: str, report: Report) -> Sequence[Record]:
    r"""Return the records of a CSV text with "\n" line ends that are not empty.

    The codes of errors are empty-table and csv.
    """
    lines = text.split("\n")
    first = lines[0].strip().strip('"').lower()
    skipped = first.startswith("sep=") and len(first) == 5
    separator = first[4] if skipped else None
    records = list(_records(lines, int(skipped), separator, report))
    if not records:
        hint = "write the names of the columns on the first line, and a row for each below"
        report.error("empty-table", 1, "the table is empty", hint)
    return records


def _records(
    lines: Sequence[str], skipped: int, separator: str | None, report: Report
) -> Iterator[Record]:
    """Yield each record that is not empty."""
    header = next((line for line in lines[skipped:] if line.strip(SEPARATORS + " ")), "")
    delimiter = separator or max(SEPARATORS, key=header.count)
    reader = csv.reader((f"{line}\n" for line in lines[skipped:]), delimiter=delimiter, strict=True)
    line = skipped + 1
    try:
        for record in reader:
            cells = tuple(cell.strip() for cell in record)
            if any(cells):
                yield Record(line, cells)
            line = skipped + reader.line_num + 1
    except csv.Error as error:
        hint = 'write a cell that has quotation marks as "…", and double each mark in it ("")'
        report.error("csv", line, f"this line is not valid CSV: {error}", hint)


def _row(columns: Sequence[str], cells: Sequence[str], line: int, report: Report) -> Row:
    named = dict(zip(columns, cells, strict=False))
    named.pop("", None)
    strays = [cell for name, cell in zip(columns, cells, strict=False) if cell and not name]
    strays += filter(None, cells[len(columns) :])
    if strays:
        message = f"“{strays[0]}” stands in a column without a name"
        hint = "name the column on the first line; or put text with a separator in quotation marks"
        report.error("unnamed-column", line, message, hint)
    return Row(line, {name: named.get(name, "") for name in columns if name})
