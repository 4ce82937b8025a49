"""Punctuation that is not part of a name, or that lacks its partner, and doubled spaces."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from statementpress.statement.garbled import misread
from statementpress.statement.register.findings.found import Found, Register, quoted

_BEGINS: Final = re.compile(r"[,;:.!?)\]}•▪●·*–—-]|\(?(?:\d{1,4}|[a-z])[.)]\s+\S")
_ENDS: Final = re.compile(r"[,;:、។៕/|&–—-]$|(?<![.!?…])\.$")
_ABBREVIATED: Final = re.compile(
    r"\b(?:\w{1,2}\.)+$|\b(?:inc|ltd|co|corp|assn|assoc|bros|int|intl|int'l|dept|univ|jr|sr|st|no|org|gov"
    r"|cie|ste|soc|esq|etc|bhd|sdn|tbk|pvt|pte|pty|cía|cia|ltda|asoc|fund|stow|der|ev|soz|tel|vv"
    r"|dr|mr|mrs|ms|prof|hon|rev|ph\.?d|m\.?d)\.$",
    re.IGNORECASE,
)
_PARTNERS: Final[Mapping[str, str]] = {"(": ")", "[": "]", "{": "}", "«": "»", "“": "”", "„": "“”"}
_OPENS_AGAIN: Final = "“"
"""It opens in English and closes in German."""
_LAST: Final = 30
"""In so many characters at the end of a name an abbreviation is looked for."""
_TWO_SPACES: Final = re.compile(r"\S[ \t\u00a0]{2,}\S")


def check(register: Register) -> Iterator[Found]:
    """Find names that begin or end with a stray mark, lack half of a pair, or have wide gaps."""
    for line, language, name in register.real_names():
        column, example = f"name_{language}", quoted(name)
        if _BEGINS.match(name) or (_ENDS.search(name) and not _ABBREVIATED.search(name[-_LAST:])):
            message = f"{column} begins or ends with a sign that names seldom have"
            hint = "delete it, or leave it if it belongs to the name; lists are numbered anyway"
            yield Found("stray-sign", line, message, hint, example)
        if (mark := unbalanced(name)) and not misread(name):
            message = f"{column} has half of a pair of brackets or quotation marks"
            hint = "type the other half, or delete this one"
            yield Found("half-a-pair", line, message, hint, f"{mark} in {example}")
    for row in register.rows:
        for column, text in row.cells.items():
            if column.startswith("name_") and _TWO_SPACES.search(text):
                message = f"{column} has several spaces in a row, which are printed as one"
                hint = "leave it, or delete them with “Find and replace”"
                yield Found("double-space", row.line, message, hint, quoted(text))


def unbalanced(name: str) -> str:
    """Return the first bracket or quotation mark of a name that has no partner, or ""."""
    open_marks: list[str] = []
    for place, mark in enumerate(name):
        closes = bool(open_marks) and mark in _PARTNERS[open_marks[-1]]
        if closes:
            open_marks.pop()
        elif mark in _PARTNERS and (mark != _OPENS_AGAIN or not closes):
            open_marks.append(mark)
        elif mark in ")]}»”" and not _is_label(name, place):
            return mark
    if open_marks:
        return open_marks[0]
    return '"' if name.count('"') % 2 else ""


def _is_label(name: str, place: int) -> bool:
    """Return whether a closing bracket is that of a label such as “1)” at the beginning."""
    return place < 4 and name[:place].isalnum()
