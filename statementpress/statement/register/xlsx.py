"""Read the sheets of a workbook that Excel, Google or LibreOffice saved as .xlsx (ECMA-376).

Cells are read as people see them: an error is its word (`#REF!`), not an empty cell, and a number
has its format. Only what a cell shows is read; formulas, comments and readings of Japanese are not.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from posixpath import dirname, normpath
from typing import Final
from xml.etree.ElementTree import Element

from statementpress.statement.register.number_formats import shown
from statementpress.statement.register.package import DamagedError, Package, attribute, local
from statementpress.statement.register.sheet import Cells, Sheet

_REFERENCE: Final = re.compile(r"([A-Z]{1,3})?([1-9][0-9]{0,6})")
_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")
"""A character that XML cannot hold, or that stands for itself: _x005F_ (22.4.2.4)."""

Format = tuple[int, str]
"""The number of a format of numbers, and its code if the workbook has one for it."""


def read_xlsx(package: Package) -> Iterator[Sheet]:
    """Yield each sheet of cells, in order. Raises FileError as `Package` does."""
    workbook = _workbook_part(package)
    relations = _relations(package, workbook)
    by_kind = dict(relations.values())
    sheets, since_1904 = _sheets(package, workbook)
    strings = _strings(package, by_kind.get("sharedStrings", ""))
    formats = _formats(package, by_kind.get("styles", ""))
    reader = _CellReader(strings, formats, since_1904)
    for name, hidden, identifier in sheets:
        kind, part = relations.get(identifier, ("", ""))
        if kind == "worksheet":
            yield Sheet(name, hidden, _cells(package, part, reader).records())


def _workbook_part(package: Package) -> str:
    for kind, name in _relations(package, "").values():
        if kind == "officeDocument":
            return name
    raise DamagedError("it names no workbook")


def _relations(package: Package, part: str) -> Mapping[str, tuple[str, str]]:
    """Return the kind and the name of each part that a part refers to, by identifier."""
    folder = dirname(part)
    name = f"{folder}/_rels/{part.rpartition('/')[2]}.rels".lstrip("/")
    found: dict[str, tuple[str, str]] = {}
    for relation in package.elements(name, {"Relationship"}):
        if relation.get("TargetMode") != "External":
            target = relation.get("Target", "")
            path = target if target.startswith("/") else f"{folder}/{target}"
            kind = relation.get("Type", "").rpartition("/")[2]
            found[relation.get("Id", "")] = kind, normpath(path.lstrip("/"))
    return found


def _sheets(package: Package, part: str) -> tuple[list[tuple[str, bool, str]], bool]:
    """Return the sheets, and whether their days count from 1904.

    A sheet is its name, whether it is hidden, and its identifier.
    """
    sheets: list[tuple[str, bool, str]] = []
    since_1904 = False
    for element in package.elements(part, {"sheet", "workbookPr"}):
        if local(element.tag) == "workbookPr":
            since_1904 = element.get("date1904", "") in {"1", "true"}
        else:
            hidden = element.get("state", "visible") != "visible"
            sheets.append((element.get("name", ""), hidden, attribute(element, "id")))
    return sheets, since_1904


def _strings(package: Package, part: str) -> list[str]:
    """Return the texts that cells refer to by number (18.4)."""
    if not package.has(part):
        return []
    return [_words(element) for element in package.elements(part, {"si"})]


def _formats(package: Package, part: str) -> list[Format]:
    """Return the format of numbers that each style has (18.8)."""
    codes: dict[int, str] = {}
    styles: list[int] = []
    for element in package.elements(part, {"numFmt", "cellXfs"}) if package.has(part) else ():
        if local(element.tag) == "numFmt":
            codes[_number(element.get("numFmtId"))] = element.get("formatCode", "")
        else:
            styles = [_number(style.get("numFmtId")) for style in element]
    return [(number, codes.get(number, "")) for number in styles]


def _cells(package: Package, part: str, reader: "_CellReader") -> Cells:
    """Return the cells of one sheet (18.3.1); rows and cells without a place follow the last."""
    found = Cells()
    row = 0
    for element in package.elements(part, {"row"}):
        row = _number(element.get("r")) or row + 1
        column = 0
        for cell in element:
            place = _REFERENCE.fullmatch(cell.get("r", ""))
            column = _column(place[1]) if place and place[1] else column + 1
            if len(cell) and (text := reader.text(cell)):
                found.add(row, column, text)
    return found


class _CellReader:
    """Reads single cells (18.3.1.4)."""

    def __init__(self, strings: Sequence[str], formats: Sequence[Format], since_1904: bool) -> None:
        self._strings, self._formats, self._since_1904 = strings, formats, since_1904

    def text(self, cell: Element) -> str:
        """Return what a cell shows."""
        kind = cell.get("t", "n")
        value = next((child.text or "" for child in cell if local(child.tag) == "v"), "")
        if kind == "s":
            return self._strings[self._place(value)] if value else ""
        if kind == "inlineStr":
            return "".join(_words(child) for child in cell if local(child.tag) == "is")
        if kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(value, value)
        if kind == "n" and value:
            style = _number(cell.get("s"))
            number, code = self._formats[style] if style < len(self._formats) else (0, "")
            return shown(value, number, code, self._since_1904)
        return _unescaped(value)

    def _place(self, value: str) -> int:
        place = _number(value)
        if place >= len(self._strings):
            raise DamagedError("a cell has a text that is not in the file")
        return place


def _words(element: Element) -> str:
    """Return the text of an element and its runs, without the readings of East Asian words."""
    parts = []
    for child in element:
        name = local(child.tag)
        if name == "t":
            parts.append(child.text or "")
        elif name == "r":
            parts += [run.text or "" for run in child if local(run.tag) == "t"]
    return _unescaped("".join(parts))


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _column(letters: str) -> int:
    """Return the number of a column, from 1: A, B, … Z, AA."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0
