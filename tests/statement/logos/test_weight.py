"""How heavy a mark looks on white paper."""

import pytest
from PIL import Image, ImageDraw

from statementpress.statement.logos.weight import weight


def test_a_full_board_is_all_ink_and_nothing_is_none() -> None:
    assert weight(Image.new("RGB", (60, 40), "black")) == (1.0, 0.5)
    assert weight(Image.new("RGBA", (60, 40), (0, 0, 0, 0))) == (0.0, 0.5)


def test_a_pale_colour_counts_less() -> None:
    pale, dark = (weight(Image.new("RGB", (50, 50), ink))[0] for ink in ("#ffe0a0", "#203040"))
    assert pale < 0.2 < 0.8 < dark


@pytest.mark.parametrize(("top", "bottom"), [(0, 49), (50, 99)])
def test_the_centre_is_where_the_ink_is(top: int, bottom: int) -> None:
    image = Image.new("L", (100, 100), 255)
    ImageDraw.Draw(image).rectangle((0, top, 99, bottom), fill=0)
    ink, middle = weight(image)
    assert ink == pytest.approx(0.5, abs=0.021)
    assert middle == pytest.approx((top + bottom + 1) / 200, abs=0.021)
