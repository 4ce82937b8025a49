"""Lines break between words, where both segmenters agree and the signs around allow it."""

import pytest

from statementpress.khmer.breaks import insertions, with_breaks
from statementpress.khmer.characters import BREAK, NO_BREAK
from statementpress.khmer.clusters import clusters
from statementpress.khmer.words import word_ends
from tests.khmer.cases import cases
from tests.khmer.strategies import STATEMENT


def shown(text: str) -> str:
    return text.replace(BREAK, "|").replace(NO_BREAK, "⁀")


@cases("breaks.txt")
def test_breaks(text: str, expected: str) -> None:
    assert shown(with_breaks(text)) == expected


def test_a_break_that_the_author_typed_does_not_leave_the_rest_of_a_paragraph_unbroken() -> None:
    words = "គណៈកម្មាធិការនៃអង្គការមិនមែនរដ្ឋាភិបាលកម្ពុជា"
    assert shown(with_breaks(f"កម្ពុជា{BREAK}របស់យើង {words}")) == (
        "កម្ពុជា|របស់យើង " + shown(with_breaks(words))
    )


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("ABCនិងDEF", {}),
        ("“ ក ”", {}),
        (f"ក{BREAK}" + "កម្ពុជា" * 9, {}),
        ("កម្ពុជាABC", {}),
        ("យើងសូម ។", {3: BREAK, 7: NO_BREAK}),
    ],
)
def test_the_first_rules_are_kept_for_versions_that_were_frozen_with_them(
    text: str, first: dict[int, str]
) -> None:
    assert insertions(text, rules=1) == first


def test_insertions_go_before_the_character_at_their_offset() -> None:
    assert insertions("យើងសូម ។") == {3: BREAK, 7: NO_BREAK}


def test_a_piece_within_eight_clusters_parts_only_where_both_agree() -> None:
    """ICU sees no word end that khmercut sees in រួមមាន: it stays whole."""
    assert word_ends("រួមមាន") == set()


def test_a_segmenter_that_loses_characters_is_not_believed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert word_ends("យើងសូម") == {3}
    monkeypatch.setattr("khmercut.tokenize", lambda text: [text[:3], text[4:]])
    assert word_ends.__wrapped__("យើងសូម") == set()


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("នៃសិទ្ធិកុមារកម្ពុជាបាន", ["សិទ្ធិកុមារកម្ពុជា"], "នៃ|សិទ្ធិកុមារកម្ពុជា|បាន"),
        ("លោកសុខ សុភាពបាន", ["សុខ សុភាព"], "លោក|សុខ ⁀សុភាព|បាន"),
        ("ដោយ Terre des hommes និង", ["Terre des hommes"], "ដោយ Terre ⁀des ⁀hommes និង"),
        (
            "នៃ Example Coalition Network",
            ["Example Coalition Network"],
            "នៃ Example Coalition Network",
        ),
        ("កុមារកម្ពុជា កុមារកម្ពុជា", ["កុមារកម្ពុជា"], "កុមារកម្ពុជា កុមារកម្ពុជា"),
        ("កុមារកម្ពុជា", ["", "រដ្ឋ", "(.*"], "កុមារ|កម្ពុជា"),
    ],
    ids=[
        "words are not parted",
        "a short name stays on one line",
        "a short Latin name too",
        "a long name may break at its spaces",
        "every occurrence is protected",
        "a name that is not there changes nothing",
    ],
)
def test_protected_names(text: str, names: list[str], expected: str) -> None:
    assert shown(with_breaks(text, names)) == expected


def test_statement_of_2021_has_a_break_every_five_clusters() -> None:
    added = insertions(STATEMENT)
    breaks = [offset for offset, character in added.items() if character == BREAK]
    assert 700 < len(breaks) < 850
    assert not any(STATEMENT[offset] in "។៕៖ៗ" for offset in breaks)


def test_statement_of_2021_has_no_piece_that_a_line_cannot_hold() -> None:
    pieces = with_breaks(STATEMENT).replace(BREAK, " ").split()
    khmer = [piece for piece in pieces if not piece.isascii() and "SOS" not in piece]
    assert max(len(clusters(piece)) for piece in khmer) <= 14


def test_statement_of_2021_keeps_its_names_whole() -> None:
    names = ["សង្គមស៊ីវិល", "អង្គការសហប្រជាជាតិ", "Terre des hommes", "រាជធានីភ្នំពេញ"]
    text = with_breaks(STATEMENT, names).replace(NO_BREAK, "")
    assert all(text.count(name) == STATEMENT.count(name) > 0 for name in names)


def test_statement_of_2021_starts_no_line_with_a_sign_after_a_space() -> None:
    assert " ។" in STATEMENT
    assert " ។" not in with_breaks(STATEMENT)
