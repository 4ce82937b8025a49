"""Spreadsheets that are handed in for the register: as rows, or as the export that they are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from statementpress.intake.known import Known
from statementpress.intake.letters import main_script
from statementpress.intake.proposal import IncomingFile, ProposedFile, Said
from statementpress.statement.csv_table import Record, read_records
from statementpress.statement.files import FileError
from statementpress.statement.register.columns import known_columns
from statementpress.statement.register.encoding import decoded
from statementpress.statement.register.settings import folded
from statementpress.statement.register.workbook import ENDINGS, is_text, read_workbook
from statementpress.statement.report import Report

_TABLES: Final = (".csv", ".tsv")
_MOST_ROWS: Final = 10_000


@dataclass(frozen=True, slots=True)
class Taken:
    """What a spreadsheet gives to the register."""

    rows: tuple[dict[str, str], ...] = ()
    """Rows by the columns of a register, if the table has such columns."""
    others: tuple[ProposedFile, ...] = ()
    """The table as it is, and a register.toml that says what its columns are."""
    findings: tuple[Said, ...] = ()


def is_register(file: IncomingFile) -> bool:
    """Return whether a file is a spreadsheet by its name, or a workbook by what is in it."""
    ending = PurePosixPath(file.name.casefold()).suffix
    is_workbook = file.data.startswith(b"PK") and b"xl/workbook" in file.data
    return ending in (*_TABLES, *ENDINGS) or is_workbook


def read(file: IncomingFile, known: Known, languages: Sequence[str]) -> Taken:
    """Return what a spreadsheet gives to the register of a statement in `languages`.

    If its headers are columns of a register, its rows are taken. Otherwise it is an export: it is
    kept as it is, and a register.toml is drafted that maps what is understood; all other columns
    stay private.
    """
    report = Report(file.name)
    try:
        records = _records(file, report)
    except FileError as error:
        return Taken(findings=(_said(error.code, "error", error.message, error.hint, file.name),))
    found = [
        _said(it.code, it.severity.name.casefold(), it.message, it.hint, file.name)
        for it in report.findings
    ]
    if not records or report.has_errors:
        return Taken(findings=tuple(found))
    columns = set(known_columns(tuple(known.languages)))
    headers = [folded(cell) for cell in records[0].cells]
    if any(header.startswith("name_") for header in headers) and set(headers) - {""} <= columns:
        rows = [dict(zip(headers, record.cells, strict=False)) for record in records[1:_MOST_ROWS]]
        return Taken(tuple(_without_empty(row) for row in rows), findings=tuple(found))
    return _export(file, records, known, languages, found)


def _records(file: IncomingFile, report: Report) -> Sequence[Record]:
    if is_text(file.data):
        text = decoded(file.data)
        if text.guess:
            message = f"it is read as {text.guess}, which is a guess: “{text.example}”"
            hint = "look whether that name is right; if not, export the table as UTF-8"
            report.warning("guessed-encoding", None, message, hint)
        return read_records(text.text, report)
    sheets = read_workbook(file.data)
    if len(sheets) > 1:
        named = ", ".join(f"“{sheet.name}”" for sheet in sheets[1:])
        hint = "copy its rows into the first sheet, or name the sheet in register.toml"
        report.warning(
            "several-sheets", None, f"only the first sheet is read, and not {named}", hint
        )
    if not sheets:
        report.error("empty-table", None, "the workbook is empty", "hand in the one with the list")
    return sheets[0].records if sheets else ()


def _without_empty(row: dict[str, str]) -> dict[str, str]:
    return {column: cell for column, cell in row.items() if column and cell}


def _export(
    file: IncomingFile,
    records: Sequence[Record],
    known: Known,
    languages: Sequence[str],
    found: list[Said],
) -> Taken:
    """Return an export as it is, with a draft of what its columns are."""
    headers = [cell for cell in records[0].cells if cell.strip()]
    columns = dict(_columns(records, known, languages))
    private = [header for header in dict.fromkeys(headers) if header not in columns]
    name = _plain(file.name)
    settings = "".join(_settings(name, columns, private))
    told = (
        ", ".join(f"“{_short(each)}” as {column}" for each, column in columns.items())
        or "no column"
    )
    message = f"the columns of the export are read in this way: {told}"
    if private:
        message += f"; {len(private)} others stay private"
    hint = "look at register.toml, and map or ignore the others"
    found.append(_said("export-mapped", "warning", message, hint, file.name))
    written = (
        ProposedFile(path=name, data=file.data),
        ProposedFile(path="register.toml", data=settings.encode("utf-8")),
    )
    return Taken(others=written, findings=tuple(found))


def _columns(
    records: Sequence[Record], known: Known, languages: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Yield each header that is understood, and its column of the register."""
    used: set[str] = set()
    for place, header in enumerate(records[0].cells):
        said = folded(header)
        is_private = any(
            word in said for words in known.words.values() for word in words.columns.private
        )
        is_name = any(word in said for words in known.words.values() for word in words.columns.name)
        if not is_name or is_private:
            continue
        cells = [record.cells[place] for record in records[1:] if place < len(record.cells)]
        code = _language(said, cells, known, languages)
        column = f"name_{code}"
        if code and column not in used:
            used.add(column)
            yield header, column


def _language(header: str, cells: Sequence[str], known: Known, languages: Sequence[str]) -> str:
    """Return the language of a column: the one that its header names, or that of its script.

    It is one of the statement's, if these are known; "" for another one.
    """
    for code in (*languages, *known.languages):
        language = known.languages[code]
        if language.name.casefold() in header or language.english.casefold() in header:
            return code if not languages or code in languages else ""
    script = main_script(" ".join(cells))
    own = [code for code in languages if known.script(code) == script]
    return (own or ([] if languages else known.candidates(script)) or [""])[0]


def _settings(name: str, columns: dict[str, str], private: Sequence[str]) -> Iterator[str]:
    yield "# How the export becomes the register: docs/register.md says what each line means.\n"
    yield f"file = {_quoted(name)}\n"
    if private:
        yield "private = [\n" + "".join(f"    {_quoted(it)},\n" for it in private) + "]\n"
    if columns:
        yield "\n[columns]\n"
        yield from (f"{_quoted(header)} = {_quoted(it)}\n" for header, it in columns.items())
    yield '\n[always]\ngroup = "signed"\n'


def _quoted(text: str) -> str:
    """Return text as a string of TOML."""
    signs = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
    return (
        '"' + "".join(signs.get(sign, sign) for sign in text if sign in signs or sign >= " ") + '"'
    )


def _plain(name: str) -> str:
    """Return a name that a file of the statement can have."""
    stem, dot, ending = PurePosixPath(name).name.rpartition(".")
    return re.sub(r"[^\w.-]+", "-", f"{stem or 'export'}{dot}{ending}").strip(".-") or "export.csv"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 40 else f"{text[:40]}…"


def _said(code: str, severity: str, message: str, hint: str, file: str) -> Said:
    return Said(code=code, severity=severity, message=message, hint=hint, file=file)
