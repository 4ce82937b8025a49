"""Give a face the blank glyphs that spread a justified line."""

from fontTools.ttLib import TTFont

from statementpress.typeset.faces import outlines
from statementpress.typeset.faces.private_use import BLANKS, UNITS_PER_EM
from statementpress.typeset.faces.shaping import Drawing


def add_blanks(font: TTFont) -> None:
    """Add a glyph without ink for each private character of BLANKS."""
    em = font["head"].unitsPerEm
    for character, width in BLANKS.items():
        name = f"blank.{width:04d}"
        outlines.add_glyph(font, name, Drawing((), round(width / UNITS_PER_EM * em)))
        outlines.encode(font, character, name)
