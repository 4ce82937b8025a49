"""Marks stand in rows of equal weight: each once, in order, within the measure, and balanced."""

from itertools import chain
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statementpress.typeset.compose.walls import (
    BETWEEN,
    TALLEST,
    WIDEST,
    Measures,
    Shape,
    balanced_rows,
    filled_rows,
    shift,
    size,
    wall,
)

widths_of_marks = st.lists(st.floats(1, 40), min_size=1, max_size=60)
shapes_of_marks = st.lists(
    st.builds(Shape, st.floats(0.2, 8), st.floats(0.02, 1), st.floats(0, 1)),
    min_size=1,
    max_size=70,
)
A4 = Measures()
PAGE = 297.0


@given(widths=widths_of_marks, per_row=st.integers(0, 9))
def test_every_mark_stands_once_in_order_in_as_few_rows_as_can_be(
    widths: list[float], per_row: int
) -> None:
    rows = balanced_rows(widths, 3, 100, per_row)

    assert list(chain.from_iterable(rows)) == list(range(len(widths)))
    assert len(rows) == len(filled_rows(widths, 3, 100, per_row))
    assert all(_wide(row, widths) <= 100.001 for row in rows)
    assert not per_row or max(map(len, rows)) <= per_row


@given(widths=widths_of_marks)
def test_no_way_that_moves_one_mark_is_better_balanced(widths: list[float]) -> None:
    rows = balanced_rows(widths, 3, 100)
    cost = _raggedness(rows, widths)
    for index in range(len(rows) - 1):
        for by in (-1, 1):
            cut = rows[index].stop + by
            moved = [*rows]
            moved[index] = range(rows[index].start, cut)
            moved[index + 1] = range(cut, rows[index + 1].stop)
            fits = all(row and _wide(row, widths) <= 100 for row in moved)
            assert not fits or _raggedness(moved, widths) >= cost - 1e-6


def test_thirty_six_squares_are_a_square_rather_than_five_sevens_and_one() -> None:
    assert [len(row) for row in balanced_rows([10.0] * 36, 5, 104)] == [6] * 6


@given(shapes=shapes_of_marks)
def test_a_wall_keeps_to_its_measure_and_to_its_height(shapes: list[Shape]) -> None:
    made = wall(shapes, A4)
    widths = [each.width for each in made.sizes]

    assert list(chain.from_iterable(made.rows)) == list(range(len(shapes)))
    assert all(_wide(row, widths, BETWEEN * made.side) <= A4.width + 0.001 for row in made.rows)
    if made.side > A4.smallest:
        assert made.height <= max(A4.height * len(shapes) ** 0.5, A4.largest * TALLEST)


@pytest.mark.parametrize("count", range(1, 13))
def test_marks_of_conveners_take_two_rows_at_most(count: int) -> None:
    made = wall([Shape(1.6)] * count, A4, most_rows=2)

    assert len(made.rows) <= 2
    assert made.side > A4.smallest


def test_the_fewer_the_larger() -> None:
    sides = [wall([Shape(1.25)] * count, A4).side for count in (1, 2, 5, 12, 36, 60)]

    assert sides == sorted(sides, reverse=True)
    assert sides[0] == sides[1] == A4.largest


def test_forty_marks_take_a_third_of_a_page() -> None:
    shapes = [Shape(ratio) for ratio in (1, 1, 1.5, 0.5, 4, 1, 2, 0.8)] * 5

    assert wall(shapes, A4).height <= PAGE / 3


@given(count=st.integers(1, 40), per_row=st.integers(1, 9))
def test_as_many_stand_in_a_row_as_are_asked_for(count: int, per_row: int) -> None:
    made = wall([Shape(1.0)] * count, A4, per_row=per_row)

    assert len(made.rows) == -(-count // per_row)


@given(ratio=st.floats(0.1, 12), ink=st.floats(0.01, 1), side=st.floats(5, 30))
def test_a_mark_keeps_its_proportions_and_its_bounds(ratio: float, ink: float, side: float) -> None:
    box = size(Shape(ratio, ink), side)

    assert box.width / box.height == pytest.approx(ratio)
    assert box.width <= WIDEST * side * 1.0001
    assert box.height <= TALLEST * side * 1.0001


def test_a_dense_mark_is_smaller_than_a_thin_one() -> None:
    dense, thin = (size(Shape(1.5, ink), 10) for ink in (1.0, 0.1))

    assert dense.width < thin.width


def test_type_is_never_smaller_than_can_be_read() -> None:
    assert size(Shape(6.0, lowest=4.0), 9).height == 4.0
    assert size(Shape(2.0, highest=6.0), 30).height == 6.0
    assert Shape(1.0).highest == inf


@pytest.mark.parametrize(("middle", "down"), [(0.5, 0.0), (0.55, -0.5), (0.45, 0.5), (0.9, -0.8)])
def test_a_mark_that_is_heavy_below_is_moved_up(middle: float, down: float) -> None:
    assert shift(Shape(1.0, middle=middle), 10) == pytest.approx(down)


def _wide(row: range, widths: list[float], between: float = 3) -> float:
    return sum(widths[index] for index in row) + between * (len(row) - 1)


def _raggedness(rows: list[range], widths: list[float]) -> float:
    wide = [_wide(row, widths) for row in rows]
    mean = sum(wide) / len(wide)
    return sum((each - mean) ** 2 for each in wide)
