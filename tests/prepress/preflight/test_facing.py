"""Where the spine of a page is."""

import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from statementpress.prepress.preflight.facing import Side, spines
from statementpress.prepress.preflight.inspection import inspected_pages
from tests.prepress.preflight.pages import page_pdf

LEFT, RIGHT = Side.LEFT, Side.RIGHT


def found(pdf: Pdf) -> tuple[Side | None, ...]:
    return spines(pdf, inspected_pages(pdf))


def without_bleed(pdf: Pdf, sides: str) -> Pdf:
    """Let the bleed box of each page end at the trim box on a side: l, r, or b for both."""
    for page, side in zip(pdf.pages, sides, strict=True):
        trim, bleed = page.obj.TrimBox, [*page.obj.BleedBox]
        bleed[0] = trim[0] if side in "lb" else bleed[0]
        bleed[2] = trim[2] if side in "rb" else bleed[2]
        page.obj.BleedBox = Array(bleed)
    return pdf


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        ("lrl", (LEFT, RIGHT, LEFT)),
        ("rlr", (RIGHT, LEFT, RIGHT)),
        ("lll", (None, None, None)),
        ("lbl", (None, None, None)),
    ],
)
def test_pages_that_have_no_bleed_left_and_right_in_turn_face(
    sides: str, expected: tuple[Side | None, ...]
) -> None:
    assert found(without_bleed(page_pdf(pages=3), sides)) == expected


@pytest.mark.parametrize(
    ("layout", "direction", "expected"),
    [
        ("TwoPageRight", "L2R", (LEFT, RIGHT)),
        ("TwoColumnLeft", "L2R", (RIGHT, LEFT)),
        ("TwoPageRight", "R2L", (RIGHT, LEFT)),
        ("OneColumn", "L2R", (None, None)),
    ],
)
def test_pages_that_are_shown_as_spreads_face(
    layout: str, direction: str, expected: tuple[Side | None, ...]
) -> None:
    pdf = page_pdf(pages=2)
    pdf.Root.PageLayout = Name(f"/{layout}")
    pdf.Root.ViewerPreferences = Dictionary(Direction=Name(f"/{direction}"))
    assert found(pdf) == expected


def test_one_page_faces_none() -> None:
    assert found(without_bleed(page_pdf(), "l")) == (None,)
