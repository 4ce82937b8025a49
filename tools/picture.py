"""Draw the first page of each part of a PDF side by side: `picture.py PDF PNG`.

The parts are the PDF's own bookmarks, so the picture follows the document. PDFium draws, as in
most people's browser; a palette of few colours keeps the file small enough for a README.
"""

import sys
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

WIDTH = 620
"""Pixels of each page: text of 11 pt can just be read."""
GAP = 14
FRAME = "#c4c4c4"
COLOURS = 40


def first_pages(document: pypdfium2.PdfDocument) -> list[Image.Image]:
    """Return the page at each top bookmark, WIDTH pixels wide, in a thin frame."""
    numbers = [mark.get_dest().get_index() for mark in document.get_toc(max_depth=1)]
    pages = [document[number] for number in numbers]
    images = [page.render(scale=WIDTH / page.get_width()).to_pil() for page in pages]
    return [ImageOps.expand(image.convert("RGB"), border=1, fill=FRAME) for image in images]


def side_by_side(images: list[Image.Image]) -> Image.Image:
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
        row = side_by_side(first_pages(document))
    few = row.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(png, optimize=True)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
