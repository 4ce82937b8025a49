"""Printing sheets have every page once, in order, at its size and in its place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Name, Page
from PIL import Image

from statementpress.errors import UsageError
from tests.prepress.imposition import paper
from tests.prepress.imposition.numbered import (
    A5,
    A6,
    MILLIMETRE,
    cells,
    drawn,
    imposed,
    ink,
    numbered,
    numbers,
    opened,
    scheme,
)

RED = "1 0 0 rg -50 -50 900 900 re f"


@given(st.integers(1, 26))
@settings(max_examples=12)
def test_a_booklet_reads_1_2_3_when_it_is_folded(count: int) -> None:
    read = paper.booklet(numbers(imposed(numbered(count)).pdf))
    assert read == [*range(1, count + 1), *[None] * (-count % 4)]


@given(st.integers(1, 18))
@settings(max_examples=8)
def test_backs_of_cards_lie_behind_their_fronts(count: int) -> None:
    sheets = imposed(numbered(count, A6), scheme("cards")).pdf
    for front, back in paper.cards(numbers(sheets, rows=2)):
        assert front is not None
        assert back == (front + 1 if front < count else None)


@pytest.mark.parametrize(
    ("name", "sheet", "size", "duplex"),
    [
        ("saddle", "a4", (297, 210), Name.DuplexFlipShortEdge),
        ("saddle", "letter", (279.4, 215.9), Name.DuplexFlipShortEdge),
        ("cards", "a4", (210, 297), Name.DuplexFlipLongEdge),
    ],
)
def test_sheets_have_their_size_and_the_settings_to_print_them(
    name: str, sheet: str, size: tuple[float, float], duplex: Name
) -> None:
    with opened(imposed(numbered(4, A6), scheme(name, sheet)).pdf) as pdf:
        page, preferences = pdf.pages[0].obj, pdf.Root.ViewerPreferences
        for box in (page.MediaBox, page.TrimBox):
            sides = [float(side) / MILLIMETRE for side in box]
            assert sides == pytest.approx([0, 0, *size], abs=1e-6)
        assert preferences.Duplex == duplex
        assert preferences.PrintScaling == Name("/None")
        assert preferences.PickTrayByPDFSize == True  # noqa: E712 - the stubs know no bool


@pytest.mark.parametrize(
    ("size", "change"),
    [
        (A5, {}),
        (A5[::-1], {"Rotate": 90}),
        (A5[::-1], {"Rotate": -90}),
        (A5, {"Rotate": 180}),
        ((A5[0] / 2, A5[1] / 2), {"UserUnit": 2}),
    ],
)
def test_a_turned_or_scaled_page_is_placed_as_it_is_shown(
    size: tuple[float, float], change: dict[str, int]
) -> None:
    def marked(page: Page, _: int) -> None:
        for key, value in change.items():
            page.obj[Name(f"/{key}")] = value

    source = numbered(1, size, content=RED + " 0 0 1 rg 0 0 60 30 re f", change=marked)
    half = drawn(imposed(source).pdf)[0].crop((421, 0, 840, 595))
    assert _colours(half) == _colours(drawn(source)[0])


def _colours(image: Image.Image) -> list[object]:
    """Return the colours well inside each of 6 by 6 fields."""
    return [
        image.getpixel((round(image.width * (x + 0.5) / 6), round(image.height * (y + 0.5) / 6)))
        for y in range(6)
        for x in range(6)
    ]


def test_a_page_is_placed_by_its_trim_box_wherever_its_boxes_begin() -> None:
    def cropped(page: Page, _: int) -> None:
        page.obj.MediaBox = Array([-300, -300, 900, 900])
        page.obj.CropBox = Array([-200, -200, 800, 800])
        page.obj.TrimBox = Array([100, 500, 0, 0])

    sheet = drawn(imposed(numbered(1, change=cropped, content=RED)).pdf)[0]
    assert ink(sheet) == pytest.approx((421, 48, 521, 548), abs=1)


def test_a_page_without_a_trim_box_is_as_large_as_it_is_shown() -> None:
    def cropped(page: Page, _: int) -> None:
        del page.obj[Name.TrimBox]
        page.obj.CropBox = Array([0, 0, 200, 300])

    assert ink(drawn(imposed(numbered(1, change=cropped)).pdf)[0]) == pytest.approx(
        (421, 148, 621, 448), abs=1
    )


def test_pages_of_mixed_sizes_are_scaled_one_by_one_and_reported() -> None:
    def grown(page: Page, number: int) -> None:
        if number == 2:
            page.obj.MediaBox = page.obj.TrimBox = Array([0, 0, 842, 1191])

    result = imposed(numbered(3, A6, change=grown, content="-9 -9 2000 2000 re f"))
    assert result.scales == {2: pytest.approx(0.4998, abs=1e-3)}
    assert (len(result.sides), result.blanks) == (2, 1)
    front, back = drawn(result.pdf)
    assert ink(front) == pytest.approx((421, 88, 719, 508), abs=1)
    assert ink(back) == pytest.approx((0, 0, 719, 595), abs=2)


def test_creep_moves_inner_pages_to_the_fold_and_nothing_crosses_it() -> None:
    sides = drawn(imposed(numbered(16), scheme(paper=1)).pdf, dpi=254)
    for number, side in enumerate(sides):
        left, _, right, _ = ink(side) or (0, 0, 0, 0)
        shift = number // 2 * 10
        assert left == pytest.approx(5 + shift, abs=1)
        assert right == pytest.approx(2965 - shift, abs=1)


def test_colour_that_runs_over_the_edge_stops_at_the_fold() -> None:
    def red_on_odd(page: Page, number: int) -> None:
        if number % 2:
            page.contents_add(b"1 0 0 rg -900 -900 2000 2000 re f")

    sides = drawn(imposed(numbered(8, change=red_on_odd), scheme(paper=0.3)).pdf, dpi=254)
    for side in sides:
        halves = side.crop((0, 0, 1485, 2100)), side.crop((1485, 0, 2970, 2100))
        reds = [any(_is_red(c) for _, c in half.getcolors(1 << 20) or []) for half in halves]
        assert reds == [False, True]


def _is_red(colour: object) -> bool:
    return colour == (255, 0, 0)


def test_a_booklet_too_thick_for_its_margins_is_refused() -> None:
    with pytest.raises(UsageError, match=r"26 sheets of 0\.5 mm") as refused:
        imposed(numbered(101), scheme(paper=0.5))
    assert "several booklets" in str(refused.value)


def test_bleed_reaches_around_both_pages_and_not_over_the_fold() -> None:
    sheet = drawn(imposed(numbered(4, bleed=3), scheme(sheet="sra4", bleed=3)).pdf, dpi=254)[0]
    assert ink(sheet) == pytest.approx((90, 45, 3110, 2205), abs=1)


def test_bleed_is_cut_to_what_is_asked_for_and_pages_with_less_are_reported() -> None:
    result = imposed(numbered(4, bleed=2), scheme(sheet="sra4", bleed=3))
    assert result.bleeds == {number: pytest.approx(2) for number in (1, 2, 3, 4)}
    assert imposed(numbered(4, bleed=3), scheme(sheet="sra4", bleed=3)).bleeds == {}
    wide = drawn(imposed(numbered(4, bleed=9), scheme(sheet="sra4", bleed=1)).pdf, dpi=254)[0]
    assert ink(wide) == pytest.approx((110, 65, 3090, 2185), abs=1)


def test_a_sheet_too_small_for_bleed_is_refused_with_what_is_missing_and_a_larger_sheet() -> None:
    with pytest.raises(UsageError) as refused:
        imposed(numbered(4), scheme(bleed=3))
    message = str(refused.value)
    assert "5.0 mm too narrow and 6.0 mm too low" in message
    assert "--sheet sra4" in message
    with pytest.raises(UsageError, match=r"no sheet in press/schemes\.toml"):
        imposed(numbered(4, (300, 400)), scheme(bleed=3))


def test_text_of_a_cell_is_that_of_its_page() -> None:
    assert cells(imposed(numbered(5)).pdf) == [
        ["", "page 1"],
        ["page 2", ""],
        ["", "page 3"],
        ["page 4", "page 5"],
    ]


def test_the_same_pdf_gives_the_same_bytes_and_a_file_of_sheets_is_small() -> None:
    source = numbered(60, content="0 0 m 1 1 l S " * 200)
    how = scheme(marks=True, paper=0.1)
    assert imposed(source, how).pdf == imposed(source, how).pdf
    assert len(imposed(source, how).pdf) < len(source)
    assert len(imposed(numbered(2, A6), scheme("cards")).pdf) < 3000
