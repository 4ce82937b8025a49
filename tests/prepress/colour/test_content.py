"""Content streams after a conversion: every colour in inks, everything else as it was."""

import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf

from statementpress.prepress.colour.document import ConversionError, convert_colours
from tests.prepress.colour.drawn import content_of, converted, drawn, form, tiling, with_resource
from tests.prepress.presses import OFFSET, ONE_INK, SRGB

BEGINNING = "0 0 0 1 k 0 0 0 1 K "
LAB = Array([Name.Lab, Dictionary(WhitePoint=Array([0.9642, 1, 0.8249]))])


def offset(content: str, **spaces: object) -> str:
    """Return a page's content in four inks, without the black with which it begins."""
    return converted(content, OFFSET, ColorSpace=spaces).removeprefix(BEGINNING)


def separation(name: str) -> Array:
    tint = Dictionary(
        FunctionType=2, Domain=Array([0, 1]), C0=Array([0] * 4), C1=Array([1] * 4), N=1
    )
    return Array([Name.Separation, Name(f"/{name}"), Name.DeviceCMYK, tint])


def icc(pdf: Pdf) -> Array:
    return Array([Name.ICCBased, pdf.make_stream(SRGB, N=3)])


def is_k(text: str) -> bool:
    """Say whether there is one instruction only, and it sets four inks for filling."""
    *inks, operator = text.split()
    return len(inks) == 4 and operator == "k" and all(0 <= float(ink) <= 1 for ink in inks)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("0 g", "0 0 0 1 k"),
        ("0.25 G", "0 0 0 0.75 K"),
        ("0 0 0 rg", "0 0 0 1 k"),
        ("1 1 1 RG", "0 0 0 0 K"),
        (".1 .2 .3 .4 k", ".1 .2 .3 .4 k"),
        ("/DeviceCMYK cs .1 .2 .3 .4 sc", "0.1 0.2 0.3 0.4 k"),
        ("/DeviceGray CS 1 SCN", "0 0 0 0 K"),
    ],
)
def test_device_colours_become_inks(given: str, wanted: str) -> None:
    assert offset(given) == wanted


def test_a_colour_of_any_space_becomes_inks() -> None:
    pdf = drawn("/A cs 1 0 0 sc")
    with_resource(pdf, "ColorSpace", "A", icc(pdf))
    convert_colours(pdf, OFFSET)
    assert is_k(content_of(pdf.pages[0].obj).removeprefix(BEGINNING))
    assert is_k(offset("/L cs 50 40 20 scn", L=LAB))
    assert is_k(offset("/I cs 1 sc", I=Array([Name.Indexed, Name.DeviceRGB, 1, b"\0\0\0\xff\0\0"])))
    assert offset("/S cs .5 scn", S=separation("Blue")) == "0.5 0.5 0.5 0.5 k"
    assert offset("/S cs .5 scn", S=separation("Black")) == "0 0 0 0.5 k"


def test_in_one_ink_everything_is_grey() -> None:
    assert converted("0 0 0 rg 1 0 0 RG", ONE_INK).split()[:2] == ["0", "g"]
    assert converted("1 0 0 RG", ONE_INK).split()[-1] == "G"
    assert converted("0 0 0 1 k", ONE_INK) == "0 g"


def test_a_page_begins_in_black_that_can_overprint() -> None:
    assert converted("BT (a) Tj ET", OFFSET) == BEGINNING + "BT (a) Tj ET"
    assert converted("BT (a) Tj ET", ONE_INK) == "BT (a) Tj ET"


def test_a_space_that_is_only_chosen_sets_its_first_colour() -> None:
    assert offset("/L cs 0 0 5 5 re f", L=LAB) == "0 0 0 1 k 0 0 5 5 re f"
    assert offset("/L cs 50 0 0 sc", L=LAB).count("k") == 1


def test_spaces_are_remembered_through_q_and_Q() -> None:  # noqa: N802
    content = "/L cs q /DeviceRGB cs 1 1 1 sc Q 0 0 0 sc Q Q"
    assert offset(content, L=LAB) == "0 0 0 1 k q 0 0 0 0 k Q 0 0 0 1 k Q Q"


def test_fill_and_stroke_are_apart() -> None:
    content = "/L cs /DeviceRGB CS 0 0 0 SC 100 0 0 sc"
    assert offset(content, L=LAB) == "0 0 0 1 k 0 0 0 1 K 0 0 0 0 k"


