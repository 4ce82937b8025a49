"""Which paragraph faces which: in their order, and as like in length as can be."""

import pytest

from statementpress.errors import UsageError
from statementpress.statement.model import Block, Paragraph, Statement, Text
from statementpress.statement.traversal import inlines_of, texts
from statementpress.typeset.compose.pairing import facing
from statementpress.typeset.compose.side_by_side import Cell, Row, rows_of, side_by_side
from tests.shared.desk import Desk

Pair = tuple[str, str]


def paragraphs(*lengths: int) -> list[Block]:
    """Return paragraphs of so many letters, each with a letter of its own."""
    return [
        Paragraph((Text(chr(ord("a") + at) * length),), at + 1) for at, length in enumerate(lengths)
    ]


def paired(left: list[Block], right: list[Block]) -> list[Pair]:
    """Return the first letters of what stands side by side, "" for nothing."""
    return [(initial(one), initial(other)) for one, other in facing(left, right)]


def initial(block: Block | None) -> str:
    return "".join(texts(inlines_of(block)))[:1] if block else ""


def rows(desk: Desk, en: str, km: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return what each row of two texts shows on its sides, and what it stands in."""
    signed = "\n\n::: signatories signed\nSigned:\n:::\n"
    desk.write("en.md", en + signed)
    desk.write("km.md", km + signed)
    statement = read(desk)
    found = rows_of(statement, ("en", "km"))
    return [(shown(row.cells[0]), shown(row.cells[1]), row.within) for row in found][:-2]


def read(desk: Desk) -> Statement:
    statement = desk.read().statement
    assert statement is not None
    return statement


def shown(cell: Cell | None) -> str:
    if cell is None:
        return ""
    labels = ["•" if label is None else f"{label}." for label in cell.labels]
    return " ".join([*labels, "".join(texts(getattr(cell.block, "inlines", ())))])


def test_as_many_paragraphs_face_each_other_in_their_order() -> None:
    assert paired(paragraphs(9, 1, 5), paragraphs(1, 9, 5)) == [("a", "a"), ("b", "b"), ("c", "c")]


@pytest.mark.parametrize(
    ("left", "right", "pairs"),
    [
        ((50, 9, 90), (60, 99), [("a", "a"), ("b", ""), ("c", "b")]),
        ((60, 99), (50, 9, 90), [("a", "a"), ("", "b"), ("b", "c")]),
        ((9, 50, 90), (50, 90), [("a", ""), ("b", "a"), ("c", "b")]),
        ((50, 50, 50), (50, 50), [("a", "a"), ("b", "b"), ("c", "")]),
        ((50,), (), [("a", "")]),
        ((), (), []),
    ],
    ids=["in the middle", "of the right side", "at the beginning", "all alike", "alone", "nothing"],
)
def test_the_one_too_many_is_found_by_its_length(
    left: tuple[int, ...], right: tuple[int, ...], pairs: list[Pair]
) -> None:
    assert paired(paragraphs(*left), paragraphs(*right)) == pairs


def test_headings_hold_the_paragraphs_below_them_together(desk: Desk) -> None:
    found = rows(desk, "one\n\ntwo\n\n## H\n\nthree", "មួយ\n\n## ក្បាល\n\nបីបីប\n\nប")

    assert [row[:2] for row in found] == [
        ("one", "មួយ"),
        ("two", ""),
        ("H", "ក្បាល"),
        ("three", "បីបីប"),
        ("", "ប"),
    ]


def test_a_heading_that_one_language_lacks_stands_alone(desk: Desk) -> None:
    found = rows(desk, "one\n\n## H\n\ntwo", "មួយ\n\nពីរ")

    assert [row[:2] for row in found] == [("one", "មួយ"), ("H", ""), ("two", "ពីរ")]


def test_lists_face_each_other_item_by_item(desk: Desk) -> None:
    found = rows(desk, "1. one\n2. two\n\n   more\n", "1. មួយ\n2. ពីរ\n3. បី\n")

    assert found == [
        ("1. one", "1. មួយ", ("item",)),
        ("2. two", "2. ពីរ", ("item",)),
        ("more", "", ("item",)),
        ("", "3. បី", ("item",)),
    ]


def test_a_list_inside_an_item_is_marked_as_inside_it(desk: Desk) -> None:
    found = rows(desk, "- one\n  - deep\n", "- មួយ\n  - ជ្រៅ\n")

    assert found == [("• one", "• មួយ", ("item",)), ("• deep", "• ជ្រៅ", ("item", "item"))]


def test_an_item_that_begins_with_a_list_keeps_its_number(desk: Desk) -> None:
    assert rows(desk, "1. - one\n", "1. - មួយ\n") == [("1. • one", "1. • មួយ", ("item", "item"))]


def test_quotations_notes_and_contacts_are_marked_as_such(desk: Desk) -> None:
    text = "> {}\n\n::: notes\n{}\n:::\n\n::: contact\n{}\n:::\n"

    found = rows(desk, text.format("a", "b", "c"), text.format("ក", "ខ", "គ"))

    assert [row[2] for row in found] == [("quotation",), ("notes",), ("contact",)]


def test_a_group_has_a_row_for_its_introduction_and_one_for_its_members(desk: Desk) -> None:
    statement = read(desk)

    found = [(row.kind, row.within) for row in rows_of(statement, ("km", "en"))]

    assert found == [("Paragraph", ()), ("Paragraph", ("introduction",)), ("Signatories", ())]


def test_groups_in_another_order_stand_alone_on_each_side(desk: Desk) -> None:
    desk.replace("statement.toml", '["signed"]', '["signed", "joined"]')
    desk.replace("signatories.csv", "signed,Heron", "joined,Heron")
    blocks = {
        "signed": "::: signatories signed\na\n:::\n",
        "joined": "::: signatories joined\nb\n:::\n",
    }
    desk.write("en.md", blocks["signed"] + "\n" + blocks["joined"])
    desk.write("km.md", blocks["joined"] + "\n" + blocks["signed"])

    found = [row.alone for row in rows_of(read(desk), ("en", "km")) if row.kind == "Signatories"]

    assert sorted(found, key=str) == [0, 1, None]


@pytest.mark.parametrize("codes", [("en",), ("en", "km", "fr")])
def test_two_languages_stand_side_by_side_and_no_other_number(
    desk: Desk, codes: tuple[str, ...]
) -> None:
    with pytest.raises(UsageError, match=f"not {len(codes)}"):
        rows_of(read(desk), codes)


def test_no_text_is_lost_or_doubled() -> None:
    left, right = paragraphs(3, 8, 1, 20, 4), paragraphs(5, 19)

    found = side_by_side(left, right)

    assert [cell.block for row in found if (cell := row.cells[0])] == left
    assert [cell.block for row in found if (cell := row.cells[1])] == right
    assert all(isinstance(row, Row) and any(row.cells) for row in found)
