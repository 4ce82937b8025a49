"""PDFs whose pages show their number, sheets made of them, and what is read on these."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pypdfium2
from pikepdf import Array, Dictionary, Name, Page, Pdf
from PIL import Image

from statementpress.prepress.imposition.impose import Imposed, impose
from statementpress.prepress.imposition.settings import (
    Imposition,
    changed_imposition,
    choose_imposition,
)
from statementpress.project.files import ProjectFiles
from statementpress.project.schemes import read_schemes

MILLIMETRE = 72 / 25.4
"""In points."""
A5, A6 = (148.0, 210.0), (105.0, 148.0)
PALE = "0.8 0.9 1 rg"

Box = tuple[float, float, float, float]


def numbered(
    count: int,
    size: tuple[float, float] = A5,
    *,
    bleed: float = 0,
    content: str = "",
    change: Callable[[Page, int], None] = lambda *_: None,
) -> bytes:
    """Return a PDF of pages (millimetres) that are pale blue up to their bleed and say which.

    `content` is painted before the number; `change` is shown each page and its number from 1.
    """
    pdf = Pdf.new()
    font = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    )
    width, height, more = (side * MILLIMETRE for side in (*size, bleed))
    for number in range(1, count + 1):
        pdf.add_blank_page()
        page = pdf.pages[-1]
        page.obj.MediaBox = Array([-more, -more, width + more, height + more])
        page.obj.TrimBox = Array([0, 0, width, height])
        page.obj.Resources = Dictionary(Font=Dictionary(F=font))
        painted = f"{PALE} {-more} {-more} {width + 2 * more} {height + 2 * more} re f {content}"
        middle = f"{width / 2 - 20} {height / 2}"
        page.obj.Contents = pdf.make_stream(
            f"{painted} 0 g BT /F 24 Tf {middle} Td (page {number}) Tj ET".encode()
        )
        change(page, number)
    return saved(pdf)


def saved(pdf: Pdf) -> bytes:
    """Return a PDF as a file."""
    written = BytesIO()
    pdf.save(written, deterministic_id=True)
    return written.getvalue()


def scheme(
    name: str = "saddle",
    sheet: str | None = None,
    paper: float | None = 0,
    bleed: float | None = None,
    *,
    marks: bool = False,
) -> Imposition:
    """Return an imposition of the shipped table, for paper without thickness unless given."""
    table = read_schemes(ProjectFiles(Path()))
    return changed_imposition(choose_imposition(table, name, sheet), paper, bleed, marks=marks)


def imposed(pdf: bytes, how: Imposition | None = None) -> Imposed:
    """Return the sheets of a PDF, as a booklet on A4 if `how` is not given."""
    return impose(pdf, how or scheme())


def cells(pdf: bytes, rows: int = 1) -> list[list[str]]:
    """Return what PDFium reads in each cell of each side: by rows from the top, left to right."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [
            [_bounded(page, box) for box in cell_boxes(page.get_size(), rows)] for page in document
        ]


def cell_boxes(size: tuple[float, float], rows: int) -> list[Box]:
    """Return left, bottom, right, top of each cell of a sheet, in its units."""
    width, height = size[0] / 2, size[1] / rows
    return [
        (column * width, row * height, (column + 1) * width, (row + 1) * height)
        for row in reversed(range(rows))
        for column in range(2)
    ]


def numbers(pdf: bytes, rows: int = 1) -> list[list[int | None]]:
    """Return the number that is read in each cell of each side, or None if the cell is blank."""
    return [
        [int(text.removeprefix("page ")) if text else None for text in side]
        for side in cells(pdf, rows)
    ]


def drawn(pdf: bytes, dpi: float = 72) -> list[Image.Image]:
    """Return each side as PDFium draws it on white, RGB."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in document]


def ink(image: Image.Image) -> tuple[int, int, int, int] | None:
    """Return left, top, right, bottom of what is not white, in pixels."""
    return image.convert("L").point([255] * 250 + [0] * 6).getbbox()


@contextmanager
def opened(pdf: bytes) -> Iterator[Pdf]:
    """Open a file as a reader does."""
    with Pdf.open(BytesIO(pdf)) as document:
        yield document


def _bounded(page: pypdfium2.PdfPage, box: Box) -> str:
    left, bottom, right, top = box
    text: str = page.get_textpage().get_text_bounded(left, bottom, right, top)
    return text.strip()