def test_text_marks_paths_and_numbers_are_as_they_were() -> None:
    kept = (
        "/Span << /MCID 3 >> BDC BT /F 9.50 Tf [ <0a0b> -12 (c\\)d) ] TJ ET EMC "
        "1 0 0 -1 0 .5 cm 1 2 m 3 4 5 6 7 8 c W* n /a1.0 gs 0 0 1 1 re f*"
    )
    assert offset("1 1 1 rg " + kept) == "0 0 0 0 k " + kept


def test_what_sets_no_colour_is_not_written_again() -> None:
    pdf = drawn("q  1 0 0 1 0 0 cm\nQ")
    convert_colours(pdf, ONE_INK)
    assert pdf.pages[0].obj.Contents.read_bytes() == b"q  1 0 0 1 0 0 cm\nQ"


def test_contents_in_several_streams_are_read_as_one() -> None:
    pdf = drawn("")
    parts = (b"0 0 0", b"rg 0 0 1 1 re f")
    pdf.pages[0].obj.Contents = Array([pdf.make_stream(part) for part in parts])
    convert_colours(pdf, OFFSET)
    assert content_of(pdf.pages[0].obj) == BEGINNING + "0 0 0 1 k 0 0 1 1 re f"


def test_registration_colour_stays_what_it_is() -> None:
    content = "/All cs 1 scn 0 0 5 5 re f"
    pdf = drawn(content, ColorSpace={"All": separation("All"), "None": separation("None")})
    convert_colours(pdf, OFFSET)
    assert content_of(pdf.pages[0].obj) == BEGINNING + content
    assert set(pdf.pages[0].obj.Resources.ColorSpace.keys()) == {"/All", "/None"}


def test_colour_spaces_that_nothing_uses_are_gone() -> None:
    spaces = {"L": LAB, "DefaultCMYK": LAB, "DefaultRGB": LAB}
    pdf = drawn("/L cs 50 0 0 sc", ColorSpace=spaces)
    convert_colours(pdf, OFFSET)
    assert "/ColorSpace" not in pdf.pages[0].obj.Resources


def test_colours_without_sense_are_left_out() -> None:
    assert offset("1 0 rg (a) (b) (c) rg /x g sc cs 0 0 0 rg") == "0 0 0 1 k"


def test_an_unknown_colour_space_is_refused() -> None:
    with pytest.raises(ConversionError, match="no colour space"):
        offset("/Nowhere cs 1 sc")


def test_an_inline_image_becomes_one_that_is_named() -> None:
    pdf = drawn("")
    pdf.pages[0].obj.Contents = pdf.make_stream(
        b"q BI /W 1 /H 1 /BPC 8 /CS /RGB ID \xff\xff\xff\nEI Q"
    )
    convert_colours(pdf, OFFSET)
    assert content_of(pdf.pages[0].obj) == BEGINNING + "q /Inline1 Do Q"
    assert pdf.pages[0].obj.Resources.XObject.Inline1.ColorSpace == "/DeviceGray"


def test_an_inline_stencil_stays() -> None:
    content = "BI /W 8 /H 1 /IM true /BPC 1 ID a\nEI"
    assert "BI" in offset("1 1 1 rg " + content)


class TestForms:
    def convert(self, pdf: Pdf) -> None:
        convert_colours(pdf, OFFSET)

    def test_a_form_is_converted_once_however_often_it_is_drawn(self) -> None:
        pdf = drawn("/F Do /G Do /F Do")
        stream = pdf.make_indirect(form(pdf, "1 1 1 rg 0 0 5 5 re f"))
        with_resource(pdf, "XObject", "F", stream)
        with_resource(pdf, "XObject", "G", stream)
        self.convert(pdf)
        assert content_of(stream) == "0 0 0 0 k 0 0 5 5 re f"

    def test_a_form_that_draws_itself_ends(self) -> None:
        pdf = drawn("/F Do")
        stream = form(pdf, "0 0 0 rg /F Do")
        stream.Resources = Dictionary(XObject=Dictionary(F=stream))
        with_resource(pdf, "XObject", "F", stream)
        self.convert(pdf)
        assert content_of(stream) == "0 0 0 1 k /F Do"

    def test_forms_nested_without_end_are_refused(self) -> None:
        pdf = drawn("/F Do")
        inner = form(pdf, "0 0 0 rg")
        for _ in range(200):
            inner = form(pdf, "/F Do", Resources=Dictionary(XObject=Dictionary(F=inner)))
        with_resource(pdf, "XObject", "F", inner)
        with pytest.raises(ConversionError, match="too deep"):
            self.convert(pdf)

    def test_a_form_without_resources_uses_those_of_the_page(self) -> None:
        pdf = drawn("/F Do", ColorSpace={"L": LAB})
        stream = with_resource(pdf, "XObject", "F", form(pdf, "/L cs 100 0 0 sc"))
        self.convert(pdf)
        assert content_of(stream) == "0 0 0 0 k"

    def test_a_form_goes_on_in_the_space_it_was_handed(self) -> None:
        pdf = drawn("/L cs /F Do", ColorSpace={"L": LAB})
        stream = with_resource(pdf, "XObject", "F", form(pdf, "100 0 0 sc 0 0 5 5 re f"))
        self.convert(pdf)
        assert content_of(stream) == "0 0 0 0 k 0 0 5 5 re f"

    def test_a_form_cannot_go_on_in_two_spaces(self) -> None:
        pdf = drawn("/L cs /F Do /DeviceRGB cs /F Do", ColorSpace={"L": LAB})
        with_resource(pdf, "XObject", "F", form(pdf, "100 0 0 sc"))
        with pytest.raises(ConversionError, match="more than one colour space"):
            self.convert(pdf)

    def test_a_form_that_nothing_draws_is_converted_too(self) -> None:
        pdf = drawn("")
        stream = with_resource(pdf, "XObject", "F", form(pdf, "0 0 0 rg"))
        self.convert(pdf)
        assert content_of(stream) == "0 0 0 1 k"


