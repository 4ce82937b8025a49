"""The rule about the resolution of images as placed."""

import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from statementpress.errors import Severity
from statementpress.prepress.preflight.finding import Measure
from statementpress.prepress.preflight.rules.images import check
from tests.prepress.preflight.pages import findings, first_page, page_pdf
from tests.prepress.preflight.sample_page import Sample, codes, found, image

INCH = "q 72 0 0 72 100 100 cm /Logo Do Q"


def placed(pixels: int, *, space: str = "DeviceCMYK", bits: int = 8) -> Sample:
    """Return a page with a square image an inch wide."""
    return Sample(INCH, {"Logo": image(pixels, pixels, space, bits)})


def test_a_logo_of_72_ppi_is_an_error_with_its_resolution_and_the_limit() -> None:
    (finding,) = found(check, placed(72))
    assert (finding.code, finding.severity) == ("image-resolution", Severity.ERROR)
    assert (finding.measured, finding.limit) == (Measure(72, "ppi"), Measure(150, "ppi"))
    assert finding.subject == "Logo 72 × 72 px"


def test_a_resolution_between_the_limits_is_a_warning() -> None:
    (finding,) = found(check, placed(200))
    assert (finding.severity, finding.limit) == (Severity.WARNING, Measure(250, "ppi"))


@pytest.mark.parametrize("pixels", [250, 300])
def test_enough_pixels_pass(pixels: int) -> None:
    assert codes(check, placed(pixels)) == []


def test_the_size_at_which_an_image_is_placed_counts() -> None:
    half = Sample("q 36 0 0 36 100 100 cm /Logo Do Q", {"Logo": image(150, 150)})
    assert codes(check, half) == []


def test_the_direction_with_fewer_pixels_counts() -> None:
    stretched = Sample("q 216 0 0 72 100 100 cm /Logo Do Q", {"Logo": image(300, 300)})
    assert [finding.measured for finding in found(check, stretched)] == [Measure(100, "ppi")]


@pytest.mark.parametrize("space", ["DeviceGray", ""])
def test_images_of_one_bit_and_stencil_masks_need_more(space: str) -> None:
    (finding,) = found(check, placed(300, space=space, bits=1))
    assert (finding.code, finding.limit) == ("bitmap-resolution", Measure(550, "ppi"))


def test_an_inline_image_has_no_name() -> None:
    inline = "q 72 0 0 72 100 100 cm BI /W 8 /H 1 /CS /G /BPC 8 ID aaaaaaaa EI Q"
    assert [finding.subject for finding in found(check, inline)] == ["8 × 1 px"]


def test_a_few_pixels_stretched_into_a_background_pass() -> None:
    assert codes(check, placed(1)) == []
    assert codes(check, placed(4)) == []
    assert codes(check, placed(5)) == ["image-resolution"]


@pytest.mark.parametrize(
    "content",
    [
        "q 0 0 0 0 100 100 cm /Logo Do Q",
        "q 72 0 0 0 100 100 cm /Logo Do Q",
        "q 300 300 10 10 re W n 72 0 0 72 100 100 cm /Logo Do Q",
        "q 20 0 0 20 5 5 cm /Logo Do Q",
        "/Clear gs q 72 0 0 72 100 100 cm /Logo Do Q",
    ],
    ids=["no area", "no height", "clipped away", "outside the bleed box", "transparent"],
)
def test_an_image_that_does_not_show_is_ignored(content: str) -> None:
    assert codes(check, Sample(content, {"Logo": image(10, 10)})) == []


def letters(pixels: int) -> Pdf:
    """Return a page with a line in a font of Type 3, whose letters have so many pixels to an inch.

    Each letter is a stencil of a tenth of an inch, as TeX draws them.
    """
    side = pixels // 10
    glyph = f"1 0 0 0 1 1 d1 BI /IM true /W {side} /H {side} /BPC 1 ID ".encode()
    glyph += bytes(side * ((side + 7) // 8)) + b" EI"
    pdf = page_pdf(b"0 0 0 1 k BT /F 7.2 Tf 100 100 Td (aaaaaaaaaaaaaaaaaaaaaaaaa) Tj ET")
    font = Dictionary(Subtype=Name.Type3, FontMatrix=[1, 0, 0, 1, 0, 0], FontBBox=[0, 0, 1, 1])
    font.FirstChar, font.LastChar, font.Widths = 97, 97, Array([1])
    font.Encoding = Dictionary(Differences=Array([97, Name.a]))
    font.CharProcs = Dictionary(a=pdf.make_stream(glyph))
    first_page(pdf).Resources = Dictionary(Font=Dictionary(F=font))
    return pdf


@pytest.mark.parametrize(("pixels", "counts"), [(300, [25]), (600, [])])
def test_letters_that_are_images_are_found_once_and_only_if_they_are_coarse(
    pixels: int, counts: list[int]
) -> None:
    found = findings(letters(pixels), "bitmap-resolution")
    assert [finding.count for finding in found] == counts
    assert all(finding.severity is Severity.WARNING for finding in found)
