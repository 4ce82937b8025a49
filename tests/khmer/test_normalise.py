"""Text that looks the same gets the same characters, and nothing is changed silently."""

import pytest

from statementpress.khmer.normalise import Change, changes, normalise
from tests.khmer.cases import cases
from tests.khmer.strategies import STATEMENT


@cases("pasted.txt")
def test_what_is_pasted_along_is_put_right(text: str, expected: str) -> None:
    assert normalise(text) == expected


@cases("normalise.txt")
def test_normalise(text: str, expected: str) -> None:
    assert normalise(text) == expected


def test_no_rule_is_about_ascii() -> None:
    text = "".join(map(chr, range(128)))
    text += "".join(first + second for first in text for second in text)
    assert changes(text) == []
    assert normalise(text) == text


def test_statement_of_2021_is_right_as_it_was_typed() -> None:
    assert normalise(STATEMENT) == STATEMENT
    assert changes(STATEMENT) == []


def test_a_change_says_where_what_and_why() -> None:
    assert changes("ការ ក\u17c1\u17b8ត") == [
        Change(5, "\u17c1\u17b8", "\u17be", "vowel in two parts")
    ]


def test_changes_keep_their_place_after_others_have_moved_the_text() -> None:
    assert changes("\ufeff\u17a4 ចំ\u17c6") == [
        Change(0, "\ufeff", "", "byte order mark"),
        Change(1, "\u17a4", "\u17a2\u17b6", "deprecated character"),
        Change(4, "\u17c6\u17c6", "\u17c6", "doubled sign"),
    ]


def test_rules_that_meet_in_one_place_make_one_change() -> None:
    assert changes("ក\u17c1\u200b\u17b8") == [
        Change(1, "\u17c1\u200b\u17b8", "\u17be", "zero width space + vowel in two parts")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "e" + "\u0301\u0323" * 50_000,
        "ក" + "\u2060" * 100_000,
        "a" + "\u200c" * 100_000,
        "ស្រ្តី" * 20_000,
        "ក\u17c1\u17b8" * 20_000,
    ],
    ids=["one word", "marks", "word joiners", "joiners", "syllables", "vowels"],
)
def test_the_time_it_takes_grows_only_as_the_text(text: str) -> None:
    # With the square of the length, each of these texts would take minutes.
    assert normalise(normalise(text)) == normalise(text)
