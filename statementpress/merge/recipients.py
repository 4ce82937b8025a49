"""Read the table of recipients, which a spreadsheet exported or saved.

It is read as the register is: text in any of its encodings, a workbook as people see it, and what
is in the file counts, not its name. The headers are the names of fields; capitals and spaces do not
count. `name_en` is the field `name` where the text is in English, and `name` stands for all
languages. A question mark behind a header says that its cells may be empty.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from statementpress.errors import meant
from statementpress.statement.csv_table import Record, Row, Table, read_records, table_of
from statementpress.statement.files import FileError
from statementpress.statement.register.encoding import decoded
from statementpress.statement.register.settings import folded
from statementpress.statement.register.sheet import Sheet
from statementpress.statement.register.workbook import is_text, read_workbook
from statementpress.statement.report import Report
from statementpress.statement.signatories import Language

MAY_BE_EMPTY: Final = "?"
"""What stands behind the header of a column whose cells may be empty."""

Lines = tuple[str, ...]
"""The lines of a cell, none of them empty; no lines for an empty cell."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """A row of the table."""

    row: int
    """Its number in the sheet, or its first line in the file, from 1."""
    number: int
    """Which recipient it is, from 1."""
    values: Mapping[str, Lines]
    """What its cells say, by the names of the columns."""


@dataclass(frozen=True, slots=True)
class Recipients:
    """A table of recipients."""

    path: str
    """The file as people know it, with the sheet if it has several."""
    line: int
    """The line of the headers, from 1."""
    columns: tuple[str, ...]
    """The names of its columns, `folded`."""
    may_be_empty: frozenset[str]
    """The columns whose cells may be empty."""
    rows: tuple[Recipient, ...]
    """Its rows, in their order."""

    def column(self, field: str, language: Language | None) -> str | None:
        """Return the column that a field stands for in a text of a language; None without one.

        A column of the language itself comes first. `language` is None for what is said once for
        all languages.
        """
        own = f"{field}_{language}" if language else field
        return next((name for name in (own, field) if name in self.columns), None)


def read_recipients(
    data: bytes, path: str, sheet: str, report_of: Callable[[str], Report]
) -> Recipients | None:
    """Return the table of recipients in a file; None if there is none.

    `sheet` is the name of the sheet of a workbook that is meant, "" for the first one. `report_of`
    gives the report of a file by its name. The codes of errors are those of the readers of files,
    of `encoding`, `workbook` and `csv_table`, no-sheet and no-recipients; of warnings,
    guessed-encoding and several-sheets.
    """
    try:
        if is_text(data):
            text = decoded(data)
            report = report_of(path)
            if text.guess:
                message = f"it is read as {text.guess}, which is a guess: “{text.example}”"
                hint = "look whether that name is right; if not, export the table as UTF-8"
                report.warning("guessed-encoding", None, message, hint)
            records = read_records(text.text, report)
        else:
            found = _sheet(read_workbook(data), path, sheet, report_of)
            if found is None:
                return None
            records, report = found
    except FileError as error:
        report_of(path).error(error.code, error.line, error.message, error.hint)
        return None
    return _recipients(records, report) if records else None


def _sheet(
    sheets: Sequence[Sheet], path: str, wanted: str, report_of: Callable[[str], Report]
) -> tuple[Sequence[Record], Report] | None:
    """Return the records of the sheet that is meant, and the report of it."""
    shown = [sheet for sheet in sheets if not sheet.hidden] or sheets
    if not shown:
        hint = "write the names of the columns in the first row, and a row for each below"
        report_of(path).error("empty-table", None, "the workbook is empty", hint)
        return None
    names = [sheet.name for sheet in sheets]
    chosen = next((sheet for sheet in sheets if folded(sheet.name) == folded(wanted)), None)
    if wanted and chosen is None:
        message = f"it has no sheet “{wanted}” with anything in it"
        report_of(path).error("no-sheet", None, message, meant(wanted, names))
        return None
    sheet = chosen or shown[0]
    report = report_of(f"{path} ({sheet.name})" if len(sheets) > 1 else path)
    if chosen is None and len(shown) > 1:
        others = ", ".join(f"“{other.name}”" for other in shown[1:])
        message = f"the sheet “{sheet.name}” is read; there is something in {others} as well"
        hint = f'write --sheet-name "{sheet.name}", or another one'
        report.warning("several-sheets", None, message, hint)
    return sheet.records, report


def _recipients(records: Sequence[Record], report: Report) -> Recipients | None:
    first, *others = records
    headers = [folded(header) for header in first.cells]
    names = tuple(header.removesuffix(MAY_BE_EMPTY).strip() for header in headers)
    marked = {name for name, header in zip(names, headers, strict=True) if name != header}
    table = table_of((Record(first.line, names), *others), report)
    if not table.rows:
        hint = "write a row for each recipient below the names of the fields"
        report.error("no-recipients", first.line, "the table has no recipient", hint)
        return None
    _check_repeated(table, report)
    rows = tuple(
        Recipient(row.line, number, {name: _lines(cell) for name, cell in row.cells.items()})
        for number, row in enumerate(table.rows, 1)
    )
    return Recipients(report.path, first.line, table.columns, frozenset(marked), rows)


def _lines(cell: str) -> Lines:
    """Return the lines of a cell; what nobody sees is no line."""
    return tuple(line.strip() for line in cell.split("\n") if folded(line))


def _check_repeated(table: Table, report: Report) -> None:
    """Report each row that says the same as an earlier one: nobody gets a letter twice."""
    first: dict[Collection[str], Row] = {}
    for row in table.rows:
        said = tuple(map(folded, row.cells.values()))
        earlier = first.setdefault(said, row)
        if earlier is not row:
            message = f"this recipient is the same as on line {earlier.line}"
            report.error("repeated-recipient", row.line, message, "delete one of the two rows")
