"""The rule about thin lines."""

import pytest

from statementpress.errors import Severity
from statementpress.prepress.preflight.finding import Measure
from statementpress.prepress.preflight.rules.lines import check
from tests.prepress.preflight.sample_page import Sample, codes, found, image

BLACK = "0 0 0 1 K 0 0 0 1 k"
STROKE = "100 100 m 200 100 l S"


def test_a_line_of_a_twentieth_of_a_point_is_an_error() -> None:
    (finding,) = found(check, f"{BLACK} 0.05 w {STROKE}")
    assert (finding.code, finding.severity) == ("hairline", Severity.ERROR)
    assert (finding.subject, finding.measured) == ("line", Measure(0.05, "pt"))
    assert finding.limit == Measure(0.125, "pt")


@pytest.mark.parametrize("width", [0, 0.125])
def test_the_limit_itself_and_the_thinnest_line_of_the_device_are_hairlines(width: float) -> None:
    assert codes(check, f"{BLACK} {width} w {STROKE}") == ["hairline"]


def test_the_width_as_painted_counts() -> None:
    assert codes(check, f"{BLACK} 0.1 0 0 0.1 90 90 cm 1 w 100 100 m 900 100 l S") == ["hairline"]


def test_a_hairline_drawn_as_a_filled_rectangle_is_found() -> None:
    (finding,) = found(check, f"{BLACK} 100 100 100 0.1 re f")
    assert (finding.code, finding.subject) == ("hairline", "area")


def test_a_thin_area_shorter_than_3_mm_is_part_of_a_drawing() -> None:
    assert codes(check, f"{BLACK} 100 100 8 0.1 re f") == []
    assert codes(check, f"{BLACK} 100 100 9 0.1 re f") == ["hairline"]


@pytest.mark.parametrize(
    "colour", ["0 0 0 0.5 K", "0 0 0 1 K /Half gs", "1 1 0 0 K", "0.5 G", "/Spot CS 0.4 SC"]
)
def test_a_thin_line_in_a_tint_or_in_several_inks_is_a_warning(colour: str) -> None:
    (finding,) = found(check, f"{colour} 0.2 w {STROKE}")
    assert (finding.code, finding.severity) == ("thin-line-screened", Severity.WARNING)


@pytest.mark.parametrize("colour", ["0 0 0 1 K", "0 G", "1 0 0 0 K", "0 0 0 0.9 K", "1 0 0 RG"])
def test_a_thin_line_in_one_solid_ink_passes(colour: str) -> None:
    assert codes(check, f"{colour} 0.2 w {STROKE}") == []


def test_a_line_as_wide_as_the_limit_passes_in_any_ink() -> None:
    assert codes(check, f"1 1 0 0 K 0.25 w {STROKE}") == []


def test_lines_that_are_cut_off_are_ignored() -> None:
    assert codes(check, f"{BLACK} 0.05 w 10 10 m 30 10 l S") == []


def test_a_newspaper_asks_for_wider_lines() -> None:
    page = Sample(f"{BLACK} 0.2 w {STROKE}", limits="newspaper")
    assert codes(check, page) == ["hairline"]


def arc(width: float) -> str:
    """Return a quarter of a ring with a radius of 100 points as a filled path."""
    outer, inner = 100 + width / 2, 100 - width / 2
    return (
        f"{100 + outer} 100 m {100 + outer} {100 + 0.5523 * outer} {100 + 0.5523 * outer} "
        f"{100 + outer} 100 {100 + outer} c 100 {100 + inner} l {100 + 0.5523 * inner} "
        f"{100 + inner} {100 + inner} {100 + 0.5523 * inner} {100 + inner} 100 c h f"
    )


TURNED = "q 0.866 0.5 -0.5 0.866 150 100 cm"
SHAPES = {
    "a bar": "100 100 100 {w} re f",
    "a bar at an angle": TURNED + " 0 0 100 {w} re f Q",
    "a triangle": "100 100 m 200 130 l 200 {w2} l h f",
    "a narrow clip with a large fill": "q 100 100 100 {w} re W n 50 50 200 200 re f Q",
    "a clip at an angle": TURNED + " 0 0 100 {w} re W n 0 -50 200 200 re f Q",
    "a frame": TURNED + " 0 0 100 50 re {w} {w} {inner} {inner2} re f* Q",
    "an image of one row": "q 100 0 0 {w} 100 100 cm /Row Do Q",
    "an image of one row at an angle": TURNED + " 100 0 0 {w} 0 0 cm /Row Do Q",
    "a gradient": "q 100 100 100 {w} re W n /Cmyk sh Q",
    "a line": "{w} w 100 100 m 200 130 l S",
}


def shape(name: str, width: float) -> Sample:
    """Return a page with a shape of a width, on which nothing else is."""
    numbers = {"w": width, "w2": 130 - 2 * width, "inner": 100 - 2 * width}
    drawn = SHAPES[name].format(**numbers, inner2=50 - 2 * width)
    return Sample(f"{BLACK} {drawn}", {"Row": image(90, 1)})


@pytest.mark.parametrize("name", SHAPES)
def test_a_thin_shape_is_a_hairline_however_it_is_drawn(name: str) -> None:
    (finding,) = found(check, shape(name, 0.1))
    assert finding.code == "hairline"
    assert finding.measured is not None
    assert finding.measured.value == pytest.approx(0.1, abs=0.01)


@pytest.mark.parametrize("name", SHAPES)
def test_the_same_shape_as_wide_as_half_a_point_passes(name: str) -> None:
    assert codes(check, shape(name, 0.5)) == []


@pytest.mark.parametrize(
    "line", ["100 300 m 200 300 l", "100 300 m 200 360 l", "100 300 100 0.05 re"]
)
@pytest.mark.parametrize(("width", "expected"), [(0.05, {"hairline"}), (1, set())])
def test_a_line_that_is_filled_as_well_is_as_wide_as_its_stroke(
    line: str, width: float, expected: set[str]
) -> None:
    assert set(codes(check, f"{BLACK} {BLACK.upper()} {width} w {line} B")) == expected


@pytest.mark.parametrize(("width", "expected"), [(0.1, ["hairline"]), (0.5, [])])
def test_a_thin_curve_is_a_hairline(width: float, expected: list[str]) -> None:
    assert codes(check, f"{BLACK} {arc(width)}") == expected


@pytest.mark.parametrize(
    "strips",
    [
        " ".join(f"0 0 0 {n / 30} k 100 {100 + n * 0.1} 50 0.1 re f" for n in range(30)),
        " ".join(f"q 50 0 0 0.1 100 {100 + n * 0.1} cm /Row Do Q" for n in range(30)),
    ],
    ids=["a blend in steps", "an image in rows"],
)
def test_strips_that_lie_side_by_side_are_one_area(strips: str) -> None:
    assert codes(check, Sample(strips, {"Row": image(90, 1)})) == []


def test_what_the_edge_of_the_page_leaves_of_an_area_is_no_line() -> None:
    assert codes(check, f"{BLACK} q 0 0 400 49.9 re 40 40 320 320 re W n Q 0 0 400 40.1 re f") == []
