"""Objects that reach the cut have to go on beyond it; pages without such objects are only noted."""

import pytest
from pikepdf import Array, Dictionary, Name

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


def drawn(path: str, colour: str = "1 0 0 0 k", paint: str = "f") -> bytes:
    """Return a path in millimetres from the lower left corner of the trimmed page, A6, filled."""
    place = f"{MILLIMETRE} 0 0 {MILLIMETRE} {MARGIN * MILLIMETRE} {MARGIN * MILLIMETRE} cm"
    return f"q {place} {colour} {path} {paint} Q ".encode()


def circle(x: float, y: float, radius: float) -> str:
    """Return a circle as a path."""
    k = radius * 0.5523
    return (
        f"{x + radius} {y} m {x + radius} {y + k} {x + k} {y + radius} {x} {y + radius} c "
        f"{x - k} {y + radius} {x - radius} {y + k} {x - radius} {y} c "
        f"{x - radius} {y - k} {x - k} {y - radius} {x} {y - radius} c "
        f"{x + k} {y - radius} {x + radius} {y - k} {x + radius} {y} c h"
    )


GROUND = "-5 -5 115 158 re"
ENDS_AT_THE_RIGHT = "60 30 m 110 30 l 110 60 l 105 60 l 105 90 l 60 90 l h"
"""A shape like an L, whose foot bleeds and whose upright ends at the cut."""


@pytest.mark.parametrize(
    ("content", "measured"),
    [
        (drawn("0.5 0.5 104 147 re"), 0),
        (drawn(ENDS_AT_THE_RIGHT), 0),
        (drawn(circle(95, 70, 11)), 1),
        (drawn("-3 40 40 20 re W n") + drawn("-8 38 20 30 re") + drawn("60 30 47 20 re"), 2),
        (drawn(GROUND) + drawn("105 -5 5 158 re", "0 0 0 0 k"), 0),
        (drawn(GROUND) + drawn("60 30 45 40 re", "0 1 0 0 k"), 0),
        (drawn("80 50 m 105 50 l", "0 0 0 1 K 0.5 w", "S"), 0),
    ],
    ids=[
        "a background that stops before the cut",
        "an L",
        "a circle",
        "the second of two",
        "a ground under white",
        "another colour on a ground that bleeds",
        "a line to the cut",
    ],
)
def test_what_can_be_seen_to_end_at_the_cut_is_an_error(content: bytes, measured: float) -> None:
    (finding,) = missing_bleed(content)
    assert finding.severity is Severity.ERROR
    assert finding.measured is not None
    assert finding.measured.value == pytest.approx(measured, abs=0.3)


@pytest.mark.parametrize(
    "content",
    [
        drawn(GROUND) + drawn("60 30 45 40 re"),
        drawn("60 30 45 40 re") + drawn(GROUND, "1 0 0 0.5 k"),
        drawn(GROUND) + drawn(ENDS_AT_THE_RIGHT),
        drawn("80 40 m 120 80 l 120 95 l 80 55 l h"),
        drawn(ENDS_AT_THE_RIGHT.replace("105", "109")),
        drawn("0.5 60 8 8 re"),
        drawn("80 50 m 120 50 l", "0 0 0 1 K 0.5 w", "S"),
        drawn("-2.5 40 2 20 re"),
    ],
    ids=[
        "the colour of its ground",
        "covered",
        "an L of the colour of its ground",
        "aslant beyond the cut",
        "an L that bleeds",
        "a small thing before the cut",
        "a line beyond the cut",
        "beside the page",
    ],
)
def test_what_goes_on_beyond_the_cut_passes(content: bytes) -> None:
    assert missing_bleed(content) == []


@pytest.mark.parametrize(("ground", "count"), [("1 0 0 0 k", 0), ("0 0 1 0 k", 1)])
def test_a_picture_may_end_at_the_cut_on_a_ground_of_its_colour(ground: str, count: int) -> None:
    placed = f"q {45 * MILLIMETRE} 0 0 90 {70 * MILLIMETRE} 150 cm /Photo Do Q".encode()
    pdf = page_pdf(drawn(GROUND, ground) + placed)
    photo = pdf.make_stream(b"\xff\0\0\0" * 900, Type=Name.XObject, Subtype=Name.Image)
    photo.Width, photo.Height, photo.BitsPerComponent = 30, 30, 8
    photo.ColorSpace = Name.DeviceCMYK
    first_page(pdf).Resources = Dictionary(XObject=Dictionary(Photo=photo))
    assert len(findings(pdf, "bleed-missing")) == count


def test_a_clip_that_ends_at_the_cut_is_an_error() -> None:
    clip = drawn(ENDS_AT_THE_RIGHT, "", "W n").replace(b"Q ", b"")
    assert len(missing_bleed(clip + b"1 0 0 0 k 0 0 600 600 re f Q")) == 1


def test_the_spine_of_facing_pages_is_not_cut() -> None:
    pdf = page_pdf(block(0, 40), pages=3)
    for page, side in zip(pdf.pages, (0, 2, 0), strict=True):
        bleed = [*page.obj.BleedBox]
        bleed[side] = page.obj.TrimBox[side]
        page.obj.BleedBox = Array(bleed)
    found = [finding.page for finding in findings(pdf, "bleed-missing")]
    assert found == [2], "its spine is on the right, and the block ends at the left"
