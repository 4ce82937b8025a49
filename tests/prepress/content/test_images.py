"""Images: their pixels, their colour space, and the size at which they are placed."""

import io
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from statementpress.prepress.colour.space import Family
from tests.prepress.content.stage import Stage, box, kinds, one, painted, spot

INCH = "72 0 0 72 10 10 cm"


def placed(matrix: str, **entries: object) -> list[Any]:
    """Return an image of 100 to 200 grey pixels, placed by a matrix."""
    usual = {"Subtype": Name.Image, "Width": 100, "Height": 200, "BitsPerComponent": 8}
    stage = Stage()
    image = stage.stream(b"", **(usual | {"ColorSpace": Name.DeviceGray} | entries))
    return stage.name("XObject", Logo=image).painted(f"{matrix} /Logo Do")


def test_an_image_comes_with_its_pixels_and_its_place() -> None:
    (image,) = placed(INCH)
    assert (image.name, image.width, image.height, image.bits) == ("Logo", 100, 200, 8)
    assert (image.space.family, box(image)) == (Family.DEVICE_GRAY, (10, 10, 82, 82))


@pytest.mark.parametrize(
    ("matrix", "resolution"),
    [
        (INCH, 100),
        ("36 0 0 36 0 0 cm", 200),
        ("36 0 0 144 0 0 cm", 100),
        ("0 72 -72 0 100 100 cm", 100),
        ("72 0 0 -72 10 300 cm", 100),
        ("50.91169 50.91169 -50.91169 50.91169 100 100 cm", 100),
    ],
)
def test_the_lower_resolution_of_both_directions_counts(matrix: str, resolution: float) -> None:
    (image,) = placed(matrix)
    assert image.resolution == pytest.approx(resolution)


def test_a_stencil_mask_is_coloured_by_the_paint() -> None:
    (mask,) = placed(f"1 0 0 rg {INCH}", ImageMask=True)
    assert (mask.space, mask.bits, mask.paint.values) == (None, 1, (1, 0, 0))


def test_the_mask_of_an_image_is_not_painted_itself() -> None:
    stage = Stage()
    mask = stage.stream(b"", Subtype=Name.Image, Width=1, Height=1, ColorSpace=Name.DeviceGray)
    assert len(placed(INCH, SMask=Dictionary())) == 1
    image = stage.stream(b"", Subtype=Name.Image, Width=9, Height=9, ColorSpace=Name.DeviceRGB)
    image.SMask = mask
    (found,) = stage.name("XObject", X=image).painted(f"{INCH} /X Do")
    assert found.space.family is Family.DEVICE_RGB


def test_an_image_may_be_in_any_space() -> None:
    (image,) = placed(INCH, ColorSpace=spot())
    assert (image.space.family, image.space.inks) == (Family.SEPARATION, ("Invented Orange",))


@pytest.mark.parametrize(
    ("mode", "suffix", "family"),
    [
        ("RGB", "JPEG2000", Family.DEVICE_RGB),
        ("L", "JPEG2000", Family.DEVICE_GRAY),
        ("CMYK", "JPEG", Family.DEVICE_CMYK),
    ],
)
def test_a_file_that_describes_itself_needs_no_space(
    mode: str, suffix: str, family: Family
) -> None:
    written = io.BytesIO()
    Image.new(mode, (8, 8)).save(written, suffix)
    stage = Stage()
    image = stage.stream(b"", Subtype=Name.Image, Width=8, Height=8)
    code = Name.JPXDecode if suffix == "JPEG2000" else Name.DCTDecode
    image.write(written.getvalue(), filter=code)
    (found,) = stage.name("XObject", X=image).painted(f"{INCH} /X Do")
    assert (found.space.family, found.bits) == (family, 8)


@pytest.mark.parametrize(
    "wrong",
    [
        {"Width": 0},
        {"Height": Name.Wrong},
        {"Width": 2**40},
        {"ColorSpace": Array([Name.Invented, 1])},
        {"Subtype": Name.Invented},
    ],
)
def test_an_image_that_no_reader_shows_is_passed_over(wrong: dict[str, object]) -> None:
    assert placed(INCH, **wrong) == []


def test_an_inline_image_is_an_image_without_a_name() -> None:
    image = one(f"q {INCH} BI /W 4 /H 2 /BPC 8 /CS /RGB ID {'abc' * 8} EI Q")
    assert (image.name, image.width, image.height, image.bits) == ("", 4, 2, 8)
    assert image.space.family is Family.DEVICE_RGB
    assert image.resolution == 2


def test_an_inline_image_may_be_a_stencil_or_have_its_words_in_full() -> None:
    assert one(f"q {INCH} BI /W 8 /H 1 /IM true ID a EI Q").space is None
    long = "/Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray"
    assert one(f"q {INCH} BI {long} ID a EI Q").space.family is Family.DEVICE_GRAY


def test_a_broken_inline_image_does_not_take_the_rest_with_it() -> None:
    found = painted(f"q {INCH} BI /W /H 3 ID a EI Q 10 10 50 50 re f")
    assert kinds(found) == ["Area"]
