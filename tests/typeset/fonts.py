"""Font files to test with: those that are shipped, and variations on one of them."""

from functools import cache
from io import BytesIO
from pathlib import Path

import uharfbuzz as hb
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

from statementpress.scripts.table import KHMER as KHMER_SCRIPT
from statementpress.scripts.table import Script
from statementpress.typeset.faces.shaping import drawing

FOLDER = Path(__file__).parents[2] / "fonts"
BATTAMBANG = "battambang/Battambang-Regular.ttf"
LATIN = "source-serif-4/SourceSerif4-Regular.ttf"
KHMER = (
    BATTAMBANG,
    "battambang/Battambang-Bold.ttf",
    "moul/Moul-Regular.ttf",
    "noto-serif-khmer/NotoSerifKhmer-Regular.ttf",
    "noto-serif-khmer/NotoSerifKhmer-Bold.ttf",
)


@cache
def shipped(path: str) -> bytes:
    return (FOLDER / path).read_bytes()


@cache
def with_rules(features: str) -> bytes:
    """Return Battambang with the rules of a feature file, in which {ក} is the glyph of ក."""
    font = TTFont(BytesIO(shipped(BATTAMBANG)), recalcTimestamp=False)
    for character, name in font.getBestCmap().items():
        features = features.replace(f"{{{chr(character)}}}", name)
    for tag in ("GSUB", "GPOS", "GDEF"):
        del font[tag]
    addOpenTypeFeaturesFromString(font, "languagesystem khmr dflt;\n" + features)
    return saved(font)


@cache
def cff_flavoured(path: str) -> bytes:
    """Return a shipped face with CFF outlines in place of its TrueType ones."""
    font = TTFont(BytesIO(shipped(path)))
    drawn = font.getGlyphSet()
    charstrings = {}
    for name in font.getGlyphOrder():
        pen = T2CharStringPen(drawn[name].width, drawn)
        drawn[name].draw(pen)
        charstrings[name] = pen.getCharString()
    for tag in {"glyf", "loca", "cvt ", "fpgm", "prep", "gasp"} & set(font.keys()):
        del font[tag]
    font.sfntVersion, font["maxp"].tableVersion = "OTTO", 0x00005000
    FontBuilder(font=font).setupCFF("Test-Face", {}, charstrings, {})
    return saved(font)


def saved(font: TTFont) -> bytes:
    out = BytesIO()
    font.save(out)
    return out.getvalue()


class Drawn:
    """What HarfBuzz and a font file (TrueType) make of a run of one script."""

    def __init__(self, font_file: bytes, script: Script = KHMER_SCRIPT) -> None:
        self.script = script
        self.shaper = hb.Font(hb.Face(font_file))
        self.font = TTFont(BytesIO(font_file))
        self.simple = cache(self._simple)

    def of(self, run: str) -> tuple[list[tuple[int, int, int]], int]:
        """Return the outlines that are drawn (glyph index, x, y; no composites) and the advance."""
        drawn = drawing(self.shaper, run, self.script)
        outlines = [
            (index, glyph.x + x, glyph.y + y)
            for glyph in drawn.glyphs
            for index, x, y in self.simple(self.font.getGlyphName(glyph.index))
        ]
        return outlines, drawn.advance

    def _simple(self, name: str) -> list[tuple[int, int, int]]:
        glyph = self.font["glyf"][name]
        # A glyph of turned or scaled parts stays whole in the composites of `outlines`.
        if glyph.isComposite() and not any(hasattr(part, "transform") for part in glyph.components):
            return [
                (index, part.x + x, part.y + y)
                for part in glyph.components
                for index, x, y in self.simple(part.glyphName)
            ]
        return [(self.font.getGlyphID(name), 0, 0)] if glyph.numberOfContours else []
