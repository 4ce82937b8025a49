"""Registers of a few rows, without files, and what the checks find in them."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from statementpress.errors import Severity
from statementpress.statement.csv_table import Row
from statementpress.statement.register.columns import DETAILS
from statementpress.statement.register.findings.found import Found, Register
from statementpress.statement.signatories import Signatory

Check = Callable[[Register], Iterator[Found]]
LATIN = re.split(
    r"[|\n]", Path(__file__).with_name("names.txt").read_text(encoding="utf-8").strip()
)
"""Names of invented organisations as people write them, in seven languages, and nothing amiss."""
LANGUAGES = ("en", "km")
SCRIPTS = {"Latn": "en", "Khmr": "km"}


def register(groups: Mapping[str, Sequence[Mapping[str, str]]]) -> Register:
    """Return the register of these groups, whose first row is on line 2.

    A row has the cells of its columns; the name is repeated where only one language has it.
    """
    rows, members = list[Row](), dict[str, list[Signatory]]()
    for group, cells_of_rows in groups.items():
        for cells in cells_of_rows:
            line = len(rows) + 2
            rows.append(Row(line, {"group": group, **cells}))
            name = {code: cells.get(f"name_{code}", "") for code in LANGUAGES}
            details = {
                column: dict.fromkeys(LANGUAGES, cells[column])
                for column in DETAILS
                if cells.get(column)
            }
            signatory = Signatory(name, {}, None, cells.get("url", ""), line, details)
            members.setdefault(group, []).append(signatory)
    return Register(rows, members, LANGUAGES, SCRIPTS)


def english(*names: str) -> Register:
    """Return a register of one group with these English names, from line 2."""
    return register({"signed": [{"name_en": name} for name in names]})


def khmer(*names: str) -> Register:
    """Return a register of one group with these Khmer names, from line 2."""
    return register({"signed": [{"name_km": name} for name in names]})


def found(check: Check, looked_through: Register) -> list[str]:
    """Return what a check finds, each as "code line", with "!" before an error."""
    return [
        f"{'!' if each.severity is Severity.ERROR else ''}{each.code} {each.line}"
        for each in check(looked_through)
    ]
