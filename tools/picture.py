"""Draw the first page of each part of a PDF side by side: `python -m tools.picture PDF PNG`.

PDFium draws the pages, as it does in most people's browser. A palette of few colours keeps the file
small enough for a README.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

from tools.gallery import first_pages

WIDTH = 620
"""Width of each page in pixels: text of 11 pt can just be read."""
GAP = 14
"""Pixels between two pages."""
FRAME = "#c4c4c4"
COLOURS = 40


def drawn(page: pypdfium2.PdfPage) -> Image.Image:
    """Return a page, WIDTH pixels wide, in a thin frame."""
    image = page.render(scale=WIDTH / page.get_width()).to_pil()
    return ImageOps.expand(image.convert("RGB"), border=1, fill=FRAME)


def side_by_side(images: Sequence[Image.Image]) -> Image.Image:
    """Return the images in one row on white, GAP pixels apart."""
    width = sum(image.width for image in images) + GAP * (len(images) - 1)
    row = Image.new("RGB", (width, max(image.height for image in images)), "white")
    left = 0
    for image in images:
        row.paste(image, (left, 0))
        left += image.width + GAP
    return row


def main(pdf: Path, png: Path) -> None:
    """Write the picture of `pdf` to `png`."""
    with pypdfium2.PdfDocument(pdf) as document:
        row = side_by_side([drawn(document[index]) for index in first_pages(document)])
    few = row.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(png, optimize=True)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
