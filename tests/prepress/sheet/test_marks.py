"""Marks keep clear of each other, and the page keeps its text and its ink."""

from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from statementpress.prepress.sheet.boxes import SheetBoxes, sheet_boxes
from statementpress.prepress.sheet.colour_bar import colour_bar, filled
from statementpress.prepress.sheet.marks import (
    crop_marks,
    fold_heights,
    fold_marks,
    halves,
    registration_marks,
)
from statementpress.prepress.sheet.operators import numbers, rectangle
from statementpress.prepress.sheet.sheet import lay_sheet
from statementpress.project.press import Colours
from tests.prepress.sheet.sheets import A4, A5, LANDSCAPE, PLAIN, POINTS, SLUG, blank, ink, laid

A6, DL = (105.0, 148.0), (99.0, 210.0)
CLEAR = 1 * POINTS
"""White that every mark needs around it: strokes are drawn this much wider on each side."""


def boxes_around(size: tuple[float, float]) -> SheetBoxes:
    pdf = blank(size)
    return sheet_boxes(pdf.pages[0], 3, marks=True)


def painted(boxes: SheetBoxes, operators: list[str]) -> int:
    """Return the number of pixels of the sheet that operators paint."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(10, 10)).obj
    page.MediaBox = boxes.media.as_array()
    page.Contents = pdf.make_stream("\n".join(operators).encode())
    return ink(pdf).histogram()[255]


@pytest.mark.parametrize("size", [A4, A5, LANDSCAPE, A6, DL], ids=str)
@pytest.mark.parametrize("folds", [(), (74.0,), (99.0, 148.5, 198.0)], ids=str)
def test_no_mark_touches_another_mark_or_a_room_for_words(
    size: tuple[float, float], folds: tuple[float, ...]
) -> None:
    boxes = boxes_around(size)
    heights = fold_heights(boxes.trim, folds)
    above, below = (halves(boxes, bottom) for bottom in (boxes.inner.ury, boxes.outer.lly))
    bold = f"{numbers(2 * CLEAR)} w"
    kinds = [
        [bold, *crop_marks(boxes)],
        [bold, *registration_marks(boxes, heights)],
        [bold, *fold_marks(boxes, heights)],
        filled(colour_bar(Colours.CMYK, *above)),
        [f"{rectangle(room)} f" for room in below],
    ]
    # pale inks are drawn black, so that they count as much as darker ones
    kinds = [["0 g", *(each.split(" k ")[-1] for each in kind)] for kind in kinds]
    together = painted(boxes, [each for kind in kinds for each in ["q", *kind, "Q"]])
    assert together == sum(painted(boxes, kind) for kind in kinds)


def test_a_fold_in_the_middle_moves_the_registration_mark_up() -> None:
    boxes = boxes_around(A4)
    middle = (boxes.trim.lly + boxes.trim.ury) / 2
    drawn = " ".join(registration_marks(boxes, fold_heights(boxes.trim, [148.5])))
    assert f"{numbers(boxes.inner.llx, middle + 5 * POINTS)} l" in drawn


@pytest.mark.parametrize("fold", [0, 297, -10, 400, float("nan"), float("inf")])
def test_a_fold_that_is_not_on_the_page_has_no_marks(fold: float) -> None:
    boxes = boxes_around(A4)
    assert fold_heights(boxes.trim, [fold]) == ()


def test_a_page_folded_all_over_has_no_registration_marks_beside_it() -> None:
    boxes = boxes_around(A4)
    heights = fold_heights(boxes.trim, [float(fold) for fold in range(3, 295, 2)])
    assert len([each for each in registration_marks(boxes, heights) if each.endswith(" s")]) == 2


def test_a_page_is_clipped_to_its_bleed() -> None:
    pdf = blank(A4)
    pdf.pages[0].Contents = pdf.make_stream(b"0 g -500 300 2000 20 re f")
    lay_sheet(pdf, PLAIN, SLUG)
    with_band, without = ink(pdf), ink(laid())
    edge = round(3 * POINTS * 300 / 72)
    band = (0, 0, edge, with_band.height)
    assert with_band.crop(band).tobytes() == without.crop(band).tobytes()


def test_the_text_of_a_page_stays_as_it_is() -> None:
    pdf = blank(A4)
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1)
    font.BaseFont = pikepdf.Name.Helvetica
    pdf.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
    pdf.pages[0].Contents = pdf.make_stream(b"BT /F 12 Tf 100 500 Td (Clean rivers) Tj ET")
    before = text(pdf)
    lay_sheet(pdf, PLAIN, SLUG)
    assert text(pdf) == before == "Clean rivers"


def test_resources_that_pages_share_do_not_collect_the_slugs_of_all_pages() -> None:
    pdf = blank(A4, A4)
    shared = pdf.make_indirect(pikepdf.Dictionary(XObject=pikepdf.Dictionary()))
    for page in pdf.pages:
        page.obj.Resources = shared
    lay_sheet(pdf, PLAIN, SLUG)
    first, second = (page.obj.Resources.XObject for page in pdf.pages)
    assert first.PressSlug.objgen != second.PressSlug.objgen
    assert len(shared.XObject.keys()) == 0


def text(pdf: pikepdf.Pdf) -> str:
    written = BytesIO()
    pdf.save(written)
    with pypdfium2.PdfDocument(written.getvalue()) as document:
        return str(document[0].get_textpage().get_text_range())
