"""Open a font file; refuse what would fail later, in layout, in a reader or on another machine.

If the checksums of all tables are right (OpenType 1.9, "Calculating checksums"), the file is as its
maker left it and is trusted; otherwise every table and glyph is read here. Variable fonts are
refused: which instance a PDF shows would depend on the layout engine, and the same input must give
the same bytes.
"""

from io import BytesIO
from typing import Any

from fontTools.ttLib import TTFont
from fontTools.ttLib.sfnt import calcChecksum

from statementpress.errors import SetupError

_SIGNATURES = {b"\0\1\0\0", b"true", b"OTTO"}
_WRAPPED = {
    b"wOFF": "it is a WOFF file, packed for the web",
    b"wOF2": "it is a WOFF2 file, packed for the web",
    b"ttcf": "it is a collection of fonts",
}
_REQUIRED = ("cmap", "head", "hhea", "hmtx", "maxp", "post")
_SHAPES_OF_APPLE = (b"morx", b"mort", b"kerx")
_OF_APPLE = (*_SHAPES_OF_APPLE, b"ankr", b"feat", b"just", b"lcar", b"opbd", b"prop", b"trak")
_COPY_AGAIN = "copy the font file again; it may be incomplete, or not a font"


def open_font(data: bytes) -> TTFont:
    """Return the tables of a static font file with outlines.

    Bounding boxes and limits are not recomputed when it is saved: `outlines.add_glyph` keeps them
    right. Raises SetupError, without a place, for any other file.
    """
    _check_kind(data)
    font = _tables(data)
    _check_tables(font, len(data))
    if not _checksums_hold(font):
        _read_everything(data)
    return font


def finished(font: TTFont) -> bytes:
    """Return the bytes of a changed font, without the time of day and without glyph names."""
    font["post"].formatType = 3.0
    out = BytesIO()
    font.save(out, reorderTables=None)
    return out.getvalue()


def in_opentype(data: bytes) -> bytes:
    """Return a font file without Apple's tables of shapes, if it has any.

    HarfBuzz prefers them to OpenType's, and they know nothing of the glyphs that are added here.

    Raises SetupError, without a place, for a file that `open_font` refuses, or that draws words by
    these tables alone.
    """
    if not any(tag in data[:4096] for tag in _SHAPES_OF_APPLE):
        return data
    font = open_font(data)
    apple = [tag.decode() for tag in _OF_APPLE if tag.decode() in font]
    if not apple:
        return data
    if "GSUB" not in font and ("morx" in apple or "mort" in apple):
        raise SetupError(
            "it shapes words by Apple's tables alone", hint="use a version of it with OpenType's"
        )
    for tag in apple:
        del font[tag]
    return finished(font)


def scaled(data: bytes, scale: float) -> bytes:
    """Return a font file drawn at `scale` of its em (1 is as it is): outlines stay, the em grows.

    CSS has `size-adjust` for this, which WeasyPrint 70.0 lacks. Khmer faces fill more than their
    em, from coeng to vowel; drawn a little smaller, both scripts sit well at sizes and line heights
    of the same order, and readers that measure lines in ems see them as they are.

    Raises SetupError, without a place, for a file that `open_font` refuses.
    """
    if scale == 1:
        return data
    font = open_font(data)
    font["head"].unitsPerEm = round(font["head"].unitsPerEm / scale)
    return finished(font)


def with_metrics(data: bytes, ascent: float | None, descent: float | None) -> bytes:
    """Return a font file whose lines reach as far above and below the baseline, in em of the file.

    CSS has `ascent-override` and `descent-override` for this, which WeasyPrint 70.0 lacks. A face
    that leaves much room for its deepest stack would move the lines that have a word in it apart.

    Raises SetupError, without a place, for a file that `open_font` refuses.
    """
    if ascent is None and descent is None:
        return data
    font = open_font(data)
    em, lines, system = font["head"].unitsPerEm, font["hhea"], font["OS/2"]
    if ascent is not None:
        lines.ascent = system.sTypoAscender = system.usWinAscent = round(ascent * em)
    if descent is not None:
        lines.descent = system.sTypoDescender = -round(descent * em)
        system.usWinDescent = round(descent * em)
    lines.lineGap = system.sTypoLineGap = 0
    return finished(font)


def _check_kind(data: bytes) -> None:
    if not data:
        raise SetupError("it is empty", hint=_COPY_AGAIN)
    if fault := _WRAPPED.get(data[:4]):
        raise SetupError(fault, hint="use the .ttf or .otf file that it was made from")
    if data[:4] not in _SIGNATURES:
        raise SetupError("it is not a TrueType or OpenType font", hint=_COPY_AGAIN)


def _tables(data: bytes) -> TTFont:
    return TTFont(
        BytesIO(data), recalcBBoxes=False, recalcTimestamp=False, ignoreDecompileErrors=False
    )


def _check_tables(font: TTFont, size: int) -> None:
    for tag, entry in font.reader.tables.items():
        if entry.offset + entry.length > size:
            raise SetupError(
                f"it is incomplete: the end of table {tag} is missing", hint=_COPY_AGAIN
            )
    missing = [tag for tag in _REQUIRED if tag not in font]
    if missing:
        raise SetupError(f"it has no table {', '.join(missing)}", hint="use another font file")
    if "fvar" in font:
        raise SetupError(
            "it is a variable font",
            hint="use a static file for each weight; `fonttools varLib.instancer` makes them",
        )
    if not 16 <= font["head"].unitsPerEm <= 16384:  # OpenType 1.9, "head"
        raise SetupError("its em has a size that no font may have", hint=_COPY_AGAIN)
    if not ({"glyf", "loca"} <= set(font.keys()) or "CFF " in font):
        raise SetupError("it has no outlines", hint="use a TrueType or CFF font, not a bitmap font")


def _checksums_hold(font: TTFont) -> bool:
    return all(
        calcChecksum(_counted(tag, font.reader[tag])) == entry.checkSum
        for tag, entry in font.reader.tables.items()
    )


def _counted(tag: str, table: bytes) -> bytes:
    """Return what the checksum of a table counts: all but the adjustment in `head` itself."""
    return table[:8] + bytes(4) + table[12:] if tag == "head" else table


def _read_everything(data: bytes) -> None:
    font: Any = _tables(data)
    font.ensureDecompiled()
    if "glyf" in font:
        places = list(font["loca"])
        if places != sorted(places) or places[-1] > font.reader.tables["glyf"].length:
            raise SetupError("its table loca is broken", hint=_COPY_AGAIN)
        for name in font.getGlyphOrder():
            font["glyf"][name].getCoordinates(font["glyf"])
