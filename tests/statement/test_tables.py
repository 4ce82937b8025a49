"""Tables: rows of bars, CSV files, captions, and how columns are aligned."""

import pytest

from statementpress.statement.model import Alignment, Inline, LineBreak, Table, Text
from statementpress.statement.traversal import texts
from tests.shared.desk import Desk


def table(desk: Desk, body: str) -> Table:
    (block,) = desk.blocks(body)
    assert isinstance(block, Table)
    return block


def rows(block: Table) -> list[list[str]]:
    return [["".join(texts(cell)) for cell in row] for row in (block.head, *block.rows)]


@pytest.mark.parametrize(
    ("body", "cells"),
    [
        ("| a | b |\n|---|---|\n| c | d |", [["a", "b"], ["c", "d"]]),
        ("a | b\n--|--\nc | d\n | e\nf |", [["a", "b"], ["c", "d"], ["", "e"], ["f", ""]]),
        ("|a|b|\n|-|-|\n||d|\n|c||", [["a", "b"], ["", "d"], ["c", ""]]),
        (r"| a \| b |" "\n|---|\n" r"| c \\|", [["a | b"], ["c \\"]]),
        ("| **a** |\n|:-:|\n| *b* <https://c.example> |", [["a"], ["b https://c.example"]]),
        ("| a |\n|---|\n| b |\n\nc | d", [["a"], ["b"]]),
    ],
)
def test_cells_are_those_between_the_bars(desk: Desk, body: str, cells: list[list[str]]) -> None:
    (block, *_) = desk.blocks(body)
    assert isinstance(block, Table)
    assert rows(block) == cells


@pytest.mark.parametrize(
    ("rule", "cells", "alignment"),
    [
        ("---", ["a", "b"], Alignment.START),
        (":--", ["1", "2"], Alignment.START),
        (":-:", ["a", "b"], Alignment.CENTRE),
        ("--:", ["a", "b"], Alignment.END),
        ("---", ["1", "1,234.5"], Alignment.END),
        ("---", ["១២", "៣ ៤៥៦"], Alignment.END),
        ("---", ["12 %", "-3", "–"], Alignment.END),
        ("---", ["$ 12", "៛12", "USD 1,200", "12 KHR"], Alignment.END),
        ("---", ["12", "about 13"], Alignment.START),
        ("---", ["2019–2020", "12"], Alignment.START),
        ("---", ["–", ""], Alignment.START),
    ],
)
def test_a_column_is_aligned_as_typed_and_numbers_at_their_end(
    desk: Desk, rule: str, cells: list[str], alignment: Alignment
) -> None:
    body = "\n".join(["| A |", f"|{rule}|", *(f"| {cell} |" for cell in cells)])
    assert table(desk, body).columns == (alignment,)


def test_a_fence_gives_a_table_its_caption(desk: Desk) -> None:
    block = table(desk, "::: table\nCases *by* year\n\n| a |\n|---|\n| 1 |\n:::")
    assert "".join(texts(block.caption)) == "Cases by year"
    assert rows(block) == [["a"], ["1"]]


def test_a_csv_file_is_a_table(desk: Desk) -> None:
    desk.write("cases.csv", '\ufeffYear;Cases;Where\n2019;86\u202f000;"a; **b**\nc"\n2020;;\n')
    block = table(desk, "::: table cases.csv\nCases by year\n:::")
    assert block.caption == (Text("Cases by year"),)
    assert block.columns == (Alignment.END, Alignment.END, Alignment.START)
    where: tuple[Inline, ...] = (Text("a; **b**"), LineBreak(), Text("c"))
    year, cases = (Text("2019"),), (Text("86\u00a0000"),)
    assert block.rows == ((year, cases, where), ((Text("2020"),), (), ()))


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("| a | b |\n|---|---|\n| c |", ["table-row en.md:3"]),
        ("| a | b |\n|---|---|\n| c | d | e |\n| f |", ["table-row en.md:3", "table-row en.md:4"]),
        ("| a | b |\n|---|\n| c |", ["table-row en.md:1"]),
        ("| a | b |\n|---|---|", ["table-row en.md:1"]),
        ("| a | b |\n| c | d |", ["not-a-table en.md:1"]),
        ("+---+---+\n| a | b |\n+---+---+", ["not-a-table en.md:1"]),
        ("- | a | b |\n  |---|---|\n  | c | d |", ["not-used en.md:1"]),
        ("::: table\n| a |\n|---|\n| 1 |\n\nCases\n:::", ["not-used en.md:6"]),
        ("::: table\nCases\n:::", ["empty-directive en.md:1"]),
        ("::: table cases.csv by-year.csv\n:::", ["directive-argument en.md:1"]),
        ("::: table cases.csv\n:::", ["missing-file en.md:1"]),
        ("::: table ../cases.csv\n:::", ["outside-folder en.md:1"]),
    ],
)
def test_what_is_wrong_with_a_table_is_named_with_its_line(
    desk: Desk, body: str, found: list[str]
) -> None:
    assert desk.english(body) == found


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"a,b\n1,2\n3,4,5\n", ["table-row cases.csv:3"]),
        (b"a,b\n\n1,\xff\n", ["encoding cases.csv:3"]),
        (b'a,b\n1,"2\n', ["csv cases.csv:2"]),
        (b"a,b\n", ["table-row en.md:1"]),
        (b"", ["empty-table cases.csv:1"]),
        ("a,b\n1,\u202e\n".encode(), ["character cases.csv:2"]),
    ],
)
def test_what_is_wrong_with_a_csv_file_is_named_with_its_line(
    desk: Desk, content: bytes, found: list[str]
) -> None:
    desk.write("cases.csv", content)
    assert desk.english("::: table cases.csv\n:::") == found


@pytest.mark.parametrize("text", ["Tel. 012 | Fax 013", "a|b", r"\| a |", "| a", "1 || 2"])
def test_other_lines_with_bars_are_text(desk: Desk, text: str) -> None:
    (block,) = desk.blocks(text)
    assert not isinstance(block, Table)


def test_a_csv_file_that_no_text_names_is_reported(desk: Desk) -> None:
    desk.write("cases.csv", "a\n1\n")
    assert desk.found() == ["unused-file cases.csv"]
