"""How marks look on paper: margins are cut off, and what is white on nothing gets a plate."""

from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from statementpress.statement.files import FileError
from statementpress.statement.logos.formats import format_of
from statementpress.statement.logos.raster import press_original, read_raster
from statementpress.statement.logos.svg import read_svg
from statementpress.statement.signatories import Logo
from tests.shared.desk import Desk

CLEAR, WHITE, RED, BLACK = (0, 0, 0, 0), (255,) * 4, (200, 40, 20, 255), (10, 10, 10, 255)
Colour = tuple[int, ...]


def saved(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    stream = BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def mark(ground: Colour, sign: Colour, letters: Colour | None = None) -> Image.Image:
    """Return a sign of 60 x 40 pixels at 100, 80, and beside it, if asked for, letters."""
    image = Image.new("RGBA", (400, 200), ground)
    draw = ImageDraw.Draw(image)
    draw.rectangle((100, 80, 159, 119), fill=sign)
    if letters:
        draw.rectangle((180, 90, 259, 109), fill=letters)
    return image


def read(data: bytes) -> Logo:
    return read_raster(format_of("otter.png", data), "otter.png", data)


def svg(content: str, size: str = 'viewBox="0 0 400 200"') -> Logo:
    data = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{content}</svg>'
    return read_svg("otter.svg", data.encode())


@pytest.mark.parametrize("ground", [CLEAR, WHITE, (246, 247, 245, 255)])
@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_margins_of_pixels_are_cut_off(ground: Colour, kind: str) -> None:
    logo = read(saved(mark(ground, RED), kind, lossless=True))
    assert (logo.width, logo.height) == (60, 40)


def test_a_jpeg_has_no_sharp_ground_and_is_cut_all_the_same() -> None:
    logo = read(saved(mark(WHITE, RED).convert("RGB"), "JPEG", quality=70))
    assert (logo.width, logo.height) == pytest.approx((60, 40), abs=6)


@pytest.mark.parametrize("ground", [(0, 60, 120, 255), (200, 200, 200, 255)])
def test_a_coloured_board_belongs_to_the_mark(ground: Colour) -> None:
    assert read(saved(mark(ground, RED))).width == 400


def test_a_ground_that_differs_from_edge_to_edge_is_no_margin() -> None:
    image = mark(WHITE, RED)
    ImageDraw.Draw(image).line((399, 0, 399, 199), fill=(220, 220, 220, 255))
    assert read(saved(image)).width == 400


def test_what_is_empty_is_no_logo() -> None:
    for ground in (CLEAR, WHITE):
        with pytest.raises(FileError) as caught:
            read(saved(Image.new("RGBA", (40, 20), ground)))
        assert caught.value.code == "logo-empty"


def test_the_press_gets_the_same_part_of_the_file_in_its_own_colours() -> None:
    board = Image.new("CMYK", (400, 200), (0, 0, 0, 0))
    ImageDraw.Draw(board).rectangle((100, 80, 159, 119), fill=(255, 0, 127, 0))
    logo = read(saved(board, "JPEG", quality=95, subsampling=0))
    press = Image.open(BytesIO(press_original(logo)))
    assert (press.mode, press.size) == ("CMYK", (logo.width, logo.height))
    assert press.getpixel((30, 20)) == pytest.approx((255, 0, 127, 0), abs=4)


def test_the_press_gets_a_file_without_margins_byte_for_byte() -> None:
    data = saved(Image.new("RGB", (40, 20), "#268"), "JPEG")
    assert press_original(read(data)) == data


SIGN = '<rect x="100" y="80" width="60" height="40" fill="#c30"/>'


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (SIGN, 'viewBox="0 0 400 200"'),
        (SIGN, 'viewBox="-50 -900 2100 2970"'),
        ('<rect width="400" height="200" fill="#fff"/>' + SIGN, 'viewBox="0 0 400 200"'),
        (SIGN, 'width="400" height="400" viewBox="0 0 400 200"'),
        (SIGN, 'width="400" height="400" viewBox="0 0 400 200" preserveAspectRatio="xMinYMax"'),
        (SIGN, 'width="400" height="200"'),
    ],
)
def test_margins_of_an_artboard_are_cut_off(content: str, size: str) -> None:
    logo = svg(content, size)
    assert logo.width / logo.height == pytest.approx(1.5, rel=0.01)
    left, top, width, height = (
        float(number)
        for number in logo.data.decode().partition('viewBox="')[2].split('"')[0].split()
    )
    assert (left, top) == pytest.approx((100, 80), abs=0.5)
    assert (width, height) == pytest.approx((60, 40), abs=0.8)


def test_a_millimetre_stays_a_millimetre() -> None:
    logo = svg(SIGN, 'width="400mm" height="200mm" viewBox="0 0 400 200"')
    assert logo.width == pytest.approx(60 * 96 / 25.4, rel=0.01)


@pytest.mark.parametrize(
    ("content", "size"),
    [
        ('<rect width="50%" height="50%"/>', 'viewBox="0 0 400 200"'),
        (SIGN, 'width="400" height="400" viewBox="0 0 400 200" preserveAspectRatio="none"'),
    ],
)
def test_what_depends_on_its_artboard_keeps_it(content: str, size: str) -> None:
    assert svg(content, size).width == 400


@pytest.mark.parametrize(
    ("ground", "sign", "letters", "looks"),
    [
        (CLEAR, WHITE, None, "plate"),
        (CLEAR, (248, 249, 246, 255), None, "plate"),
        (CLEAR, RED, WHITE, "plate"),
        (CLEAR, BLACK, WHITE, "hidden"),
        (CLEAR, RED, RED, ""),
        (CLEAR, (255, 230, 0, 255), None, ""),
        (WHITE, RED, WHITE, ""),
        (RED, WHITE, WHITE, ""),
    ],
)
def test_what_white_paper_hides_gets_a_plate_that_shows_it(
    ground: Colour, sign: Colour, letters: Colour | None, looks: str
) -> None:
    logo = read(saved(mark(ground, sign, letters)))
    assert (logo.hidden, logo.plate) == (bool(looks), looks == "plate")


def test_white_inside_of_a_coloured_sign_is_seen() -> None:
    disc = '<circle cx="90" cy="90" r="90" fill="{}"/><circle cx="90" cy="90" r="40" fill="{}"/>'
    assert not svg(disc.format("#c30", "#fff")).hidden
    assert not svg(disc.format("#fff", "#c30")).hidden
    assert svg(disc.format("#fff", "#fff")).plate


@pytest.mark.parametrize(
    ("cell", "plate", "found"),
    [
        ("", True, ["logo-on-plate signatories.csv:2"]),
        ("yes", True, []),
        ("No", False, []),
        ("grey", True, ["unknown-plate signatories.csv:2"]),
    ],
)
def test_the_register_has_the_last_word(
    desk: Desk, cell: str, plate: bool, found: list[str]
) -> None:
    desk.write("logos/otter.png", saved(mark(CLEAR, WHITE)))
    header = "group,name_en,name_km,logo,plate"
    desk.write("signatories.csv", f"{header}\nsigned,Otter Society,សមាគមភេ,otter.png,{cell}\n")
    assert [each for each in desk.found() if "plate" in each] == found
    if "unknown-plate" not in str(found):
        logo = desk.statement().groups["signed"].members[0].mark
        assert isinstance(logo, Logo)
        assert logo.plate is plate
