"""Forms of other programs: each is named with its line, and nothing of it is printed raw."""

import pytest

from statementpress.statement.model import Heading, Paragraph, Rule, Text
from tests.shared.desk import Desk


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("a\nb&nbsp;c", ["entity en.md:2"]),
        ("a &#8217; b", ["entity en.md:1"]),
        ("a &amp; b &lt; c", ["entity en.md:1", "entity en.md:1"]),
        ("a ~~old~~ b", ["not-used en.md:1"]),
        ("a\n\n\\newpage", ["latex en.md:3"]),
        (r"\textbf{a} b", ["latex en.md:1"]),
        (r"\mycommand{a} b", ["latex en.md:1"]),
        ("Heading\n=======", ["not-used en.md:2"]),
        ("###", ["empty-heading en.md:1"]),
        ("## ##", ["empty-heading en.md:1"]),
        ("##A", ["heading-space en.md:1"]),
        ("## A\n\n#### B", ["heading-skipped en.md:3"]),
        ("### A", ["heading-skipped en.md:1"]),
        ("## A\n\n::: notes\n#### B\n:::", ["heading-skipped en.md:4"]),
        ("---\ntitle: A\n---\n\nb", ["front-matter en.md:1"]),
        (">", ["empty-quotation en.md:1"]),
        ("- a\n-\n- b", ["empty-item en.md:2"]),
        ("[a](https://b.example c)", ["broken-link en.md:1"]),
        ("[](https://b.example)", ["empty-link en.md:1"]),
        ("[a](tel:nobody)", ["bad-link en.md:1"]),
        ("~~~\na\n~~~", ["not-used en.md:1"]),
    ],
)
def test_what_would_be_printed_raw_or_lost_is_named(
    desk: Desk, body: str, found: list[str]
) -> None:
    assert desk.english(body) == found


@pytest.mark.parametrize(
    "text",
    [
        "R&D; AT&T &unknown;",
        "https://a.example/?a=1&copy=2",
        "a ~ b, ~~ c",
        r"C:\Users\ann",
        "#StopViolence",
        "5 > 3 = 2 == 2",
        "[1]: https://a.example",
        "[a][b] [c] ![d]",
        "{a} ^b^ $c$ @d",
        "Table: of contents",
    ],
)
def test_other_signs_are_printed_as_typed(desk: Desk, text: str) -> None:
    assert desk.blocks(text) == (Paragraph((Text(text),), 1),)


@pytest.mark.parametrize(
    ("line", "words"), [("## A #", "A #"), ("## A ##", "A"), ("##  A", "A"), ("## C#", "C#")]
)
def test_a_heading_keeps_its_signs(desk: Desk, line: str, words: str) -> None:
    assert desk.blocks(line) == (Heading(2, (Text(words),), 1),)


def test_a_line_of_hyphens_is_a_rule_and_never_makes_a_heading(desk: Desk) -> None:
    assert desk.blocks("A\n---\nB\n\n* * *") == (
        Paragraph((Text("A"),), 1),
        Rule(2),
        Paragraph((Text("B"),), 3),
        Rule(5),
    )


def test_indented_text_is_a_paragraph(desk: Desk) -> None:
    assert desk.blocks("    a\n        b") == (Paragraph((Text("a b"),), 1),)
