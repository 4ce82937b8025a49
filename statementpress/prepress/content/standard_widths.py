"""The widths of the 14 standard fonts, which a PDF need not give (ISO 32000-1, 9.6.2.2).

PDFium carries fonts of the same widths, and is asked.
"""

from collections.abc import Mapping
from ctypes import byref, c_float
from functools import cache
from types import MappingProxyType

import pypdfium2
import pypdfium2.raw as pdfium

STYLES = {
    "Helvetica": ("", "-Bold", "-Oblique", "-BoldOblique"),
    "Courier": ("", "-Bold", "-Oblique", "-BoldOblique"),
    "Times": ("-Roman", "-Bold", "-Italic", "-BoldItalic"),
}
SYMBOLS = ("Symbol", "ZapfDingbats")


def standard_widths(name: str) -> Mapping[int, float]:
    """Return the widths, by code of WinAnsiEncoding, of the standard font nearest to a name.

    They are in text space units. Symbol and ZapfDingbats, whose codes are their own, are as wide
    as an em.
    """
    if name in SYMBOLS:
        return MappingProxyType(dict.fromkeys(range(32, 256), 1.0))
    return _measured(_standard(name.lower()))


def _standard(name: str) -> str:
    """Return the standard font that readers put in the place of a missing one."""
    fixed, roman = "courier" in name or "mono" in name, "times" in name or "serif" in name
    family = "Courier" if fixed else "Times" if roman and "sans" not in name else "Helvetica"
    bold, slanted = "bold" in name, "italic" in name or "oblique" in name
    return family + STYLES[family][bold + 2 * slanted]


@cache
def _measured(name: str) -> Mapping[int, float]:
    document = pypdfium2.PdfDocument.new()
    try:
        font = pdfium.FPDFText_LoadStandardFont(document.raw, name.encode())
        widths = {code: _width(font, code) for code in range(32, 256)}
        pdfium.FPDFFont_Close(font)
    finally:
        document.close()
    return MappingProxyType(widths)


def _width(font: object, code: int) -> float:
    letter = bytes([code]).decode("cp1252", "replace")
    width = c_float()
    pdfium.FPDFFont_GetGlyphWidth(font, ord(letter), 1.0, byref(width))
    return round(width.value, 3)
