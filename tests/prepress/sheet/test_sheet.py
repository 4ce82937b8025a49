"""The press sheet: nested boxes, and marks that keep clear of the page and of each other."""

import pikepdf
import pypdfium2
import pytest
from pikepdf import Rectangle

from statementpress.prepress.sheet.slug import Slug
from statementpress.project.press import Colours
from tests.prepress.sheet.sheets import (
    A4,
    A5,
    FACES,
    LANDSCAPE,
    POINTS,
    SCALE,
    blank,
    cut,
    ink,
    laid,
    saved,
)

SIZES = pytest.mark.parametrize("size", [A4, A5, LANDSCAPE, (40.0, 40.0)], ids=str)
BLEEDS = pytest.mark.parametrize("bleed", [0, 3, 5, 20])


def box(pdf: pikepdf.Pdf, name: str, page: int = 0) -> Rectangle:
    left, bottom, right, top = (float(edge) for edge in pdf.pages[page].obj[f"/{name}Box"])
    return Rectangle(left, bottom, right, top)


def grown(around: Rectangle, millimetres: float) -> Rectangle:
    by = millimetres * POINTS
    return Rectangle(around.llx - by, around.lly - by, around.urx + by, around.ury + by)


@SIZES
@BLEEDS
def test_boxes_are_nested(size: tuple[float, float], bleed: float) -> None:
    pdf = laid(size, bleed=bleed)
    trim, bled, media = (box(pdf, name) for name in ("Trim", "Bleed", "Media"))
    assert (trim.width / POINTS, trim.height / POINTS) == pytest.approx(size, abs=0.001)
    assert bled.llx == pytest.approx(grown(trim, bleed).llx, abs=0.001)
    assert bled.ury == pytest.approx(grown(trim, bleed).ury, abs=0.001)
    assert trim <= bled <= media


def test_the_trim_box_is_kept_to_the_digit() -> None:
    before, after = blank(A4), laid(A4)
    assert box(after, "Trim") == box(before, "Trim")


def test_without_marks_the_sheet_ends_with_the_bleed() -> None:
    pdf = laid(marks=False)
    assert box(pdf, "Media") == box(pdf, "Bleed")
    assert ink(pdf).getbbox() is None


@SIZES
@BLEEDS
def test_no_mark_reaches_into_the_bleed_or_off_the_sheet(
    size: tuple[float, float], bleed: float
) -> None:
    pdf = laid(size, bleed=bleed, folds=(99.0, 148.5, 198.0))
    assert cut(pdf, box(pdf, "Bleed")).getbbox() is None
    left, top, right, bottom = ink(pdf).getbbox() or (0, 0, 0, 0)
    width, height = ink(pdf).size
    assert min(left, top, width - right, height - bottom) > 0.5 * POINTS * SCALE


@SIZES
def test_crop_marks_are_in_line_with_every_side_of_the_trim_box(size: tuple[float, float]) -> None:
    pdf = laid(size, bleed=3)
    trim, media = box(pdf, "Trim"), box(pdf, "Media")
    for x in (trim.llx, trim.urx):
        for bottom, top in ((media.lly, trim.lly - 3 * POINTS), (trim.ury + 3 * POINTS, media.ury)):
            assert cut(pdf, Rectangle(x - 0.2, bottom, x + 0.2, top)).getbbox()
    for y in (trim.lly, trim.ury):
        for left, right in ((media.llx, trim.llx - 3 * POINTS), (trim.urx + 3 * POINTS, media.urx)):
            assert cut(pdf, Rectangle(left, y - 0.2, right, y + 0.2)).getbbox()


def test_fold_marks_stand_on_both_sides_at_the_given_distance_from_the_top() -> None:
    pdf, plain = laid(folds=(99.0, 198.0)), laid()
    trim, media = box(pdf, "Trim"), box(pdf, "Media")
    for fold in (99, 198):
        y = trim.ury - fold * POINTS
        for left, right in ((media.llx, trim.llx), (trim.urx, media.urx)):
            beside = Rectangle(left, y - 0.2, right, y + 0.2)
            assert cut(pdf, beside).getbbox()
            assert cut(plain, beside).getbbox() is None


