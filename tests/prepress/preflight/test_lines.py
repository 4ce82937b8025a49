"""The rule about thin lines."""

import pytest

from statementpress.errors import Severity
from statementpress.prepress.preflight.finding import Measure
from statementpress.prepress.preflight.rules.lines import check
from tests.prepress.preflight.sample_page import Sample, codes, found

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
