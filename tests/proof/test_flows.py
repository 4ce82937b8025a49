"""Texts that stand side by side are each read down their own column, and no word strays."""

import pytest

from statementpress.proof.flows import MAIN, FlowArea, texts_by_flow
from statementpress.proof.pdfium import Character
from statementpress.proof.proof import Expectation, PageExpectation, text_faults

COLUMNS = (FlowArea("en", (50, 50, 290, 700)), FlowArea("km", (310, 50, 550, 700)))
FOOT = "1 of 1"


def drawn(text: str, left: float, baseline: float) -> list[Character]:
    """Return a line's characters, and the line end that the reader puts after it."""
    letters = [Character(each, left + at * 5, baseline, False) for at, each in enumerate(text)]
    return [*letters, *(Character(end, left, baseline, True) for end in "\r\n")]


ROWS = [
    *drawn("One, two,", 50, 100),
    *drawn("three.", 50, 115),
    *drawn("មួយ ពីរ", 310, 100),
    *drawn("Four.", 50, 140),
    *drawn("បួន។", 310, 140),
    *drawn(FOOT, 50, 750),
]


def faults_of(characters: list[Character], english: str = "One, two, three.\nFour.") -> list[str]:
    expected = Expectation(
        "", [PageExpectation((FOOT,), (), COLUMNS)], {"en": english, "km": "មួយ ពីរ\nបួន។"}
    )
    return [str(fault) for fault in text_faults([texts_by_flow(characters, COLUMNS)], expected)]


def without(text: str) -> list[Character]:
    """Return the rows less the first of these letters."""
    at = next(at for at, each in enumerate(ROWS) if each.text == text)
    return ROWS[:at] + ROWS[at + 1 :]


def test_each_column_is_read_from_its_head_to_its_foot() -> None:
    read = texts_by_flow(ROWS, COLUMNS)

    assert read["en"].split() == ["One,", "two,", "three.", "Four."]
    assert read["km"].split() == ["មួយ", "ពីរ", "បួន។"]
    assert read[MAIN].strip() == FOOT


def test_columns_that_say_what_they_should_have_no_fault() -> None:
    assert faults_of(ROWS) == []


def test_a_row_on_one_line_is_two_texts() -> None:
    row = [*drawn("a", 50, 100)[:1], Character(" ", 60, 100, True), *drawn("ខ", 310, 100)]

    assert texts_by_flow(row, COLUMNS)["en"].strip() == "a"
    assert texts_by_flow(row, COLUMNS)["km"].strip() == "ខ"


def shifted(by: float) -> list[Character]:
    return [
        Character(each.text, each.left + by, each.baseline, each.generated)
        if each.baseline == 140 and each.left < 300
        else each
        for each in ROWS
    ]


@pytest.mark.parametrize(
    ("characters", "said"),
    [
        (without("F"), "our."),
        (ROWS[:9] + ROWS, "One, two,One"),
        (ROWS[11:] + ROWS[:11], "three."),
        (ROWS[19:20] + ROWS, "ម"),
        (shifted(260), "Four."),
        (shifted(-60), "Four."),
    ],
    ids=["lost", "doubled", "swapped", "doubled in the other", "astray", "in the margin"],
)
def test_a_letter_that_is_not_where_it_should_be_is_a_fault(
    characters: list[Character], said: str
) -> None:
    faults = faults_of(characters)

    assert faults
    assert any(said in fault for fault in faults)


def test_a_text_that_no_area_holds_is_a_fault() -> None:
    assert faults_of(ROWS, "One, two, three.\nFour.\nFive.")


def test_a_text_that_nobody_expects_is_a_fault() -> None:
    expected = Expectation("", [PageExpectation((FOOT,), (), COLUMNS)], {"en": "One"})
    read = texts_by_flow([*drawn("One", 50, 99), *drawn("ពីរ", 310, 99), *ROWS[-8:]], COLUMNS)

    assert [fault for fault in text_faults([read], expected) if "ពីរ" in str(fault)]
