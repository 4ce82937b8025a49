"""Rows of texts that face each other, found in the layout where they begin on different pages."""

from weasyprint import HTML

from statementpress.typeset.layout.whole_rows import row_begun_apart

STYLE = """\
@page { size: 400px 200px; margin: 0 }
body { margin: 0; line-height: 20px }
table { border-collapse: collapse }
td { padding: 0 }
.whole { break-inside: avoid }
"""
"""Ten lines to a page."""


def row(number: int, lines: int, name: str = "") -> str:
    """Return a row whose left text is long and can be cut, and whose right one cannot."""
    left = "word<br>" * lines
    right = f"<div class=whole>{left}</div>"
    return f"<tr data-row={number} class='{name}'><td>{left}</td><td>{right}</td></tr>"


def begun_apart(*kept: int) -> list[tuple[str, str]]:
    """Return the decisions for rows of which the second and the fourth begin apart.

    The style sheet keeps the rows with the numbers in `kept` whole.
    """
    rows = (
        row(number, lines, "whole" if number in kept else "")
        for number, lines in enumerate([8, 10, 8, 10], 1)
    )
    html = f"<style>{STYLE}</style><table>{''.join(rows)}</table>"
    found = row_begun_apart(HTML(string=html).render().pages)
    return [(each.element.get("data-row"), each.declarations) for each in found]


def test_the_first_row_that_begins_apart_is_found() -> None:
    assert begun_apart() == [("2", "break-inside: avoid")]


def test_a_row_that_is_kept_whole_does_not_hide_the_next() -> None:
    assert begun_apart(2) == [("4", "break-inside: avoid")]
    assert begun_apart(2, 4) == []
