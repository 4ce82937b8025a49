"""Pages become pixels, a difference is counted, and its pictures are kept."""

from pathlib import Path

import pytest
from PIL import Image

from tests.readers import raster

WHITE = Image.new("RGB", (40, 30), "white")


def spotted(colour: tuple[int, int, int]) -> Image.Image:
    """Return the white image with a spot of 6 pixels."""
    image = WHITE.copy()
    image.paste(colour, (10, 10, 13, 12))
    return image


@pytest.fixture
def failures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder where the pictures of a failure are kept during this test."""
    monkeypatch.setattr(raster, "FAILURES", tmp_path / "failures")
    return tmp_path / "failures"


def test_every_page_is_drawn_at_its_size(untagged: Path) -> None:
    drawn = raster.pages(untagged, dpi=254)
    # PDFium rounds up to whole pixels.
    assert [page.size for page in drawn] == [pytest.approx((1000, 600), abs=1)] * 2
    assert all(page.getpixel((0, 0)) == (255, 255, 255) for page in drawn)
    assert raster.differing_pixels(drawn[0], drawn[1]) > 0


def test_the_same_file_is_drawn_the_same(untagged: Path) -> None:
    for first, second in zip(raster.pages(untagged, 72), raster.pages(untagged, 72), strict=True):
        raster.assert_same(first, second, "same")


@pytest.mark.parametrize(("threshold", "count"), [(0, 6), (9, 6), (10, 0)])
def test_pixels_differ_by_more_than_the_threshold_in_any_colour(threshold: int, count: int) -> None:
    assert raster.differing_pixels(WHITE, spotted((255, 245, 255)), threshold) == count


def test_a_difference_fails_and_keeps_its_pictures(failures: Path) -> None:
    with pytest.raises(AssertionError, match="spot: 6 pixels differ, 5 allowed"):
        raster.assert_same(spotted((0, 0, 0)), WHITE, "spot", allowed=5)
    names = {path.name for path in failures.iterdir()}
    assert names == {"spot-actual.png", "spot-expected.png", "spot-difference.png"}
    with Image.open(failures / "spot-difference.png") as difference:
        assert difference.histogram()[0] == 6


def test_a_difference_that_is_allowed_leaves_nothing(failures: Path) -> None:
    raster.assert_same(spotted((0, 0, 0)), WHITE, "spot", allowed=6)
    assert not failures.exists()


def test_images_of_two_sizes_are_never_the_same(failures: Path) -> None:
    larger = Image.new("RGB", (40, 31), "white")
    with pytest.raises(ValueError, match="cannot be compared"):
        raster.differing_pixels(WHITE, larger)
    with pytest.raises(AssertionError, match="size: "):
        raster.assert_same(WHITE, larger, "size")
    assert {path.name for path in failures.iterdir()} == {"size-actual.png", "size-expected.png"}
