"""The widths of glyphs, as fonts give them (ISO 32000-1, 9.6.2 and 9.7.4.3), or as they are known.

A PDF need not give those of the 14 standard fonts (9.6.2.2). PDFium carries fonts of the same
widths, and measures them.
"""

from collections.abc import Iterable, Iterator, Mapping
from ctypes import byref, c_float
from functools import cache
from itertools import islice
from types import MappingProxyType

import pypdfium2
import pypdfium2.raw as pdfium
from pikepdf import Array, Object

from statementpress.prepress.pdf.objects import array, integer, number

STYLES = {
    "Helvetica": ("", "-Bold", "-Oblique", "-BoldOblique"),
    "Courier": ("", "-Bold", "-Oblique", "-BoldOblique"),
    "Times": ("-Roman", "-Bold", "-Italic", "-BoldItalic"),
}
SYMBOLS = ("Symbol", "ZapfDingbats")
MOST_WIDTHS = 1 << 18
"""Widths of a font: four times the codes of two bytes. An array that gives more goes in circles."""
LAST = 0xFFFF
"""The highest code of two bytes."""


def simple_widths(font: Object, scale: float) -> dict[int, float]:
    """Return the widths of a simple font (9.6.2.1, table 111) by code, in text space units.

    `scale` is the unit of its widths in text space.
    """
    first = integer(font.get("/FirstChar"))
    plain = [number(width) for width in array(font.get("/Widths"))[:256]]
    if first is None:
        return {}
    return {code: (width or 0.0) * scale for code, width in enumerate(plain, first)}


def cid_widths(obj: object) -> dict[int, float]:
    """Return the widths that the /W array of a CIDFont gives, by CID, in text space units."""
    return dict(islice(_cid_widths(iter(array(obj))), MOST_WIDTHS))


def standard_widths(name: str) -> Mapping[int, float]:
    """Return the widths of the standard font nearest to a name, by code of WinAnsiEncoding.

    They are in text space units. Symbol and ZapfDingbats, which have codes of their own, count as
    an em wide.
    """
    if name in SYMBOLS:
        return MappingProxyType(dict.fromkeys(range(32, 256), 1.0))
    return _measured(_standard(name.lower()))


def _cid_widths(entries: Iterator[object]) -> Iterator[tuple[int, float]]:
    """Yield CIDs and widths of `first [width ...]` and `first last width`, up to anything else."""
    for entry in entries:
        first, after = integer(entry), next(entries, None)
        if first is None:
            return
        if isinstance(after, Array):
            yield from _each(first, array(after))
            continue
        last, width = integer(after), number(next(entries, None))
        if last is None or width is None:
            return
        for cid in range(max(first, 0), min(last, LAST) + 1):
            yield cid, width / 1000


def _each(first: int, widths: Iterable[object]) -> Iterator[tuple[int, float]]:
    for cid, width in enumerate(widths, first):
        yield cid, (number(width) or 0.0) / 1000


def _standard(name: str) -> str:
    """Return the standard font that readers use instead of one that is missing."""
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
