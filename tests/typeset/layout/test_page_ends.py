"""Where pages may end: by kind, over every place on a page at which it can begin."""

from functools import cache

import pytest

from tests.typeset.layout.small_pages import LINES, entries, filler, group, pages_of, parts_of

HEADINGS = "<h2>H</h2><h3>h</h3>"
LISTS = {
    "a list": f"<ol class=items>{entries(4, lines=2)}</ol>",
    "a group that a page can hold": group(7),
    "a group that is longer than a page": group(22),
    "a group in columns": group(14, columns=True),
    "a group in columns that is longer than a page": group(31, columns=True),
    "a group with logos": group(7, logos=2),
    "a group in columns whose logos have no room below it": group(14, columns=True, logos=4),
}
TABLE = (
    "<table class=data><caption>to</caption><thead><tr><th>to</th></tr></thead><tbody>{}</table>"
)
OTHERS = {
    "text": "<p>a<br>b<br>c<br>d</p>",
    "a table": TABLE.format("<tr><td>n</td></tr>" * 6),
    "a table that is longer than a page": TABLE.format("<tr><td>n</td></tr>" * 19),
    "a picture": "<figure><p>a<br>b<br>c<br>d<br>e</p><figcaption>f</figcaption></figure>",
    "a box": f"<section class=box>{filler(6)}</section>",
    "a box that is longer than a page": f"<section class=box>{filler(22)}</section>",
    "a box that begins with a heading": f"<section class=box><h3>h</h3>{filler(6)}</section>",
    "a pull quote": f"<blockquote class=pull-quote>{filler(4)}</blockquote>",
}
BEFORE = (0, 3, 5, 6, 8)
"""How many lines stand before them on their page; they need five at least."""


@cache
def everywhere(body: str) -> list[list[list[str]]]:
    """Return the pages of a part for each number of lines that stand before its body."""
    return parts_of(filler(lines) + body for lines in BEFORE)


@pytest.mark.parametrize("kind", (LISTS | OTHERS).values(), ids=LISTS | OTHERS)
def test_headings_stay_with_what_follows_them(kind: str) -> None:
    for pages in everywhere(HEADINGS + kind):
        assert not {page[-1] for page in pages} & {"H", "h", "to"}


@pytest.mark.parametrize("kind", [*LISTS, "a table", "a table that is longer than a page"])
def test_no_entry_and_no_row_stands_alone_on_a_page(kind: str) -> None:
    for pages in everywhere(HEADINGS + (LISTS | OTHERS)[kind]):
        assert all(sum(line.startswith("n") for line in page) != 1 for page in pages)


@pytest.mark.parametrize("kind", [kind for kind in LISTS if "longer" in kind])
def test_a_group_longer_than_a_page_begins_below_its_heading(kind: str) -> None:
    for lines, pages in zip(BEFORE, everywhere(HEADINGS + LISTS[kind]), strict=True):
        begun = next(page for page in pages if "H" in page)
        assert {"H", "h", "to", "n1", "n2"} <= set(begun)
        assert lines > LINES - 5 or pages[0] == begun


@pytest.mark.parametrize("kind", [kind for kind in LISTS if "columns" in kind])
def test_columns_end_evenly_on_their_last_page(kind: str) -> None:
    for pages in everywhere(HEADINGS + LISTS[kind]):
        last = [page for page in pages if any(line.startswith("n") for line in page)][-1]
        names = [line for line in last if line.startswith("n")]
        right = sum(line.endswith("'") for line in names)
        assert 0 <= len(names) - 2 * right <= 1


def test_a_group_is_kept_whole_where_that_leaves_little_empty() -> None:
    kept = pages_of(filler(8) + group(7))
    begun = pages_of(filler(5) + group(7))

    assert [len(page) for page in kept] == [8, 8]
    assert [len(page) for page in begun] == [10, 3]


def test_the_price_is_the_style_sheets() -> None:
    dear = pages_of(filler(5) + group(7), ":root { --most-empty: 50% }")
    free = pages_of(filler(8) + group(7), ":root { --most-empty: 0% }")
    unasked = pages_of(filler(5) + group(30), ":root { --most-empty: none }")

    assert [len(page) for page in dear] == [5, 8]
    assert [len(page) for page in free] == [8, 8]  # not even the first two names have room
    assert len(unasked[0]) == LINES


def test_a_page_that_is_begun_on_purpose_costs_nothing() -> None:
    pages = pages_of(filler(3) + "<div style='break-before: page'>" + group(7) + "</div>")

    assert [len(page) for page in pages] == [3, 8]


def test_old_style_sheets_ask_for_nothing() -> None:
    asks_nothing = ".group, .marks { --whole: initial } :root { --most-empty: initial }"
    pages = pages_of(filler(5) + HEADINGS + group(7), asks_nothing)

    assert [len(page) for page in pages] == [5, 10]


@pytest.mark.parametrize(
    "last",
    [
        "<section class=contact><p>c</p></section>",
        "<section class=contact><p>c<br>c</p></section>",
        "<p>a<br>b<br>c<br>d<br>e</p>",
        f"<ol class=items>{entries(3)}</ol>",
    ],
)
def test_the_last_page_of_a_part_has_some_lines(last: str) -> None:
    for pages in everywhere(last):
        assert len(pages) == 1 or len(pages[-1]) >= 3


def test_the_last_page_before_an_annex_has_some_lines() -> None:
    pages = pages_of(filler(LINES) + "<p>c</p>" + "<section class=annex><p>a</p></section>")

    assert [len(page) for page in pages] == [8, 3, 1]


def test_the_last_entries_of_columns_go_with_what_closes_them() -> None:
    pages = pages_of(filler(2) + group(14, columns=True) + "<p>c</p>")

    assert pages[-1] == ["n13", "n14'", "c"]


def test_what_would_leave_a_page_too_empty_is_not_brought_to_the_last_one() -> None:
    pages = pages_of(
        filler(4) + "<div style='break-inside: avoid'>" + "<p>k</p>" * 6 + "</div><p>c</p>"
    )

    assert [len(page) for page in pages] == [10, 1]


def test_a_list_stays_with_what_introduces_it() -> None:
    items = f"<ol class=items>{entries(2, lines=2)}</ol>"
    for pages in everywhere("<p>a<br>b<br>c<br>to</p>" + items):
        assert all(page[-1] != "to" for page in pages)
