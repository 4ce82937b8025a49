"""Pages whose ink need not be measured: what is known of their colours keeps within the limits."""

import pytest
from msgspec.structs import replace
from pikepdf import Dictionary, Name, Pdf

from statementpress.prepress.ink.measure import InkLimit, Method, measure
from statementpress.prepress.preflight.ink_bounds import keeps_within
from statementpress.prepress.preflight.inspection import inspected_pages
from tests.prepress.ink.patches import WINDOW, opened, sheet
from tests.prepress.ink.test_measure import PATCHES
from tests.prepress.preflight.pages import limits
from tests.prepress.presses import PRESS

LIMITS = [25, 75, 100, 150, 200, 300, 400]
"""Percent of total ink."""
CYAN = "1 0 0 0 k 60 60 60 60 re f"


def settled(pdf: Pdf, most: float, inks: tuple[str, ...] = limits().inks) -> bool:
    """Return whether the ink of the only page is known to keep within a limit in percent."""
    (page,) = inspected_pages(pdf)
    return keeps_within(page, replace(limits(), total_ink=most, inks=inks))


@pytest.mark.parametrize("content", [content for content, _ in PATCHES.values()], ids=PATCHES)
def test_a_page_that_is_not_measured_never_has_more_ink_than_the_limit(content: str) -> None:
    (found,) = measure(
        sheet(content), InkLimit(WINDOW), profile=PRESS, method=Method.IN_PROCESS
    ).pages
    with opened(sheet(content)) as pdf:
        assert all(found.total <= most + 1 for most in LIMITS if settled(pdf, most))


@pytest.mark.parametrize(
    ("content", "least"),
    [
        pytest.param("", 0, id="bare"),
        pytest.param("0.2 0.3 0.1 0.4 k 60 60 60 60 re f", 100, id="tint"),
        pytest.param("0.25 g 60 60 60 60 re f", 75, id="grey"),
        pytest.param(f"{CYAN} 0 0 0 1 k 60 60 60 60 re f", 100, id="knocks out"),
        pytest.param(f"{CYAN} /Half gs 0 1 0 0 k 60 60 60 60 re f", 100, id="transparent"),
        pytest.param(f"{CYAN} /Over gs 0 0 0 1 k 60 60 60 60 re f", 200, id="overprints"),
        pytest.param(f"{CYAN} /Over gs 0 0 0 1 k 121 60 60 60 re f", 100, id="elsewhere"),
        pytest.param("1 1 1 1 k 0 0 9 240 re f", 0, id="beyond the bleed"),
    ],
)
def test_what_a_page_adds_up_to(content: str, least: float) -> None:
    with opened(sheet(content)) as pdf:
        assert settled(pdf, least)
        assert not least or not settled(pdf, least - 1)


@pytest.mark.parametrize(
    "content",
    [
        "0 0 0 rg 60 60 60 60 re f",
        "/Dark gs 0 0 0 1 k 60 60 60 60 re f",
        "q 60 0 0 60 60 60 cm /Photo Do Q",
    ],
    ids=["light", "blend mode", "image"],
)
def test_what_is_not_known_counts_as_four_solid_inks(content: str) -> None:
    with opened(sheet(content, Photo=bytes(6))) as pdf:
        pdf.pages[0].obj.Resources.ExtGState.Dark = Dictionary(BM=Name.Multiply)
        assert not settled(pdf, 399)
        assert settled(pdf, 400)


def test_a_group_that_is_blended_in_light_may_have_any_ink() -> None:
    with opened(sheet("0 0 0 1 k 60 60 60 60 re f")) as pdf:
        assert settled(pdf, 100)
        pdf.pages[0].obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)
        assert settled(pdf, 100)
        pdf.pages[0].obj.Group.CS = Name.DeviceRGB
        assert not settled(pdf, 399)


def test_a_spot_colour_is_always_measured() -> None:
    with opened(sheet("/Spot cs 0.1 scn 50 50 50 50 re f")) as pdf:
        assert not settled(pdf, 400)


def test_an_ink_that_the_job_does_not_have_is_always_measured() -> None:
    with opened(sheet("0.1 0 0 1 k 50 50 50 50 re f")) as pdf:
        assert settled(pdf, 400, ("Cyan", "Black"))
        assert not settled(pdf, 400, ("Black",))


def test_a_page_that_cannot_be_read_is_always_measured() -> None:
    with opened(sheet("0 0 0 1 k 50 50 50 50 re f")) as pdf:
        pdf.pages[0].obj.Contents.write(b"broken", filter=Name.FlateDecode)
        assert not settled(pdf, 400)
