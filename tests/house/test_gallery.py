"""The pictures of the editions in docs/: one of each, small, and the same from the same PDF."""

from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from pikepdf import OutlineItem, Pdf
from PIL import Image

from statementpress.project.files import SHIPPED
from statementpress.project.project import Project
from tools.gallery import FOLDER, FRAME, GROUND, MARGIN, SIZE, encoded, first_pages, picture

EDITIONS = set(Project.at(SHIPPED).editions.edition)
LARGEST = 30_000
"""Bytes of each picture."""
MILLIMETRE = 72 / 25.4
A6, A5, A4, A3 = (105, 148), (148, 210), (210, 297), (297, 420)


def paper(size: tuple[int, int], pages: int = 1, parts: tuple[int, ...] = ()) -> bytes:
    """Return a PDF of white pages, in millimetres, with a bookmark at the first page of parts."""
    pdf = Pdf.new()
    for _ in range(pages):
        pdf.add_blank_page(page_size=(size[0] * MILLIMETRE, size[1] * MILLIMETRE))
    with pdf.open_outline() as outline:
        for index in parts:
            part = OutlineItem(f"Part {index}", index)
            part.children.append(OutlineItem("Heading", index))
            outline.root.append(part)
    written = BytesIO()
    pdf.save(written, deterministic_id=True)
    return written.getvalue()


def pages_in(image: Image.Image) -> list[tuple[int, int]]:
    """Return left and right of each page in a picture, by the hairline that they stand on."""
    row = image.height - MARGIN - 1
    framed = [Image.new("RGB", (1, 1), FRAME).getpixel((0, 0))]
    inked = [image.getpixel((left, row)) in framed for left in range(image.width)]
    starts = [at for at in range(1, len(inked)) if inked[at] and not inked[at - 1]]
    ends = [at for at in range(1, len(inked)) if inked[at - 1] and not inked[at]]
    return list(zip(starts, ends, strict=True))


def test_there_is_a_picture_of_each_edition_and_no_other() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == EDITIONS


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.png")), ids=lambda path: path.stem)
def test_pictures_are_small_and_of_one_size(path: Path) -> None:
    assert path.stat().st_size <= LARGEST
    with Image.open(path) as image:
        assert (image.size, image.mode) == (SIZE, "P")


@pytest.mark.parametrize(
    ("pages", "parts", "expected"),
    [(5, (0, 3), [0, 3]), (5, (0, 2, 4), [0, 2]), (5, (0,), [0, 1]), (5, (), [0, 1]), (1, (), [0])],
)
def test_the_first_page_of_each_part_is_shown(
    pages: int, parts: tuple[int, ...], expected: list[int]
) -> None:
    with pypdfium2.PdfDocument(paper(A4, pages, parts)) as document:
        assert list(first_pages(document)) == expected


@pytest.mark.parametrize("size", [A6, A5, A4, A3, (230, 317)])
def test_two_pages_stand_apart_in_the_middle_of_the_ground(size: tuple[int, int]) -> None:
    (left, first), (second, right) = pages_in(picture(paper(size, pages=2)))
    assert first < second
    assert left > 0
    assert abs(left - (SIZE[0] - right)) <= 1


def test_larger_paper_is_larger_and_all_of_it_is_shown() -> None:
    drawn = [picture(paper(size)) for size in (A6, A5, A4, A3)]
    widths = [right - left for [(left, right)] in map(pages_in, drawn)]
    assert widths == sorted(set(widths))
    ground = Image.new("RGB", (SIZE[0], 1), GROUND)
    assert drawn[-1].crop((0, 0, SIZE[0], 1)).tobytes() == ground.tobytes()


def test_the_same_pdf_gives_the_same_picture_of_few_colours() -> None:
    pdf = paper(A4, pages=2)
    assert encoded(picture(pdf)) == encoded(picture(pdf))
    with Image.open(BytesIO(encoded(picture(pdf)))) as image:
        assert image.convert("RGB").getpixel((0, 0)) == (236, 239, 241)
