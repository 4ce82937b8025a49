"""Where pages stand on a sheet: at its middle, at their size, moved by creep."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statementpress.prepress.imposition.grid import Grid, grid_of, placement
from tests.prepress.imposition.numbered import A5, A6, MILLIMETRE, scheme

SIDES = st.floats(20, 2000)
SIZES = st.tuples(SIDES, SIDES)
SHIFTS = st.floats(0, 28)
A4_SHEET = 297 * MILLIMETRE, 210 * MILLIMETRE


def grid(name: str = "saddle", bleed: float = 0, page: tuple[float, float] = A5) -> Grid:
    return grid_of(scheme(name, bleed=bleed), page)


@given(SIZES, SHIFTS)
def test_pages_of_a_booklet_meet_at_the_fold_and_are_centred_in_height(
    size: tuple[float, float], shift: float
) -> None:
    left, right = (placement(grid(), cell, size, shift) for cell in (0, 1))
    fold = A4_SHEET[0] / 2
    assert left.trim.urx == pytest.approx(fold + shift)
    assert right.trim.llx == pytest.approx(fold - shift)
    for box in (left.trim, right.trim):
        assert box.lly == pytest.approx(A4_SHEET[1] - box.ury)


@given(SIZES, SHIFTS, st.sampled_from(["saddle", "cards"]), st.floats(0, 20))
def test_a_page_does_not_show_beyond_its_cell_or_its_bleed(
    size: tuple[float, float], shift: float, name: str, bleed: float
) -> None:
    sheet = grid(name, bleed, size)
    middle = sheet.width / 2
    for cell in range(2 * sheet.rows):
        placed = placement(sheet, cell, size, shift)
        low, high = (middle, sheet.width) if cell % 2 else (0, middle)
        assert low <= placed.clip.llx
        assert placed.clip.urx <= high
        assert placed.clip.llx >= placed.trim.llx - sheet.bleed
        assert placed.clip.ury <= placed.trim.ury + sheet.bleed


@given(SIZES, st.sampled_from(["saddle", "cards"]))
def test_pages_are_scaled_down_to_fit_and_never_up(size: tuple[float, float], name: str) -> None:
    sheet = grid(name, 0, size)
    scale = sheet.scale(size)
    assert 0 < scale <= 1
    assert sheet.fits((size[0] * scale, size[1] * scale))
    assert scale == 1 or not sheet.fits((size[0] * scale * 1.01, size[1] * scale * 1.01))


def test_a_page_rounded_up_by_its_program_is_not_scaled() -> None:
    on_a3 = grid_of(scheme(sheet="a3"), (596, 842))
    assert on_a3.scale((596, 842)) == 1
    assert on_a3.scale((600, 842)) < 1


@given(st.lists(st.floats(0, 28), min_size=2).map(sorted))
def test_the_larger_the_creep_the_nearer_the_page_is_to_the_fold(shifts: list[float]) -> None:
    size = A5[0] * MILLIMETRE, A5[1] * MILLIMETRE
    lefts = [placement(grid(), 0, size, shift).trim.llx for shift in shifts]
    rights = [placement(grid(), 1, size, shift).trim.urx for shift in shifts]
    assert lefts == sorted(lefts)
    assert rights == sorted(rights, reverse=True)


def test_sheets_of_cards_are_upright_or_wide_as_the_cards_are() -> None:
    upright, lying = (grid("cards", page=size) for size in (A6, A6[::-1]))
    assert upright.height > upright.width
    assert lying.width > lying.height


def test_cards_are_cut_apart_once_or_with_bleed_twice() -> None:
    size = 50 * MILLIMETRE, 80 * MILLIMETRE
    for bleed in (0, 3):
        sheet = grid("cards", bleed, size)
        left, right = (placement(sheet, cell, size, 0) for cell in (0, 1))
        assert right.trim.llx - left.trim.urx == pytest.approx(2 * bleed * MILLIMETRE)
