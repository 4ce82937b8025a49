"""The walk through what pages draw with enters each stream once, and always ends."""

import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf

from statementpress.prepress.pdf.drawings import drawings
from tests.prepress.colour.drawn import drawn, form, tiling, with_resource


def walked(pdf: Pdf, *, only_forms: bool = False) -> list[Object]:
    """Return the streams below the pages of a PDF, in the order in which the walk enters them."""
    reached = drawings((page.obj for page in pdf.pages), only_forms=only_forms)
    return [each.obj for each in reached if not isinstance(each.obj, Dictionary)]


def with_everything() -> tuple[Pdf, dict[str, Object]]:
    """Return a page that names a stream of each kind, and these streams."""
    pdf = drawn("")
    streams = {
        "look": form(pdf, "1 g"),
        "form": with_resource(pdf, "XObject", "F", form(pdf, "2 g")),
        "pattern": with_resource(pdf, "Pattern", "P", tiling(pdf, "3 g")),
        "mask": form(pdf, "4 g"),
        "glyph": pdf.make_stream(b"0 0 d0 5 g"),
    }
    mask = Dictionary(S=Name.Luminosity, G=streams["mask"])
    with_resource(pdf, "ExtGState", "G", Dictionary(SMask=mask))
    glyphs = Dictionary(a=streams["glyph"])
    with_resource(pdf, "Font", "T", Dictionary(Subtype=Name.Type3, CharProcs=glyphs))
    pdf.pages[0].obj.Annots = Array([Dictionary(AP=Dictionary(N=streams["look"]))])
    return pdf, streams


def test_everything_that_a_page_draws_with_is_reached() -> None:
    pdf, streams = with_everything()
    assert walked(pdf) == list(streams.values())


def test_what_is_painted_as_it_is_can_be_walked_alone() -> None:
    pdf, streams = with_everything()
    assert walked(pdf, only_forms=True) == [streams["form"], streams["pattern"]]


def test_glyphs_of_other_fonts_and_images_are_not_entered() -> None:
    pdf = drawn("")
    stream = form(pdf, "")
    with_resource(pdf, "Font", "T", Dictionary(Subtype=Name.Type1, CharProcs=Dictionary(a=stream)))
    with_resource(pdf, "XObject", "I", pdf.make_stream(b"", Subtype=Name.Image))
    assert walked(pdf) == []


def test_a_stream_that_several_pages_name_is_entered_once() -> None:
    pdf = drawn("")
    shared = with_resource(pdf, "XObject", "F", form(pdf, ""))
    pdf.pages.append(pdf.pages[0])
    assert walked(pdf) == [shared]


def test_forms_in_a_circle_end() -> None:
    pdf = drawn("")
    one, other = form(pdf, "1 g"), form(pdf, "2 g")
    one.Resources = Dictionary(XObject=Dictionary(Other=other))
    other.Resources = Dictionary(XObject=Dictionary(One=one))
    with_resource(pdf, "XObject", "One", one)
    assert walked(pdf) == [one, other]


def test_a_stream_without_resources_falls_back_on_those_of_what_draws_it() -> None:
    pdf = drawn("")
    outer, inner = form(pdf, "1 g"), form(pdf, "2 g")
    outer.Resources = Dictionary(XObject=Dictionary(Inner=inner))
    with_resource(pdf, "XObject", "Outer", outer)
    *_, last = drawings([pdf.pages[0].obj])
    assert (last.obj, last.resources, last.is_first) == (inner, outer.Resources, False)


def test_a_page_inherits_the_nearest_resources_that_are_a_dictionary() -> None:
    pdf = drawn("")
    page = pdf.pages[0].obj
    page.Parent.Resources, page.Resources = page.Resources, Array([])
    (reached,) = drawings([page])
    assert reached.resources == page.Parent.Resources


@pytest.mark.parametrize("indirect", [True, False])
def test_resources_that_many_forms_share_come_once(indirect: bool) -> None:
    pdf = drawn("")
    page = pdf.pages[0].obj
    for number in range(3):
        with_resource(pdf, "XObject", f"F{number}", form(pdf, ""))
    if indirect:
        page.Resources = pdf.make_indirect(page.Resources)
        for _, each in page.Resources.XObject.items():
            each.Resources = page.Resources
    assert [drawing.is_first for drawing in drawings([page])] == [True, False, False, False]
