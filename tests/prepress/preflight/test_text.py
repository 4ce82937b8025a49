"""The rule about type that is too small to read, or to print cleanly in its inks."""

import pytest

from statementpress.errors import Severity
from statementpress.prepress.preflight.finding import Measure
from statementpress.prepress.preflight.rules.text import check
from tests.prepress.preflight.sample_page import Sample, codes, found, image

BLACK = "0 0 0 1 k"
RICH = "0.6 0.4 0.4 1 k"


def text(size: float, colour: str = BLACK) -> str:
    """Return a word at a size (points) in a colour."""
    return f"{colour} BT /F {size} Tf 100 100 Td (word) Tj ET"


def test_type_of_two_and_a_half_points_is_an_error() -> None:
    (finding,) = found(check, text(2.5))
    assert (finding.code, finding.severity) == ("text-small", Severity.ERROR)
    assert (finding.measured, finding.limit) == (Measure(2.5, "pt"), Measure(3, "pt"))


def test_type_between_the_limits_is_a_warning() -> None:
    (finding,) = found(check, text(4))
    assert (finding.severity, finding.limit) == (Severity.WARNING, Measure(5, "pt"))


def test_the_size_as_painted_counts() -> None:
    assert codes(check, f"{BLACK} 0.1 0 0 0.1 0 0 cm BT /F 40 Tf 1000 1000 Td (a) Tj ET") == [
        "text-small"
    ]
    assert codes(check, f"{BLACK} BT /F 1 Tf 10 0 0 10 100 100 Tm (a) Tj ET") == []


def test_black_type_of_ten_points_passes() -> None:
    assert codes(check, text(10)) == []


def test_small_type_in_several_inks_is_a_warning() -> None:
    (finding,) = found(check, text(6, "1 0.6 0 0 k"))
    assert (finding.code, finding.severity) == ("text-multi-ink", Severity.WARNING)
    assert codes(check, text(6, "/Duotone cs 0.4 1 sc")) == ["text-multi-ink"]


@pytest.mark.parametrize("page", [text(9, "1 0.6 0 0 k"), text(6, "0 1 0 0 k")])
def test_larger_type_or_one_ink_passes(page: str) -> None:
    assert codes(check, page) == []


@pytest.mark.parametrize("colour", ["0 0 0 0.5 k", "0.5 g", "/Spot cs 0.3 sc", f"/Half gs {BLACK}"])
def test_small_type_in_a_tint_is_a_warning(colour: str) -> None:
    (finding,) = found(check, text(8, colour))
    assert (finding.code, finding.severity) == ("text-screened", Severity.WARNING)


@pytest.mark.parametrize("page", [text(9, "0.5 g"), text(8, "0 0 0 0.85 k"), text(8, "1 g")])
def test_larger_type_nearly_solid_ink_or_white_passes(page: str) -> None:
    assert codes(check, page) == []


@pytest.mark.parametrize(
    ("colour", "severity"),
    [
        ("0.8 0.6 0.6 0.85 k", Severity.ERROR),
        ("0.7 0.6 0.6 0.9 k", Severity.WARNING),
        (RICH, Severity.WARNING),
        ("/Duotone cs 1 0.5 sc", Severity.WARNING),
    ],
)
def test_type_in_rich_black_is_an_error_if_it_is_heavy(colour: str, severity: Severity) -> None:
    (finding,) = found(check, text(12, colour))
    assert (finding.code, finding.severity) == ("text-rich-black", severity)
    assert finding.limit == Measure(36, "pt")


def test_small_type_in_rich_black_is_one_finding() -> None:
    assert codes(check, text(8, RICH)) == ["text-rich-black"]


@pytest.mark.parametrize(
    "page", [text(36, RICH), text(12, "0.02 0.02 0.02 1 k"), text(12, "0 0 0.1 0.85 k")]
)
def test_display_type_and_traces_of_other_inks_pass(page: str) -> None:
    assert codes(check, page) == []


@pytest.mark.parametrize("page", [text(2, f"/Clear gs {BLACK}"), text(2, "/None cs 1 sc")])
def test_type_that_does_not_show_is_ignored(page: str) -> None:
    assert codes(check, page) == []


def test_type_outside_the_bleed_box_is_ignored() -> None:
    assert codes(check, f"{RICH} BT /F 6 Tf 60 20 Td (slug line) Tj ET") == []


def test_toner_may_be_in_several_inks() -> None:
    assert codes(check, Sample(text(7, "1 0.6 0 0 k"), limits="office")) == []


WHITE = "0 0 0 0 k"
AREA = "50 50 200 200 re f"


@pytest.mark.parametrize(
    "ground",
    [f"0.6 0.4 0.4 0.4 k {AREA}", "q 90 90 100 100 re W n /Rgb sh Q", "/Photo Do"],
    ids=["four inks", "gradient", "picture"],
)
@pytest.mark.parametrize("white", [WHITE, "1 g", "1 1 1 rg"])
def test_small_white_type_on_several_inks_is_a_warning(ground: str, white: str) -> None:
    photo = {"Photo": image(90, 90)}
    drawn = f"q 200 0 0 200 50 50 cm {ground} Q" if "Photo" in ground else ground
    (finding,) = found(check, Sample(f"{drawn} {text(6, white)}", photo))
    assert (finding.code, finding.severity) == ("text-reversed", Severity.WARNING)
    assert (finding.measured, finding.limit) == (Measure(6, "pt"), Measure(9, "pt"))


@pytest.mark.parametrize(
    "page",
    [
        f"0 0 0 1 k {AREA} {text(6, WHITE)}",
        f"0.6 0.4 0.4 0.4 k {AREA} {text(9, WHITE)}",
        f"0.6 0.4 0.4 0.4 k {AREA} {WHITE} 90 90 100 100 re f {text(6, WHITE)}",
        f"0.6 0.4 0.4 0.4 k 200 200 50 50 re f {text(6, WHITE)}",
        f"{text(6, WHITE)} 0.6 0.4 0.4 0.4 k {AREA}",
        f"0.6 0.4 0.4 0.4 k {AREA} {text(6)}",
    ],
    ids=["one ink", "large", "on a white plate", "beside it", "under it", "black"],
)
def test_white_type_passes_that_is_large_or_on_one_ink_or_none(page: str) -> None:
    assert codes(check, page) == []
