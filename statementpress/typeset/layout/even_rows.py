"""Make the rows of a table fill its pages evenly: as many on each, and high enough together.

Only the layout knows how many rows a page has room for. A style sheet asks with `--rows: even`,
says with `--tallest-row` how high a row may become, and makes its rows as high as `--row-is`, which
is set here.
"""

from collections.abc import Iterator, Sequence
from math import ceil
from typing import Any

from weasyprint.formatting_structure.boxes import TableRowBox, TableRowGroupBox

from statementpress.typeset.layout import asked
from statementpress.typeset.layout.flow import in_flow, room
from statementpress.typeset.layout.rules import Decision

ALIKE = 0.5
"""px by which rows of one height may differ, by rounding."""
SPARE = 2.0
"""px at the foot of a page that stay free, as rules between rows are as thick as they are drawn."""


def rows_evened(pages: Sequence[Any]) -> list[Decision]:
    """Return what makes the rows of each table fill its pages that asks for it, and has not yet.

    A table whose rows cannot be made as high as each other stays as it is.
    """
    return [each for table in _tables(pages) for each in _evened(table)]


def _tables(pages: Sequence[Any]) -> Iterator[list[tuple[Any, Any]]]:
    """Yield each table that asks for even rows: the pages that it takes, and its box on each."""
    found: dict[Any, list[tuple[Any, Any]]] = {}
    for page in pages:
        for box in in_flow(page):
            if box.element_tag == "table" and asked.says(box, "rows", "even"):
                shown = found.setdefault(box.element, [])
                if not shown or shown[-1][0] is not page:
                    shown.append((page, box))
    yield from found.values()


def _evened(table: Sequence[tuple[Any, Any]]) -> Iterator[Decision]:
    rows = [list(_rows(box)) for _, box in table]
    element, heights = table[0][1].element, [row.height for page in rows for row in page]
    if not all(rows):
        return
    # A row whose words need more room makes all as high, before they are counted.
    if max(heights) - min(heights) > ALIKE:
        yield Decision(element, f"--row-is: {max(heights):.2f}px")
        return
    # A page holds as many rows as the fullest of them; the first ones have one more than the last.
    count, on_pages = len(heights), len(rows)
    most = ceil(count / on_pages)
    if most > max(map(len, rows)):
        return
    free = min(
        room(page)[1] - shown[0].position_y - SPARE
        for (page, _), shown in zip(table, rows, strict=True)
    )
    height = min(free / most, asked.length(table[0][1], "tallest-row") or free / most)
    if height < max(heights):
        return
    yield Decision(element, f"--rows: evened; --row-is: {height:.2f}px")
    everything = [row.element for page in rows for row in page]
    start = 0
    for page in range(on_pages - 1):
        start += count // on_pages + (page < count % on_pages)
        yield Decision(everything[start], "break-before: page")


def _rows(table: Any) -> Iterator[Any]:
    """Yield the rows of a table on one page, without those of its head."""
    for box in table.descendants():
        if isinstance(box, TableRowGroupBox) and not (box.is_header or box.is_footer):
            yield from (each for each in box.children if isinstance(each, TableRowBox))
