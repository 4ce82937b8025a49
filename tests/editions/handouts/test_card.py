"""The card: A6, the commitments and where to read on, a side to each language."""

import pytest

from tests.editions.handouts.sides import edition_of, read_out, spoken, too_small
from tests.readers.all import READERS, Reader
from tests.shared.editions import FEET, Edition, Handout
from tests.shared.page_plan import MM

each_reader = pytest.mark.parametrize("reader", READERS.values(), ids=list(READERS))


@pytest.fixture(scope="module")
def card(handout: Handout) -> Edition:
    return edition_of(handout("card"))


def test_each_side_is_one_page_of_a6(card: Edition) -> None:
    assert [[float(edge) for edge in page.mediabox] for page in card.pdf.pages] == [
        pytest.approx([0, 0, 105 * MM, 148 * MM], abs=0.1)
    ] * 2
    assert [
        (each.language, {page for page, _ in each.marks()}) for each in card.tree.all("Part")
    ] == [("en", {0}), ("km", {1})]


@each_reader
def test_every_reader_reads_each_side_exactly(card: Edition, reader: Reader) -> None:
    assert read_out(card, reader) == ""


def test_no_type_is_small(card: Edition) -> None:
    assert too_small(card.pieces) == []


def test_its_title_is_the_short_one(card: Edition) -> None:
    titles = [spoken(card, heading) for heading in card.tree.all("H1")]
    assert [" ".join(title.split()) for title in titles] == [FEET["en"][0], FEET["km"][0]]


def test_both_sides_are_built_alike(card: Edition) -> None:
    kinds = [
        [e.kind for e in part.walk() if e.kind in {"H1", "H2", "L", "LI", "Figure", "Link"}]
        for part in card.tree.all("Part")
    ]
    assert kinds == [["H1", "H2", "L", *["LI"] * 4, "Figure", "Link"]] * 2
