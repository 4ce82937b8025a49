"""Add glyphs to a TrueType font: composites of the glyphs that it has, and blanks."""

from typing import Any

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from statementpress.typeset.faces.drawing import Drawing
from statementpress.typeset.faces.private_use import BLANKS, UNITS_PER_EM


def add_glyph(font: TTFont, name: str, drawing: Drawing) -> None:
    """Append a glyph that shows `drawing` (glyph indices and offsets in font units).

    The limits that the font declares are kept right here, glyph by glyph: to recompute them when
    the font is saved, every glyph that it ever had would have to be read.
    """
    glyphs = font["glyf"]
    pen = TTGlyphPen(glyphs)
    for part in drawing.glyphs:
        _add_components(pen, glyphs, font.getGlyphName(part.index), part.x, part.y)
    glyph = glyphs[name] = pen.glyph()
    advance = max(drawing.advance, 0)
    font["hhea"].advanceWidthMax = max(font["hhea"].advanceWidthMax, advance)
    if glyph.isComposite():
        glyph.recalcBounds(glyphs)
        _widen_limits(font, glyph)
    font["hmtx"][name] = (advance, getattr(glyph, "xMin", 0))


def encode(font: TTFont, character: str, name: str) -> None:
    """Map a character of the Basic Multilingual Plane to a glyph in every Unicode subtable."""
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[ord(character)] = name


def add_blanks(font: TTFont) -> None:
    """Add a glyph without ink for each of BLANKS, which spread a justified line."""
    em = font["head"].unitsPerEm
    for character, width in BLANKS.items():
        name = f"blank.{width:04d}"
        add_glyph(font, name, Drawing((), round(width / UNITS_PER_EM * em)))
        encode(font, character, name)


def _add_components(pen: TTGlyphPen, glyphs: Any, name: str, x: int, y: int) -> None:
    """Add a glyph, or its parts if it is a composite: nested composites confuse some readers."""
    glyph = glyphs[name]
    if glyph.isComposite() and all(map(_is_only_moved, glyph.components)):
        for part in glyph.components:
            _add_components(pen, glyphs, part.glyphName, x + part.x, y + part.y)
    elif glyph.numberOfContours:
        pen.addComponent(name, (1, 0, 0, 1, x, y))


def _is_only_moved(component: Any) -> bool:
    return hasattr(component, "x") and not hasattr(component, "transform")


def _widen_limits(font: TTFont, glyph: Any) -> None:
    points, contours, depth = glyph.getCompositeMaxpValues(font["glyf"])
    limits, head = font["maxp"], font["head"]
    limits.maxCompositePoints = max(limits.maxCompositePoints, points)
    limits.maxCompositeContours = max(limits.maxCompositeContours, contours)
    limits.maxComponentDepth = max(limits.maxComponentDepth, depth)
    limits.maxComponentElements = max(limits.maxComponentElements, len(glyph.components))
    head.xMin, head.yMin = min(head.xMin, glyph.xMin), min(head.yMin, glyph.yMin)
    head.xMax, head.yMax = max(head.xMax, glyph.xMax), max(head.yMax, glyph.yMax)
