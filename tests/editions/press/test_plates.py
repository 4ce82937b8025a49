"""What a RIP puts on each plate of the press file, as Ghostscript separates it."""

import subprocess
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from tests.editions.press.boxes import POINT, millimetres
from tests.readers import ghostscript
from tests.readers.tool import require
from tests.shared.editions import Edition

DPI = 72
INKS = ("Cyan", "Magenta", "Yellow", "Black")
PRINTED = 250
"""Of 255: a plate's darker pixels hold ink."""


def plates(edition: Edition, folder: Path) -> list[dict[str, Image.Image]]:
    """Return for each page the whole sheet on each plate, black where it prints."""
    require(ghostscript)
    command = ["gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiffsep", f"-r{DPI}"]
    subprocess.run(
        [*command, f"-sOutputFile={folder}/%d.tif", str(edition.path)], check=True, timeout=600
    )
    return [
        {
            ink: Image.open(path).convert("L")
            for ink in INKS
            if (path := folder / f"{number}({ink}).tif").exists()
        }
        for number in range(1, len(edition.pdf.pages) + 1)
    ]


def trimmed(page: pikepdf.Page, plate: Image.Image) -> Image.Image:
    """Return what a plate has inside of the trimmed page."""
    left, bottom, right, top = millimetres(page, "Trim")
    media = millimetres(page, "Media")
    scale = DPI / 72 / POINT
    edges = (left - media[0], media[3] - top, right - media[0], media[3] - bottom)
    return plate.crop(tuple(round(edge * scale) for edge in edges))  # type: ignore[arg-type]


def is_empty(plate: Image.Image) -> bool:
    return not sum(plate.histogram()[:PRINTED])


@pytest.fixture(scope="module")
def press_plates(
    press_editions: dict[str, Edition], tmp_path_factory: pytest.TempPathFactory
) -> list[dict[str, Image.Image]]:
    return plates(press_editions["press"], tmp_path_factory.mktemp("plates"))


def test_pages_of_black_text_are_on_the_black_plate_alone(
    press: Edition, press_plates: list[dict[str, Image.Image]]
) -> None:
    pages = zip(press.pdf.pages, press_plates, strict=True)
    used = [
        {ink for ink, plate in inks.items() if not is_empty(trimmed(page, plate))}
        for page, inks in pages
    ]
    titles = {0, press.page_languages.index("km")}
    for number, inks in enumerate(used):
        assert inks == ({"Cyan", "Black"} if number in titles else {"Black"})


def test_in_one_colour_no_other_plate_has_anything_on_the_page(
    press_editions: dict[str, Edition], tmp_path: Path
) -> None:
    mono = press_editions["press-mono"]
    for page, inks in zip(mono.pdf.pages, plates(mono, tmp_path), strict=True):
        used = {ink for ink, plate in inks.items() if not is_empty(trimmed(page, plate))}
        assert used == {"Black"}


@pytest.mark.parametrize("ink", INKS)
def test_marks_are_on_every_plate(
    press: Edition, press_plates: list[dict[str, Image.Image]], ink: str
) -> None:
    plate = press_plates[1][ink]
    bleed, media = (millimetres(press.pdf.pages[1], box) for box in ("Bleed", "Media"))
    outside = plate.crop((0, 0, int((bleed[0] - media[0]) / POINT), plate.height))
    assert not is_empty(outside)
