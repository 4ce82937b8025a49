"""Make texts that face each other begin on the same page.

A page may end inside a row, but not inside a text of three lines, as two lines have to stand on
either page. If the text beside it can be divided, WeasyPrint begins that one at the foot of a page
and the other at the head of the next. CSS cannot forbid this, so such a row is found in the layout
and then kept whole.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from weasyprint.formatting_structure.boxes import LineBox, TableRowBox

from statementpress.typeset.layout.flow import AVOID
from statementpress.typeset.layout.rules import Decision

ROW = "data-row"
"""The attribute that numbers the rows of texts that face each other."""


def row_begun_apart(pages: Iterable[Any]) -> list[Decision]:
    """Return what keeps the first row whole whose texts begin on different pages, if there is one.

    Keeping one row whole moves all that follow it, so each is found in a layout of its own. Nothing
    more can be done for a row that is kept whole already.
    """
    begun: dict[Any, dict[int, int]] = {}
    for number, page in enumerate(pages):
        for row in _rows(page):
            columns = begun.setdefault(row.element, {})
            for column, cell in enumerate(row.children):
                if any(isinstance(box, LineBox) for box in cell.descendants()):
                    columns.setdefault(column, number)
    apart = [row for row, columns in begun.items() if len(set(columns.values())) > 1]
    return [Decision(row, "break-inside: avoid") for row in apart[:1]]


def _rows(page: Any) -> Iterator[Any]:
    """Yield the numbered rows of a page that it may cut."""
    return (
        box
        for box in page._page_box.descendants()
        if isinstance(box, TableRowBox)
        and box.element is not None
        and box.element.get(ROW)
        and box.style["break_inside"] not in AVOID
    )