class TestPatternsGlyphsAndAppearances:
    def test_a_coloured_pattern_has_its_cells_converted(self) -> None:
        pdf = drawn("/Pattern cs /P scn 0 0 50 50 re f")
        cell = with_resource(pdf, "Pattern", "P", tiling(pdf, "1 1 1 rg 0 0 5 5 re f"))
        convert_colours(pdf, OFFSET)
        assert content_of(pdf.pages[0].obj) == BEGINNING + "/Pattern cs /P scn 0 0 50 50 re f"
        assert content_of(cell) == BEGINNING + "0 0 0 0 k 0 0 5 5 re f"

    def test_an_uncoloured_pattern_gets_inks_where_it_is_used(self) -> None:
        spaces = {"U": Array([Name.Pattern, Name.DeviceRGB])}
        pdf = drawn("/U cs 0 0 0 /P scn 0 0 50 50 re f", ColorSpace=spaces)
        cell = with_resource(pdf, "Pattern", "P", tiling(pdf, "0 0 5 5 re f", coloured=False))
        convert_colours(pdf, OFFSET)
        written = content_of(pdf.pages[0].obj)
        assert written == BEGINNING + "/Pattern1 cs 0 0 0 1 /P scn 0 0 50 50 re f"
        assert pdf.pages[0].obj.Resources.ColorSpace.Pattern1 == Array(
            [Name.Pattern, Name.DeviceCMYK]
        )
        assert content_of(cell) == "0 0 5 5 re f"

    def test_glyphs_of_type_3_are_converted(self) -> None:
        pdf = drawn("BT /T 9 Tf (a) Tj ET")
        glyph = pdf.make_stream(b"9 0 d0 1 1 1 rg 0 0 5 5 re f")
        font = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type3,
            CharProcs=Dictionary(a=glyph),
            Resources=Dictionary(),
        )
        with_resource(pdf, "Font", "T", font)
        convert_colours(pdf, OFFSET)
        assert content_of(glyph) == "9 0 d0 0 0 0 0 k 0 0 5 5 re f"

    def test_the_looks_of_annotations_are_converted(self) -> None:
        pdf = drawn("")
        looks = [pdf.make_indirect(form(pdf, "1 1 1 rg")) for _ in range(2)]
        states = Dictionary(N=Dictionary(On=looks[0]), D=looks[1])
        pdf.pages[0].obj.Annots = Array([Dictionary(Subtype=Name.Widget, AP=states)])
        convert_colours(pdf, OFFSET)
        assert [content_of(look) for look in looks] == [BEGINNING + "0 0 0 0 k"] * 2


def test_pages_share_resources_and_inherit_them() -> None:
    pdf = drawn("/F Do")
    pdf.add_blank_page()
    first, second = (page.obj for page in pdf.pages)
    stream: Object = with_resource(pdf, "XObject", "F", form(pdf, "1 1 1 rg"))
    pdf.Root.Pages.Resources = pdf.make_indirect(first.Resources)
    del first.Resources
    del second.Resources
    second.Contents = first.Contents
    convert_colours(pdf, OFFSET)
    assert content_of(stream) == "0 0 0 0 k"
    assert content_of(first) == content_of(second) == BEGINNING + "/F Do"
