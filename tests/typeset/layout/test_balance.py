"""Columns that end evenly: every way to divide a few pieces is compared with the one chosen."""

from collections.abc import Sequence
from itertools import accumulate, combinations, pairwise

from hypothesis import given
from hypothesis import strategies as some

from statementpress.typeset.layout.balance import Piece, balanced, height_of

PIECES = some.lists(
    some.builds(
        Piece,
        height=some.integers(1, 9).map(float),
        gap=some.integers(0, 2).map(float),
        kept=some.booleans(),
    ),
    min_size=1,
    max_size=9,
)
COLUMNS = some.integers(1, 4)


def columns_of(pieces: Sequence[Piece], counts: Sequence[int]) -> list[Sequence[Piece]]:
    return [pieces[begun:end] for begun, end in pairwise((0, *accumulate(counts)))]


def every_way(pieces: Sequence[Piece], columns: int) -> list[list[Sequence[Piece]]]:
    places = [number for number, piece in enumerate(pieces) if number and not piece.kept]
    parted = min(columns, len(places) + 1) - 1
    return [
        [pieces[begun:end] for begun, end in pairwise((0, *cuts, len(pieces)))]
        for cuts in combinations(places, parted)
    ]


def entries(*heights: float) -> list[Piece]:
    return [Piece(height, 0.0, kept=False) for height in heights]


@given(PIECES, COLUMNS)
def test_the_highest_column_is_as_low_as_any_way_has_it(pieces: list[Piece], columns: int) -> None:
    chosen = columns_of(pieces, balanced(pieces, columns))

    highest = max(map(height_of, chosen))
    assert highest == min(max(map(height_of, way)) for way in every_way(pieces, columns))


@given(PIECES, COLUMNS)
def test_every_piece_stands_once_and_what_is_kept_stays(pieces: list[Piece], columns: int) -> None:
    counts = balanced(pieces, columns)
    chosen = columns_of(pieces, counts)

    assert sum(counts) == len(pieces)
    assert all(counts)
    assert not any(column[0].kept for column in chosen[1:])


@given(some.integers(1, 60), some.integers(1, 6))
def test_equal_entries_differ_by_one_at_most_and_the_first_columns_are_the_longer(
    count: int, columns: int
) -> None:
    counts = balanced(entries(*[1.0] * count), columns)

    assert counts == sorted(counts, reverse=True)
    assert counts[0] - counts[-1] <= 1
    assert len(counts) == min(count, columns)


def test_nothing_stands_in_no_column() -> None:
    assert balanced([], 3) == []


def test_a_heading_takes_two_entries_with_it() -> None:
    heading = [Piece(2, 1, kept=False), Piece(1, 0, kept=True), Piece(1, 0, kept=True)]

    assert balanced([*entries(1, 1, 1), *heading, *entries(1)], 2) == [3, 4]
    assert balanced([*entries(1, 1), *heading, *entries(1, 1, 1, 1)], 2) == [5, 4]
