"""Read the sheets of a workbook that LibreOffice saved as .ods (OpenDocument 1.3, Part 3).

A cell holds what it shows as paragraphs, so numbers, days and errors need no formats here. Rows and
cells that are alike are written once with a count, also the million empty rows below a table.
"""

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from statementpress.statement.register.package import Package, attribute, local
from statementpress.statement.register.sheet import MOST_COLUMNS, Cells, Sheet

CONTENT: Final = "content.xml"
_CELLS: Final = {"table-cell", "covered-table-cell"}
_ASIDE: Final = {"annotation", "ruby-text"}
"""What holds words that are no part of the cell: a comment, a reading."""
_VALUES: Final = ("string-value", "date-value", "time-value", "boolean-value", "value")
"""What a cell holds that shows no paragraph (19.383 to 19.389)."""
_MOST_SPACES: Final = 100


def read_ods(package: Package) -> Iterator[Sheet]:
    """Yield each sheet, in order. Raises FileError as `Package` does."""
    sheets: list[tuple[str, Cells]] = []
    row = 0
    for element in package.elements(CONTENT, {"table-row"}, {"table"}):
        if local(element.tag) == "table":
            sheets.append((attribute(element, "name"), Cells()))
            row = 0
            continue
        cells = list(_cells(element))
        rows = _count(element, "number-rows-repeated")
        for each in range(row + 1, row + rows + 1) if cells and sheets else ():
            for column, text in cells:
                sheets[-1][1].add(each, column, text)
        row += rows
    for name, found in sheets:
        yield Sheet(name, False, found.records())


def _cells(row: Element) -> Iterator[tuple[int, str]]:
    """Yield the number of the column, from 1, and the text of each cell that has one.

    Of cells that are alike, those after the first that is too far away are left out.
    """
    column = 0
    for cell in row:
        if local(cell.tag) in _CELLS:
            count = _count(cell, "number-columns-repeated")
            if text := _shown(cell):
                last = min(column + count, max(column + 1, MOST_COLUMNS + 1))
                yield from ((each, text) for each in range(column + 1, last + 1))
            column += count


def _shown(cell: Element) -> str:
    """Return the text of a cell, or its value if it shows nothing."""
    paragraphs = [_words(child) for child in cell if local(child.tag) == "p"]
    values = (attribute(cell, name) for name in _VALUES)
    return "\n".join(paragraphs).strip() or next(filter(None, values), "")


def _words(element: Element) -> str:
    """Return the text in an element (6.1), spaces and line ends included."""
    parts = [element.text or ""]
    for child in element:
        name = local(child.tag)
        if name == "s":
            parts.append(" " * min(_count(child, "c"), _MOST_SPACES))
        elif name in {"tab", "line-break"}:
            parts.append("\t" if name == "tab" else "\n")
        elif name not in _ASIDE:
            parts.append(_words(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _count(element: Element, name: str) -> int:
    text = attribute(element, name)
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 10 else 1
