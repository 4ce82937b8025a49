"""Shape runs of one script with HarfBuzz, cluster by cluster, as Pango will.

Every run is shaped twice: with the font as it is, which gives the glyphs to draw, and with the font
without its GSUB and GPOS tables. The second gives the nominal glyphs in the order in which a
substitution will meet them: HarfBuzz's shapers of Khmer, Thai and Lao put them in order before,
that of Burmese after `ccmp`.

What a run shows of a font file is kept while the process lasts, as the editions of one statement
have most of their words in common.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from itertools import chain

import uharfbuzz as hb
from fontTools.ttLib import TTFont

from statementpress.scripts.table import KHMER, Script
from statementpress.typeset.faces.drawing import Drawing, PlacedGlyph

_AS_DRAWN = hb.BufferFlags(0)
_JOINERS_TOO = hb.BufferFlags.PRESERVE_DEFAULT_IGNORABLES
"""Substitutions still meet the glyphs of U+200C and U+200D, which HarfBuzz hides at the end."""

Glyphs = tuple[int, ...]
"""Glyphs as plain numbers, as a document has millions of them: for each glyph its index, its offset
to the right, its offset upwards, and its advance."""
NUMBERS = 4
"""How many numbers a glyph has there."""


@dataclass(frozen=True, slots=True)
class ShapedCluster:
    """A cluster of a run."""

    text: str
    drawing: Drawing
    nominal: tuple[int, ...]
    """The indices of its glyphs before any substitution, in the order of the shaper."""

    def is_its_own_glyph(self) -> bool:
        """Return whether it is one character, drawn by the glyph that the font's cmap gives it."""
        drawn = self.drawing.glyphs
        return len(self.text) == 1 and drawn == tuple(
            PlacedGlyph(index, 0, 0) for index in self.nominal
        )


class Shaper:
    """Shapes runs of one script in one font file (TrueType or OpenType)."""

    def __init__(self, font_file: bytes, script: Script) -> None:
        self._script = script
        self._font = hb.Font(hb.Face(font_file))
        self._nominal_font = hb.Font(hb.Face(_without_layout_tables(font_file)))
        self._runs: dict[str, array[int]] = {}
        self._clusters: dict[str, tuple[ShapedCluster, ...]] = {}
        self._known: dict[tuple[str, Glyphs, Glyphs], ShapedCluster] = {}

    def glyphs(self, run: str) -> "array[int]":
        """Return the glyphs of a whole run of one script, as `Glyphs` has them."""
        if run not in self._runs:
            shaped = glyphs_of(self._font, run, self._script).values()
            self._runs[run] = array("i", chain.from_iterable(shaped))
        return self._runs[run]

    def clusters(self, run: str) -> tuple[ShapedCluster, ...]:
        """Return the clusters of a run of one script, in the order of the text."""
        if run not in self._clusters:
            self._clusters[run] = tuple(self._shaped(run))
        return self._clusters[run]

    def _shaped(self, run: str) -> Iterator[ShapedCluster]:
        language, nominal = self._script.language, self._script.nominal
        drawn = _shaped(self._font, run, self._script.code, language)
        nominals = _shaped(self._nominal_font, run, nominal, language, _JOINERS_TOO)
        starts = sorted(drawn.keys() & nominals.keys())
        for start, end in zip(starts, [*starts[1:], len(run)], strict=True):
            key = run[start:end], _between(drawn, start, end), _between(nominals, start, end)
            # A long list repeats few clusters again and again: each is kept once.
            if key not in self._known:
                text, glyphs, plain = key
                self._known[key] = ShapedCluster(text, _drawing(glyphs), plain[::NUMBERS])
            yield self._known[key]


@lru_cache(maxsize=16)
def shaper_of(font_file: bytes, script: Script) -> Shaper:
    """Return the shaper of a font file (TrueType or OpenType); the same bytes share one shaper."""
    return Shaper(font_file, script)


def drawing(font: hb.Font, run: str, script: Script = KHMER) -> Drawing:
    """Return how a run is drawn in a font; offsets count from the start of the run."""
    return _drawing(tuple(chain.from_iterable(glyphs_of(font, run, script).values())))


def cluster_drawings(
    font: hb.Font, run: str, script: Script = KHMER
) -> Iterator[tuple[int, Drawing]]:
    """Yield the offset and the drawing of each cluster, as HarfBuzz divides the run."""
    for offset, glyphs in glyphs_of(font, run, script).items():
        yield offset, _drawing(glyphs)


def glyphs_of(font: hb.Font, run: str, script: Script = KHMER) -> dict[int, Glyphs]:
    """Return the glyphs of each cluster by its offset, as HarfBuzz divides the run."""
    return _shaped(font, run, script.code, script.language)


def _drawing(glyphs: Glyphs) -> Drawing:
    placed, pen = list[PlacedGlyph](), 0
    for index, x, y, advance in zip(*[iter(glyphs)] * NUMBERS, strict=True):
        placed.append(PlacedGlyph(index, pen + x, y))
        pen += advance
    return Drawing(tuple(placed), pen)


def distinct_runs(texts: Iterable[str]) -> list[str]:
    """Return the distinct runs of text between spaces, sorted, so that their order never counts."""
    return sorted({run for text in texts for run in text.split()})


def _without_layout_tables(font_file: bytes) -> bytes:
    font = TTFont(BytesIO(font_file), lazy=True, recalcBBoxes=False)
    for tag in ("GSUB", "GPOS"):
        if tag in font:
            del font[tag]
    stripped = BytesIO()
    font.save(stripped, reorderTables=None)
    return stripped.getvalue()


def _shaped(
    font: hb.Font, run: str, script: str, language: str, flags: hb.BufferFlags = _AS_DRAWN
) -> dict[int, Glyphs]:
    """Return the glyphs of each cluster, by its offset, in the order of the text."""
    buffer = hb.Buffer()
    buffer.add_codepoints([ord(character) for character in run])
    buffer.direction, buffer.script, buffer.language = "ltr", script, language
    buffer.flags = flags
    hb.shape(font, buffer)
    found: dict[int, Glyphs] = {}
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        x, y, advance, _ = position.position
        before = found.get(info.cluster, ())
        found[info.cluster] = (*before, info.codepoint, x, y, advance)
    return found


def _between(glyphs: Mapping[int, Glyphs], start: int, end: int) -> Glyphs:
    inside = [glyphs[offset] for offset in range(start, end) if offset in glyphs]
    return inside[0] if len(inside) == 1 else tuple(chain.from_iterable(inside))
