"""A text is held against the author's files, and words on a page lead back to their line."""

import pytest

from statementpress.errors import Place
from statementpress.proof.sources import Passage, Sources


def passage(line: int, *lines: str, also: tuple[str, ...] = ()) -> Passage:
    return Passage(tuple((Place("en.md", line + n), text) for n, text in enumerate(lines)), also)


CHAINS = [
    [
        passage(1, "We, the undersigned,", "agree."),
        passage(4, "a)"),
        passage(4, "Rivers are clean."),
    ],
    [passage(9, "A note on rivers.")],
]


def missing(*texts: str) -> list[int | None]:
    """Return the lines of the passages that texts lack."""
    found = Sources(CHAINS, whole=True).missing(texts)
    return [each.lines[0][0].line for each in found]


def test_white_space_and_line_ends_of_a_page_do_not_count() -> None:
    assert missing("We, the\nundersigned, agree.\na) Rivers are clean.\n1 A note on rivers.") == []


def test_a_note_may_stand_in_a_text_of_its_own_or_between_the_others() -> None:
    assert missing("A note on rivers.", "We, the undersigned, agree. a) Rivers are clean.") == []
    assert missing("We, the undersigned, agree. A note on rivers. a) Rivers are clean.") == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("We, the undersigned, agree. a) Rivers are clean.", 9),
        ("We, the undersigned, agre. a) Rivers are clean. A note on rivers.", 1),
        ("a) Rivers are clean. We, the undersigned, agree. b) A note on rivers.", 4),
    ],
    ids=["lost", "changed", "moved"],
)
def test_what_is_lost_changed_or_moved_is_named(text: str, line: int) -> None:
    assert line in missing(text)


def test_the_figures_of_a_label_may_be_those_of_the_language() -> None:
    sources = Sources([[passage(1, "1.", also=("១.",)), passage(1, "ទន្លេ")]], whole=True)

    assert list(sources.missing(["១. ទន្លេ"])) == []
    assert list(sources.missing(["២. ទន្លេ"])) != []


def test_a_short_word_is_not_taken_for_the_same_word_further_on() -> None:
    chain = [passage(1, "Year"), passage(2, "2020"), passage(3, "The wells of the north.")]
    rest = [passage(4, "A"), passage(5, "The Year of the wells is here.")]
    sources = Sources([[*chain, *rest]], whole=True)
    table, text = "Year 2020", "The wells of the north. A The Year of the wells is here."

    assert list(sources.missing([text, table])) == []
    assert [str(each) for each in sources.missing([text.replace(" A ", " "), table])] == ["A"]


def test_a_document_that_may_leave_words_out_misses_nothing() -> None:
    assert list(Sources(CHAINS).missing([""])) == []


def test_of_a_summary_a_document_says_all_or_nothing() -> None:
    sources = Sources(together=CHAINS)

    assert list(sources.missing(["A note on rivers."])) == []
    assert list(sources.missing(["Rivers are clean."])) == CHAINS[0][:2]


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("We, the under", "signed, agree.", 1),
        ("We, the undersigned, ", "agree.", 2),
        ("Rivers are clean.", "", 4),
        ("", "A note", 9),
        ("A note", " on lakes, which differ.", 9),
        ("Something else: ", "Rivers are", 4),
    ],
)
def test_words_of_a_page_lead_back_to_their_line(before: str, after: str, line: int) -> None:
    assert Sources(CHAINS).place(before, after) == Place("en.md", line)


def test_words_that_no_file_has_lead_nowhere() -> None:
    assert Sources(CHAINS).place("Page 7", "of 11") is None
    assert Sources().place("We", "agree") is None
