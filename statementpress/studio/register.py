"""The requests for the register: shown as a table, saved row by row, made of a workbook."""

import csv
from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec
from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import Response

from statementpress.errors import ContentError, Place, Severity
from statementpress.statement.catalogue import FACTS
from statementpress.statement.csv_table import Table
from statementpress.statement.facts import read_facts
from statementpress.statement.files import TABLE_LIMIT, FileError
from statementpress.statement.folder import Folder
from statementpress.statement.register.source import REGISTER, RegisterSource
from statementpress.statement.report import Report
from statementpress.studio.answers import RefusedError, answer, asked
from statementpress.studio.bases import remembered
from statementpress.studio.desk import Desk
from statementpress.studio.files import refusal
from statementpress.studio.register_table import (
    RegisterText,
    Row,
    merged_registers,
    taken_apart,
)
from statementpress.studio.studio import Studio
from statementpress.studio.texts import NEW, Saved, save_text

FIRST: Final = ("group",)
"""The first columns of a register that is begun here; a name for each language follows."""


class SaveRegister(msgspec.Struct, forbid_unknown_fields=True):
    """What a page sends to save the register."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    """The rows, each with a cell for every column."""
    base: str
    """The hash of the register that the page has; "" if there was none."""
    window: str = ""


class Convert(msgspec.Struct, forbid_unknown_fields=True):
    """What a page sends to make a signatories.csv of a workbook."""

    window: str = ""


async def save(studio: Studio, desk: Desk, request: Request) -> Response:
    """Save the register; refuse it if others changed the same cells meanwhile."""
    sent = await asked(request, SaveRegister, 7 * TABLE_LIMIT)
    if any(len(row) != len(sent.columns) for row in sent.rows):
        raise RefusedError(
            400, "not-understood", "a row has not as many cells as there are columns"
        )
    async with desk.lock:
        saved = await run_sync(_saved, studio, desk, sent)
        desk.saved(REGISTER, saved.text, saved.hash, sent.window)
    said: dict[str, object] = {"hash": saved.hash, "merged": saved.merged}
    if saved.merged:
        said |= {"register": _shown(taken_apart(saved.text), saved.hash)}
    return answer(said)


async def convert(studio: Studio, desk: Desk, request: Request) -> Response:
    """Make a signatories.csv of the workbook that is the register; the workbook stays."""
    sent = await asked(request, Convert)
    async with desk.lock:
        saved = await run_sync(_converted, studio, desk)
        desk.saved(REGISTER, saved.text, saved.hash, sent.window)
    return answer({"register": _shown(taken_apart(saved.text), saved.hash)})


def register(studio: Studio, desk: Desk, languages: Sequence[str]) -> dict[str, Any]:
    """Return the register as the page shows it.

    It may be edited if it is a signatories.csv in UTF-8 that stands as it is. One that is read
    through register.toml or corrections.csv, or from a workbook, is only shown.
    """
    source = RegisterSource(Folder(desk.folder, studio.folder), languages)
    is_plain = not source.is_mapped and not source.is_corrected
    if source.name == REGISTER and is_plain:
        try:
            text = desk.read(REGISTER)
            if text is None:
                return _begun(languages)
            return _shown(taken_apart(text.text), text.hash)
        except (FileError, csv.Error):
            pass  # it may be in an older encoding, which the source reads
    read = source.read()
    table = read.table if read else Table((), 1, ())
    return {
        "name": source.name,
        "columns": table.columns,
        "rows": [[row.cells.get(name, "") for name in table.columns] for row in table.rows],
        "hash": None,
        "editable": False,
        "convertible": read is not None and is_plain and source.name != REGISTER,
    }


def _begun(languages: Sequence[str]) -> dict[str, Any]:
    columns = (*FIRST, *(f"name_{code}" for code in languages), "logo", "url")
    return {"name": REGISTER, "columns": columns, "rows": [], "hash": NEW, "editable": True}


def _shown(table: RegisterText, its_hash: str) -> dict[str, Any]:
    return {
        "name": REGISTER,
        "columns": table.columns,
        "rows": table.rows,
        "hash": its_hash,
        "editable": True,
    }


def _saved(studio: Studio, desk: Desk, sent: SaveRegister) -> Saved:
    source = RegisterSource(Folder(desk.folder, studio.folder), ())
    if source.name != REGISTER or source.is_mapped or source.is_corrected:
        raise RefusedError(
            422,
            "register-elsewhere",
            "the register is made from another file, or is corrected by one",
            f"edit {source.name}, or make a {REGISTER} of it",
            Place(source.name),
        )
    try:
        there = desk.read(REGISTER)
        known = remembered(sent.base)
        before = known if known is not None else there.text if there else ""
        text = taken_apart(before).with_rows(sent.columns, sent.rows)
        return save_text(desk.folder, REGISTER, text, sent.base, merged_registers)
    except FileError as error:
        raise refusal(error, REGISTER) from error
    except csv.Error as error:
        message = f"the register is not valid CSV: {error}"
        raise RefusedError(422, "csv", message, "correct it as text", Place(REGISTER)) from error
    except RefusedError as error:
        raise _with_tables(error) from error


def _with_tables(error: RefusedError) -> RefusedError:
    """Return the refusal of a conflict with the other register as a table."""
    theirs = error.more.get("theirs")
    if isinstance(theirs, Mapping):
        table = _shown(taken_apart(str(theirs["text"])), str(theirs["hash"]))
        error.more = {**error.more, "theirs": {"register": table}, "base": None}
    return error


def _converted(studio: Studio, desk: Desk) -> Saved:
    """Write the table of a workbook as signatories.csv; the register is that file from then on."""
    files = Folder(desk.folder, studio.folder)
    facts = read_facts(files.text(FACTS) or "", desk.languages, Report(FACTS))
    source = RegisterSource(files, facts.languages)
    if source.name == REGISTER or source.is_mapped or source.is_corrected:
        raise RefusedError(422, "register-elsewhere", "there is no workbook to make a table of")
    read = source.read()
    if read is None:
        raise ContentError(each for each in files.findings if each.severity is Severity.ERROR)
    columns = read.table.columns
    rows = [tuple(row.cells[name] for name in columns) for row in read.table.rows]
    return save_text(desk.folder, REGISTER, taken_apart("").with_rows(columns, rows), NEW)
