"""The largest mean of ink over a window is found, and its place."""

import pytest
from PIL import Image, ImageDraw

from statementpress.prepress.ink.coverage import InkCoverage, cover
from statementpress.prepress.ink.separations import Frame, Separations

TENTH = 254.0
"""Pixels to the inch: a pixel is a tenth of a millimetre."""
SHEET = Frame(1, 30, 20, trim_left=5, trim_top=5, trim_right=25, trim_bottom=15)

Box = tuple[float, float, float, float]


def covered(
    *patches: tuple[str, Box, float], window: float = 16, size: Frame = SHEET
) -> InkCoverage:
    """Return the coverage of a sheet with patches: ink, box in mm from the bleed, percent."""
    pixels = (round(size.width * 10), round(size.height * 10))
    plates = {name: Image.new("L", pixels) for name in ("Cyan", "Magenta", "Yellow", "Black")}
    for ink, (left, top, right, bottom), percent in patches:
        box = (left * 10, top * 10, right * 10 - 1, bottom * 10 - 1)
        ImageDraw.Draw(plates.setdefault(ink, Image.new("L", pixels))).rectangle(
            box, fill=round(percent * 2.55)
        )
    return cover(Separations(size, TENTH, plates), window)


def test_inks_on_top_of_each_other_are_summed() -> None:
    box = (10, 6, 16, 12)
    found = covered(("Cyan", box, 100), ("Magenta", box, 100), ("Yellow", box, 100))
    assert found.total == 300
    assert found.inks == {"Cyan": 100, "Magenta": 100, "Yellow": 100}


def test_inks_beside_each_other_are_not_summed() -> None:
    found = covered(("Cyan", (6, 6, 11, 12), 100), ("Magenta", (19, 6, 24, 12), 100))
    assert found.total == 100


def test_a_patch_smaller_than_the_window_counts_in_proportion_to_its_area() -> None:
    assert covered(("Black", (10, 10, 12, 12), 100)).total == pytest.approx(25, abs=0.5)


def test_a_patch_a_pixel_larger_than_the_window_counts_in_full() -> None:
    assert covered(("Black", (10, 10, 14.1, 14.1), 100)).total == 100


def test_the_spot_is_the_window_in_millimetres_from_the_trimmed_page() -> None:
    spot = covered(("Black", (15, 9, 19, 13), 100)).spot
    edges = (spot.left, spot.top, spot.right, spot.bottom)
    assert edges == pytest.approx((10, 4, 14, 8), abs=0.1)


def test_ink_in_the_bleed_counts_in_the_total_but_not_among_the_inks_of_the_page() -> None:
    found = covered(("Black", (0, 0, 4, 20), 100))
    assert found.total == pytest.approx(100, abs=0.5)
    assert found.inks == {}


def test_ink_along_the_edge_is_averaged_over_windows_that_lie_wholly_in_the_bleed_box() -> None:
    assert covered(("Black", (0, 0, 30, 1), 100)).total == pytest.approx(25, abs=2)


def test_on_a_page_smaller_than_the_window_the_largest_square_is_the_window() -> None:
    small = Frame(1, 3, 2, 0, 0, 3, 2)
    found = covered(("Black", (0, 0, 3, 1), 100), window=100, size=small)
    assert found.total == pytest.approx(50, abs=3)


def test_a_window_of_one_pixel_finds_the_darkest_pixel() -> None:
    assert covered(("Black", (10, 10, 10.1, 10.1), 80), window=0.01).total == pytest.approx(80)


def test_a_page_without_ink_has_a_total_of_0() -> None:
    found = covered()
    assert (found.total, found.inks) == (0, {})


def test_a_spot_colour_is_listed_under_its_own_name() -> None:
    found = covered(("House Orange", (6, 6, 12, 12), 60), ("Black", (6, 6, 12, 12), 100))
    assert found.total == 160
    assert found.inks == {"Black": 100, "House Orange": 60}
