"""Colours: the space and the values in which something is painted."""

import pytest
from pikepdf import Array, Dictionary, Name

from statementpress.prepress.colour.space import Family
from tests.prepress.content.stage import Stage, one, painted, spot

SQUARE = "10 10 50 50 re f"
STROKE = "10 10 m 60 10 l S"


def test_a_page_starts_in_black_of_device_gray() -> None:
    paint = one(SQUARE).paint
    assert (paint.space.family, paint.values) == (Family.DEVICE_GRAY, (0,))


@pytest.mark.parametrize(
    ("colour", "family", "values"),
    [
        ("0.5 g", Family.DEVICE_GRAY, (0.5,)),
        ("1 0 0.5 rg", Family.DEVICE_RGB, (1, 0, 0.5)),
        ("0 0 0 1 k", Family.DEVICE_CMYK, (0, 0, 0, 1)),
        ("/DeviceCMYK cs", Family.DEVICE_CMYK, (0, 0, 0, 1)),
        ("/DeviceRGB cs 0 1 0 sc", Family.DEVICE_RGB, (0, 1, 0)),
        ("/Spot cs", Family.SEPARATION, (1,)),
        ("/Spot cs 0.4 scn", Family.SEPARATION, (0.4,)),
        ("7 -1 0 rg", Family.DEVICE_RGB, (1, 0, 0)),
    ],
)
def test_areas_and_lines_have_colours_of_their_own(
    colour: str, family: Family, values: tuple[float, ...]
) -> None:
    stage = Stage().name("ColorSpace", Spot=spot())
    area, line = stage.painted(f"{colour} {SQUARE} {STROKE}")
    assert (area.paint.space.family, area.paint.values) == (family, values)
    assert line.paint.space.family is Family.DEVICE_GRAY
    area, line = stage.painted(f"{upper(colour)} {SQUARE} {STROKE}")
    assert (line.paint.space.family, line.paint.values) == (family, values)
    assert area.paint.space.family is Family.DEVICE_GRAY


def upper(colour: str) -> str:
    """Turn the operators for filling into those for stroking."""
    return " ".join(
        word if word.startswith("/") or not word.isalpha() else word.upper()
        for word in colour.split()
    )


@pytest.mark.parametrize(
    "wrong", ["/Missing cs", "1 2 rg", "/Broken cs", "(a) g", "cs", "1 /P scn"]
)
def test_a_colour_that_makes_no_sense_is_passed_over(wrong: str) -> None:
    stage = Stage().name("ColorSpace", Broken=Array([Name.Separation]))
    (area,) = stage.painted(f"0.5 g {wrong} {SQUARE}")
    assert (area.paint.space.family, area.paint.values) == (Family.DEVICE_GRAY, (0.5,))


def test_names_that_are_no_text_are_names_all_the_same() -> None:
    assert len(painted(b"/#ff#fe cs /#e1#9e gs /#ff Do 10 10 50 50 re f")) == 1


def test_a_name_means_what_the_resources_around_it_say() -> None:
    stage = Stage().name("ColorSpace", C=spot("First"))
    inner = Dictionary(ColorSpace=Dictionary(C=spot("Second")))
    stage.name("XObject", X=stage.form(f"/C cs {SQUARE}", Resources=inner))
    first, second = stage.painted(f"/C cs {SQUARE} /X Do")
    assert (first.paint.space.inks, second.paint.space.inks) == (("First",), ("Second",))
