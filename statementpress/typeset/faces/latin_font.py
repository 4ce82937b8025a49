"""Give a Latin face blanks for justified lines, and a hyphen of its own for line ends.

The hyphen at the end of a hyphenated line is not a letter of the statement, the one in
“child-friendly” is; if one glyph drew both, a PDF could not give them different meanings.
"""

from statementpress.errors import SetupError
from statementpress.typeset.faces import outlines
from statementpress.typeset.faces.drawing import Drawing, PlacedGlyph
from statementpress.typeset.faces.font_file import finished, open_font
from statementpress.typeset.faces.private_use import LINE_END_HYPHEN
from statementpress.typeset.faces.truetype import make_truetype


def latin_font(font_file: bytes) -> bytes:
    """Return the font (TrueType) with BLANKS, and with LINE_END_HYPHEN drawn as its own hyphen.

    Raises SetupError, without a place, for a file that `open_font` refuses or that has no hyphen.
    """
    font = open_font(font_file)
    make_truetype(font)
    characters = font.getBestCmap() or {}
    hyphen = characters.get(0x2010) or characters.get(0x2D)
    if hyphen is None:
        raise SetupError("it has no hyphen (U+2010 or U+002D)", hint="use another font file")
    advance = font["hmtx"][hyphen][0]
    drawing = Drawing((PlacedGlyph(font.getGlyphID(hyphen), 0, 0),), advance)
    outlines.add_glyph(font, "hyphen.lineend", drawing)
    outlines.encode(font, LINE_END_HYPHEN, "hyphen.lineend")
    outlines.add_blanks(font)
    return finished(font)
