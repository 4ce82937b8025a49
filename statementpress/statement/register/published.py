"""The register in the form in which it leaves the statement's folder.

A register that was mapped, corrected, taken from a workbook or read by a guess is published as a
plain `signatories.csv` in UTF-8, with the columns that a register has and no others. What it was
made from stays where it is: register.toml, corrections.csv, and every export, as each of them may
hold what nobody else should see.
"""

import csv
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from io import StringIO
from pathlib import PurePosixPath
from typing import Final

from statementpress.statement.attachments import FIGURES
from statementpress.statement.catalogue import FACTS
from statementpress.statement.csv_table import Row
from statementpress.statement.files import FileError, decode
from statementpress.statement.folder import Folder
from statementpress.statement.logos.reader import LOGOS
from statementpress.statement.model import Statement
from statementpress.statement.register.columns import known_columns
from statementpress.statement.register.source import REGISTER, RegisterSource
from statementpress.statement.register.workbook import ENDINGS
from statementpress.statement.signatories import Language
from statementpress.statement.signatures import SCANS

_KEPT_FOLDERS: Final = (LOGOS, FIGURES, SCANS)
"""The folders of a statement whose files documents show."""


def register_form(statement: Statement, files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Return the files of a statement with its register as it is published.

    A workbook is never published. If the folder has a register.toml, whatever no document is made
    from stays there as well: it might be an older export, or a copy of one.
    """
    source = RegisterSource(Folder(statement.folder, statement.folder), statement.languages)
    register = source.read()
    kept = {name: data for name, data in files.items() if not name.lower().endswith(ENDINGS)}
    if register is None or register.is_plain:
        return kept
    kept = {name: data for name, data in kept.items() if name not in source.used}
    if source.is_mapped:
        texts = [data for name, data in kept.items() if name.endswith(".md")]
        kept = {name: data for name, data in kept.items() if _is_for_documents(name, texts)}
    kept[REGISTER] = _plain(register.table.rows, statement.languages)
    return kept


def _is_for_documents(name: str, texts: Collection[bytes]) -> bool:
    """Return whether documents are made from a file; `texts` are the texts of the statement."""
    path = PurePosixPath(name)
    if path.suffix.lower() in {".csv", ".tsv", ".txt"}:
        named = unicodedata.normalize("NFC", name)
        return any(named in unicodedata.normalize("NFC", _text(text)) for text in texts)
    if len(path.parts) > 1:
        return path.parts[0] in _KEPT_FOLDERS
    return path.suffix == ".md" or name == FACTS


def _text(data: bytes) -> str:
    try:
        return decode(data)
    except FileError:
        return ""


def _plain(rows: Sequence[Row], languages: Sequence[Language]) -> bytes:
    """Return rows as a plain register; a column that is empty in all of them is left out."""
    needed = ["group", *(f"name_{language}" for language in languages)]
    others = (column for column in known_columns(languages) if column not in needed)
    columns = [*needed, *(each for each in others if any(row.cells.get(each) for row in rows))]
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([row.cells.get(column, "") for column in columns] for row in rows)
    return text.getvalue().encode()
