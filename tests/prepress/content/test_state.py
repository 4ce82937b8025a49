"""The graphics state: what sets it, and what q and Q keep."""

from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name

from tests.prepress.content.stage import Stage, box, entries_of, one, painted

SQUARE = "10 10 50 50 re f"
STROKE = "10 10 m 60 10 l S"


def test_a_state_is_saved_and_restored_whole() -> None:
    inside, after = painted(f"q 3 w 1 0 0 RG 2 0 0 2 0 0 cm {STROKE} Q {STROKE}")
    assert (inside.width, inside.paint.values) == (6, (1, 0, 0))
    assert (after.width, after.paint.values) == (1, (0,))


def test_a_restore_too_many_does_nothing() -> None:
    assert box(one(f"Q Q 2 0 0 2 0 0 cm Q {SQUARE}")) == (20, 20, 120, 120)


def test_ten_thousand_states_may_be_saved() -> None:
    assert box(one("q " * 10_000 + "Q " * 10_000 + SQUARE)) == (10, 10, 60, 60)


def extended(content: str, **entries: object) -> Any:
    (found,) = Stage().name("ExtGState", X=entries_of(**entries)).painted(f"/X gs {content}")
    return found


def test_overprint_of_lines_is_that_of_all_where_nothing_else_is_said() -> None:
    assert extended(STROKE, OP=True).overprint
    assert extended(SQUARE, OP=True).overprint
    assert not extended(SQUARE, OP=True, op=False).overprint
    assert not extended(STROKE, op=True).overprint


def test_overprint_mode_opacity_and_blend_mode_are_reported() -> None:
    area = extended(SQUARE, OPM=1, ca=0.5, CA=0.25, BM=Name.Multiply)
    assert (area.overprint_mode, area.opacity, area.blend_mode) == (1, 0.5, "Multiply")
    assert extended(STROKE, ca=0.5, CA=0.25).opacity == 0.25


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        (Array([Name.Invented, Name.Darken, Name.Multiply]), "Darken"),
        (Name.Invented, "Normal"),
        (Name.Compatible, "Normal"),
        (5, "Normal"),
    ],
)
def test_the_first_blend_mode_that_is_known_counts(mode: object, expected: str) -> None:
    assert extended(SQUARE, BM=mode).blend_mode == expected


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ({"TR": Name.Identity, "HT": Name.Default, "BM": Name.Multiply}, ()),
        ({"TR": Dictionary(), "TR2": Name.Default}, ()),
        ({"TR2": Array([Name.Identity, Dictionary()])}, ("TR2",)),
        ({"TR": Dictionary(), "HT": Dictionary(), "HTP": Array([0, 0])}, ("TR", "HT", "HTP")),
        ({"BM": Name.Invented}, ("BM Invented",)),
        ({"BM": Array([Name.Invented, Name.Screen])}, ()),
        ({"BM": Name.Compatible}, ()),
    ],
)
def test_what_no_press_file_should_set_is_reported(
    entries: dict[str, object], expected: tuple[str, ...]
) -> None:
    assert extended(SQUARE, **entries).irregular == expected
    assert extended(STROKE, **entries).irregular == expected


def test_what_was_set_back_is_no_longer_reported() -> None:
    stage = Stage().name("ExtGState", X=entries_of(TR=Dictionary(), BM=Name.Invented))
    stage.name("ExtGState", Y=entries_of(TR2=Name.Default, BM=Name.Normal))
    first, second, third = stage.painted(f"{SQUARE} q /X gs {SQUARE} /Y gs {SQUARE} Q")
    assert [each.irregular for each in (first, second, third)] == [(), ("TR", "BM Invented"), ()]


def test_a_parameter_dictionary_sets_line_width_and_font() -> None:
    assert extended(STROKE, LW=4).width == 4
    font = Dictionary(Subtype=Name.Type1, BaseFont=Name.Courier)
    text = extended("BT (a) Tj ET", Font=Array([font, 9]))
    assert (text.font, text.size) == ("Courier", 9)


def test_parameters_of_the_wrong_type_are_left_alone() -> None:
    area = extended(SQUARE, OP=1, OPM=7, ca=Name.Half, LW=Array([]), Font=Array([1]))
    assert (area.overprint, area.overprint_mode, area.opacity) == (False, 0, 1)


def test_a_unit_of_two_points_makes_everything_twice_as_large_but_its_box() -> None:
    stage = Stage()
    stage.page.UserUnit = 2
    line, area, text = stage.painted(f"{STROKE} {SQUARE} BT /F 9 Tf 50 50 Td (a) Tj ET")
    assert (line.width, area.thickness, text.size) == (2, 100, 18)
    assert box(area) == (10, 10, 60, 60)
