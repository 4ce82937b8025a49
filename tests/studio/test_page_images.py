"""Pictures of pages are drawn as sharp as a screen is, and once."""

from io import BytesIO

import pytest
from PIL import Image

from statementpress.studio import page_images
from statementpress.studio.page_images import PageImages
from statementpress.studio.preview_messages import Built, FirstPage, Page
from tests.shared.small_pdf import LINES, moved, pdf


def size(png: bytes | None) -> tuple[int, int]:
    assert png
    return Image.open(BytesIO(png)).size


def built(*versions: str) -> Built:
    pages = tuple(Page(version, 200, 200) for version in versions)
    made = pdf(*(moved(float(number)) for number, _ in enumerate(versions)))
    return Built("folder", "english", made, pages, (), 1.0)


@pytest.fixture
def images() -> PageImages:
    found = PageImages()
    found.built(built("a", "b"))
    return found


def test_a_page_is_drawn_at_the_nearest_scale(images: PageImages) -> None:
    assert size(images.png("a", 1)) == (267, 267)
    assert size(images.png("a", 1.9)) == (534, 534)
    assert size(images.png("a", 1000)) == (800, 800)


def test_each_version_is_its_own_page_and_others_are_none(images: PageImages) -> None:
    assert images.png("a", 1) != images.png("b", 1)
    assert images.png("c", 1) is None


def test_the_first_page_comes_before_the_others(images: PageImages) -> None:
    images.first(FirstPage("folder", "english", 2, "c", pdf(LINES)))
    assert images.png("c", 1)
    assert images.png("a", 1)


def test_a_page_is_drawn_once(images: PageImages) -> None:
    before = images.png("a", 1)
    images.built(built("a"))
    assert images.png("a", 1) is before


def test_pictures_take_no_more_than_their_room(
    images: PageImages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_images, "MOST_BYTES", 1)
    before = images.png("a", 1)
    images.png("b", 1)
    assert images.png("a", 1) is not before
