"""The fonts that are embedded in a PDF."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont

FAMILIES = {"Battambang", "Moul", "Source Serif 4"}
SUBSET = re.compile(r"/[A-Z]{6}\+")


def all_fonts(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Yield every font object of the file, on a page or not, with its descendants left out."""
    for item in pdf.objects:
        is_font = isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"
        if is_font and "CIDFont" not in str(item.Subtype):
            yield item


def program(font: Any) -> TTFont:
    """Return the embedded font file."""
    return TTFont(BytesIO(font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()))
