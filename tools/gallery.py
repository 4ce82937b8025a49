"""Draw a thumbnail of every edition to docs/gallery/<edition>.png: `python -m tools.gallery`.

All pages stand on one line. A6, A5, A4 and A3 differ in height, though less than in reality, where
an A3 page would leave the others tiny. The first page of each part is shown; the bookmarks of the
PDF say where a part begins. A Word file is drawn as LibreOffice shows it. Arguments name the
editions to draw; without any, all are drawn.
"""

import subprocess
import sys
from collections.abc import Sequence
from io import BytesIO
from math import sqrt
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from PIL import Image, ImageOps

from statementpress.editions.making import make_edition
from statementpress.editions.printing.settings import PrintRequest
from statementpress.editions.source import read_source
from statementpress.errors import StatementPressError
from statementpress.project.files import SHIPPED
from statementpress.project.project import Project
from statementpress.statement.catalogue import find_statements

FOLDER = Path(__file__).parents[1] / "docs" / "gallery"
SIZE = (364, 258)
"""Width and height of every picture, in pixels: two pages of A3 have room."""
A4_HEIGHT = 841.89
"""Height of an A4 page, in points."""
SCALE = 195 / A4_HEIGHT
"""Pixels to a point of an A4 page. A page of half that height is drawn at 1.4 times this scale."""
FINER = 4
"""Pages are drawn this many times larger and then averaged, or hairlines and small type fade."""
MARGIN = 12
"""Pixels below the pages."""
GAP = 10
"""Pixels between two pages."""
GROUND = "#eceff1"
FRAME = "#b0b6ba"
COLOURS = 64
"""Colours of a picture, chosen by octree: it keeps the few pixels of a coloured title coloured."""
MOST_PAGES = 2
"""Pages that a picture shows."""


def picture(pdf: bytes) -> Image.Image:
    """Return a picture of SIZE with the first page of each part of a PDF."""
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [_drawn(document[index]) for index in first_pages(document)]
    return _standing(pages)


def first_pages(document: pypdfium2.PdfDocument) -> Sequence[int]:
    """Return the indexes of the pages to show: the first of each part, or of the only one."""
    tops = (mark.get_dest() for mark in document.get_toc() if mark.level == 0)
    begun = sorted({dest.get_index() for dest in tops if dest})
    parts = begun if len(begun) >= MOST_PAGES else range(len(document))
    return parts[:MOST_PAGES]


def encoded(image: Image.Image) -> bytes:
    """Return a picture as a PNG of few colours. The same picture always gives the same bytes."""
    written = BytesIO()
    few = image.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(written, "png", optimize=True)
    return written.getvalue()


def _drawn(page: pypdfium2.PdfPage) -> Image.Image:
    scale = SCALE * sqrt(A4_HEIGHT / max(page.get_size()))
    image = page.render(scale=scale * FINER).to_pil().convert("RGB").reduce(FINER)
    return ImageOps.expand(image, border=1, fill=FRAME)


def _standing(pages: Sequence[Image.Image]) -> Image.Image:
    """Return the pages side by side, in the middle of the ground and above its lower margin."""
    row = Image.new("RGB", SIZE, GROUND)
    left = (row.width - sum(page.width for page in pages) - GAP * (len(pages) - 1)) // 2
    for page in pages:
        row.paste(page, (left, row.height - MARGIN - page.height))
        left += page.width + GAP
    return row


def as_pdf(word: bytes) -> bytes:
    """Return a Word file as LibreOffice prints it."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "edition.docx"
        source.write_bytes(word)
        profile = f"-env:UserInstallation=file://{folder / 'profile'}"
        command = ("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", name)
        subprocess.run((*command, str(source)), check=True, capture_output=True)
        return source.with_suffix(".pdf").read_bytes()


def main(names: Sequence[str]) -> int:
    """Draw the editions called `names`, or all of them, for the newest statement.

    Pictures of editions that no longer exist are removed. Returns 1 if an edition could not be
    made, after printing why to stderr, and 0 otherwise.
    """
    source = read_source(Project.at(SHIPPED), find_statements(SHIPPED)[0])
    editions = source.project.editions.edition
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.png"):
        if old.stem not in editions:
            old.unlink()
    failed = 0
    for name in names or editions:
        try:
            made = make_edition(source, name, PrintRequest(checked=False))
        except StatementPressError as error:
            print(f"{name}: {error}", file=sys.stderr)
            failed = 1
        else:
            (FOLDER / f"{name}.png").write_bytes(encoded(picture(made.pdf or as_pdf(made.word))))
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
