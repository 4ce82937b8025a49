"""A PDF is held against its text: every character, every space inside a line, every foot."""

import pytest

from statementpress.proof.text import compare

FOOT = ("A short title", "Page 1 of 1")
PAGE = "We, the undersigned,\r\nagree.\r\n1. First name\r\nA short titlePage 1 of 1"
TEXT = "We, the undersigned, agree.\n1. First name"


def test_the_same_words_on_other_lines_are_the_same_text() -> None:
    assert compare(TEXT, [PAGE], [FOOT]) is None


def test_khmer_lines_may_end_inside_a_sentence_without_a_space() -> None:
    assert compare("យើងជាអង្គការ", ["យើងជា\nអង្គការ"], [()]) is None


def test_two_blocks_on_one_baseline_are_read_as_one_line() -> None:
    assert (
        compare("1. Otter Society\n2. Heron Trust", ["1. Otter Society 2. Heron Trust"], [()])
        is None
    )


@pytest.mark.parametrize(
    ("page", "expected", "found"),
    [
        (PAGE.replace("agree", "agre"), "agree.", "agre."),
        (PAGE.replace("the undersigned", "theundersigned"), "the undersigned", "theundersigned"),
        (PAGE.replace("undersigned", "under signed"), "undersigned", "under signed"),
        (PAGE.replace("1. First name\r\n", ""), "1. First name", "nothing"),
    ],
    ids=["a letter lost", "a space lost", "a false space", "a line lost"],
)
def test_a_difference_is_quoted(page: str, expected: str, found: str) -> None:
    difference = compare(TEXT, [page], [FOOT])

    assert difference is not None
    assert expected in difference.before + difference.expected
    assert found in (difference.before + difference.found if difference.found else "nothing")


def test_more_text_than_expected_is_a_difference() -> None:
    difference = compare("One.", ["One.\nTwo."], [()])

    assert difference is not None
    assert "Two" in difference.found


def test_the_page_of_a_difference_is_reported() -> None:
    difference = compare("One.\nTwo.", ["One.", "Too."], [(), ()])

    assert difference is not None
    assert difference.page == 2


def test_a_foot_that_says_something_else_is_a_difference() -> None:
    difference = compare(TEXT, [PAGE.replace("Page 1", "Page 7")], [FOOT])

    assert difference is not None
    assert "Page 7" in difference.found


@pytest.mark.parametrize(
    ("page", "named"),
    [
        ("86\u00a0000 cases", ["U+00A0", "U+0020"]),
        ("86000 cases", ["U+0020"]),
        ("86 0\u200b00 cases", ["U+200B"]),
        ("86 000 cases\ufffe", ["U+FFFE"]),
        ("86 000 ca\u017fes", ["U+017F", "U+0073"]),
    ],
    ids=["another space", "no space", "a break mark", "a noncharacter", "a letter like it"],
)
def test_characters_that_look_alike_or_cannot_be_seen_are_named(
    page: str, named: list[str]
) -> None:
    said = str(compare("86 000 cases", [page], [()]))

    assert [number for number in named if number not in said] == []


def test_characters_that_differ_visibly_are_only_quoted() -> None:
    assert "U+" not in str(compare("agree", ["agrae"], [()]))
