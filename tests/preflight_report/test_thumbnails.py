"""Pictures of pages: trimmed, with a numbered frame where each finding is."""

from collections.abc import Sequence
from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageColor

from statementpress.errors import Severity
from statementpress.preflight_report.thumbnails import BLANK, COLOURS, Mark, mark, thumbnails
from statementpress.prepress.preflight.finding import Spot
from tests.preflight_report.cases import HEIGHT, SHIPPED_PROJECT, WIDTH, pdf

WIDE = 21.0
"""Millimetres, a tenth of the page."""
FONT = SHIPPED_PROJECT.files.read("fonts", "source-serif-4/SourceSerif4-Bold.ttf")
SPOT = Spot(50, 100, 150, 200)
GREEN = b"0 1 0 rg 0 0 2000 2000 re f"
"""Fills the sheet, bleed and all."""


def picture(marks: Sequence[Mark] = (), **how: object) -> Image.Image:
    (png,) = thumbnails(pdf(1, **how), {1: marks}, width=WIDE, font=FONT)  # type: ignore[arg-type]
    return Image.open(BytesIO(png)).convert("RGB")


def marked(severity: Severity = Severity.ERROR, spot: Spot = SPOT) -> Mark:
    made = mark(7, severity, spot, (WIDTH, HEIGHT))
    assert made is not None
    return made


def box_of(image: Image.Image, colour: str) -> tuple[int, int, int, int]:
    apart = ImageChops.difference(image, Image.new("RGB", image.size, colour)).split()
    box = ImageChops.lighter(ImageChops.lighter(apart[0], apart[1]), apart[2])
    found = box.point([255] + 255 * [0]).getbbox()
    assert found is not None
    return found


def colours(image: Image.Image) -> dict[object, int]:
    """Return how many pixels there are of each colour."""
    return {colour: count for count, colour in image.getcolors(image.width * image.height) or []}


def test_a_picture_is_the_trimmed_page_ten_pixels_to_the_millimetre() -> None:
    assert picture().size == (210, 297)


def test_what_is_beside_the_trimmed_page_is_not_shown() -> None:
    cross = b"0 1 0 rg 0 0 8 2000 re f"
    assert (0, 255, 0) not in colours(picture(content=cross))
    assert (0, 255, 0) in colours(picture(content=GREEN))


@pytest.mark.parametrize("severity", Severity)
def test_a_frame_is_where_the_finding_is_in_the_colour_of_its_severity(severity: Severity) -> None:
    left, _, right, bottom = box_of(picture([marked(severity)]), COLOURS[severity])
    assert (left, right, bottom) == pytest.approx((50, 150, 200), abs=6)


def test_a_number_says_which_finding_it_is() -> None:
    seven, eight = (
        picture([Mark(number, Severity.ERROR, (0.2, 0.2, 0.8, 0.8))]) for number in (7, 8)
    )
    assert seven.tobytes() != eight.tobytes()


def test_frames_turn_with_the_page() -> None:
    turned = picture([marked()], rotate=90)
    left, _, right, bottom = box_of(turned, COLOURS[Severity.ERROR])
    scale = turned.width / HEIGHT
    expected = ((HEIGHT - 200) * scale, (HEIGHT - 100) * scale, 150 * scale)
    assert (left, right, bottom) == pytest.approx(expected, abs=6)
    assert turned.width > turned.height


def test_a_point_is_framed_so_that_it_is_seen() -> None:
    left, _, right, _ = box_of(
        picture([marked(spot=Spot(100, 100, 100, 100))]), COLOURS[Severity.ERROR]
    )
    assert right - left >= 10


@pytest.mark.parametrize(
    "spot",
    [
        Spot(-30, -30, -5, -5),
        Spot(215, 10, 220, 20),
        Spot(float("nan"), 0, 1, 1),
        Spot(0, 0, float("inf"), 1),
    ],
)
def test_a_finding_beside_the_page_has_no_frame(spot: Spot) -> None:
    assert mark(1, Severity.NOTE, spot, (WIDTH, HEIGHT)) is None


def test_a_page_without_a_size_has_no_frames() -> None:
    assert mark(1, Severity.NOTE, SPOT, (0, HEIGHT)) is None


def test_numbers_do_not_cover_each_other() -> None:
    alone, together = (
        picture([Mark(number, Severity.ERROR, (0, 0, 1, 1)) for number in numbers])
        for numbers in ((1,), (1, 2, 3))
    )
    red = ImageColor.getrgb(COLOURS[Severity.ERROR])
    areas = [colours(each)[red] for each in (alone, together)]
    assert areas[1] > areas[0] + 1000


@pytest.mark.parametrize("data", [b"no PDF", pdf(0)])
def test_a_page_that_cannot_be_drawn_is_grey(data: bytes) -> None:
    (png,) = thumbnails(data, {1: ()}, width=WIDE, font=FONT)
    assert Image.open(BytesIO(png)).getpixel((50, 50)) == ImageColor.getrgb(BLANK)


def test_the_same_page_gives_the_same_picture() -> None:
    twice = [picture([marked()], content=GREEN).tobytes() for _ in range(2)]
    assert twice[0] == twice[1]
