"""Lists of a Word file: real numbering, that prints the labels as they were typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statementpress.proof.word import word_texts
from statementpress.renderings.word.numbering import NumberingBook
from tests.shared.desk import Desk
from tests.shared.word_files import W, paragraph, part, value, word_of

LISTS = """\
3. Three.
   a. Inside,
      (i) deeper,
      (viii) with a gap.
   b. Again.
4. Four.

Between.

5. Five.

ក. មួយ
ខ. ពីរ

១) Figures
២) of Khmer

- A bullet.
"""


@pytest.fixture
def lists(desk: Desk) -> bytes:
    desk.write("en.md", f"{LISTS}\n::: signatories signed\nSigned by:\n:::\n")
    return word_of(desk)


def test_every_label_is_printed_as_it_was_typed(lists: bytes) -> None:
    lines = word_texts(lists)[0].body.splitlines()
    assert lines[2:16] == [
        "3. Three.",
        "a. Inside,",
        "(i) deeper,",
        "(viii) with a gap.",
        "b. Again.",
        "4. Four.",
        "Between.",
        "5. Five.",
        "ក. មួយ",
        "ខ. ពីរ",
        "១) Figures",
        "២) of Khmer",
        "• A bullet.",
        "Signed by:",
    ]


def test_labels_that_word_can_count_are_counted(lists: bytes) -> None:
    three, four = (paragraph(lists, words) for words in ("Three.", "Four."))
    number = "w:pPr/w:numPr/w:numId"
    assert value(three, number) == value(four, number)
    assert value(paragraph(lists, "Five."), number) != value(four, number)
    inner = paragraph(lists, "deeper,")
    assert value(inner, "w:pPr/w:numPr/w:ilvl") == "2"
    formats = {value(each, "w:numFmt") for each in part(lists, "numbering").iter(f"{W}lvl")}
    assert {"decimal", "lowerLetter", "lowerRoman", "bullet"} <= formats


def test_an_item_that_begins_with_a_list_has_both_labels_on_one_line(desk: Desk) -> None:
    desk.write("en.md", "1. a) One.\n   b) Two.\n\n::: signatories signed\nBy:\n:::\n")
    assert word_texts(word_of(desk))[0].body.splitlines()[2:4] == ["1. a) One.", "b) Two."]


TYPED = ["1.", "2.", "3.", "i.", "ii.", "a)", "h)", "01.", "ក.", ""]


@given(st.lists(st.sampled_from(TYPED), min_size=1))
def test_each_item_has_a_number(labels: list[str]) -> None:
    numbered, left = NumberingBook().labels(labels, 0, 0.0, lambda _: None)
    assert len(numbered) == len(labels)
    assert left > 0
