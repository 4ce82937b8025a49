"""Marks show where sheets are folded and cut, within reach of the printer and clear of type."""

import pytest

from statementpress.prepress.imposition.grid import Grid, grid_of, placement
from statementpress.prepress.imposition.marks import sheet_marks
from tests.prepress.imposition.numbered import A5, A6, MILLIMETRE, drawn, imposed, numbered, scheme

Line = tuple[float, float, float, float]


def lines(
    page: tuple[float, float],
    name: str = "saddle",
    sheet: str = "a4",
    bleed: float = 0,
    shift: float = 0,
) -> set[Line]:
    """Return the ends of each mark around pages of one size, all in millimetres."""
    size = page[0] * MILLIMETRE, page[1] * MILLIMETRE
    grid = grid_of(scheme(name, sheet, bleed=bleed), size)
    trims = [placement(grid, cell, size, shift * MILLIMETRE).trim for cell in cells_of(grid)]
    found = set()
    for operators in sheet_marks(grid, trims, 5 * MILLIMETRE):
        words = operators.split()
        if words[-1] == "S":
            x1, y1, _, x2, y2 = (float(w) / MILLIMETRE if w != "m" else 0 for w in words[:5])
            found.add((round(x1, 1), round(y1, 1), round(x2, 1), round(y2, 1)))
    return found


def cells_of(grid: Grid) -> range:
    return range(2 * grid.rows)


def test_the_fold_of_a_full_sheet_is_ticked_from_5_to_8_mm() -> None:
    assert lines(A5) == {(148.5, 5, 148.5, 8), (148.5, 205, 148.5, 202)}


def test_the_cuts_of_a_full_sheet_of_cards_are_ticked_at_its_middle() -> None:
    assert lines(A6, "cards") == {
        (105, 5, 105, 8),
        (105, 292, 105, 289),
        (5, 148.5, 8, 148.5),
        (205, 148.5, 202, 148.5),
    }


def test_smaller_pages_have_crop_marks_and_a_fold_mark_outside_them() -> None:
    marks = lines(A6)
    assert (148.5, 23, 148.5, 28) in marks
    assert {(43.5, 23, 43.5, 28), (253.5, 187, 253.5, 182)} <= marks
    assert {(35.5, 31, 40.5, 31), (261.5, 179, 256.5, 179)} <= marks
    assert len(marks) == 2 + 4 + 4


def test_crop_marks_follow_the_creep() -> None:
    assert (44.5, 23, 44.5, 28) in lines(A6, shift=1)


def test_cards_with_bleed_have_two_cuts_between_them() -> None:
    uprights = {x1 for x1, _, x2, _ in lines((50, 80), "cards", bleed=3) if x1 == x2}
    assert uprights == {52, 102, 108, 158}


@pytest.mark.parametrize("page", [A5, A6, (148, 190), (140, 210), (90, 55)])
@pytest.mark.parametrize("name", ["saddle", "cards"])
@pytest.mark.parametrize("sheet", ["a4", "a3", "sra4"])
def test_marks_are_drawn_within_reach_of_an_office_printer(
    page: tuple[float, float], name: str, sheet: str
) -> None:
    grid = grid_of(scheme(name, sheet), page)
    width, height = round(grid.width / MILLIMETRE, 1), round(grid.height / MILLIMETRE, 1)
    for x1, y1, x2, y2 in lines(page, name, sheet):
        assert 5 <= min(x1, x2) <= max(x1, x2) <= width - 5
        assert 5 <= min(y1, y2) <= max(y1, y2) <= height - 5


@pytest.mark.parametrize("bleed", [0, 1, 3])
def test_no_mark_outside_touches_a_page_or_its_bleed(bleed: float) -> None:
    size = 100.0, 140.0
    left, bottom = 148.5 - size[0] - bleed, 105 - size[1] / 2 - bleed
    for x1, y1, x2, y2 in lines(size, bleed=bleed):
        beside = max(x1, x2) < left or min(x1, x2) > 297 - left
        above = max(y1, y2) < bottom or min(y1, y2) > 210 - bottom
        assert beside or above


def test_marks_are_black_and_thin_and_can_be_left_out() -> None:
    def white(*, marks: bool) -> bytes:
        return imposed(numbered(4, A6), scheme(marks=marks)).pdf

    with_marks, without = (drawn(white(marks=marks), dpi=300)[0] for marks in (True, False))
    column = round(148.5 / 25.4 * 300)
    strip = column - 3, 0, column + 3, round(30 / 25.4 * 300)
    assert min(with_marks.convert("L").crop(strip).tobytes()) < 128
    assert min(without.convert("L").crop(strip).tobytes()) == 255
