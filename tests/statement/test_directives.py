"""Fenced directives: what they place, and what is wrong with a fence."""

import pytest

from statementpress.statement.model import (
    Annex,
    Box,
    Contact,
    Contents,
    Heading,
    Notes,
    Paragraph,
    PullQuote,
    Signatories,
    Table,
    Text,
)
from tests.shared.desk import FILES, Desk


def test_a_directive_carries_its_introduction(desk: Desk) -> None:
    assert desk.statement().parts["en"][1] == Signatories(
        "signed", (Paragraph((Text("Signed by:"),), 4),), 3
    )


def test_a_fence_needs_no_empty_line_around_it(desk: Desk) -> None:
    paragraph, notes, last = desk.blocks("a\n::: notes\n- b\n:::\nc")
    assert paragraph == Paragraph((Text("a"),), 1)
    assert isinstance(notes, Notes)
    assert last == Paragraph((Text("c"),), 5)


def test_notes_and_contact_hold_any_blocks(desk: Desk) -> None:
    notes, contact = desk.blocks(":::notes\na\n\nb\n:::\n\n:::: contact\nc\n::::")
    assert isinstance(notes, Notes)
    assert [block.line for block in notes.blocks] == [2, 4]
    assert contact == Contact((Paragraph((Text("c"),), 8),), 7)


@pytest.mark.parametrize("blank", ["\u2003", "\u00a0", "\u3000", "\t \u2003"])
def test_any_white_space_may_stand_beside_the_words_of_a_fence(desk: Desk, blank: str) -> None:
    (notes,) = desk.blocks(f":::{blank}notes{blank}\na\n:::{blank}")
    assert isinstance(notes, Notes)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("a\n\n::: note\nb\n:::", ["unknown-directive en.md:3"]),
        ("::: notes\na", ["unclosed-directive en.md:1"]),
        ("::: notes\n:::", ["empty-directive en.md:1"]),
        (":::", ["stray-fence en.md:1"]),
        ("::: notes signed\na\n:::", ["directive-argument en.md:1"]),
        ("::: signatories\na\n:::", ["directive-argument en.md:1"]),
        ("::: endorsement signed too\na\n:::", ["directive-argument en.md:1"]),
        ("::: signatories singed\na\n:::", ["unknown-group en.md:1"]),
        ("> ::: notes\n> a\n> :::", ["nested-directive en.md:1"]),
        ("::: notes\na\n::: contact\nb\n:::\n:::", ["nested-directive en.md:3"]),
    ],
)
def test_a_slip_is_named_with_its_line(desk: Desk, body: str, found: list[str]) -> None:
    assert desk.english(body) == found


def test_an_unclosed_directive_ends_where_the_next_begins(desk: Desk) -> None:
    body = "::: notes\na\n\n::: contact\nb\n:::"
    assert desk.english(body) == ["unclosed-directive en.md:1"]


def test_an_unknown_name_suggests_the_nearest(desk: Desk) -> None:
    desk.english("::: signatories singed\na\n:::")
    assert desk.read().findings[0].hint == "did you mean “signed”?"


def test_a_group_is_placed_once_in_each_part(desk: Desk) -> None:
    desk.write("en.md", FILES["en.md"] + "\n::: endorsement signed\na\n:::\n")
    desk.write("km.md", "ទន្លេ\n")
    assert desk.found() == ["placed-twice en.md:7", "not-placed km.md"]


def test_an_annex_holds_headings_boxes_and_tables(desk: Desk) -> None:
    held = ["## A", "::: box\nb\n\n- c\n:::", "::: pull-quote\nd\n:::", "| e |\n|---|\n| f |"]
    (annex,) = desk.blocks("\n\n".join(["::: annex", *held, ":::"]))
    assert isinstance(annex, Annex)
    assert [type(block) for block in annex.blocks] == [Heading, Box, PullQuote, Table]
    assert [block.line for block in annex.blocks] == [3, 5, 11, 15]


def test_contents_need_headings_and_hold_nothing(desk: Desk) -> None:
    assert desk.blocks("::: contents\n:::\n\n## A")[0] == Contents(1)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("::: contents\n:::", ["empty-contents en.md:1"]),
        ("::: contents\n:::\n\n::: contents\n:::\n\n## A", ["contents-twice en.md:4"]),
        ("::: contents\na\n:::\n\n## A", ["not-used en.md:1"]),
        ("::: box\n## A\n:::", ["not-used en.md:2"]),
        ("::: pull-quote\n- a\n:::", ["not-used en.md:2"]),
        ("::: box\n::: box\na\n:::\n:::", ["nested-directive en.md:2"]),
        ("::: annex\n::: annex\na\n:::\n:::", ["nested-directive en.md:2"]),
        ("::: annex\n::: contact\na\n:::\n:::", ["nested-directive en.md:2"]),
        ("::: annex\n:::", ["empty-directive en.md:1"]),
        ("- a\n\n  ::: box\n  b\n  :::", ["nested-directive en.md:3"]),
        ("::: box two\na\n:::", ["directive-argument en.md:1"]),
    ],
)
def test_what_a_fence_cannot_hold_is_named_with_its_line(
    desk: Desk, body: str, found: list[str]
) -> None:
    assert desk.english(body) == found
