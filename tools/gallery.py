"""Draw a thumbnail of every edition to docs/gallery/<edition>.png: `python -m tools.gallery`.

They stand on one line, and A6, A5, A4 and A3 differ in height, though less than they do: an A3 as
large as it is would leave the others tiny. A page of each part is shown, as the bookmarks of the
PDF have them. Names of editions as arguments draw those alone.
"""

import sys
from collections.abc import Sequence
from io import BytesIO
from math import sqrt
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

from statementpress.editions.making import make_edition
from statementpress.editions.printing.settings import PrintRequest
from statementpress.editions.source import read_source
from statementpress.errors import StatementPressError
from statementpress.project.files import SHIPPED
from statementpress.statement.reading import find_statements

FOLDER = Path(__file__).parents[1] / "docs" / "gallery"
SIZE = (364, 258)
"""Pixels of every picture: two sheets of A3 have room."""
A4_HEIGHT = 841.89
"""Points."""
SCALE = 195 / A4_HEIGHT
"""Pixels to a point of an A4 page; a page of half its height is drawn 1.4 times larger."""
FINER = 4
"""Pages are drawn so many times larger and averaged, as hairlines and small type fade else."""
MARGIN = 12
GAP = 10
GROUND = "#eceff1"
FRAME = "#b0b6ba"
COLOURS = 64
"""By octree, which keeps the few pixels of a coloured title from turning grey."""
MOST_PAGES = 2


def picture(pdf: bytes) -> Image.Image:
    """Return a picture of SIZE with the first page of each part of a PDF."""
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [_drawn(document[index]) for index in first_pages(document)]
    return _standing(pages)


def first_pages(document: pypdfium2.PdfDocument) -> Sequence[int]:
    """Return indexes of pages: those that parts begin on; where there is one part, the first."""
    tops = (mark.get_dest() for mark in document.get_toc() if mark.level == 0)
    begun = sorted({dest.get_index() for dest in tops if dest})
    parts = begun if len(begun) >= MOST_PAGES else range(len(document))
    return parts[:MOST_PAGES]


def encoded(image: Image.Image) -> bytes:
    """Return a picture as a PNG of few colours, which are chosen the same way each time."""
    written = BytesIO()
    few = image.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(written, "png", optimize=True)
    return written.getvalue()


def _drawn(page: pypdfium2.PdfPage) -> Image.Image:
    scale = SCALE * sqrt(A4_HEIGHT / max(page.get_size()))
    image = page.render(scale=scale * FINER).to_pil().convert("RGB").reduce(FINER)
    return ImageOps.expand(image, border=1, fill=FRAME)


def _standing(pages: Sequence[Image.Image]) -> Image.Image:
    """Return pages side by side in the middle of the ground, all on its lower margin."""
    row = Image.new("RGB", SIZE, GROUND)
    left = (row.width - sum(page.width for page in pages) - GAP * (len(pages) - 1)) // 2
    for page in pages:
        row.paste(page, (left, row.height - MARGIN - page.height))
        left += page.width + GAP
    return row


def main(names: Sequence[str]) -> int:
    """Draw the editions called `names`, or all, of the newest statement; remove what is of none.

    Return 1 where one could not be made, and say why on stderr.
    """
    source = read_source(SHIPPED, find_statements(SHIPPED)[0])
    editions = source.project.editions.edition
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.png"):
        if old.stem not in editions:
            old.unlink()
    failed = 0
    for name in names or editions:
        try:
            made = make_edition(source, name, lambda _: None, PrintRequest(checked=False))
        except StatementPressError as error:
            print(f"{name}: {error}", file=sys.stderr)
            failed = 1
        else:
            (FOLDER / f"{name}.png").write_bytes(encoded(picture(made.pdf)))
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
