"""The rule about overprint: white knocks out, small black type does not."""

import pytest

from statementpress.errors import Severity
from statementpress.prepress.preflight.finding import Measure
from statementpress.prepress.preflight.rules.overprint import check
from tests.prepress.preflight.sample_page import Sample, codes, found, image

AREA = "100 100 50 50 re f"
STENCIL = "q 50 0 0 50 100 100 cm /Logo Do Q"


def text(size: float) -> str:
    """Return a word at a size (points) in the colour that is set."""
    return f"BT /F {size} Tf 100 100 Td (word) Tj ET"


@pytest.mark.parametrize(
    ("painting", "subject"),
    [
        (f"0 0 0 0 k {AREA}", "area"),
        (f"0 0 0 0 k {text(20)}", "text"),
        ("0 0 0 0 K 100 100 m 200 200 l S", "line"),
        (f"1 g {AREA}", "area"),
        (f"/Spot cs 0 sc {AREA}", "area"),
        (f"/IndexedCmyk cs 0 sc {AREA}", "area"),
    ],
)
def test_white_that_overprints_is_an_error(painting: str, subject: str) -> None:
    (finding,) = found(check, f"/Over gs {painting}")
    assert (finding.code, finding.subject) == ("white-overprint", subject)
    assert finding.severity is Severity.ERROR


def test_a_white_stencil_mask_that_overprints_is_an_error() -> None:
    page = Sample(f"/Over gs 0 0 0 0 k {STENCIL}", {"Logo": image(9, 9, "", bits=1)})
    assert [finding.subject for finding in found(check, page)] == ["image"]


def test_white_that_knocks_out_passes() -> None:
    assert codes(check, f"0 0 0 0 k {AREA}") == []


def test_white_in_overprint_mode_0_knocks_out() -> None:
    assert codes(check, f"/OverModeZero gs 0 0 0 0 k {AREA}") == []


def test_a_colour_other_than_white_may_overprint() -> None:
    assert codes(check, f"/Over gs 0.1 0 0 0 k {AREA}") == []


def test_images_have_no_overprint_mode() -> None:
    page = Sample(f"/Over gs {STENCIL}", {"Logo": image(9, 9)})
    assert codes(check, page) == []


@pytest.mark.parametrize("colour", ["0 0 0 1 k", "0 g", "/Black cs 1 sc"])
def test_black_type_of_9_points_that_knocks_out_is_a_warning(colour: str) -> None:
    (finding,) = found(check, f"{colour} {text(9)}")
    assert (finding.code, finding.severity) == ("black-overprint", Severity.WARNING)
    assert (finding.measured, finding.limit) == (Measure(9, "pt"), Measure(12, "pt"))


@pytest.mark.parametrize(
    "colour", ["/Over gs 0 0 0 1 k", "/Over gs /Black cs 1 sc", "/OverModeZero gs /Black cs 1 sc"]
)
def test_black_type_that_overprints_passes(colour: str) -> None:
    assert codes(check, f"{colour} {text(9)}") == []


@pytest.mark.parametrize("colour", ["/OverModeZero gs 0 0 0 1 k", "/Over gs 0 g"])
def test_black_type_that_only_seems_to_overprint_is_a_warning(colour: str) -> None:
    assert codes(check, f"{colour} {text(9)}") == ["black-overprint"]


def test_black_type_that_multiplies_lets_the_backdrop_through() -> None:
    assert codes(check, f"/Multiply gs 0 0 0 1 k {text(9)}") == []


@pytest.mark.parametrize("painting", [text(12), AREA])
def test_large_type_and_areas_may_knock_out(painting: str) -> None:
    assert codes(check, f"0 0 0 1 k {painting}") == []


@pytest.mark.parametrize("colour", ["0 0 0 0.9 k", "0.6 0 0 1 k", "0 0 0 rg"])
def test_colours_other_than_black_alone_may_knock_out(colour: str) -> None:
    assert codes(check, f"{colour} {text(9)}") == []


def test_one_plate_has_nothing_to_knock_out_of() -> None:
    assert codes(check, Sample(f"0 g {text(9)}", limits="one-colour")) == []


CYAN = "1 0 0 0 k 60 60 200 200 re f"
THIN = "0 0 0 1 K 0 0 0 1 k"


@pytest.mark.parametrize("line", ["0.5 w 80 100 m 180 100 l S", "80 100 100 0.5 re f"])
@pytest.mark.parametrize("black", [THIN, "0 G 0 g"])
def test_a_thin_black_line_that_knocks_out_of_a_colour_is_a_warning(line: str, black: str) -> None:
    (finding,) = found(check, f"{CYAN} {black} {line}")
    assert (finding.code, finding.severity) == ("black-overprint", Severity.WARNING)
    assert (finding.measured, finding.limit) == (Measure(0.5, "pt"), Measure(2, "pt"))


@pytest.mark.parametrize(
    "page",
    [
        f"{CYAN} {THIN} /Over gs 0.5 w 80 100 m 180 100 l S",
        f"{CYAN} {THIN} /Multiply gs 0.5 w 80 100 m 180 100 l S",
        f"{CYAN} {THIN} 2 w 80 100 m 180 100 l S",
        f"{CYAN} 0 0 0 0.5 K 0.5 w 80 100 m 180 100 l S",
        f"{THIN} 0.5 w 80 100 m 180 100 l S",
        f"0 0 0 0.3 k 60 60 200 200 re f {THIN} 0.5 w 80 100 m 180 100 l S",
    ],
    ids=["overprints", "multiplies", "wide", "grey", "on paper", "on grey"],
)
def test_a_line_that_leaves_no_gap_passes(page: str) -> None:
    assert codes(check, page) == []
