"""What readers and LittleCMS make of files with a fault, and of those that nearly have it."""

from io import BytesIO

import pypdfium2
import pytest
from PIL import ImageCms

from tests.prepress.preflight.faults import TABLES, of_files
from tests.prepress.preflight.faults.case import Case
from tests.prepress.preflight.pages import PROFILE

CASES = [case for table in TABLES for case in table]
SCALE = 8
"""Pixels to the point."""
IMAGE = (100, 200, 103, 203)
"""Where the tables place an image: left, bottom, right and top in points."""
WHOLE = {"pixels": "opi: an image alone", "JPEG": "image-damaged: a whole JPEG"}
"""The files with a whole image, by a word for others that should look the same."""
PROFILES = {
    "another space of connection": (of_files.patched(20, b"RGB "), False),
    "a table of three inks": (of_files.patched(of_files.table_of(b"A2B0") + 8, b"\x03"), False),
    "a table back to three": (of_files.patched(of_files.table_of(b"B2A0") + 9, b"\x03"), False),
    "another version of ICC": (of_files.patched(8, b"\x04"), True),
    "a line feed behind it": (PROFILE + b"\n", True),
}
"""Profiles, and whether colours can be converted by them."""


def case(name: str) -> Case:
    (found,) = (each for each in CASES if str(each) == name)
    return found


def seen(name: str) -> bytes:
    """Return the grey pixels that PDFium shows where a file has its image."""
    with pypdfium2.PdfDocument(case(name).file()) as pdf:
        page = pdf[0].render(scale=SCALE).to_pil().convert("L")
    left, bottom, right, top = (edge * SCALE for edge in IMAGE)
    return bytes(page.crop((left, page.height - top, right, page.height - bottom)).tobytes())


@pytest.mark.parametrize(
    "name",
    [
        "half of the pixels",
        "a tenth of the pixels",
        "more pixels than it takes",
        "a JPEG of which half is there",
        "a whole JPEG with bytes behind it",
    ],
)
def test_an_image_looks_other_than_a_whole_one_where_it_is_told(name: str) -> None:
    whole = WHOLE["JPEG" if "JPEG" in name else "pixels"]
    judged = case(f"image-damaged: {name}")
    assert (seen(str(judged)) != seen(whole)) is judged.told


def test_what_is_missing_of_one_row_is_the_least_that_a_reader_shows() -> None:
    lost = case("image-damaged: all pixels but the last")
    assert not lost.told, "a tenth of a millimetre of one row is no damage that anybody sees"
    pairs = zip(seen(str(lost)), seen(WHOLE["pixels"]), strict=True)
    assert sum(one != other for one, other in pairs) / (24 * 24) < 0.05


@pytest.mark.parametrize("code", ["crop-box", "crop-box-cuts"])
def test_viewers_show_less_than_the_sheet_or_the_page_where_it_is_told(code: str) -> None:
    for each in (each for each in CASES if each.code == code):
        with pypdfium2.PdfDocument(each.file()) as pdf:
            page, shown = pdf[0], pdf[0].get_size()
            box = page.get_trimbox() if code == "crop-box-cuts" else page.get_mediabox()
        least = (box[2] - box[0], box[3] - box[1])
        assert any(a < b - 0.1 for a, b in zip(shown, least, strict=True)) is each.told, each


def there_and_back(press: ImageCms.ImageCmsProfile) -> None:
    lab = ImageCms.createProfile("LAB")
    ImageCms.buildTransform(press, lab, "CMYK", "LAB")
    ImageCms.buildTransform(lab, press, "LAB", "CMYK")


@pytest.mark.parametrize("name", PROFILES)
def test_no_colour_can_be_converted_by_a_profile_that_contradicts_itself(name: str) -> None:
    data, works = PROFILES[name]
    press = ImageCms.ImageCmsProfile(BytesIO(data))
    if works:
        there_and_back(press)
        return
    with pytest.raises(ImageCms.PyCMSError):
        there_and_back(press)
