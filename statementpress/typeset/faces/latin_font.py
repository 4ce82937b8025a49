"""Give a Latin face a hyphen of its own for line ends.

The hyphen of a hyphenated line is no letter of the statement, the one in “child-friendly” is; drawn
by one glyph, a PDF could not tell them apart.
"""

from io import BytesIO

from fontTools.ttLib import TTFont

from statementpress.typeset.faces import outlines
from statementpress.typeset.faces.cluster_font import finished
from statementpress.typeset.faces.private_use import LINE_END_HYPHEN
from statementpress.typeset.faces.shaping import Drawing, PlacedGlyph


def latin_font(font_file: bytes) -> bytes:
    """Return the font with LINE_END_HYPHEN drawn as its hyphen."""
    font = TTFont(BytesIO(font_file), recalcTimestamp=False)
    characters = font.getBestCmap()
    hyphen = characters.get(0x2010) or characters[ord("-")]
    advance = font["hmtx"][hyphen][0]
    drawing = Drawing((PlacedGlyph(font.getGlyphID(hyphen), 0, 0),), advance)
    outlines.add_glyph(font, "hyphen.lineend", drawing)
    outlines.encode(font, LINE_END_HYPHEN, "hyphen.lineend")
    return finished(font)
