"""What text may hold, and that no change to it is silent."""

import pytest

from statementpress.statement.garbled import misread
from statementpress.statement.traversal import inlines_of, texts
from tests.shared.desk import Desk

CONTROLS = ["\x01", "\x0b", "\x7f", "\x85", "\u2028", "\u202e", "\u2066"]
NO_CHARACTERS = ["\ue000", "\ufdd0", "\ufffd", "\ufffe", "\U0001ffff", "\U000f0001"]


@pytest.mark.parametrize("character", [*CONTROLS, *NO_CHARACTERS])
def test_a_character_that_cannot_be_printed_is_refused(desk: Desk, character: str) -> None:
    assert desk.english(f"Rivers\nare{character}clean") == ["character en.md:2"]
    assert f"U+{ord(character):04X}" in desk.read().findings[0].message


def test_it_is_refused_in_every_file(desk: Desk) -> None:
    desk.replace("statement.toml", "Rivertown", "River\\u202Etown")
    desk.replace("signatories.csv", "Heron", "He\u202eron")
    desk.replace("km.md", "ចុះ", "ចុះ\u202e")
    assert desk.found() == [
        "character statement.toml:14",
        "character km.md:4",
        "character signatories.csv:3",
    ]


def test_khmer_in_another_order_is_put_right_and_reported(desk: Desk) -> None:
    desk.replace("km.md", "ទន្លេ", "ស្រ្តី\nស្ត្រី")
    assert desk.found() == ["normalised km.md:1"]
    assert "ស្ត្រី ស្ត្រី" in str(desk.statement().parts["km"][0])


def test_accents_written_apart_are_put_together_and_reported(desk: Desk) -> None:
    assert desk.english("Cafe\u0301") == ["normalised en.md:1"]
    assert "Café" in str(desk.statement().parts["en"][0])


def test_white_space_is_one_space(desk: Desk) -> None:
    desk.replace("statement.toml", "Rivertown", " River \\t\\n town ")
    assert desk.statement().place["en"] == "River town"
    assert "'Rivers are'" in str(desk.blocks("Rivers \t  are"))


def test_a_habit_is_one_warning_with_the_number_of_its_places(desk: Desk) -> None:
    desk.replace("km.md", "ទន្លេ", "ស្រ្តី \u200bក\n" * 12)
    assert desk.found() == ["normalised km.md:1", "break-not-needed km.md:1"]
    assert [finding.message.count("12 places") for finding in desk.read().findings] == [1, 1]


def test_each_habit_and_each_file_has_a_warning_of_its_own(desk: Desk) -> None:
    desk.replace("km.md", "ទន្លេ", "ស្រ្តី\n\nក\u17c1\u17b8 ស្រ្តី\n\n")
    desk.replace("signatories.csv", "កុក", "ស្រ្តី")
    assert desk.found() == [
        "normalised km.md:1",
        "normalised km.md:3",
        "normalised signatories.csv:3",
    ]


@pytest.mark.parametrize("vowel", ["\u17b4", "\u17b5"])
def test_a_vowel_without_a_shape_is_refused_as_a_letter_may_be_meant(
    desk: Desk, vowel: str
) -> None:
    desk.replace("signatories.csv", "កុក", f"ក{vowel}ក")
    assert desk.found() == ["character signatories.csv:3"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("áž˜áž¼", "មូ"),
        ("Ã©tat", "é"),
        ("the childrenâ€™s", "’"),
        ("áž€\u200báž", "ក"),
        ("Vi·ªát", "ệ"),
        ("·ûâ", "ញ"),
        ("Women‚Äôs", "’"),
        ("MĂ©decins", "é"),
        ("M├®decins", "é"),
        ("Ã¡Å¾Â¢", "អ"),
        ("ÃƒÂ¡Ã…Â¾Ã‚Â¢", "អ"),
        ("เธชเธกเธฒเธ\x84เธก", "สมาคม"),
        ("เธอคือเพื่อน, รักกัน", None),
        ("vážný, naïve, «é», €5, ½–¾, l’été, “Été", None),
        ("Bangladéš”, BANGLADÉŠ, SPÓŁDZIELNIA PÓŁNOC, «État»", None),
        ("São Tomé, Đặng Thị", None),
    ],
)
def test_text_that_was_read_in_the_wrong_encoding_is_named(typed: str, meant: str | None) -> None:
    found = misread(typed)
    assert (found[1] if found else None) == meant


def test_it_is_named_in_every_file(desk: Desk) -> None:
    desk.replace("signatories.csv", "កុក", "áž˜áž¼")
    desk.replace("en.md", "clean", "Ã©tat")
    assert desk.found() == ["misread en.md:1", "misread signatories.csv:3"]


def test_a_word_that_no_line_can_hold_is_told_once_with_its_places(desk: Desk) -> None:
    assert desk.english(f"{'.' * 300}\n\n{'a' * 61} {'b' * 60}") == ["broken-word en.md:1"]
    assert desk.english(f"https://a.example/{'a' * 90}") == []


@pytest.mark.parametrize(
    ("typed", "printed", "found"),
    [
        ("sepa\u00adrated sepa\u00adrated", "separated separated", ["pasted en.md:1"]),
        ("of\ufb01ce a\u200db", "office ab", ["pasted en.md:1", "pasted en.md:1"]),
        ("86\u202f000 «\u202fa\u202f»", "86\u00a0000 «\u00a0a\u00a0»", []),
        ("86\u2009000 a\u2003b", "86\u00a0000 a b", ["pasted en.md:1", "pasted en.md:1"]),
        ("a\u00a0b", "a\u00a0b", []),
    ],
)
def test_what_is_pasted_along_is_reported_once_for_each_kind(
    desk: Desk, typed: str, printed: str, found: list[str]
) -> None:
    assert desk.english(typed) == found
    assert "".join(texts(inlines_of(desk.statement().parts["en"][0]))) == printed
