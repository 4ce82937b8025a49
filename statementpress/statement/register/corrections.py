"""Correct an export by corrections.csv: a small file that each new export leaves alone.

    name_en,column,says,should say
    Otter Society,name_km,,សមាគមភេ
    Heron Trsut,name_en,Heron Trsut,Heron Trust
    Buy Cheap Watches,delete,,

The columns before say which row is meant, as it stands in the export, by headers of the export or
columns of the register; a row number would mean another row in the next export. `delete` leaves the
row out. `add` adds a row that has what stands in these columns. A correction that no longer fits is
an error: what it corrected may be in the export again in other words, and would be printed.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from statementpress.errors import meant
from statementpress.statement.csv_table import Record
from statementpress.statement.register.mapping import Mapped, MappedRow, meaning
from statementpress.statement.register.settings import Settings, folded
from statementpress.statement.report import LineElsewhere, Report

CORRECTIONS: Final = "corrections.csv"
"""The file of a statement's folder that corrects its register."""

COLUMN, SAYS, SHOULD_SAY = "column", "says", "should say"
ADD, DELETE = "add", "delete"
_HINT: Final = "correct this line, or delete it if the export is right by now"


@dataclass(frozen=True, slots=True)
class _Correction:
    """A line of the file."""

    line: int
    keys: Mapping[str, str]
    """What the row says that is meant, by `folded` header or column of the register."""
    column: str
    """A column of the register, or `ADD` or `DELETE`."""
    says: str
    should_say: str


def corrected(
    export: Mapped,
    records: Sequence[Record],
    settings: Settings,
    known: Collection[str],
    report: Report,
) -> Mapped:
    """Return an export with the corrections of a file's records, the first of which has headers.

    Every correction is looked up in the export as it was exported. The codes of errors are
    missing-column, unknown-column, correction-row, correction-text and correction-twice; of the
    warning, correction-done.
    """
    corrections = list(_corrections(export, records, known, report))
    rows = {id(row): row for row in export.rows}
    done: dict[tuple[int, str], int] = {}
    find = _finder(export)
    added = []
    for correction in corrections:
        if correction.column == ADD:
            added.append(_added(correction, export, settings, report))
            continue
        row = _row(correction, find, report)
        if row is None:
            continue
        if (before := done.setdefault((id(row), correction.column), correction.line)) != (
            correction.line
        ):
            message = f"line {before} corrects the same cell"
            report.error("correction-twice", correction.line, message, "delete one of the two")
        elif correction.column == DELETE:
            rows.pop(id(row), None)
        elif id(row) in rows:
            changed = _changed(correction, row, settings, report)
            rows[id(row)] = replace(row, cells={**rows[id(row)].cells, **changed})
    named = {column for row in (*rows.values(), *added) for column in row.cells}
    columns = tuple(dict.fromkeys((*export.columns, *(each for each in known if each in named))))
    return replace(export, columns=columns, rows=(*rows.values(), *added))


def _corrections(
    export: Mapped, records: Sequence[Record], known: Collection[str], report: Report
) -> Iterator[_Correction]:
    """Yield the lines of the file that can be understood."""
    first, *others = records
    headers = [folded(cell).replace("should_say", SHOULD_SAY) for cell in first.cells]
    for needed in (COLUMN, SAYS, SHOULD_SAY):
        if needed not in headers:
            message = f"the column “{needed}” is missing"
            report.error("missing-column", first.line, message, "add it to the first line")
            return
    keys = [header for header in headers if header not in {COLUMN, SAYS, SHOULD_SAY, ""}]
    for key in keys:
        if key not in export.headers and key not in known:
            message = f"“{key}” is no column of the register or of the export"
            hint = meant(key, [*known, *export.headers])
            report.error("unknown-column", first.line, message, hint)
    for record in others:
        cells = dict(zip(headers, record.cells, strict=False))
        named = folded(cells.get(COLUMN, ""))
        column = export.headers.get(named) or named
        if column not in known and column not in {ADD, DELETE}:
            message = f"“{cells.get(COLUMN, '')}” is no column of the register"
            report.error(
                "unknown-column", record.line, message, meant(named, [*known, DELETE, ADD])
            )
            continue
        said = {key: cells[key] for key in keys if cells.get(key)}
        yield _Correction(record.line, said, column, cells.get(SAYS, ""), cells.get(SHOULD_SAY, ""))


def _finder(export: Mapped) -> Callable[[str, str], Sequence[MappedRow]]:
    """Return a function that finds the rows which have a value in a column or below a header."""
    indices: dict[str, Mapping[str, Sequence[MappedRow]]] = {}

    def find(key: str, value: str) -> Sequence[MappedRow]:
        if key not in indices:
            index: dict[str, list[MappedRow]] = defaultdict(list)
            for row in export.rows:
                for text in {folded(row.cells.get(key, "")), folded(row.answers.get(key, ""))}:
                    index[text].append(row)
            indices[key] = index
        return indices[key].get(folded(value), ())

    return find


def _row(
    correction: _Correction, find: Callable[[str, str], Sequence[MappedRow]], report: Report
) -> MappedRow | None:
    """Return the one row that is meant; report it if there is none, or if there are several."""
    if not correction.keys:
        message = "it does not say which row it corrects"
        hint = "write what the row says into a column before, such as name_en"
        report.error("correction-row", correction.line, message, hint)
        return None
    found: Sequence[MappedRow] | None = None
    for key, value in correction.keys.items():
        rows = find(key, value)
        found = rows if found is None else [row for row in found if any(row is it for it in rows)]
    if found and len(found) == 1:
        return found[0]
    said = ", ".join(f"{key} “{value}”" for key, value in correction.keys.items())
    if found:
        lines = ", ".join(str(row.line) for row in found)
        message = f"rows {lines} have {said}"
        hint = "add a column that tells them apart, such as the time of the answer"
    else:
        message, hint = f"no row has {said} any more", _HINT
    report.error("correction-row", correction.line, message, hint)
    return None


def _changed(
    correction: _Correction, row: MappedRow, settings: Settings, report: Report
) -> dict[str, str]:
    """Return the cell that a correction changes in a row; report it if it does not fit."""
    now = row.cells.get(correction.column, "")
    wanted = meaning(correction.column, correction.should_say, settings)
    if folded(meaning(correction.column, correction.says, settings)) != folded(now):
        if folded(now) == folded(wanted):
            message = f"row {row.line} of the export says “{now}” by now"
            hint = "delete this line"
            report.warning("correction-done", correction.line, message, hint)
        else:
            message = f"{correction.column} of row {row.line} says “{now}”, not “{correction.says}”"
            report.error("correction-text", correction.line, message, _HINT)
            return {}
    return {correction.column: wanted}


def _added(
    correction: _Correction, export: Mapped, settings: Settings, report: Report
) -> MappedRow:
    cells = {
        export.headers.get(key) or key: value
        for key, value in correction.keys.items()
        if export.headers.get(key, key)
    }
    cells = {column: meaning(column, value, settings) for column, value in cells.items()}
    line = LineElsewhere(correction.line, report.path)
    return MappedRow(line, {**settings.always, **cells}, {})
