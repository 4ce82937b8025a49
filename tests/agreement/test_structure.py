"""Paragraphs, lists, notes and tables that the other language lacks, each with both places."""

import pytest

from statementpress.agreement.agreement import disagreements
from tests.agreement.planted import project
from tests.shared.desk import FILES, FOLDER, Desk

LIST = "- rivers\n- lakes and wells\n- rain"
TABLE = "| a | b |\n|---|---|\n| c | d |"


def found(desk: Desk, english: str, khmer: str) -> list[str]:
    for name, body in (("en.md", english), ("km.md", khmer)):
        desk.write(name, f"{body}\n\n{FILES[name]}")
    shown = []
    for each in disagreements(desk.statement(), project()):
        assert each.hint
        place = str(each.place).removeprefix(f"statements/{FOLDER}/")
        shown.append(f"{place}: {each.message} [{each.code}]")
    return shown


def test_a_paragraph_that_faces_nothing(desk: Desk) -> None:
    only = "only here, and long enough to be known from the others"
    assert found(desk, f"one\n\n{only}", "មួយ") == [
        "en.md:3: a paragraph (“only here, and long enough to be known f…”) has no counterpart in "
        "km.md after line 1 [unpaired-paragraph]"
    ]


def test_a_list_that_faces_nothing_is_one_difference(desk: Desk) -> None:
    assert found(desk, LIST, "") == [
        "en.md:1: a list (“rivers”) has no counterpart in km.md [unpaired-paragraph]"
    ]


def test_an_item_that_faces_nothing(desk: Desk) -> None:
    (only,) = found(desk, LIST, "- ទន្លេ\n- ភ្លៀង")
    assert "has no counterpart in km.md" in only


@pytest.mark.parametrize(
    ("english", "khmer", "message"),
    [
        ("a[^1]\n\n[^1]: b", "ក", "“a” refers to 1 notes, and km.md:1 to 0 [notes-differ]"),
        (
            TABLE,
            "| ក | ខ |\n|---|---|\n| គ | ឃ |\n| ង | ច |",
            "the table “a b c d” has 1 × 2 cells, and km.md:1 has 2 × 2 [table-differs]",
        ),
        ("4. a\n5. b", "៣. ក\n៤. ខ", "“4.” is “៣.” in km.md:1 [number-differs]"),
        ("1. a\n2. b", "- ក\n- ខ", "“1.” is a bullet in km.md:1 [list-differs]"),
        ("- a\n- b", "១. ក\n២. ខ", "“១.” is a bullet in en.md:1 [list-differs]"),
    ],
)
def test_what_is_unlike(desk: Desk, english: str, khmer: str, message: str) -> None:
    assert message in " ".join(found(desk, english, khmer))


def test_a_sentence_that_moved_is_no_difference(desk: Desk) -> None:
    english = "We ask for 12 wells.\n\nWe ask for rain. They met in 2019."
    khmer = "យើងស្នើសុំអណ្តូង ១២។ ពួកគេបានជួបគ្នានៅឆ្នាំ ២០១៩។\n\nយើងស្នើសុំភ្លៀង។"
    assert found(desk, english, khmer) == []


def test_words_on_a_later_line_of_a_paragraph_have_that_line(desk: Desk) -> None:
    (only,) = found(desk, "We ask\nfor 12 wells.", "យើងស្នើសុំអណ្តូង")
    assert only == "en.md:2: “12” is not in km.md:1 [number-differs]"


def test_both_notes_to_a_paragraph_are_compared(desk: Desk) -> None:
    english, khmer = "a[^1]\n\n[^1]: In 2019.", "ក[^1]\n\n[^1]: នៅឆ្នាំ ២០២៩។"
    assert found(desk, english, khmer) == ["en.md:3: “2019” is “២០២៩” in km.md:3 [number-differs]"]


def test_a_latin_name_that_only_one_language_has_is_one_difference(desk: Desk) -> None:
    khmer = "អង្គការ LICADHO (Example League for the Defence of Rivers) ជួយ។"
    (only,) = found(desk, "LICADHO helps the rivers.", khmer)
    assert only == ("km.md:1: “Example League for the Defence” is not in en.md:1 [name-differs]")
