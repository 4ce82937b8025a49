"""What the tests of the page see, they see: ink astray, holes in a line, lines that touch."""

import pytest
from PIL import Image, ImageDraw

from tests.shared import ink
from tests.shared.lines import Line
from tests.shared.marked_content import Glyph
from tests.shared.page_plan import A4, Area


def sheet(*boxes: ink.Box) -> Image.Image:
    """Return a white page with black boxes."""
    page = Image.new("L", (round(A4[0] * ink.SCALE), round(A4[1] * ink.SCALE)), 255)
    for box in boxes:
        ImageDraw.Draw(page).rectangle([edge * ink.SCALE for edge in box], fill=0)
    return page


def line(baseline: float) -> Line:
    """Return a made-up line of 10 pt from 100 to 200 pt, its baseline that far from the top."""
    return Line(0, A4[1] - baseline, 10, (Glyph(1, "ក", 100, 200),))


def test_ink_in_a_margin_is_seen_where_it_is() -> None:
    areas = (Area(100, 100, 200, 200),)
    assert ink.outside(sheet((110, 110, 199, 199)), areas) is None
    seen = ink.outside(sheet((190, 110, 220, 120)), areas)
    assert seen == pytest.approx((200 + ink.OVERHANG, 110, 220, 120), abs=0.5)


def test_gaps_are_measured_between_letters_only() -> None:
    letters = sheet((105, 95, 120, 100), (132, 95, 140, 100), (141, 95, 180, 100))
    assert ink.gaps(letters, line(100)) == pytest.approx([12, 1], abs=0.5)


@pytest.mark.parametrize(
    ("signs", "touching"),
    [
        ([(120, 90, 130, 107)], False),
        ([(120, 90, 130, 107), (140, 104, 150, 120)], False),
        ([(120, 90, 130, 121)], True),
        ([(120, 90, 130, 107), (125, 106, 135, 121)], True),
        ([(120, 90, 130, 112), (135, 107, 145, 121)], False),
    ],
    ids=["apart", "side by side", "across", "joined", "interlocked"],
)
def test_touching_is_ink_from_one_line_to_the_next(signs: list[ink.Box], touching: bool) -> None:
    assert ink.touch(sheet(*signs), line(100), line(120)) is touching
