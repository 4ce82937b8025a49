"""A scanned signature: the ink alone is left, in its colour, and the paper is gone."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from statementpress.statement.files import FileError
from statementpress.statement.signatories import Logo
from statementpress.statement.signatures import read_scan
from tests.shared.scans import BLACK, BLUE, RED, encoded, paper, signature, stamp


def lifted(folder: Path, data: bytes, name: str = "scan.jpg") -> Logo:
    (folder / name).write_bytes(data)
    return read_scan(folder, name)


def picture(scan: Logo) -> Image.Image:
    return Image.open(BytesIO(scan.data))


def solid(image: Image.Image) -> list[tuple[int, int, int]]:
    """Return the colours of all pixels that are ink alone."""
    red, green, blue, alpha = (band.tobytes() for band in image.convert("RGBA").split())
    return [(r, g, b) for r, g, b, a in zip(red, green, blue, alpha, strict=True) if a == 255]


@pytest.mark.parametrize("ink", [BLACK, BLUE, RED])
def test_the_paper_is_transparent_and_the_ink_keeps_its_colour(
    tmp_path: Path, ink: tuple[int, int, int]
) -> None:
    """Around a stroke nothing is left, not even a veil, and the stroke itself is solid.

    Its colour is the one that it has on white paper: the page of the scan has a light of 208.
    """
    image = picture(lifted(tmp_path, signature(ink)))
    alpha = image.getchannel("A")
    assert alpha.histogram()[0] > 0.7 * image.width * image.height
    colours = solid(image)
    assert len(colours) > 0.05 * image.width * image.height
    for channel, wanted in enumerate(ink):
        found = sorted(colour[channel] for colour in colours)[len(colours) // 2]
        assert found == pytest.approx(min(wanted * 255 / 208, 255), abs=30)


def test_edges_are_smooth(tmp_path: Path) -> None:
    levels = picture(lifted(tmp_path, signature())).getchannel("A").histogram()
    assert len([level for level, count in enumerate(levels) if count and 0 < level < 255]) > 60


def test_black_ink_is_grey_for_the_press(tmp_path: Path) -> None:
    """Its black plate alone prints it; coloured ink stays coloured."""
    assert picture(lifted(tmp_path, signature())).mode == "LA"
    assert picture(lifted(tmp_path, signature(BLUE))).mode == "RGBA"
    assert picture(lifted(tmp_path, stamp())).mode == "RGBA"


def test_margins_are_cut_off(tmp_path: Path) -> None:
    """The stroke goes from 0.2 to 0.8 of the width, and from 0.3 to 0.7 of the height."""
    scan = lifted(tmp_path, signature(width=400, height=200))
    assert scan.width == pytest.approx(0.6 * 400, abs=20)
    assert scan.height == pytest.approx(0.4 * 200, abs=20)
    assert scan.original == scan.data, "a press gets the ink, too, not the paper"


def test_what_is_solid_in_a_stamp_stays_solid(tmp_path: Path) -> None:
    image = picture(lifted(tmp_path, stamp()))
    assert image.getchannel("A").getpixel((image.width // 2, image.height // 2)) == 255


def test_a_transparent_picture_keeps_its_pixels(tmp_path: Path) -> None:
    drawn = Image.new("RGBA", (200, 100), (0, 0, 0, 0))
    drawn.paste((250, 240, 10, 255), (80, 40, 120, 60))
    image = picture(lifted(tmp_path, encoded(drawn, "PNG"), "scan.png"))
    assert set(solid(image)) == {(250, 240, 10)}
    assert image.size < (60, 40)


def test_a_drawing_stays_as_it_is_drawn(tmp_path: Path) -> None:
    drawn = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 4"><path d="M0 0h9v4z"/></svg>'
    assert lifted(tmp_path, drawn, "scan.svg").media_type == "image/svg+xml"


@pytest.mark.parametrize("page", [paper(200, 100), Image.new("RGB", (200, 100), "white")])
def test_a_page_without_ink_is_refused(tmp_path: Path, page: Image.Image) -> None:
    with pytest.raises(FileError) as refused:
        lifted(tmp_path, encoded(page, "JPEG"))
    assert refused.value.code == "no-signature"
