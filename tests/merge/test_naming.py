"""How the files of letters are called: safe on every system, and no two alike."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from statementpress.archive.bag.file_names import check_names
from statementpress.errors import UsageError
from statementpress.merge.naming import LONGEST, file_name
from tests.merge.mailing import ROW, Mailing

NAMES = {
    "Sok Dara": "Sok-Dara",
    "H.E. Sok Dara, Ph.D.": "H.E.-Sok-Dara,-Ph.D",
    "សុខ ដារ៉ា": "សុខ-ដារ៉ា",
    "a/b\\c:d*e?f": "a-b-c-d-e-f",
    "../../etc/passwd": "etc-passwd",
    ".hidden": "hidden",
    "-o now": "o-now",
    "ends. ": "ends",
    "con": "con_",
    "NUL.txt": "NUL_.txt",
    "com¹": "com¹_",
    "a\u202eb\u200bc\x07": "abc",
    "***": "",
}


@pytest.mark.parametrize("text", NAMES, ids=ascii)
def test_a_value_becomes_a_name_that_every_disk_takes(text: str) -> None:
    assert file_name(text) == NAMES[text]


@given(text=st.text(max_size=200))
@example(text="COM1.2026")
def test_whatever_a_value_is_its_name_is_safe(text: str) -> None:
    name = file_name(text)
    if name:
        check_names([f"{name}.pdf"])
        assert len(name.encode()) <= LONGEST + 1
        assert unicodedata.normalize("NFC", name) == name
        assert file_name(name) == name


def test_a_long_name_is_cut_between_two_letters() -> None:
    name = file_name("ស្ត្រី" * 30)
    assert name.replace("ស្ត្រី", "") == ""
    assert LONGEST - 20 < len(name.encode()) <= LONGEST


def test_a_letter_is_called_by_its_number_and_name(mailing: Mailing) -> None:
    rows = [{**ROW, "name_en": f"Otter {n}"} for n in range(10)]
    assert list(mailing.plan(*rows).names.values())[::9] == ["01-Otter-0", "10-Otter-9"]


def test_a_pattern_may_name_any_column(mailing: Mailing) -> None:
    plan = mailing.plan(ROW, names="{village}-{name_km}")
    assert list(plan.names.values()) == ["Otter-Bend-សុខ-ដារ៉ា"]


def test_an_unknown_field_of_the_pattern_is_an_error(mailing: Mailing) -> None:
    with pytest.raises(UsageError, match=r"--name has the field \{town\}"):
        mailing.plan(ROW, names="{town}")
    with pytest.raises(UsageError, match="--name has a brace"):
        mailing.plan(ROW, names="{name")


def test_two_files_of_one_name_are_an_error(mailing: Mailing) -> None:
    others = [{**ROW, "village": "A"}, {**ROW, "name_en": "SOK-dara"}]
    assert mailing.told(ROW, *others, names="{name}") == [
        "same-file-name people.csv:3",
        "same-file-name people.csv:4",
    ]


def test_the_printing_sheets_of_a_letter_have_a_name_that_no_other_letter_has(
    mailing: Mailing,
) -> None:
    rows = [{**ROW, "name_en": name} for name in ("Health-print", "Health")]
    for each in (rows, rows[::-1]):
        assert mailing.told(*each, names="{name}") == ["same-file-name people.csv:3"]


def test_a_name_of_nothing_is_an_error(mailing: Mailing) -> None:
    assert "no-file-name people.csv:2" in mailing.told({**ROW, "village": "*"}, names="{village}")
