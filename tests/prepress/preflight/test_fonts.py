"""Fonts have to be in the file, and only as much of them as is used."""

import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf

from statementpress.errors import Severity
from tests.prepress.preflight.pages import (
    BLACK_SQUARE,
    codes,
    examined,
    findings,
    first_page,
    note,
    page_pdf,
)
from tests.prepress.preflight.typefaces import (
    CIDS,
    SHOWN,
    SUBSET,
    composite,
    drawn_font,
    placed,
    simple,
)

TEXT = b" 0 0 0 1 k /Over gs BT /F 10 Tf %d Tr 100 200 Td (Text) Tj ET"
OVER = Dictionary(OP=True, op=True, OPM=1)
HELVETICA = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)


def text_pdf(font: Object, mode: int = 0) -> Pdf:
    """Return a page with a line of text in a font, overprinting as black type should."""
    resources = Dictionary(Font=Dictionary(F=font), ExtGState=Dictionary(Over=OVER))
    return page_pdf(BLACK_SQUARE + TEXT % mode, resources=resources)


def with_font(key: str = "FontFile2", *, wide: bool = False, name: str = SUBSET) -> Pdf:
    """Return a page that shows the four letters of an embedded font."""
    pdf = page_pdf()
    made = composite(pdf, key, name=name) if wide else simple(pdf, key, name=name)
    placed(pdf, made, CIDS if wide else SHOWN)
    return pdf


def test_a_font_of_the_standard_14_has_to_be_embedded_too() -> None:
    (finding,) = examined(text_pdf(HELVETICA)).findings
    assert (finding.code, finding.subject) == ("font-not-embedded", "Helvetica")
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize("mode", [1, 2, 4, 5, 6])
def test_text_in_outline_counts_as_visible(mode: int) -> None:
    assert findings(text_pdf(HELVETICA, mode), "font-not-embedded")


def test_text_painted_with_a_shading_counts_as_visible() -> None:
    colours = Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[0] * 4, C1=[1, 0, 0, 0])
    shading = Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[0, 0, 400, 0], Function=colours
    )
    resources = Dictionary(
        Font=Dictionary(F=HELVETICA),
        Pattern=Dictionary(Blend=Dictionary(PatternType=2, Shading=shading)),
    )
    content = b"/Pattern cs /Blend scn BT /F 48 Tf 100 200 Td (Text) Tj ET"
    assert findings(page_pdf(content, resources=resources), "font-not-embedded")


def test_a_font_without_visible_text_is_not_needed() -> None:
    assert codes(text_pdf(HELVETICA, mode=3)) == []


@pytest.mark.parametrize("key", ["FontFile", "FontFile2", "FontFile3"])
@pytest.mark.parametrize("wide", [False, True])
def test_an_embedded_subset_passes(key: str, wide: bool) -> None:
    if key != "FontFile" or not wide:  # no composite font has a file of Type 1
        assert codes(with_font(key, wide=wide)) == []


def test_a_font_embedded_whole_is_noted() -> None:
    (finding,) = examined(with_font(name="Invented")).findings
    assert (finding.code, finding.subject) == ("font-not-subset", "Invented")
    assert finding.severity is Severity.NOTE


def test_a_composite_font_whose_descendant_is_not_embedded_is_an_error() -> None:
    pdf = with_font(wide=True)
    del first_page(pdf).Resources.Font.F.DescendantFonts[0].FontDescriptor.FontFile2
    assert codes(pdf) == ["font-not-embedded"]


def test_a_font_of_type_3_is_noted() -> None:
    pdf = text_pdf(HELVETICA)
    drawing = b"1000 0 0 0 750 750 d1 0 0 750 750 re f"
    first_page(pdf).Resources.Font.F = drawn_font(pdf, drawing)
    assert [finding.subject for finding in findings(pdf, "font-type3")] == ["F"]


def test_a_font_is_found_inside_forms_that_contain_each_other() -> None:
    pdf = page_pdf(BLACK_SQUARE + b" /Form Do")
    form = pdf.make_stream(b"/Form Do" + TEXT % 0, Subtype=Name.Form, BBox=Array([0, 0, 400, 500]))
    form.Resources = Dictionary(
        Font=Dictionary(F=HELVETICA),
        ExtGState=Dictionary(Over=OVER),
        XObject=Dictionary(Form=form),
    )
    first_page(pdf).Resources.XObject = Dictionary(Form=form)
    assert findings(pdf, "font-not-embedded")


def test_a_font_of_an_annotation_is_found() -> None:
    pdf = page_pdf()
    look = pdf.make_stream(TEXT % 0, Subtype=Name.Form, BBox=Array([0, 0, 400, 500]))
    look.Resources = Dictionary(Font=Dictionary(F=HELVETICA), ExtGState=Dictionary(Over=OVER))
    stamp = note("Stamp", F=4, AP=Dictionary(N=Dictionary(On=look)), AS=Name.On)
    stamp.Rect = Array([0, 0, 400, 500])
    first_page(pdf).Annots = Array([stamp])
    assert findings(pdf, "font-not-embedded")


@pytest.mark.parametrize("font", [Name.Wrong, Array([]), Dictionary(), Dictionary(BaseFont=1)])
def test_an_entry_that_is_not_a_font_is_ignored(font: Object) -> None:
    pdf = text_pdf(HELVETICA)
    first_page(pdf).Resources.Font.Wrong = font
    assert codes(pdf) == ["font-not-embedded"]
