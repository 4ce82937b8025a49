"""What no line can hold is broken between clusters, and never beside a hyphen."""

import pytest

from statementpress.khmer.breaks import insertions
from statementpress.khmer.characters import BREAK
from statementpress.scripts.clusters import clusters
from statementpress.statement.characters import LONGEST_WORD
from statementpress.words.emergency import emergency_marks


def pieces(text: str, kept: tuple[str, ...] = ()) -> list[str]:
    """Return what a text falls into at its spaces and its breaks, each with a "|" behind it."""
    marks = emergency_marks(text, insertions(text), kept)
    marked = "".join(marks.get(offset, "") + character for offset, character in enumerate(text))
    return marked.replace("\u2060", "").replace(BREAK, " ").split()


@pytest.mark.parametrize(
    "text",
    ["." * 300, "a" * 1000, "ab-" * 1000, "ស្ត្រី" * 200, "៕" * 100, "a\u0301" * 100, "1" * 90],
    ids=["dots", "letters", "hyphens", "clusters", "signs", "accents", "digits"],
)
def test_a_word_that_no_line_can_hold_may_be_broken(text: str) -> None:
    found = pieces(text)
    assert "".join(found) == text
    assert not any(piece[0] == "-" or piece[-1] == "-" for piece in found[:-1])
    assert [cluster for piece in found for cluster in clusters(piece)] == clusters(text)
    if text[0] != "៕":
        assert max(len(clusters(piece)) for piece in found) <= 4


@pytest.mark.parametrize("text", ["a" * LONGEST_WORD, "state-of-the-art", "x " * 99, "្រ ា"])
def test_what_a_line_holds_stays_whole(text: str) -> None:
    assert emergency_marks(text, {}, ()) == {}


def test_a_name_that_the_statement_keeps_whole_stays_whole() -> None:
    name = "a" * 80
    assert pieces(f"the {name}", (name,)) == ["the", name]


def test_a_long_address_breaks_after_its_signs_first() -> None:
    address = "https://example.org/" + "reports/" * 4 + "annual-report-of-the-year/" + "x" * 20
    assert pieces(f"see {address} there")[1:3] == ["https:/", "/"]
    assert "annual-report-of-the-year/" in pieces(f"see {address} there")


def test_a_break_that_is_there_is_enough() -> None:
    half = "a" * 40
    assert emergency_marks(half + half, {40: BREAK}, ()) == {40: BREAK}
