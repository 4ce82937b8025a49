"""Blank pages as WeasyPrint leaves them to the press sheet, and what is drawn around them."""

from io import BytesIO

import msgspec
import pikepdf
import pypdfium2
from PIL import Image

from statementpress.prepress.sheet.sheet import lay_sheet
from statementpress.prepress.sheet.slug import Slug
from statementpress.project.files import SHIPPED
from statementpress.project.press import Colours, Press

POINTS = 72 / 25.4
A4, A5, LANDSCAPE = (210.0, 297.0), (148.0, 210.0), (297.0, 210.0)
PLAIN = Press(colours=Colours.CMYK, condition="", bleed=3, marks=True, limits="")
FACES = tuple(
    (SHIPPED / "fonts" / name).read_bytes()
    for name in ("source-serif-4/SourceSerif4-Regular.ttf", "battambang/Battambang-Regular.ttf")
)
SLUG = Slug("Clean Rivers · ទន្លេស្អាត", "2030-01-31", "press", "FOGRA39", FACES)
SCALE = 300 / 72
"""Pixels to a point."""


def blank(*sizes: tuple[float, float], bleed: float = 3) -> pikepdf.Pdf:
    """Return a PDF with an empty page for each width and height in millimetres."""
    pdf = pikepdf.new()
    edge = bleed * POINTS
    for width, height in sizes:
        right, top = width * POINTS, height * POINTS
        page = pdf.add_blank_page(page_size=(right, top)).obj
        page.MediaBox = pikepdf.Array([-edge, -edge, right + edge, top + edge])
        page.TrimBox = pikepdf.Array([0, 0, right, top])
        page.BleedBox = page.MediaBox
    return pdf


def laid(*sizes: tuple[float, float], slug: Slug = SLUG, **wishes: object) -> pikepdf.Pdf:
    """Return blank pages with their sheets; `wishes` replace fields of Press."""
    press = msgspec.structs.replace(PLAIN, **wishes)
    pdf = blank(*(sizes or (A4,)), bleed=press.bleed)
    lay_sheet(pdf, press, slug)
    return pdf


def saved(pdf: pikepdf.Pdf) -> bytes:
    """Return the bytes of a PDF."""
    written = BytesIO()
    pdf.save(written, deterministic_id=True)
    return written.getvalue()


def ink(pdf: pikepdf.Pdf, page: int = 0) -> Image.Image:
    """Return where a page's sheet has ink: white on black, SCALE pixels to a point."""
    with pypdfium2.PdfDocument(saved(pdf)) as document:
        drawn: Image.Image = document[page].render(scale=SCALE, grayscale=True).to_pil()
    return drawn.point([255 if value < 200 else 0 for value in range(256)])


def cut(pdf: pikepdf.Pdf, box: pikepdf.Rectangle, page: int = 0) -> Image.Image:
    """Return the ink inside a box of the page, given in points of its own space."""
    left, _, _, top = (float(edge) for edge in pdf.pages[page].MediaBox)
    return ink(pdf, page).crop(
        (
            round((box.llx - left) * SCALE),
            round((top - box.ury) * SCALE),
            round((box.urx - left) * SCALE),
            round((top - box.lly) * SCALE),
        )
    )
