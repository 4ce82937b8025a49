"""Rows of texts that face each other, found in the layout where they begin on different pages."""

from typing import Any

import pytest
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


def row(number: int, lines: int) -> str:
    """Return a row whose left text is long and can be cut, and whose right one cannot."""
    left = "word<br>" * lines
    return f"<tr data-row={number}><td>{left}</td><td><div class=whole>{left}</div></td></tr>"


@pytest.fixture(scope="module")
def pages() -> list[Any]:
    """Return pages on which the second and the fourth row begin apart."""
    rows = "".join(row(number, lines) for number, lines in enumerate([8, 10, 8, 10], 1))
    html = f"<style>{STYLE}</style><table>{rows}</table>"
    return list(HTML(string=html).render().pages)


def test_the_first_row_that_begins_apart_is_found(pages: list[Any]) -> None:
    assert row_begun_apart(pages, ()) == "2"


def test_a_row_that_is_kept_whole_in_vain_does_not_hide_the_next(pages: list[Any]) -> None:
    assert row_begun_apart(pages, ["2"]) == "4"
    assert row_begun_apart(pages, ["4", "2"]) is None
