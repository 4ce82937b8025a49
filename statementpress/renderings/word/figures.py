"""A font in which the figures that Word prints look like those of another script.

Word cannot count pages and notes in the figures of Khmer or Burmese. So such a number is set in a
font of ten glyphs, which is put into the file: Word counts 3, and the page shows ៣. A program that
does not use the fonts in a file shows 3.
"""

from functools import lru_cache
from io import BytesIO

from statementpress.late import late_imports
from statementpress.words.languages import Language

with late_imports():
    from fontTools import subset, ttLib

PLAIN = "0123456789"
"""The figures that Word counts in."""


def figures_face(language: Language) -> str:
    """Return the name of the font for what Word counts in a language; "" if it needs none."""
    return f"Figures {language.script}" if language.digits != PLAIN else ""


@lru_cache(maxsize=4)
def figures_font(font: bytes, digits: str, name: str) -> bytes:
    """Return a font called `name` with the `digits` of a font, in the places of `PLAIN`."""
    face = ttLib.TTFont(BytesIO(font), recalcTimestamp=False)
    drawn = face.getBestCmap()
    glyphs = [drawn[ord(digit)] for digit in digits]
    options = subset.Options(
        layout_features=[], name_IDs=[0, 1, 2, 4, 6, 13, 14], notdef_outline=True
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(glyphs=glyphs, unicodes=[ord(digit) for digit in digits])
    subsetter.subset(face)
    places = {ord(plain): glyph for plain, glyph in zip(PLAIN, glyphs, strict=True)}
    for table in face["cmap"].tables:
        table.cmap = places if table.isUnicode() else {}
    face["name"].names = [each for each in face["name"].names if each.platformID == 3]
    for number in (1, 4, 6):
        face["name"].setName(name.replace(" ", "") if number == 6 else name, number, 3, 1, 0x409)
    written = BytesIO()
    face.save(written)
    return written.getvalue()
