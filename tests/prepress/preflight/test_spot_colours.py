"""The rule about inks that the job does not print."""

import pytest

from statementpress.errors import Severity
from statementpress.prepress.preflight.rules.spot_colours import check
from tests.prepress.preflight.sample_page import Sample, codes, found, image

AREA = "100 100 50 50 re f"


def test_a_spot_colour_is_a_warning_that_names_the_ink() -> None:
    (finding,) = found(check, f"/Spot cs 1 sc {AREA}")
    assert (finding.code, finding.subject) == ("colour-spot", "Invented Orange")
    assert finding.severity is Severity.WARNING


def test_a_spot_colour_in_an_image_counts() -> None:
    page = Sample("q 100 0 0 100 100 100 cm /Logo Do Q", {"Logo": image(9, 9, "Spot")})
    assert codes(check, page) == ["colour-spot"]


@pytest.mark.parametrize("colour", ["0 0 0 1 k", "0 g", "/Black cs 1 sc", "/Duotone cs 1 1 sc"])
def test_the_inks_of_the_job_pass_under_any_name(colour: str) -> None:
    assert codes(check, f"{colour} {AREA}") == []


def test_an_ink_that_the_job_lacks_is_a_spot_colour() -> None:
    page = Sample(f"/Duotone cs 1 1 sc {AREA}", limits="one-colour")
    assert [finding.subject for finding in found(check, page)] == ["Magenta"]


def test_the_ink_none_paints_nothing() -> None:
    assert codes(check, f"/None cs 1 sc {AREA}") == []


def test_registration_colour_on_the_trimmed_page_is_an_error() -> None:
    (finding,) = found(check, f"/All cs 1 sc {AREA}")
    assert (finding.code, finding.severity) == ("colour-registration", Severity.ERROR)


@pytest.mark.parametrize("mark", ["10 200 20 0.25 re f", "42 200 5 0.25 re f"])
def test_registration_colour_in_marks_outside_the_trim_box_passes(mark: str) -> None:
    assert codes(check, f"/All cs 1 sc {mark}") == []


def test_registration_colour_at_no_tint_passes() -> None:
    assert codes(check, f"/All cs 0 sc {AREA}") == []
