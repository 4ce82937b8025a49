"""A register as rows of cells, from text to text: what is not changed stays as it is written.

Spreadsheets quote cells in their own ways. A file whose every line changes because one name was
corrected could not be compared with the one before.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from statementpress.statement.csv_table import SEPARATORS
from statementpress.studio.merging import merged

NAME = "name"
"""What the columns begin with that say who signs."""

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RegisterText:
    """The text of a signatories.csv, taken apart."""

    before: str
    """A line `sep=;` before the header, as Excel writes it, or ""."""
    separator: str
    """What stands between two cells."""
    columns: Row
    """The names of the columns as they are written, one for each cell of the longest row."""
    header: str
    """The line of the header as it is written."""
    rows: tuple[Row, ...]
    """The rows that are not empty, each with a cell for every column."""
    lines: tuple[str, ...]
    """The lines of each row as they are written, with the empty ones after it."""
    begins: tuple[int, ...]
    """The line of the text, from 1, on which each row begins."""

    def row_at(self, line: int) -> int:
        """Return which row, from 1, has a line of the text; 0 for the lines before the first."""
        return sum(begin <= line for begin in self.begins)

    def with_rows(self, columns: Row, rows: Sequence[Row]) -> str:
        """Return the text with other rows, and perhaps other columns.

        A row that is there already keeps its quotation marks and white space. A row without a word
        is left out.
        """
        same = columns == self.columns
        as_written = dict(zip(self.rows, self.lines, strict=True)) if same else {}
        header = self.header if same else self._line(columns)
        lines = [as_written.get(row) or self._line(row) for row in rows if any(map(str.strip, row))]
        kept = [self.before, header, *lines]
        return "".join(line if line.endswith("\n") or not line else f"{line}\n" for line in kept)

    def _line(self, cells: Row) -> str:
        written = io.StringIO(newline="")
        csv.writer(written, delimiter=self.separator, lineterminator="\n").writerow(cells)
        return written.getvalue()


def taken_apart(text: str) -> RegisterText:
    r"""Return the rows of a text with "\n" at its line ends; raise csv.Error if it is not CSV."""
    lines = _lines(text)
    first = lines[0].strip().strip('"').lower() if lines else ""
    before = lines.pop(0) if first.startswith("sep=") and len(first) == 5 else ""
    head = next((line for line in lines if line.strip(SEPARATORS + " \n")), "")
    separator = first[4] if before else max(SEPARATORS, key=head.count)
    reader = csv.reader(iter(lines), delimiter=separator, strict=True)
    found: list[tuple[list[str], str]] = []
    begins: list[int] = []
    line = 0
    for cells in reader:
        written = "".join(lines[line : reader.line_num])
        if any(cell.strip() for cell in cells):
            found.append((cells, written))
            begins.append(line + 1 + bool(before))
        elif found and not written.strip():
            found[-1] = (found[-1][0], found[-1][1] + written)
        line = reader.line_num
    width = max((len(cells) for cells, _ in found), default=0)
    padded = [tuple(cells + [""] * (width - len(cells))) for cells, _ in found]
    return RegisterText(
        before=before,
        separator=separator,
        columns=padded[0] if padded else (),
        header=found[0][1] if found else "",
        rows=tuple(padded[1:]),
        lines=tuple(written for _, written in found[1:]),
        begins=tuple(begins[1:]),
    )


def merged_registers(base: str, mine: str, theirs: str) -> str | None:
    """Return a register with the changes of both sides; None if they changed the same cell.

    Rows are compared, and the cells of rows that both have changed. It is as `theirs` is written.
    """
    try:
        before, own, other = (taken_apart(each) for each in (base, mine, theirs))
    except csv.Error:
        return None
    columns = merged(before.columns, own.columns, other.columns)
    if columns is None or len(set(columns)) != len(columns):
        return None
    shown = [_in(tuple(columns), each) for each in (before, own, other)]
    names = [place for place, name in enumerate(columns) if name.strip().lower().startswith(NAME)]
    rows = merged(shown[0], shown[1], shown[2], inside=partial(_rows_merged, names))
    return None if rows is None else other.with_rows(tuple(columns), rows)


def _in(columns: Row, table: RegisterText) -> list[Row]:
    """Return the rows of a table with other columns, which are empty where it has none."""
    places = {name: place for place, name in enumerate(table.columns)}
    return [
        tuple(row[places[name]] if name in places else "" for name in columns) for row in table.rows
    ]


def _rows_merged(
    names: Sequence[int], base: Sequence[Row], mine: Sequence[Row], theirs: Sequence[Row]
) -> Sequence[Row] | None:
    """Return rows with the cells and the new rows of both sides, theirs first.

    Returns None if one side has deleted or replaced a row that the other has changed.
    """
    found: list[Row] = []
    own, others = _aligned(base, mine, names), _aligned(base, theirs, names)
    for at, before in enumerate([*base, ()]):
        found += others.new[at]
        found += [row for row in own.new[at] if row not in others.new[at]]
        one, other = own.old[at], others.old[at]
        if one is None or other is None:
            if (one or other or before) != before:
                return None
        elif before:
            row = _cells_merged(before, one, other)
            if row is None:
                return None
            found.append(row)
    return found


@dataclass(frozen=True, slots=True)
class _Aligned:
    """The rows of one side beside those of the base."""

    old: list[Row | None]
    """What became of each row; None if it is gone."""
    new: list[list[Row]]
    """The new rows before each of them, and after the last."""


def _aligned(base: Sequence[Row], side: Sequence[Row], names: Sequence[int]) -> _Aligned:
    """Return which rows of a side are those of the base: any of their names is still the same."""
    found, begin = _Aligned([], []), 0
    for row in base:
        same = (
            at
            for at in range(begin, len(side))
            if any(row[name] and row[name] == side[at][name] for name in names)
        )
        at = next(same, None)
        found.old.append(None if at is None else side[at])
        found.new.append([] if at is None else list(side[begin:at]))
        begin = begin if at is None else at + 1
    return _Aligned([*found.old, ()], [*found.new, list(side[begin:])])


def _cells_merged(base: Row, mine: Row, theirs: Row) -> Row | None:
    """Return a row with the cells that either side has changed; None if both changed the same."""
    cells = []
    for before, own, other in zip(base, mine, theirs, strict=True):
        if own not in (before, other) and other != before:
            return None
        cells.append(other if own == before else own)
    return tuple(cells)


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