def test_a_fold_in_the_middle_moves_the_registration_mark_out_of_its_way() -> None:
    pdf = laid(folds=(148.5,))
    trim, media = box(pdf, "Trim"), box(pdf, "Media")
    middle = (trim.lly + trim.ury) / 2
    around = Rectangle(media.llx, middle - 1.5 * POINTS, trim.llx, middle + 1.5 * POINTS)
    _, top, _, bottom = cut(pdf, around).getbbox() or (0, 0, 0, 0)
    assert 0 < bottom - top < 5


def test_marks_are_on_every_plate() -> None:
    (marks,) = ((pdf := laid()).pages[0].resources.XObject.PressMarks,)
    space = marks.Resources.ColorSpace.All
    assert [str(space[0]), str(space[1])] == ["/Separation", "/All"]
    assert b"/All CS 1 SCN" in marks.read_bytes()
    assert pdf


def test_everything_around_the_page_is_an_artifact() -> None:
    pdf = laid()
    drawn = pdf.pages[0].obj.Contents.read_bytes().rstrip()
    assert drawn.endswith(b"/Artifact <</Type /Page>> BDC /PressMarks Do /PressSlug Do EMC")


def test_nothing_around_the_page_is_text() -> None:
    pdf = laid()
    with pypdfium2.PdfDocument(saved(pdf)) as document:
        assert document[0].get_textpage().get_text_range() == ""
    assert "/Font" not in pdf.pages[0].resources


def test_marks_that_all_pages_share_are_drawn_once() -> None:
    pdf = laid(A4, A4, A5)
    marks = [page.resources.XObject.PressMarks.objgen for page in pdf.pages]
    assert marks[0] == marks[1] != marks[2]


def test_the_bytes_are_always_the_same() -> None:
    assert saved(laid(A4, A5)) == saved(laid(A4, A5))


def below(pdf: pikepdf.Pdf) -> Rectangle:
    """Return the band under the bleed, left of the registration mark in the middle."""
    trim, bled, media = box(pdf, "Trim"), box(pdf, "Bleed"), box(pdf, "Media")
    middle = (trim.llx + trim.urx) / 2
    return Rectangle(trim.llx + 1, media.lly, middle - 4 * POINTS, bled.lly)


def test_a_title_that_is_too_long_keeps_clear_of_the_marks() -> None:
    long = Slug("សេចក្តីថ្លែងការណ៍រួម " * 20, "2030-01-31", "press", "FOGRA39", FACES)
    pdf = laid(slug=long)
    _, _, right, _ = cut(pdf, below(pdf)).getbbox() or (0, 0, 0, 0)
    width = below(pdf).width * SCALE
    assert right > 0.9 * width
    assert right < width - POINTS * SCALE / 2


def test_a_title_in_letters_that_no_face_has_leaves_no_boxes() -> None:
    pdf = laid(slug=Slug("澄んだ川", "", "", "", FACES))
    assert cut(pdf, below(pdf)).getbbox() is None


@pytest.mark.parametrize(
    ("colours", "patches", "plates"), [(Colours.CMYK, 13, 4), (Colours.BLACK, 4, 1)]
)
def test_the_colour_bar_has_a_patch_for_each_ink_and_never_over_300_per_cent(
    colours: Colours, patches: int, plates: int
) -> None:
    pdf = laid(colours=colours)
    marks = pdf.pages[0].resources.XObject.PressMarks
    filled = [
        [float(str(value)) for value in instruction.operands]
        for instruction in pikepdf.parse_content_stream(marks, "k g")
    ]
    assert len(filled) == patches + plates  # the plates are named in their inks
    assert {len(amounts) for amounts in filled} == {plates}
    assert max(map(sum, filled)) <= 3


@pytest.mark.parametrize("size", [(10.0, 10.0), (20.0, 200.0), (600.0, 800.0)], ids=str)
def test_pages_of_any_size_have_a_sheet(size: tuple[float, float]) -> None:
    pdf = laid(size)
    assert ink(pdf).getbbox()
    assert cut(pdf, box(pdf, "Bleed")).getbbox() is None
