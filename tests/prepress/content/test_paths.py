"""Paths: where they lie, how thin they are, and which part of them shows."""

import pytest
from pikepdf import Matrix

from statementpress.prepress.content.boxes import least_scale
from tests.prepress.content.stage import box, kinds, one, painted


def test_a_filled_rectangle_is_an_area_as_thick_as_its_shorter_side() -> None:
    area = one("10 20 100 3 re f")
    assert kinds([area]) == ["Area"]
    assert (box(area), area.thickness) == ((10, 20, 110, 23), 3)


def test_a_line_is_as_wide_as_its_pen() -> None:
    line = one("2 w 10 20 m 110 20 l S")
    assert kinds([line]) == ["Line"]
    assert (box(line), line.width) == ((9, 19, 111, 21), 2)


@pytest.mark.parametrize("operator", ["S", "s"])
def test_a_rectangle_may_be_stroked(operator: str) -> None:
    assert box(one(f"2 w 10 10 50 50 re {operator}")) == (9, 9, 61, 61)


@pytest.mark.parametrize("operator", ["B", "b", "B*", "b*"])
def test_what_is_filled_and_stroked_is_an_area_under_a_line(operator: str) -> None:
    assert kinds(painted(f"10 10 50 50 re {operator}")) == ["Area", "Line"]


def test_an_area_with_an_outline_is_thicker_by_its_line() -> None:
    area, line = painted("2 w 10 10 100 3 re B")
    assert (area.thickness, line.width) == (5, 2)
    assert (box(area), box(line)) == ((10, 10, 110, 13), (9, 9, 111, 14))


def test_a_curve_reaches_no_farther_than_its_control_points() -> None:
    assert box(one("10 10 m 20 50 40 60 50 10 c f")) == (10, 10, 50, 60)
    assert box(one("10 10 m 40 60 50 10 v f")) == (10, 10, 50, 60)
    assert box(one("10 10 m 20 50 50 10 y f")) == (10, 10, 50, 50)


def test_a_path_is_laid_out_by_the_matrix_of_the_moment() -> None:
    assert box(one("10 10 m 2 0 0 2 0 0 cm 50 50 l f")) == (10, 10, 100, 100)


def test_the_thinner_direction_of_a_stretched_pen_counts() -> None:
    assert one("1 0 0 0.1 0 0 cm 2 w 10 100 m 110 100 l S").width == pytest.approx(0.2)


@pytest.mark.parametrize(
    ("matrix", "scale"),
    [
        (Matrix(), 1),
        (Matrix(0, 3, -3, 0, 0, 0), 3),
        (Matrix(3, 0, 0, -2, 9, 9), 2),
        (Matrix().rotated(30).scaled(5, 0.5), 0.5),
        (Matrix(1, 1, 1, 1, 0, 0), 0),
        (Matrix(0, 0, 0, 0, 0, 0), 0),
    ],
)
def test_the_least_scale_is_that_of_the_shorter_axis(matrix: Matrix, scale: float) -> None:
    assert least_scale(matrix) == pytest.approx(scale)


def test_the_thinnest_line_of_the_device_has_no_width() -> None:
    line = one("0 w 10 10 m 60 10 l S")
    assert (line.width, box(line)) == (0, (10, 10, 60, 10))


def test_an_area_without_thickness_is_painted_all_the_same() -> None:
    area = one("10 10 100 0 re f")
    assert (area.thickness, box(area)) == (0, (10, 10, 110, 10))


def test_parts_of_a_path_that_stand_apart_are_areas_of_their_own() -> None:
    rules = painted("10 10 100 0.1 re 10 30 100 0.1 re f")
    assert [round(rule.thickness, 3) for rule in rules] == [0.1, 0.1]
    assert [box(rule) for rule in rules] == [(10, 10, 110, 10.1), (10, 30, 110, 30.1)]


def test_parts_that_touch_are_one_area() -> None:
    assert len(painted("10 10 20 20 re 30 10 20 20 re 25 0 1 50 re f")) == 1


def test_a_frame_is_as_thick_as_its_thinnest_side() -> None:
    frame = "10 10 100 100 re 11 10.5 98 99 re"
    assert one(f"{frame} f*").thickness == 0.5
    assert one(f"{frame} f").thickness == 100


def test_a_path_with_very_many_parts_is_one_area() -> None:
    dots = " ".join(f"{x} {y} 1 1 re" for x in range(0, 300, 3) for y in range(0, 300, 3))
    assert box(one(f"{dots} f")) == (0, 0, 298, 298)


@pytest.mark.parametrize("content", ["10 10 50 50 re n", "10 10 m f", "f", "10 10 m S", "S"])
def test_what_is_not_painted_is_not_given(content: str) -> None:
    assert painted(content) == []


def test_what_lies_outside_the_page_is_not_given() -> None:
    assert painted("-50 10 20 20 re f 400 10 20 20 re f 10 500 m 90 500 l S") == []
    assert box(one("-50 10 100 20 re f")) == (0, 10, 50, 30)


def test_a_clip_cuts_what_is_painted_after_it() -> None:
    first, second = painted("0 0 50 50 re W 0 0 50 50 re f 10 10 200 200 re f")
    assert (box(first), box(second)) == ((0, 0, 50, 50), (10, 10, 50, 50))
    assert second.thickness == 200


def test_a_clip_leaves_out_what_is_beside_it_until_it_ends() -> None:
    assert painted("q 0 0 50 50 re W n 60 60 20 20 re f Q") == []
    assert len(painted("q 0 0 50 50 re W* n Q 60 60 20 20 re f")) == 1


def test_a_clip_of_no_area_lets_nothing_show() -> None:
    assert painted("0 0 0 50 re W n 0 0 50 50 re f") == []
    assert painted("0 0 9 9 re W n 20 20 9 9 re W n 0 0 50 50 re f") == []


def test_marks_that_are_drawn_as_one_path_are_lines_of_their_own() -> None:
    """As InDesign and Quark draw the crop marks of a page."""
    marks = painted("40 0 m 40 20 l 360 0 m 360 20 l 40 380 m 40 400 l S")
    assert kinds(marks) == ["Line"] * 3
    assert [box(mark) for mark in marks] == [
        (39.5, 0, 40.5, 20.5), (359.5, 0, 360.5, 20.5), (39.5, 379.5, 40.5, 400)
    ]  # fmt: skip


def test_of_a_path_of_several_lines_those_that_show_are_given() -> None:
    assert len(painted("q 0 0 50 50 re W n 10 10 m 20 10 l 90 90 m 95 90 l S Q")) == 1
