"""Pictures are exact in size, and of few colours where nobody sees that."""

from io import BytesIO

import pikepdf
import pytest
from PIL import Image, ImageDraw

from statementpress.errors import Place, SetupError
from statementpress.share.pictures import SHARE_SEEN, changed, drawn_pages, few_colours, is_cut, png

PLACE = Place("styles/share/feed.css")
CHUNKS = {b"IHDR", b"PLTE", b"IDAT", b"IEND"}
"""All that a PNG needs."""


def page(width: float, height: float) -> bytes:
    document = pikepdf.new()
    document.add_blank_page(page_size=(width, height))
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def gradient() -> Image.Image:
    """Return a photograph, as far as colours go."""
    sides = [Image.linear_gradient("L"), Image.linear_gradient("L").rotate(90)]
    return Image.merge("RGB", [*sides, Image.radial_gradient("L")])


def chunks(data: bytes) -> list[bytes]:
    found, at = [], 8
    while at < len(data):
        found.append(data[at + 4 : at + 8])
        at += 12 + int.from_bytes(data[at : at + 4], "big")
    return found


@pytest.mark.parametrize("size", [(1080, 1350), (1080, 1920), (1200, 630), (1081, 7)])
def test_a_css_pixel_is_a_pixel(size: tuple[int, int]) -> None:
    (image,) = drawn_pages(page(size[0] * 0.75, size[1] * 0.75), PLACE)
    assert image.size == size


def test_half_a_pixel_is_refused_with_the_style_sheet() -> None:
    with pytest.raises(SetupError, match=r"1080\.50 × 1350\.00 pixels") as caught:
        list(drawn_pages(page(810.375, 1012.5), PLACE))
    assert caught.value.place == PLACE


def test_flat_colours_become_few_and_stay_what_they_are() -> None:
    image = Image.new("RGB", (200, 100), "#fff")
    ImageDraw.Draw(image).rectangle((50, 20, 150, 80), fill="#1b5163")
    few = few_colours(image)
    assert few is not None
    assert few.mode == "P"
    assert changed(image, few.convert("RGB")) == 0
    assert few.convert("RGB").getpixel((0, 0)) == (255, 255, 255)
    assert few.convert("RGB").getpixel((100, 50)) == (0x1B, 0x51, 0x63)


def test_a_photograph_keeps_all_its_colours() -> None:
    assert few_colours(gradient()) is None
    assert Image.open(BytesIO(png(gradient()))).mode == "RGB"


def test_a_colour_that_few_pixels_have_is_not_lost() -> None:
    image = Image.new("RGB", (1000, 1000), "#fff")
    image.paste(gradient().convert("L").resize((900, 900)).convert("RGB"), (0, 0))
    image.paste((220, 20, 20), (960, 960, 990, 990))
    few = few_colours(image)
    assert few is not None
    assert changed(image, few.convert("RGB")) <= SHARE_SEEN
    red, green, blue = few.convert("RGB").crop((970, 970, 971, 971)).tobytes()
    assert red > 200
    assert max(green, blue) < 40


def test_the_same_picture_has_the_same_bytes_and_nothing_but_the_picture() -> None:
    assert png(gradient()) == png(gradient())
    assert set(chunks(png(gradient()))) <= CHUNKS


@pytest.mark.parametrize("at", [(0, 50), (196, 50), (90, 0), (90, 97)])
def test_what_reaches_an_edge_is_noticed(at: tuple[int, int]) -> None:
    image = Image.new("RGB", (200, 100), "#fff")
    image.paste("#1b5163", (0, 0, 200, 40))
    assert not is_cut(image)
    image.paste(gradient().resize((4, 3)), at)
    assert is_cut(image)
