"""Convert CFF outlines to TrueType, so that all later steps deal with one kind of outlines.

Cluster glyphs are composites, which CFF does not have, and glyphs are added to the embedded file,
too. A quadratic curve stays within MAX_ERROR of the cubic one: at 12 pt and 2400 dpi that is a
fifth of a pixel. CFF hints are lost; no PDF viewer of today needs them at printing sizes.
"""

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

MAX_ERROR = 0.0005
"""How far a curve may be off, in em."""

_LIMITS = {
    "maxZones": 1,
    "maxTwilightPoints": 0,
    "maxStorage": 0,
    "maxFunctionDefs": 0,
    "maxInstructionDefs": 0,
    "maxStackElements": 0,
    "maxSizeOfInstructions": 0,
}
"""The part of `maxp` version 1.0 about instructions, for a font that has no instructions."""


def make_truetype(font: TTFont) -> None:
    """Replace CFF outlines in place, if the font has them; advances stay as they are."""
    if "CFF " not in font:
        return
    order = font.getGlyphOrder()
    drawn = font.getGlyphSet()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, {}
    for name in order:
        pen = TTGlyphPen(None)
        drawn[name].draw(Cu2QuPen(pen, MAX_ERROR * font["head"].unitsPerEm, reverse_direction=True))
        glyph = font["glyf"][name] = pen.glyph()
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(glyph, "xMin", 0))
    del font["CFF "]
    if "VORG" in font:
        del font["VORG"]
    _describe_truetype(font)


def _describe_truetype(font: TTFont) -> None:
    limits = font["maxp"]
    limits.tableVersion = 0x00010000
    vars(limits).update(_LIMITS)
    font["head"].glyphDataFormat = 0
    font.sfntVersion = "\0\1\0\0"
    limits.recalc(font)
