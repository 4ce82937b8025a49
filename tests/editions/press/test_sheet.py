"""The sheet: boxes to the hundredth of a millimetre, and what the plates of the page hold."""

import pytest

from tests.editions.press.boxes import millimetres
from tests.shared.editions import Edition


def test_the_trimmed_page_is_a4_to_the_hundredth(edition: Edition) -> None:
    for page in edition.pdf.pages:
        left, bottom, right, top = millimetres(page, "Trim")
        assert (right - left, top - bottom) == pytest.approx((210, 297), abs=0.01)


def test_the_bleed_is_three_millimetres_on_each_side(edition: Edition) -> None:
    for page in edition.pdf.pages:
        trim, bleed = millimetres(page, "Trim"), millimetres(page, "Bleed")
        assert [b - t for b, t in zip(bleed, trim, strict=True)] == pytest.approx(
            [-3, -3, 3, 3], abs=0.01
        )


def test_the_sheet_holds_the_bleed_and_all_marks(edition: Edition) -> None:
    for page in edition.pdf.pages:
        bleed, media = millimetres(page, "Bleed"), millimetres(page, "Media")
        assert media[0] < bleed[0] < bleed[2] < media[2]
        assert media[1] < bleed[1] < bleed[3] < media[3]
        assert {"/CropBox", "/ArtBox", "/Rotate", "/UserUnit"}.isdisjoint(page.obj.keys())
