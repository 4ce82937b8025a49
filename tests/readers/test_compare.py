"""The comparison counts every wrong character and space, and quotes the first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.compare import exactness
from tests.readers.distance import matches

KHMER = "ទន្លេស្អាត ជាសិទ្ធិ។"


@pytest.mark.parametrize(
    ("extracted", "errors"),
    [
        ("Clean rivers flow.", 0),
        ("Clean rivers\nflow.", 0),
        ("Clean rivets flow.", 1),
        ("Clean rivers flow", 1),
        ("Clean riivers flow.", 1),
        ("Claen rivers flow.", 2),
        ("flow. Clean rivers", 10),
        ("", 16),
    ],
)
def test_wrong_characters_are_counted_white_space_aside(extracted: str, errors: int) -> None:
    report = exactness("Clean rivers flow.", extracted)
    assert (report.errors, report.characters) == (errors, 16)
    assert report.error_rate == pytest.approx(100 * errors / 16)
    assert report.exact is (errors == 0)


@pytest.mark.parametrize(
    ("expected", "extracted", "missing", "false"),
    [
        ("a b", "a b", 0, 0),
        ("a b", "ab", 1, 0),
        ("ab", "a b", 0, 1),
        ("a b", "a  b", 0, 1),
        ("a b", "a\u00a0b", 0, 0),
        ("a b c d", "ab cd", 2, 0),
        ("a b", "a \n b", 0, 0),
        ("ab", "a\nb", 0, 0),
        ("a\n\nb", "a b", 0, 0),
        ("a\n\nb", "ab", 1, 0),
        (["a", "b"], ["a", "b"], 0, 0),
        ("a b c", "axb c", 0, 0),
        ("a x b c", "a y bc", 1, 0),
    ],
)
def test_spaces_count_inside_lines_between_the_same_characters(
    expected: str, extracted: str, missing: int, false: int
) -> None:
    report = exactness(expected, extracted)
    assert (report.missing_spaces, report.false_spaces) == (missing, false)


def test_signs_in_another_order_are_errors() -> None:
    assert exactness(KHMER, KHMER.replace("លេ", "េល")).errors == 2


def test_only_what_is_named_is_ignored() -> None:
    broken = KHMER.replace("ស្អាត", "\u200bស្អាត\u200b")
    assert exactness(KHMER, broken).errors == 2
    assert exactness(KHMER, broken, ignorable="\u200b\u2060\u00ad").exact


def test_the_first_place_of_each_kind_is_quoted() -> None:
    report = exactness("Clean rivers flow to the sea.", "Cleanrivers flow to the see.")
    assert report.first_space == (
        "spaces: 'Clean rivers flow to the s' expected, 'Cleanrivers flow to the s' found"
    )
    assert "to the sea.' expected" in report.first_error
    assert "1 of 24 characters wrong (4.17 %), 1 spaces missing, 0 false" in str(report)


def test_a_text_cut_short_is_quoted_at_its_end() -> None:
    report = exactness("Clean rivers flow", "Clean rivers")
    assert "'Clean rivers flow' expected" in report.first_error


def plain_distance(one: str, other: str) -> int:
    """Return the Levenshtein distance, row by row as the definition says."""
    row = list(range(len(other) + 1))
    for index, character in enumerate(one, start=1):
        above, row = row, [index]
        for place, found in enumerate(other, start=1):
            row.append(min(above[place] + 1, row[-1] + 1, above[place - 1] + (found != character)))
    return row[-1]


few_letters = st.text("abកខ្", max_size=12)


@given(few_letters, few_letters)
def test_the_edits_are_the_fewest_and_the_pairs_agree(one: str, other: str) -> None:
    pairs, edits = matches(one, other)
    assert edits == plain_distance(one, other)
    assert all(one[left] == other[right] for left, right in pairs)
    assert pairs == sorted(pairs)
    assert len({left for left, _ in pairs}) == len({right for _, right in pairs}) == len(pairs)
    assert max(len(one), len(other)) - len(pairs) <= edits
