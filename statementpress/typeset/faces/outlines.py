"""Add glyphs to a font: composites where outlines are TrueType, drawings where they are CFF."""

from typing import Any

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from statementpress.typeset.faces.shaping import Drawing


def add_glyph(font: TTFont, name: str, drawing: Drawing) -> None:
    """Append a glyph that shows `drawing` (glyph indices and offsets in font units)."""
    parts = [
        (font.getGlyphName(glyph.index), (1, 0, 0, 1, glyph.x, glyph.y))
        for glyph in drawing.glyphs
    ]
    if "glyf" in font:
        left_side_bearing = _add_composite(font, name, parts)
    else:
        left_side_bearing = _add_charstring(font, name, parts, drawing.advance)
    font["hmtx"][name] = (max(drawing.advance, 0), left_side_bearing)


def encode(font: TTFont, character: str, name: str) -> None:
    """Map a character of the Basic Multilingual Plane to a glyph in every Unicode subtable."""
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[ord(character)] = name


_Transformation = tuple[int, int, int, int, int, int]
_Parts = list[tuple[str, _Transformation]]


def _add_composite(font: TTFont, name: str, parts: _Parts) -> int:
    glyphs = font["glyf"]
    pen = TTGlyphPen(glyphs)
    for part, transformation in parts:
        _add_components(pen, glyphs, part, transformation)
    glyphs[name] = pen.glyph()
    glyphs[name].recalcBounds(glyphs)
    return getattr(glyphs[name], "xMin", 0) if parts else 0


def _add_components(
    pen: TTGlyphPen, glyphs: Any, name: str, transformation: _Transformation
) -> None:
    """Add a glyph, or the parts of one that has parts: nested composites confuse some readers."""
    glyph = glyphs[name]
    if glyph.isComposite() and all(not hasattr(part, "transform") for part in glyph.components):
        for part in glyph.components:
            offset = transformation[4] + part.x, transformation[5] + part.y
            _add_components(pen, glyphs, part.glyphName, (*transformation[:4], *offset))
    else:
        pen.addComponent(name, transformation)


def _add_charstring(font: TTFont, name: str, parts: _Parts, advance: int) -> int:
    glyphs = font.getGlyphSet()
    recording = DecomposingRecordingPen(glyphs)
    for part, transformation in parts:
        glyphs[part].draw(TransformPen(recording, transformation))
    top = font["CFF "].cff.topDictIndex[0]
    pen = T2CharStringPen(advance, glyphs)
    recording.replay(pen)
    charstring = pen.getCharString(top.Private, top.GlobalSubrs)
    top.CharStrings.charStringsIndex.append(charstring)
    top.CharStrings.charStrings[name] = len(top.CharStrings.charStringsIndex) - 1
    if name not in top.charset:
        top.charset.append(name)
    font.setGlyphOrder(list(top.charset))
    bounds = charstring.calcBounds(glyphs)
    return int(bounds[0]) if bounds else 0
