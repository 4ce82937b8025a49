"""Find the register of a statement's folder, and read it as a table, whoever exported it."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import Final

from statementpress.errors import meant
from statementpress.statement.csv_table import Record, Row, Table, read_records, table_of
from statementpress.statement.files import FileError, read_inside
from statementpress.statement.folder import Folder
from statementpress.statement.register.columns import known_columns
from statementpress.statement.register.corrections import CORRECTIONS, corrected
from statementpress.statement.register.encoding import decoded
from statementpress.statement.register.mapping import Mapped, mapped
from statementpress.statement.register.settings import SETTINGS, Settings, folded, read_settings
from statementpress.statement.register.sheet import Sheet
from statementpress.statement.register.workbook import is_text, read_workbook
from statementpress.statement.report import Report
from statementpress.statement.signatories import Language

REGISTER: Final = "signatories.csv"
"""The file of a register that is kept by hand, and the only one that an archive keeps."""
USUAL: Final = (REGISTER, "signatories.xlsx", "signatories.ods")
"""The files that are a register without being named, the first that is there."""


@dataclass(frozen=True, slots=True)
class RegisterTable:
    """A register as a table."""

    table: Table
    """Its rows by the columns of a register, corrected."""
    is_plain: bool
    """Whether it was read from `REGISTER` as it stands, in an encoding that is sure."""


class RegisterSource:
    """The files that a register is made of; each is looked for once."""

    def __init__(self, files: Folder, languages: Sequence[Language]) -> None:
        """Read register.toml, for a statement in `languages`; what is wrong there is reported."""
        self.files = files
        self.languages = languages
        self.is_mapped = _is_there(files, SETTINGS)
        """Whether the folder has a register.toml."""
        self.is_corrected = _is_there(files, CORRECTIONS)
        """Whether the folder has a corrections.csv."""
        self.settings: Settings | None = Settings()
        """What register.toml says; None if it is broken."""
        if self.is_mapped:
            text = files.text(SETTINGS)
            self.settings = (
                None if text is None else read_settings(text, languages, files.report(SETTINGS))
            )
        self.exports: Sequence[str] = self._exports()
        """The files that may be the register, by name; the last one is."""
        self.report = files.report(self.name)
        """The report of the file, or of the sheet, that was read last."""

    @property
    def name(self) -> str:
        """The file of the register, as the folder or register.toml has it."""
        asked = self.settings.file if self.settings else ""
        return self.exports[-1] if self.exports else asked or REGISTER

    @property
    def earlier(self) -> str:
        """The export before the last one; "" if there is none."""
        return self.exports[-2] if len(self.exports) > 1 else ""

    @property
    def used(self) -> set[str]:
        """The files that the register is made of, and the exports before."""
        return {*self.exports, CORRECTIONS, REGISTER if not self.is_mapped else self.name}

    def read(self, export: str = "") -> RegisterTable | None:
        """Return the register, from the last export or from another one; None if it is broken.

        Each fault is reported. The codes are those of `files`, `encoding`, `workbook`, `csv_table`,
        `mapping` and `corrections`, and no-sheet; of warnings, guessed-encoding and several-sheets.
        """
        if self.settings is None:
            return None
        found = self._records(export or self.name, self.settings)
        if found is None:
            return None
        records, report, is_sure = found
        self.report = report
        if not self.is_mapped and not self.is_corrected:
            table = table_of(records, report)
            return RegisterTable(table, is_sure and self.name == REGISTER)
        rows = self._mapped(records, self.settings, report)
        cells = [
            Row(row.line, {column: row.cells.get(column, "") for column in rows.columns})
            for row in rows.rows
        ]
        return RegisterTable(Table(rows.columns, rows.line, tuple(cells)), False)

    def _exports(self) -> list[str]:
        asked = self.settings.file if self.settings else ""
        if not asked:
            return [name for name in USUAL if _is_there(self.files, name)][:1]
        wanted = PurePosixPath(unicodedata.normalize("NFC", asked))
        found = []
        for name in self.files.names_below(""):
            path = PurePosixPath(unicodedata.normalize("NFC", name))
            is_hidden = path.name.startswith((".", "~$"))
            if path.parent == wanted.parent and not is_hidden:
                found += [name] if fnmatchcase(path.name, wanted.name) else []
        return sorted(found, key=_natural)

    def _records(
        self, name: str, settings: Settings
    ) -> tuple[Sequence[Record], Report, bool] | None:
        """Return the records of a file, the report of it, and whether its encoding is sure."""
        report = self.files.report(name)
        try:
            data = read_inside(self.files.path, name)
            if not is_text(data):
                return self._sheet(name, read_workbook(data), settings)
            text = decoded(data, settings.encoding)
        except FileError as error:
            at_fault = error.code in {"missing-file", "unknown-encoding"} and self.is_mapped
            key = "encoding" if error.code == "unknown-encoding" else "file"
            line = settings.line(key) if at_fault else error.line
            place = self.files.report(SETTINGS) if at_fault and line else report
            place.error(error.code, line, error.message, error.hint)
            return None
        if text.guess:
            message = f"it is read as {text.guess}, which is a guess: “{text.example}”"
            hint = (
                f'look whether that name is right; then write encoding = "{text.guess}" '
                f"in {SETTINGS}, or export the table as UTF-8"
            )
            report.warning("guessed-encoding", None, message, hint)
        records = read_records(text.text, report)
        return (records, report, not (text.guess or settings.encoding)) if records else None

    def _sheet(
        self, name: str, sheets: Sequence[Sheet], settings: Settings
    ) -> tuple[Sequence[Record], Report, bool] | None:
        """Return the records of the sheet that is meant."""
        shown = [sheet for sheet in sheets if not sheet.hidden] or sheets
        wanted = folded(settings.sheet)
        chosen = next((sheet for sheet in sheets if folded(sheet.name) == wanted), None)
        if wanted and chosen is None:
            message = f"“{name}” has no sheet “{settings.sheet}” with anything in it"
            hint = meant(settings.sheet, [sheet.name for sheet in sheets])
            self.files.report(SETTINGS).error("no-sheet", settings.line("sheet"), message, hint)
            return None
        if not shown:
            hint = "write the names of the columns in the first row, and a row for each below"
            self.files.report(name).error("empty-table", None, "the workbook is empty", hint)
            return None
        sheet = chosen or shown[0]
        report = self.files.report(f"{name} ({sheet.name})" if len(sheets) > 1 else name)
        if chosen is None and len(shown) > 1:
            others = ", ".join(f"“{other.name}”" for other in shown[1:])
            message = f"the sheet “{sheet.name}” is read; there is something in {others} as well"
            hint = f'write sheet = "{sheet.name}", or another, in {SETTINGS}'
            report.warning("several-sheets", None, message, hint)
        return sheet.records, report, False

    def _mapped(self, records: Sequence[Record], settings: Settings, report: Report) -> Mapped:
        known = list(known_columns(self.languages))
        rows = mapped(records, settings, known, report, self.files.report(SETTINGS))
        if not self.is_corrected:
            return rows
        found = self._records(CORRECTIONS, Settings())
        if found is None:
            return rows
        return corrected(rows, found[0], settings, known, found[1])


def _is_there(files: Folder, name: str) -> bool:
    return (files.path / name).exists()


def _natural(name: str) -> list[tuple[bool, int, str]]:
    """Return the key that sorts names as people do: responses-9 before responses-10."""
    parts = re.findall(r"\d+|\D+", unicodedata.normalize("NFC", name))
    return [(part.isdigit(), int(part) if part.isdigit() else 0, part) for part in parts]
