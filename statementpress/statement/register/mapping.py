"""Turn the rows of an export into those of a register, as register.toml says."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from statementpress.errors import meant
from statementpress.statement.csv_table import Record
from statementpress.statement.register.settings import SETTINGS, Settings, folded
from statementpress.statement.report import Report

_LONGEST: Final = 60
"""The most characters of a value that a message quotes."""


@dataclass(frozen=True, slots=True)
class MappedRow:
    """A row of an export, as a register has it and as it stands there."""

    line: int
    """Its number in the sheet, or its line in the file, from 1."""
    cells: Mapping[str, str]
    """Its cells by the columns of the register."""
    answers: Mapping[str, str]
    """All its cells by `folded` header, private ones as well."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """An export as a register has it."""

    line: int
    """The line of its headers."""
    columns: tuple[str, ...]
    """The columns of the register that it has."""
    headers: Mapping[str, str]
    """The column of each `folded` header; "" for one that is not for the register."""
    rows: tuple[MappedRow, ...]


def mapped(
    records: Sequence[Record],
    settings: Settings,
    known: Collection[str],
    report: Report,
    of_settings: Report,
) -> Mapped:
    """Return an export, whose first record has the headers, as the columns that are `known`.

    A header that nothing is said of is an error, as it might be private, and so is one of
    register.toml that the export lacks. The codes of errors are unmapped-column, missing-header,
    unnamed-column, two-values and wrong-value.
    """
    first, *others = records
    mapping = {folded(header): column for header, column in settings.columns.items()}
    headers: list[tuple[str, str, str]] = []
    for header in first.cells:
        bare = folded(header)
        column = mapping.get(bare) or (bare if bare in known else "")
        headers.append(
            (header, bare, "" if bare in settings.private | settings.ignored else column)
        )
    _check_headers(headers, first.line, settings, report, of_settings)
    columns = tuple(dict.fromkeys(filter(None, (column for *_, column in headers))))
    for column in set(settings.always) & set(columns):
        message = f"the export has a column for “{column}”"
        hint = "delete this line, or list that column under ignored"
        of_settings.error("wrong-value", settings.line("always", column), message, hint)
    rows = tuple(
        MappedRow(
            record.line,
            {**settings.always, **_cells(record, headers, settings, report)},
            {bare: cell for (_, bare, _), cell in zip(headers, record.cells, strict=False) if bare},
        )
        for record in others
    )
    named = {bare: column for _, bare, column in headers if bare}
    return Mapped(first.line, (*columns, *settings.always), named, rows)


def meaning(column: str, value: str, settings: Settings) -> str:
    """Return what a value of an export means in a column of the register."""
    return settings.values.get(column, {}).get(folded(value), value)


def _check_headers(
    headers: Sequence[tuple[str, str, str]],
    line: int,
    settings: Settings,
    report: Report,
    of_settings: Report,
) -> None:
    there = {bare: header for header, bare, _ in headers if bare}
    for header, bare, column in headers:
        if bare and not column and bare not in settings.private | settings.ignored:
            message = f"register.toml does not say what “{_short(header)}” is"
            unseen = [each for each in settings.columns if folded(each) not in there]
            near = meant(header, unseen) if unseen else ""
            hint = f"map it under [columns] in {SETTINGS}, or list it in private or in ignored"
            hint = f"{hint}; {near}" if near.startswith("did") else hint
            report.error("unmapped-column", line, message, hint)
    for header in settings.columns:
        if folded(header) not in there:
            message = f"no column of the export is called “{header}”"
            hint = meant(header, [" ".join(each.split()) for each in there.values()])
            of_settings.error("missing-header", settings.line("columns", header), message, hint)


def _cells(
    record: Record, headers: Sequence[tuple[str, str, str]], settings: Settings, report: Report
) -> dict[str, str]:
    """Return the cells of a row by the columns of the register."""
    found: dict[str, str] = {column: "" for *_, column in headers if column}
    for column, cell in _named(record, headers, report):
        value = meaning(column, cell, settings)
        if found[column] and found[column] != value:
            message = (
                f"{column} is “{_short(found[column])}”, and in another column “{_short(value)}”"
            )
            hint = "map one of the two columns, or correct one of the two cells"
            report.error("two-values", record.line, message, hint)
        found[column] = value
    return found


def _named(
    record: Record, headers: Sequence[tuple[str, str, str]], report: Report
) -> Iterator[tuple[str, str]]:
    """Yield the column and the text of each cell that is for the register and not empty."""
    for number, cell in enumerate(record.cells):
        _, bare, column = headers[number] if number < len(headers) else ("", "", "")
        if cell and not bare:
            message = f"“{_short(cell)}” stands in a column without a name"
            hint = (
                "name the column on the first line; or put text with a separator in quotation marks"
            )
            report.error("unnamed-column", record.line, message, hint)
        elif cell and column:
            yield column, cell


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
