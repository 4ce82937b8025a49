"""What copying out of a PDF did to Khmer is pointed out, and nothing that is meant."""

import pytest
from hypothesis import given

from statementpress.khmer.from_pdf import Proposal, Why, applied, parted, proposals
from tests.khmer.from_pdf.measured import (
    DOCUMENTS,
    planted_inside_words,
    true_text,
    white_places,
)
from tests.khmer.strategies import mixed


@pytest.mark.parametrize(
    ("text", "meant", "why"),
    [
        ("សិទ្ធិកុ មារ", "សិទ្ធិកុមារ", Why.WORD),
        ("រដ្ឋា ភិបាលកម្ពុជា", "រដ្ឋាភិបាលកម្ពុជា", Why.WORD),
        ("សិទ្ធិកុម ារ", "សិទ្ធិកុមារ", Why.CLUSTER),
        ("សិទ ្ធិកុមារ", "សិទ្ធិកុមារ", Why.CLUSTER),
        ("សិទ្ ធិកុមារ", "សិទ្ធិកុមារ", Why.CLUSTER),
        ("សិទ្ធិកុម\nារ", "សិទ្ធិកុមារ", Why.CLUSTER),
        ("សិទ្ធិកុ\nមារ", "សិទ្ធិកុមារ", Why.LINE),
        ("រដ្ឋា-\nភិបាល", "រដ្ឋាភិបាល", Why.HYPHEN),
        ("the organi-\nzations", "the organizations", Why.HYPHEN),
        ("យើងស្នើសុំ\n12\nឱ្យជួយ។", "យើងស្នើសុំ\nឱ្យជួយ។", Why.PAGE),
        ("យើងស្នើសុំ\nទំព័រ ៣ នៃ ៨\nឱ្យជួយ។", "យើងស្នើសុំ\nឱ្យជួយ។", Why.PAGE),
        ("we ask\n- 3 -\nfor help", "we ask\nfor help", Why.PAGE),
        ("we ask\nPage 3 of 8\nfor help", "we ask\nfor help", Why.PAGE),
        ("សិទ្ធិិកុមារ", "សិទ្ធិកុមារ", Why.NORMAL),
    ],
)
def test_what_may_be_meant(text: str, meant: str, why: Why) -> None:
    found = proposals(text)
    assert (applied(text, found), {each.why for each in found}) == (meant, {why})


@pytest.mark.parametrize(
    "text",
    [
        "ថ្ងៃទី ២២ ខែ មេសា ឆ្នាំ ២០២១",
        "កុមារ និងយុវជន",
        "ក ខ គ",
        "ទំហំ ៥ មម ហើយត្រូវកាត់",
        "យើងស្នើសុំ\n\nឱ្យជួយ។",
        "យើងស្នើសុំ។\nឱ្យជួយ។",
        "សិទ្ធិ ៖ កុមារ ។",
        "pre- and post-war",
        "3",
        "a table of\n1,204 wells",
    ],
)
def test_what_is_meant_is_left_alone(text: str) -> None:
    assert proposals(text) == []


def test_where_one_line_ends_inside_a_word_all_lines_end_where_they_were_full() -> None:
    text = "យើងសូមគោរពសម្លេងរបស់\nកុមារដែលត្រូវបានដកហូតសិទ្ធិសេ\nរីភាពនៅក្នុងប្រទេស\nកម្ពុជា។\n\nកុមារ\nយុវជន"
    after = applied(text, parted(text))
    assert after == ("យើងសូមគោរពសម្លេងរបស់កុមារដែលត្រូវបានដកហូតសិទ្ធិសេរីភាពនៅក្នុងប្រទេសកម្ពុជា។\n\nកុមារ\nយុវជន")


def test_before_some_words_there_was_a_space_at_the_line_end() -> None:
    text = "កុម\nារ\nនិងយុវជន"
    assert applied(text, parted(text)) == "កុមារ និងយុវជន"


def test_what_stands_on_every_page_is_kept_once() -> None:
    head = "Joint Statement\n"
    text = f"{head}we ask\n{head}for help\n{head}today\n"
    assert applied(text, proposals(text)) == f"{head}we ask\nfor help\ntoday\n"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_of_a_pdf_few_false_spaces_are_left_and_few_true_ones_lost(name: str) -> None:
    truth = white_places(true_text())
    before = white_places(DOCUMENTS[name])
    after = white_places(applied(DOCUMENTS[name], parted(DOCUMENTS[name])))
    assert len(before - truth) > 30
    assert len(after - truth) <= 3
    assert len((truth & before) - after) <= 6


def test_most_spaces_inside_words_are_found() -> None:
    places = list(planted_inside_words())[::3]
    found = [any(each.why is Why.WORD for each in parted(text)) for text in places]
    assert sum(found) >= 0.88 * len(places)


def test_text_that_is_well_has_no_proposals() -> None:
    assert proposals(true_text()) == []


@given(mixed)
def test_each_proposal_has_its_place_and_none_overlap(text: str) -> None:
    end = 0
    for each in proposals(text):
        assert each.offset >= end
        end = each.offset + len(each.before)
        assert text[each.offset : end] == each.before
        assert each.before != each.after


@given(mixed)
def test_only_white_space_hyphens_and_lines_are_dropped(text: str) -> None:
    for each in parted(text):
        assert each.before.strip("-\u2010\u2011\u00ad \t\n\u00a0") == ""


def test_a_proposal_that_is_not_taken_changes_nothing() -> None:
    text = "សិទ្ធិកុ មារ និងរដ្ឋា ភិបាល"
    first, second = parted(text)
    assert isinstance(first, Proposal)
    assert applied(text, [second]) == "សិទ្ធិកុ មារ និងរដ្ឋាភិបាល"
