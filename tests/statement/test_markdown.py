"""en.md and km.md: CommonMark becomes blocks, and what a statement does not use is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statementpress.statement.markdown import read_part
from statementpress.statement.model import (
    Emphasis,
    Heading,
    ItemList,
    LineBreak,
    Link,
    Paragraph,
    Quotation,
    Strong,
    Text,
)
from statementpress.statement.report import Report
from tests.shared.desk import Desk


def inlines(desk: Desk, text: str) -> object:
    (block,) = desk.blocks(text)
    assert isinstance(block, Paragraph)
    return block.inlines


def test_stress_and_links(desk: Desk) -> None:
    assert inlines(desk, "A *b* **c** [d](https://rivers.example/e).") == (
        Text("A "),
        Emphasis((Text("b"),)),
        Text(" "),
        Strong((Text("c"),)),
        Text(" "),
        Link("https://rivers.example/e", (Text("d"),)),
        Text("."),
    )


def test_a_line_end_is_a_space_and_two_spaces_before_it_a_break(desk: Desk) -> None:
    assert inlines(desk, "a\nb  \nc\\\nd") == (
        Text("a b"),
        LineBreak(),
        Text("c"),
        LineBreak(),
        Text("d"),
    )


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://rivers.example/a_b?c=d&e#f", "https://rivers.example/a_b?c=d&e#f"),
        ("otter@rivers.example", "mailto:otter@rivers.example"),
        ("https://rivers.example/%E1%9E%80", "https://rivers.example/%E1%9E%80"),
    ],
)
def test_an_address_in_angle_brackets_is_printed_as_typed(desk: Desk, text: str, url: str) -> None:
    assert inlines(desk, f"<{text}>") == (Link(url, (Text(text),)),)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("## A ##", "A"),
        ("## A \t ##  ", "A"),
        ("## A #", "A #"),
        ("## A ### ##", "A ###"),
        ("## A##", "A##"),
    ],
)
def test_a_heading_ends_before_as_many_signs_as_it_begins_with(typed: str, words: str) -> None:
    (heading,) = read_part(typed, None, Report("en.md"))
    assert isinstance(heading, Heading)
    assert heading.inlines == (Text(words),)


@pytest.mark.parametrize("typed", ["**" * 400 + "a" + "**" * 400, "*(a " * 500 + "a)*" * 500])
def test_emphasis_without_end_is_named_with_its_line(desk: Desk, typed: str) -> None:
    assert desk.english(f"Words\n\n{typed}") == ["nested-too-deep en.md:3"]


@pytest.mark.parametrize("inside", [" ", "\t ", "# ", " #"])
def test_a_heading_is_read_in_a_time_that_grows_with_its_length(inside: str) -> None:
    (heading,) = read_part(f"## A{inside * 20_000}B", None, Report("en.md"))
    assert isinstance(heading, Heading)


def test_headings_lists_and_quotations(desk: Desk) -> None:
    heading, numbered, bullets, quotation = desk.blocks("## A\n\n3. b\n4. c\n\n- d\n\n> e")
    assert heading == Heading(2, (Text("A"),), 1)
    assert isinstance(numbered, ItemList)
    assert numbered.start == 3
    assert numbered.items[1] == (Paragraph((Text("c"),), 4),)
    assert isinstance(bullets, ItemList)
    assert bullets.start is None
    assert quotation == Quotation((Paragraph((Text("e"),), 8),), 8)


def test_quotation_marks_and_dashes_stay_as_typed(desk: Desk) -> None:
    assert inlines(desk, "\"a\" -- 'b' ... (c)") == (Text("\"a\" -- 'b' ... (c)"),)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        (r"\<script>alert(1)\</script>", "<script>alert(1)</script>"),
        ("{{ name }} {% raw %} {# x #}", "{{ name }} {% raw %} {# x #}"),
        ("Fish & Sons ]]> 1 < 2", "Fish & Sons ]]> 1 < 2"),
        (r"\*not stressed\*", "*not stressed*"),
    ],
)
def test_what_looks_like_markup_is_printed(desk: Desk, typed: str, printed: str) -> None:
    assert inlines(desk, typed) == (Text(printed),)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("a\nb <br> c", "raw-html en.md:2"),
        ("<!-- later -->", "raw-html en.md:1"),
        ("a\n\n<script>x</script>", "raw-html en.md:3"),
        ("a\n![b](c.png)", "not-used en.md:2"),
        ("a `b`", "not-used en.md:1"),
        ("```\na\n```", "not-used en.md:1"),
        ("- a\n\n  > b", "not-used en.md:3"),
        ("- a\n\n  ## b", "not-used en.md:3"),
        ('[a](https://b.example "c")', "not-used en.md:1"),
        ("# A", "title-in-text en.md:1"),
        ("##### A", "heading-too-small en.md:1"),
        ("a\n[b](javascript:alert(1))", "bad-link en.md:2"),
        ("<javascript:alert(1)>", "bad-link en.md:1"),
        ("<data:text/html,x>", "bad-link en.md:1"),
        ("[a](file:///etc/hosts)", "bad-link en.md:1"),
        ("[a](other.html)", "bad-link en.md:1"),
        ("[a](https://)", "bad-link en.md:1"),
        ("[a](http://[)", "bad-link en.md:1"),
        ("[a](mailto:nobody)", "bad-link en.md:1"),
        ("> " * 12 + "a", "nested-too-deep en.md:1"),
        ("**a " * 9 + "b** " * 9, "nested-too-deep en.md:1"),
    ],
)
def test_what_a_statement_does_not_use_is_refused(desk: Desk, body: str, found: str) -> None:
    assert found in desk.english(body)
    assert desk.read().statement is None


def test_an_empty_part_is_an_error(desk: Desk) -> None:
    desk.write("en.md", " \n")
    assert desk.found() == ["empty-part en.md"]


@given(st.text(alphabet="aib1*_[]()<>`:#>-\n\n\t  &;\\!{}|^.•–~=/ក្រ។១", max_size=80))
def test_any_text_is_read_or_refused_with_a_hint(source: str) -> None:
    report = Report("en.md")
    read_part(source, None, report)
    assert all(finding.hint for finding in report.findings)


def test_a_paragraph_has_a_limit_as_brackets_without_end_take_long(desk: Desk) -> None:
    assert "too-long en.md:3" in desk.english("a\n\nb\n" + "[a](<" * 4001)


@pytest.mark.parametrize("line", ["- {}", "| {} |", "1. {}"])
def test_lists_and_tables_may_be_longer_than_a_paragraph(line: str) -> None:
    report = Report("en.md")
    table = "| a |\n|---|\n" if "|" in line else ""
    (block,) = read_part(table + f"{line.format('words ' * 20)}\n" * 200, None, report)
    assert [finding for finding in report.findings if finding.code == "too-long"] == []
    assert len(getattr(block, "rows", ()) or getattr(block, "items", ())) == 200
