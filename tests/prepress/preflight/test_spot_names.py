"""The rule about spot colours of two definitions, and names of two spellings."""

import pytest
from pikepdf import Array

from statementpress.errors import Severity
from statementpress.prepress.colour.space import PROCESS
from statementpress.prepress.ink.measure import InkLimit, Method, measure
from statementpress.prepress.preflight.rules.spot_names import check
from tests.prepress.ink.patches import WINDOW
from tests.prepress.preflight.faults.of_paint import ink, two_inks
from tests.prepress.preflight.pages import page_pdf, saved
from tests.prepress.preflight.sample_page import Sample, codes, found, image
from tests.prepress.presses import PRESS
from tests.readers import ghostscript
from tests.readers.tool import requires

AREA = "100 100 50 50 re f"


def areas(*spaces: str) -> str:
    """Return an area in each of some colour spaces."""
    return " ".join(f"/{space} cs 1 sc {AREA}" for space in spaces)


@pytest.mark.parametrize("other", ["SpotRedder", "SpotByRgb", "SpotByLab"])
def test_a_name_with_two_definitions_is_an_error(other: str) -> None:
    (finding,) = found(check, areas("Spot", other))
    assert (finding.code, finding.severity) == ("spot-ambiguous", Severity.ERROR)
    assert finding.subject == "Invented Orange"


def test_an_image_in_the_other_definition_counts() -> None:
    drawn = f"{areas('Spot')} q 100 0 0 100 100 100 cm /Logo Do Q"
    page = Sample(drawn, {"Logo": image(9, 9, "SpotRedder")})
    assert codes(check, page) == ["spot-ambiguous"]


def test_a_name_of_two_spellings_is_an_error_that_shows_both() -> None:
    (finding,) = found(check, areas("Spot", "SpotInCapitals"))
    assert (finding.code, finding.severity) == ("spot-spelled-twice", Severity.ERROR)
    assert finding.subject == "Invented Orange, INVENTED_ORANGE"


@pytest.mark.parametrize(
    "page",
    [areas("Spot", "Spot"), areas("All", "AllByRgb"), areas("Black", "Spot"), areas("None")],
    ids=["one definition", "registration colour", "an ink of the press", "no ink"],
)
def test_inks_that_a_press_can_tell_apart_pass(page: str) -> None:
    assert codes(check, page) == []


def plates(one: Array, other: Array) -> set[str]:
    """Return the plates beside the four that Ghostscript makes of a page with two inks."""
    pdf = page_pdf()
    two_inks(one, other)(pdf)
    limit, how = InkLimit(WINDOW), Method.GHOSTSCRIPT
    (page,) = measure(saved(pdf), limit, profile=PRESS, method=how).pages
    return set(page.inks) - set(PROCESS)


@requires(ghostscript)
def test_a_rip_makes_a_plate_for_each_spelling_and_one_for_two_definitions() -> None:
    assert plates(ink("Ink"), ink("INK")) == {"Ink", "INK"}
    assert plates(ink("Ink"), ink("Ink", (1, 0, 1, 0))) == {"Ink"}
