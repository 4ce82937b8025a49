"""Which page goes where, tried by folding and cutting paper."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statementpress.prepress.imposition.order import cards, saddle
from tests.prepress.imposition import paper

COUNTS = st.integers(1, 400)


@given(COUNTS)
def test_a_folded_booklet_reads_from_first_to_last_with_blanks_at_its_end(count: int) -> None:
    read = paper.booklet(list(saddle(count)))
    assert read[:count] == list(range(count))
    assert set(read[count:]) <= {None}
    assert len(read) - count < 4


@given(COUNTS)
def test_a_spread_of_a_booklet_is_an_even_and_the_next_odd_page(count: int) -> None:
    read = paper.booklet(list(saddle(count)))
    spreads = list(zip(read[1::2], read[2::2], strict=False))
    assert all(left % 2 for left, _ in spreads if left is not None)
    assert all(left is not None and right == left + 1 for left, right in spreads if right)


@given(COUNTS)
def test_the_numbers_of_the_two_pages_of_a_side_have_the_same_sum_on_all_sides(count: int) -> None:
    whole = count + -count % 4
    for side in saddle(count):
        assert None in side or sum(page for page in side if page is not None) == whole - 1


@pytest.mark.parametrize(
    ("count", "sides"),
    [
        (1, [(None, 0), (None, None)]),
        (4, [(3, 0), (1, 2)]),
        (8, [(7, 0), (1, 6), (5, 2), (3, 4)]),
        (6, [(None, 0), (1, None), (5, 2), (3, 4)]),
    ],
)
def test_booklets_known_by_heart(count: int, sides: list[tuple[int | None, int | None]]) -> None:
    assert list(saddle(count)) == sides


@given(COUNTS)
def test_each_card_has_its_own_back_behind_it(count: int) -> None:
    for front, back in paper.cards(list(cards(count))):
        assert front is not None
        assert back == (front + 1 if front + 1 < count else None)


@given(COUNTS)
def test_places_are_shared_out_evenly_among_all_cards(count: int) -> None:
    fronts = [front for front, _ in paper.cards(list(cards(count)))]
    often = Counter(fronts)
    assert set(often) == set(range(0, count, 2))
    assert max(often.values()) - min(often.values()) <= 1


@pytest.mark.parametrize(
    ("count", "fronts"),
    [(2, [0, 0, 0, 0]), (4, [0, 2, 0, 2]), (5, [0, 2, 4, 0]), (9, [0, 2, 4, 6, 8, 0, 2, 4])],
)
def test_cards_follow_each_other_and_start_again(count: int, fronts: list[int]) -> None:
    assert [front for front, _ in paper.cards(list(cards(count)))] == fronts
