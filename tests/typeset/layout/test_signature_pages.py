"""Where pages may end among those who sign, and how the rows of a sheet fill its pages."""

from functools import cache

import pytest

from statementpress.project.files import SHIPPED
from tests.typeset.layout.small_pages import filler, pages_of, parts_of

STYLE = (
    (SHIPPED / "styles" / "letter.css").read_text("utf-8")
    + """
@page { margin: 0 }
:root { --signature-height: 20px; --signature-row: 0; --signature-gap: 0; --stamp-above: 0 }
:root { --sheet-row: 34px; --sheet-tallest: 12mm }
"""
)
"""A block of signatures is two lines high, and there are three in a row."""
BEFORE = (0, 4, 6, 8)
"""How many lines stand before the last paragraph, which has four."""
TEXT = "<p>t<br>t<br>t<br>t</p>"


def signatures(count: int, introduction: str = "") -> str:
    """Return a group, as templates/parts/signatures.html sets it."""
    blocks = "".join(
        f"<div class=signer><div class=room-to-sign></div><div class=signer-words><p>s{number}</p>"
        "</div></div>"
        for number in range(1, count + 1)
    )
    whole = " signatures-whole" if count <= 6 else ""
    begun = f"<div class=introduction><p>{introduction}</p></div>" if introduction else ""
    return (
        f"<section class='signatures{whole}'>{begun}"
        f"<div class='signature-rows signatures-in-3'>{blocks}</div></section>"
    )


@cache
def everywhere(count: int, introduction: str, closing: str) -> list[list[list[str]]]:
    group = signatures(count, introduction)
    ended = f"<div class=letter-closing><p class=closing-words>{closing}</p>{group}</div>"
    body = TEXT + (ended if closing else group)
    parts = parts_of((filler(lines) + body for lines in BEFORE), STYLE)
    return [[[line for line in page if line] for page in pages] for pages in parts]


KINDS = [(1, "", ""), (3, "to", ""), (6, "to", "c"), (14, "", "c")]


@pytest.mark.parametrize(("count", "introduction", "closing"), KINDS)
def test_two_lines_of_the_text_and_the_closing_words_stay_with_the_first_who_sign(
    count: int, introduction: str, closing: str
) -> None:
    for pages in everywhere(count, introduction, closing):
        first = next(page for page in pages if "s1" in page)
        begun = first.index("s1")
        assert len([line for line in first[:begun] if line in {"t", "f"}]) >= 2
        assert {introduction, closing} - {""} <= set(first[:begun])


@pytest.mark.parametrize(("count", "introduction", "closing"), KINDS)
def test_rows_are_never_parted_and_six_signatures_neither(
    count: int, introduction: str, closing: str
) -> None:
    wanted = [f"s{number}" for number in range(1, count + 1)]

    def names(page: list[str]) -> list[str]:
        """Return the names of a page; a row is a line of its own, besides those of its blocks."""
        return [name for name in dict.fromkeys(line.strip("'") for line in page) if name in wanted]

    for pages in everywhere(count, introduction, closing):
        shown = [names(page) for page in pages]
        assert [name for page in shown for name in page] == wanted
        for page in shown[:-1]:
            assert len(page) % 3 == 0
        assert count > 6 or len(list(filter(None, shown))) == 1


def sheet(rows: int) -> str:
    cells = "".join(f"<tr><th>r{row}</th></tr>" for row in range(1, rows + 1))
    return f"<table class=sheet><thead><tr><th>h</th></tr></thead><tbody>{cells}</table>"


@pytest.mark.parametrize(
    ("rows", "on_pages"),
    [(1, [1]), (5, [5]), (6, [3, 3]), (13, [5, 4, 4]), (15, [5, 5, 5])],
)
def test_the_rows_of_a_sheet_are_even_and_its_head_is_on_each_page(
    rows: int, on_pages: list[int]
) -> None:
    """Below its head, a page has room for five rows."""
    pages = pages_of(sheet(rows), STYLE)
    assert [page.count("h") for page in pages] == [1] * len(on_pages)
    assert [sum(line.startswith("r") for line in page) for page in pages] == on_pages


@pytest.mark.parametrize("before", BEFORE)
def test_rows_that_are_nearly_as_high_as_a_page_are_parted(before: int) -> None:
    """Kept whole, they would have no room with two lines of the text, and leave pages empty."""
    body = filler(before) + TEXT + signatures(6, "to")
    pages = pages_of(body, STYLE + ":root { --signature-height: 60px }")
    shown = [[line for line in page if line] for page in pages]
    assert len(shown) <= 3
    (begun,) = (page for page in shown if "s1" in page)
    assert len([line for line in begun[: begun.index("s1")] if line in {"t", "f"}]) >= 2
