"""Objects that reach the cut have to go on beyond it; pages without such objects are only noted."""

import pytest

from statementpress.errors import Severity
from statementpress.prepress.preflight.finding import Measure, PreflightFinding
from tests.prepress.preflight.pages import (
    MARGIN,
    MILLIMETRE,
    box,
    codes,
    examined,
    findings,
    first_page,
    limits,
    page_pdf,
)

A6 = (105.0, 148.0)


def block(left: float, width: float, colour: str = "0 0 0 1 k") -> bytes:
    """Return a block of colour, in millimetres from the left edge of the trimmed page."""
    x, y = (MARGIN + left) * MILLIMETRE, (MARGIN + 50) * MILLIMETRE
    return f"{colour} {x} {y} {width * MILLIMETRE} 90 re f".encode()


def missing_bleed(content: bytes, bleed: float = 3) -> list[PreflightFinding]:
    return findings(page_pdf(content, bleed=bleed), "bleed-missing")


@pytest.mark.parametrize(
    ("left", "width", "measured"),
    [(0, 40, 0), (-1, 40, 1), (-2.85, 40, 2.85), (-10, 116, 1), (0.05, 40, 0)],
)
def test_colour_that_ends_at_the_cut_or_soon_beyond_it_is_an_error(
    left: float, width: float, measured: float
) -> None:
    (finding,) = missing_bleed(block(left, width))
    assert finding.severity is Severity.ERROR
    assert (finding.measured, finding.limit) == (Measure(measured, "mm"), Measure(3, "mm"))
    assert finding.spot is not None


@pytest.mark.parametrize(
    "content",
    [
        block(-3, 40),
        block(-2.95, 40),
        block(-5, 115),
        block(1, 40),
        block(0, 40, "0 0 0 0 k"),
        block(0, 40, "1 1 1 rg"),
        block(-9, 8.5),
    ],
    ids=["to the bleed", "nearly", "across", "inside", "white", "white light", "a mark outside"],
)
def test_colour_that_bleeds_or_does_not_reach_the_cut_passes(content: bytes) -> None:
    assert missing_bleed(content) == []


def test_missing_bleed_is_only_noted_if_nothing_reaches_the_cut() -> None:
    (finding,) = missing_bleed(block(20, 40), bleed=2)
    assert (finding.severity, finding.measured) == (Severity.NOTE, Measure(2.0, "mm"))


@pytest.mark.parametrize(("bleed", "count"), [(2.95, 0), (2.85, 1), (5, 0)])
def test_a_tenth_of_a_millimetre_of_bleed_does_not_count(bleed: float, count: int) -> None:
    assert len(examined(page_pdf(bleed=bleed)).findings) == count


def test_a_page_without_a_bleed_box_bleeds_to_its_crop_box() -> None:
    pdf = page_pdf()
    del first_page(pdf).BleedBox
    assert codes(pdf) == []
    first_page(pdf).CropBox = box(A6)
    assert codes(pdf) == ["crop-box", "bleed-missing"]


def test_limits_without_bleed_ask_for_none() -> None:
    pdf = page_pdf(block(0, 40), trim=(210, 297), bleed=0)
    assert codes(pdf, limits("newspaper")) == []
