"""The boxes of a page, its bleed and its size."""

import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from statementpress.errors import Severity
from statementpress.prepress.preflight.finding import Measure
from tests.prepress.preflight.pages import (
    box,
    codes,
    examined,
    findings,
    first_page,
    page_pdf,
)

A6 = (105.0, 148.0)


def with_box(key: str, value: object) -> Pdf:
    """Return a clean page with a box changed; None removes it."""
    pdf = page_pdf()
    if value is None:
        del first_page(pdf)[f"/{key}"]
    else:
        first_page(pdf)[f"/{key}"] = value
    return pdf


@pytest.mark.parametrize(
    "value", [None, Name.Wrong, Array([1, 2, 3]), Array([String("0")] * 4), Array([9, 9, 9, 9])]
)
def test_a_page_without_a_trim_box_cannot_be_cut(value: Object | None) -> None:
    (finding,) = findings(with_box("TrimBox", value), "trim-box-missing")
    assert (finding.severity, finding.page) == (Severity.ERROR, 1)


def test_an_art_box_takes_the_place_of_the_trim_box() -> None:
    pdf = with_box("ArtBox", box(A6))
    del first_page(pdf)[Name.TrimBox]
    assert codes(pdf) == []


def test_corners_may_be_given_in_any_order() -> None:
    left, bottom, right, top = box(A6)
    assert codes(with_box("TrimBox", Array([right, bottom, left, top]))) == []


def test_a_trim_box_that_sticks_out_of_the_bleed_box_is_an_error() -> None:
    (finding,) = findings(with_box("BleedBox", box(A6, -2)), "boxes-not-nested")
    assert finding.subject == "TrimBox in BleedBox"
    assert finding.measured == Measure(2.0, "mm")


def test_a_bleed_box_that_sticks_out_of_the_media_box_is_an_error() -> None:
    (finding,) = findings(with_box("BleedBox", box(A6, 15)), "boxes-not-nested")
    assert (finding.subject, finding.measured) == ("BleedBox in MediaBox", Measure(5.0, "mm"))


def test_a_trim_box_beside_the_page_is_an_error() -> None:
    pdf = with_box("TrimBox", Array([2000, 2000, 2300, 2400]))
    assert {finding.subject for finding in findings(pdf, "boxes-not-nested")} == {
        "TrimBox in BleedBox",
        "TrimBox in MediaBox",
    }


def test_pages_whose_size_differs_from_most_are_a_warning() -> None:
    pdf = page_pdf(pages=3)
    pdf.pages[1].obj.TrimBox = box((99, 148))
    (finding,) = findings(pdf, "trim-sizes-differ")
    assert finding.page == 2
    assert finding.measured == Measure("99 × 148 mm")
    assert finding.limit == Measure("105 × 148 mm")


def test_a_page_turned_for_viewing_is_noted_and_differs_from_upright_ones() -> None:
    pdf = page_pdf(pages=2)
    assert codes(pdf) == []
    pdf.pages[1].obj.Rotate = -90
    assert codes(pdf) == ["trim-sizes-differ", "page-rotated"]
    assert findings(pdf, "page-rotated")[0].measured == Measure("270°")


def test_an_unusual_size_is_a_warning() -> None:
    (finding,) = examined(page_pdf(trim=(120, 120.25))).findings
    assert (finding.code, finding.measured) == ("page-size", Measure("120 × 120.2 mm"))


@pytest.mark.parametrize("trim", [(148, 105), (105.4, 147.6)])
def test_pages_may_be_wide_and_half_a_millimetre_off(trim: tuple[float, float]) -> None:
    assert codes(page_pdf(trim=trim)) == []


def test_sizes_count_in_the_units_of_the_page() -> None:
    pdf = page_pdf(trim=(52.5, 74), bleed=1.5)
    first_page(pdf).UserUnit = 2
    assert codes(pdf) == ["user-unit"]


def test_the_media_and_crop_box_are_inherited_but_not_the_boxes_for_printing() -> None:
    pdf = page_pdf()
    for key in ("MediaBox", "TrimBox"):
        pdf.Root.Pages[f"/{key}"] = first_page(pdf)[f"/{key}"]
        del first_page(pdf)[f"/{key}"]
    assert "file-damaged" not in codes(pdf)
    assert "trim-box-missing" in codes(pdf)


@pytest.mark.parametrize("unit", [0, -1, Name.Inch, String("2"), Dictionary(), 10**15])
def test_a_unit_that_makes_no_sense_counts_as_a_point(unit: object) -> None:
    pdf = page_pdf()
    first_page(pdf).UserUnit = unit
    assert codes(pdf) == []


@pytest.mark.parametrize("value", [Name.Up, String("90"), Dictionary(), 45, 10**15])
def test_a_rotation_that_makes_no_sense_is_ignored(value: object) -> None:
    pdf = page_pdf()
    first_page(pdf).Rotate = value
    assert set(codes(pdf)) <= {"page-rotated"}
