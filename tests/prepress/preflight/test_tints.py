"""Which inks a colour puts down, and at what tint."""

import pytest

from statementpress.prepress.colour.space import (
    CMYK,
    GRAY,
    PATTERN,
    RGB,
    ColourSpace,
    Family,
    Paint,
)
from statementpress.prepress.preflight.tints import (
    is_black_alone,
    is_rich_black,
    is_white,
    looks_black,
    named_inks,
    printing,
    tints,
)

SPOT = ColourSpace(Family.SEPARATION, 1, base=CMYK, inks=("Invented Orange",))
DUOTONE = ColourSpace(Family.DEVICE_N, 3, base=CMYK, inks=("Black", "None", "Magenta"))
INDEXED = ColourSpace(Family.INDEXED, 1, base=CMYK, lookup=b"\0\0\0\xff\xff\0\0\0")
UNCOLOURED = ColourSpace(Family.PATTERN, 1, base=SPOT)


@pytest.mark.parametrize(
    ("space", "values", "expected"),
    [
        (GRAY, (0.25,), {"Black": 0.75}),
        (CMYK, (0, 0.5, 1, 0), {"Cyan": 0, "Magenta": 0.5, "Yellow": 1, "Black": 0}),
        (SPOT, (0.5,), {"Invented Orange": 0.5}),
        (DUOTONE, (1, 1, 0.5), {"Black": 1, "Magenta": 0.5}),
        (INDEXED, (1,), {"Cyan": 1, "Magenta": 0, "Yellow": 0, "Black": 0}),
        (INDEXED, (99,), {"Cyan": 1, "Magenta": 0, "Yellow": 0, "Black": 0}),
        (UNCOLOURED, (1,), {"Invented Orange": 1}),
        (GRAY, (-3,), {"Black": 1}),
    ],
)
def test_a_colour_that_names_its_inks_has_tints(
    space: ColourSpace, values: tuple[float, ...], expected: dict[str, float]
) -> None:
    assert tints(Paint(space, values)) == expected


@pytest.mark.parametrize(
    "paint", [Paint(RGB, (0, 0, 0)), Paint(PATTERN, ()), Paint(CMYK, ()), Paint(GRAY, (0, 0))]
)
def test_a_colour_of_light_a_pattern_and_a_broken_colour_have_no_tints(paint: Paint) -> None:
    assert tints(paint) is None


def test_a_tint_too_pale_for_a_dot_does_not_print() -> None:
    assert printing({"Cyan": 0.004, "Black": 1}) == ["Black"]


def test_black_alone_is_solid_and_without_other_inks() -> None:
    assert is_black_alone({"Cyan": 0, "Black": 1})
    assert not is_black_alone({"Cyan": 0.1, "Black": 1})
    assert not is_black_alone({"Black": 0.9})


def test_rich_black_is_dark_and_has_other_inks_below() -> None:
    assert is_rich_black({"Cyan": 0.3, "Magenta": 0.2, "Black": 0.85})
    assert not is_rich_black({"Cyan": 0.05, "Magenta": 0.05, "Black": 0.85})
    assert not is_rich_black({"Cyan": 0.4, "Black": 1})
    assert not is_rich_black({"Cyan": 0.5, "Black": 0.8})


def test_white_names_inks_but_prints_nothing() -> None:
    assert is_white({"Black": 0})
    assert not is_white({"Black": 0.01})
    assert not is_white({})


@pytest.mark.parametrize(
    ("paint", "expected"),
    [
        (Paint(RGB, (0, 0, 0)), True),
        (Paint(RGB, (35 / 255, 31 / 255, 32 / 255)), True),
        (Paint(RGB, (0, 0, 0.5)), False),
        (Paint(CMYK, (0, 0, 0, 1)), False),
        (Paint(ColourSpace(Family.ICC_BASED, 4), (0, 0, 0, 0)), False),
        (Paint(RGB, ()), False),
    ],
)
def test_a_colour_of_light_is_black_if_it_is_very_dark(paint: Paint, *, expected: bool) -> None:
    assert looks_black(paint) is expected


def test_inks_are_named_below_a_table_and_a_pattern() -> None:
    table = ColourSpace(Family.INDEXED, 1, base=DUOTONE, lookup=b"\0\0\0")
    assert named_inks(table) == ("Black", "Magenta")
    assert named_inks(UNCOLOURED) == ("Invented Orange",)
    assert named_inks(CMYK) == ()
