"""The rule about colour spaces: no colour is left for another machine to separate."""

import pytest

from statementpress.errors import Severity
from statementpress.prepress.preflight.rules.colours import check
from tests.prepress.preflight.sample_page import Sample, codes, found, image

TEXT = "BT /F 12 Tf 100 100 Td (a) Tj ET"


@pytest.mark.parametrize(
    ("content", "code", "subject"),
    [
        (f"1 0 0 rg {TEXT}", "colour-rgb", "text"),
        ("1 0 0 rg 100 100 50 50 re f", "colour-rgb", "area"),
        ("1 0 0 RG 100 100 50 50 re S", "colour-rgb", "line"),
        ("100 100 50 50 re W n /Rgb sh", "colour-rgb", "shading"),
        ("/SpotByRgb cs 1 sc 100 100 50 50 re f", "colour-rgb", "area"),
        ("/IndexedRgb cs 1 sc 100 100 50 50 re f", "colour-rgb", "area"),
        ("/Icc cs 1 0 0 sc 100 100 50 50 re f", "colour-icc", "area"),
        ("/CalRgb cs 1 0 0 sc 100 100 50 50 re f", "colour-icc", "area"),
        ("/CalGray cs 1 sc 100 100 50 50 re f", "colour-icc", "area"),
        ("/Lab cs 50 20 20 sc 100 100 50 50 re f", "colour-lab", "area"),
    ],
)
def test_rgb_icc_based_and_lab_colours_are_errors(content: str, code: str, subject: str) -> None:
    (finding,) = found(check, content)
    assert (finding.code, finding.subject, finding.severity) == (code, subject, Severity.ERROR)


@pytest.mark.parametrize(
    "content",
    [
        f"0 0 0 1 k {TEXT}",
        "0 g 100 100 50 50 re f",
        "1 0 0 0 K 100 100 50 50 re S",
        "100 100 50 50 re W n /Cmyk sh",
        "/Spot cs 1 sc 100 100 50 50 re f",
        "/IndexedCmyk cs 1 sc 100 100 50 50 re f",
        "/All cs 1 sc 100 100 50 50 re f",
        "/AllByRgb cs 1 sc 100 100 50 50 re f",
    ],
)
def test_colours_in_inks_pass(content: str) -> None:
    assert codes(check, content) == []


def test_a_spot_colour_defined_in_lab_passes() -> None:
    assert codes(check, "/SpotByLab cs 1 sc 100 100 50 50 re f") == []


@pytest.mark.parametrize("colour", ["0 0 0 rg", "0.137 0.122 0.125 rg", "/Icc cs 0 0 0 sc"])
def test_black_text_in_rgb_is_named_as_such(colour: str) -> None:
    assert [finding.subject for finding in found(check, f"{colour} {TEXT}")] == ["black text"]


@pytest.mark.parametrize(
    ("space", "expected"),
    [
        ("DeviceRGB", ["colour-rgb"]),
        ("IndexedRgb", ["colour-rgb"]),
        ("Icc", ["colour-icc"]),
        ("Lab", ["colour-lab"]),
        ("DeviceCMYK", []),
        ("DeviceGray", []),
        ("IndexedCmyk", []),
        ("Spot", []),
    ],
)
def test_images_are_judged_by_their_pixels(space: str, expected: list[str]) -> None:
    page = Sample("q 100 0 0 100 100 100 cm /Logo Do Q", {"Logo": image(300, 300, space)})
    assert codes(check, page) == expected


def test_a_stencil_mask_is_judged_by_what_it_paints() -> None:
    placed = "q 100 0 0 100 100 100 cm /Logo Do Q"
    stencil = {"Logo": image(300, 300, "", bits=1)}
    assert codes(check, Sample(f"0 0 0 1 k {placed}", stencil)) == []
    assert codes(check, Sample(f"1 0 0 rg {placed}", stencil)) == ["colour-rgb"]


def test_rgb_outside_the_bleed_box_counts_because_the_whole_page_is_separated() -> None:
    assert codes(check, "1 0 0 rg 5 5 20 20 re f") == ["colour-rgb"]


def test_fully_transparent_objects_do_not_count() -> None:
    assert codes(check, "/Clear gs 1 0 0 rg 100 100 50 50 re f") == []


def test_a_finding_has_its_place_in_millimetres_from_the_top_left_of_the_trimmed_page() -> None:
    (finding,) = found(check, "1 0 0 rg 122 278 72 36 re f")
    assert finding.spot is not None
    assert finding.spot.left == pytest.approx(25.4)
    assert finding.spot.top == pytest.approx(12.7)
    assert finding.spot.right == pytest.approx(50.8)
    assert finding.spot.bottom == pytest.approx(25.4)


@pytest.mark.parametrize(("left", "told"), [(100, []), (180, ["colour-rgb"])])
def test_a_colour_counts_in_the_shape_of_a_clip_and_not_in_its_box(
    left: int, told: list[str]
) -> None:
    triangle = "100 100 m 300 100 l 200 300 l h W n"
    assert codes(check, f"q {triangle} 1 0 0 rg {left} 240 20 20 re f Q") == told
