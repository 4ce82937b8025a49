"""Fonts: the widths and codes of every kind, and what replaces what is missing."""

from collections.abc import Sequence

import pytest
from pikepdf import Array, Dictionary, Name, Object

from tests.prepress.content.stage import Stage, box, kinds


def width(font: Object, string: str) -> float:
    """Return the width of a string set in a font at 10 points."""
    (text,) = Stage().name("Font", F=font).painted(f"BT /F 10 Tf 50 100 Td {string} Tj ET")
    return float(round(text.box.urx - text.box.llx, 2))


def composite(widths: Sequence[object] = (), encoding: str = "Identity-H") -> Dictionary:
    descendant = Dictionary(Subtype=Name.CIDFontType2, DW=600, W=Array(list(widths)))
    descendant.FontDescriptor = Dictionary(Ascent=900, Descent=-300)
    font = Dictionary(Subtype=Name.Type0, BaseFont=Name.Invented, Encoding=Name(f"/{encoding}"))
    font.DescendantFonts = Array([descendant])
    return font


@pytest.mark.parametrize(
    ("widths", "wide"),
    [
        ([], 18),
        ([1, Array([500, 1000])], 21),
        ([1, 2, 250], 11),
        ([1, 2, 250, 2, Array([500])], 13.5),
        ([1, Name.Wrong, 250], 18),
        (["a", 1], 18),
        ([1], 18),
    ],
)
def test_a_composite_font_has_widths_by_cid(widths: list[object], wide: float) -> None:
    assert width(composite(widths), "<000100020003>") == wide


def test_widths_without_end_are_cut_short() -> None:
    assert width(composite([0, 2**31 - 1, 500] * 2_000), "<0001>") == 5


def test_a_sign_without_width_reaches_back_to_the_letter_that_it_stands_on() -> None:
    signs = composite([2, Array([0])])
    assert width(signs, "<00010002>") == 6
    assert width(signs, "<0002>") == 10


def test_half_a_code_at_the_end_is_no_letter() -> None:
    assert width(composite(), "<000100>") == 6


def test_vertical_type_runs_downwards() -> None:
    font = composite(encoding="Identity-V")
    (text,) = Stage().name("Font", F=font).painted("BT /F 10 Tf 50 100 Td <00010002> Tj ET")
    assert box(text) == (45, 80, 55, 100)


def test_a_standard_font_needs_no_widths() -> None:
    assert width(Dictionary(Subtype=Name.Type1, BaseFont=Name.Helvetica), "(Hamburg)") == 41.12
    assert width(Dictionary(Subtype=Name.Type1, BaseFont=Name.Courier), "(Hamburg)") == 42
    assert width(Dictionary(Subtype=Name.Type1, BaseFont=Name("/Times-Bold")), "(H)") == 7.78


def test_a_letter_that_no_width_is_given_for_has_the_missing_width() -> None:
    font = Dictionary(Subtype=Name.TrueType, FirstChar=65, Widths=[500])
    font.FontDescriptor = Dictionary(MissingWidth=250)
    assert width(font, "(AB)") == 7.5


def test_the_box_of_a_font_stands_in_for_its_ascent() -> None:
    font = Dictionary(Subtype=Name.TrueType, FirstChar=65, Widths=[500])
    font.FontDescriptor = Dictionary(FontBBox=[0, -300, 900, 1100])
    (text,) = Stage().name("Font", F=font).painted("BT /F 10 Tf 50 100 Td (A) Tj ET")
    assert box(text) == (50, 97, 55, 111)


def test_a_font_that_is_missing_is_named_as_the_content_names_it() -> None:
    (text,) = Stage().painted("BT /Lost 10 Tf 50 100 Td (A) Tj ET")
    assert (text.font, text.size) == ("Lost", 10)


def type3(stage: Stage, glyph: str, **entries: object) -> Dictionary:
    font = Dictionary(Subtype=Name.Type3, FontMatrix=[0.001, 0, 0, 0.001, 0, 0], FirstChar=97)
    font.FontBBox, font.Widths = Array([0, 0, 1000, 1000]), Array([1000])
    font.CharProcs = Dictionary(a=stage.stream(glyph))
    font.Encoding = Dictionary(Differences=Array([97, Name.a]))
    for key, value in entries.items():
        font[f"/{key}"] = value
    return font


def test_a_glyph_of_type_3_is_painted_in_the_colour_of_the_text() -> None:
    stage = Stage()
    stage.name("Font", F=type3(stage, "1000 0 0 0 700 700 d1 1 0 0 rg 0 0 700 700 re f"))
    text, first, second = stage.painted("0 1 0 rg BT /F 10 Tf 50 100 Td (aa) Tj ET")
    assert kinds([text, first, second]) == ["Text", "Area", "Area"]
    assert (text.size, box(text)) == (10, (50, 100, 70, 110))
    assert (box(first), box(second)) == ((50, 100, 57, 107), (60, 100, 67, 107))
    assert first.paint.values == (0, 1, 0)


def test_a_glyph_of_type_3_may_have_colours_of_its_own() -> None:
    stage = Stage()
    stage.name("Font", F=type3(stage, "1000 0 d0 1 0 0 rg 0 0 700 700 re f"))
    (area,) = stage.painted("0 1 0 rg BT /F 10 Tf 50 100 Td (a) Tj ET")
    assert (kinds([area]), area.paint.values) == (["Area"], (1, 0, 0))


def test_type_3_with_a_space_of_its_own_is_as_large_as_its_box() -> None:
    stage = Stage()
    entries = {"FontMatrix": Array([1, 0, 0, 1, 0, 0]), "FontBBox": Array([0, -2, 8, 10])}
    stage.name("Font", F=type3(stage, "8 0 0 0 7 7 d1 0 0 7 7 re f", Widths=Array([8]), **entries))
    text, area = stage.painted("BT /F 1 Tf 50 100 Td (a) Tj ET")
    assert (text.size, box(text)) == (12, (50, 98, 58, 110))
    assert box(area) == (50, 100, 57, 107)


def test_a_glyph_that_shows_itself_ends() -> None:
    stage = Stage()
    font = stage.pdf.make_indirect(type3(stage, "9 0 d0 BT /F 1 Tf (a) Tj ET 0 0 700 700 re f"))
    assert kinds(stage.name("Font", F=font).painted("BT /F 10 Tf (a) Tj ET")) == ["Area"]
