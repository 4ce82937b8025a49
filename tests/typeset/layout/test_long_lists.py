"""Long lists on small pages: by the place at which they begin, and with headings of countries."""

from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import Any

import pytest
from weasyprint.layout import block

from tests.typeset.layout import small_pages
from tests.typeset.layout.small_pages import LINES, filler, parts_of

BEFORE = (0, 3, 5, 6, 8)
"""How many lines stand before the list on its page."""
COUNTRIES = (1, 5, 2, 9, 3, 14, 1, 6, 2)
TWO_COLUMNS = ":root { --list-columns: 2; --list-least: 10px }"


def names(count: int) -> str:
    return f"<ol class=names>{''.join(f'<li>n{n}</li>' for n in range(1, count + 1))}</ol>"


def long_list(countries: tuple[int, ...] = COUNTRIES) -> str:
    """Return a group whose names stand below headings, as templates/parts/member-list.html has it.

    A heading says how many names stand below it.
    """
    sections = "".join(f"<h3 class=list-heading>h{count}</h3>{names(count)}" for count in countries)
    return (
        "<section class='group long-group'><div class=introduction><p>to</p></div>"
        f"<div class='sections names-in-columns long-list' data-group=g>{sections}</div></section>"
    )


@cache
def everywhere() -> list[list[list[str]]]:
    bodies = (filler(lines) + long_list() + "<p>c</p>" for lines in BEFORE)
    return parts_of(bodies, TWO_COLUMNS)


def columns_of(page: list[str]) -> Iterator[list[str]]:
    """Yield the lines of each column of a page, without those that stand in none."""
    lines = [line for line in page if line[0] in "hn"]
    for _, column in groupby(lines, lambda line: line.endswith("'")):
        yield [line.rstrip("'") for line in column]


@pytest.mark.parametrize("place", range(len(BEFORE)), ids=map(str, BEFORE))
def test_no_heading_stands_at_the_foot_of_a_column(place: int) -> None:
    for page in everywhere()[place]:
        for column in columns_of(page):
            for at, line in enumerate(column):
                below = column[at + 1 : at + 3]
                least = min(int(line[1:]), 2) if line[0] == "h" else 0
                assert below[:least] == ["n1", "n2"][:least]


@pytest.mark.parametrize("place", range(len(BEFORE)), ids=map(str, BEFORE))
def test_the_list_begins_where_it_stands_and_leaves_no_page_half_empty(place: int) -> None:
    pages = everywhere()[place]

    assert BEFORE[place] > LINES - 4 or "to" in pages[0]
    for page in filter(lambda page: "to" in page or page[0][0] in "hn", pages[:-2]):
        outside = [line for line in page if line[0] not in "hn"]
        for column in columns_of(page):
            assert len(outside) + len(column) >= LINES - 3  # three lines stay together


@pytest.mark.parametrize("place", range(len(BEFORE)), ids=map(str, BEFORE))
def test_columns_end_evenly_on_the_last_page(place: int) -> None:
    (*_, last) = (list(columns_of(page)) for page in everywhere()[place] if "h2" in "".join(page))
    heights = [len(column) for column in last]

    assert max(heights) - min(heights) <= 3  # what stays together is three lines high


def test_every_name_stands_once_and_in_its_order() -> None:
    for pages in everywhere():
        found = [line.rstrip("'") for page in pages for line in page if line[0] in "hn"]
        wanted = [[f"h{n}", *(f"n{each}" for each in range(1, n + 1))] for n in COUNTRIES]

        assert found == [line for lines in wanted for line in lines]


def test_a_list_with_smaller_type_and_more_columns_takes_fewer_pages() -> None:
    dense = ":root { --list-columns: 2 3 4; --list-least: 6px }"
    (few,), (many,) = parts_of([long_list()], dense), parts_of([long_list()], TWO_COLUMNS)

    assert len(few) < len(many)


def test_each_column_is_laid_out_once_and_those_of_the_last_page_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    laid_out = 0
    usual = block.block_box_layout

    def counted(context: Any, box: Any, *others: Any, **named: Any) -> Any:
        nonlocal laid_out
        laid_out += box.is_column
        return usual(context, box, *others, **named)

    monkeypatch.setattr(block, "block_box_layout", counted)
    rounds = small_pages.rounds_of([long_list((60,) * 6)], TWO_COLUMNS)
    pages = rounds[-1]

    assert len(rounds) == 2
    assert len(pages) > 15
    assert laid_out <= len(rounds) * (2 * len(pages) + 2)
