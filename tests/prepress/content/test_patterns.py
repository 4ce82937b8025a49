"""Patterns and shadings: what they paint instead of a plain colour."""

import pytest
from pikepdf import Array, Dictionary, Name

from statementpress.prepress.colour.space import Family
from tests.prepress.content.stage import Stage, box, kinds, shading, spot

SQUARE = "10 10 50 50 re f"


def shaded(**own: object) -> Stage:
    stage = Stage().name("Pattern", P=Dictionary(PatternType=2, Shading=shading()))
    return stage.name("Shading", S=shading("DeviceCMYK", **own))


def test_a_shading_fills_the_clip() -> None:
    (found,) = shaded().painted("20 20 60 60 re W n /S sh")
    assert kinds([found]) == ["Shading"]
    assert (box(found), found.paint.space.family) == ((20, 20, 80, 80), Family.DEVICE_CMYK)


def test_a_shading_ends_at_its_own_box() -> None:
    (found,) = shaded(BBox=Array([0, 0, 10, 10])).painted("2 0 0 2 50 50 cm /S sh")
    assert box(found) == (50, 50, 70, 70)


def test_a_shading_pattern_stands_in_the_place_of_the_area() -> None:
    (found,) = shaded().painted(f"/Pattern cs /P scn {SQUARE}")
    assert (kinds([found]), box(found)) == (["Shading"], (10, 10, 60, 60))


@pytest.mark.parametrize(
    ("content", "given"),
    [
        ("/Pattern CS /P SCN 10 10 m 60 10 l S", ["Line", "Shading"]),
        ("/Pattern cs /P scn BT /F 10 Tf 50 50 Td (a) Tj ET", ["Text", "Shading"]),
    ],
)
def test_lines_and_text_come_beside_what_shades_them(content: str, given: list[str]) -> None:
    found = shaded().painted(content)
    assert kinds(found) == given
    assert found[0].paint.space.family is Family.PATTERN


def tiled(cell: str, paint_type: int = 1, **entries: object) -> Stage:
    stage = Stage().name("ExtGState", Half=Dictionary(ca=0.5))
    usual = {"PatternType": 1, "PaintType": paint_type, "BBox": Array([0, 0, 20, 20])}
    tile = stage.stream(cell, **(usual | {"XStep": 20, "YStep": 20} | entries))
    stage.name("ColorSpace", Dyed=Array([Name.Pattern, Name.DeviceCMYK]), Spot=spot())
    return stage.name("Pattern", P=tile)


def test_a_tile_is_painted_once_as_large_as_the_area() -> None:
    stage = tiled("1 0 0 rg 0 0 5 0.5 re f 1 w 0 0 m 9 9 l S")
    area, line = stage.painted(f"/Pattern cs /P scn {SQUARE}")
    assert kinds([area, line]) == ["Area", "Line"]
    assert box(area) == box(line) == (10, 10, 60, 60)
    assert (area.paint.values, area.thickness) == ((1, 0, 0), 0.5)


def test_a_tile_is_laid_out_from_the_page_and_not_from_the_moment() -> None:
    stage = tiled("0 0 5 5 re f", Matrix=Array([3, 0, 0, 3, 0, 0]))
    (area,) = stage.painted(f"2 0 0 2 0 0 cm /Pattern cs /P scn {SQUARE}")
    assert (area.thickness, box(area)) == (15, (20, 20, 120, 120))


def test_a_tile_without_colour_takes_that_of_the_content() -> None:
    stage = tiled("1 g 0 0 5 5 re f", paint_type=2)
    (area,) = stage.painted(f"/Dyed cs 0 1 0 0 /P scn {SQUARE}")
    assert (area.paint.space.family, area.paint.values) == (Family.DEVICE_CMYK, (0, 1, 0, 0))


def test_a_tile_is_as_opaque_as_the_content() -> None:
    (area,) = tiled("0 0 5 5 re f").painted(f"/Half gs /Pattern cs /P scn {SQUARE}")
    assert area.opacity == 0.5


def test_a_tile_filled_with_itself_ends() -> None:
    cell = f"/Pattern cs /P scn {SQUARE}"
    assert tiled(cell).painted(cell) == []


def test_a_missing_pattern_leaves_a_colour_that_says_nothing() -> None:
    (area,) = Stage().painted(f"/Pattern cs /Lost scn {SQUARE}")
    assert (area.paint.space.family, area.paint.values) == (Family.PATTERN, ())


def test_a_stencil_shows_the_pattern_that_it_is_painted_with() -> None:
    stage = tiled("1 0 0 rg 0 0 5 5 re f")
    stencil = stage.stream(bytes(8), Subtype=Name.Image, Width=8, Height=8, ImageMask=True)
    stage.name("XObject", Mask=stencil)
    drawn = "/Pattern cs /P scn 50 0 0 50 10 10 cm /Mask Do"
    image, area = stage.painted(drawn)
    assert kinds([image, area]) == ["Image", "Area"]
    assert (area.paint.space.family, box(area)) == (Family.DEVICE_RGB, (10, 10, 60, 60))
