"""Make texts that face each other begin on the same page.

A page may end inside a row, but not inside a text of three lines, as two lines have to stand on
either page. If the text beside it can be divided, WeasyPrint begins that one at the foot of a page
and the other at the head of the next. CSS cannot forbid this, so such a row is found in the layout
and then kept whole.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from weasyprint.formatting_structure.boxes import LineBox, TableRowBox

from statementpress.typeset.compose.document import Document

ROW = "data-row"
"""The attribute that numbers the rows of texts that face each other."""


def row_begun_apart(pages: Iterable[Any], whole: Collection[str]) -> str | None:
    """Return the number of the first row whose texts begin on different pages, or None.

    `whole` are the numbers of rows that are already kept whole: nothing more can be done for them.
    """
    begun: dict[str, dict[int, int]] = {}
    for number, page in enumerate(pages):
        for row in _rows(page):
            columns = begun.setdefault(row.element.get(ROW), {})
            for column, cell in enumerate(row.children):
                if any(isinstance(box, LineBox) for box in cell.descendants()):
                    columns.setdefault(column, number)
    apart = (row for row, columns in begun.items() if len(set(columns.values())) > 1)
    return next((row for row in apart if row not in whole), None)


def with_whole_rows(document: Document, rows: Sequence[str]) -> Document:
    """Return the document with a rule that keeps the rows of these numbers on one page."""
    if not rows:
        return document
    rule = "".join(f'[{ROW}="{row}"] {{ break-inside: avoid }}' for row in rows)
    return replace(document, style_sheets={**document.style_sheets, "rows kept whole": rule})


def _rows(page: Any) -> Iterator[Any]:
    return (
        box
        for box in page._page_box.descendants()
        if isinstance(box, TableRowBox) and box.element is not None and box.element.get(ROW)
    )
