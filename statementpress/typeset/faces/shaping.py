"""Shape runs of one script with HarfBuzz, cluster by cluster, as Pango will.

Every run is shaped twice: with the font as it is, which gives the glyphs to draw, and with the font
without its GSUB and GPOS tables. The second gives the nominal glyphs in the order in which a
substitution will meet them: HarfBuzz's shapers of Khmer, Thai and Lao put them in order before,
that of Burmese after `ccmp`.

What a run shows of a font file is kept while the process lasts, as the editions of one statement
have most of their words in common.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

import uharfbuzz as hb
from fontTools.ttLib import TTFont

from statementpress.scripts.table import KHMER, Script

_AS_DRAWN = hb.BufferFlags(0)
_JOINERS_TOO = hb.BufferFlags.PRESERVE_DEFAULT_IGNORABLES
"""Substitutions still meet the glyphs of U+200C and U+200D, which HarfBuzz hides at the end."""


@dataclass(frozen=True, slots=True)
class PlacedGlyph:
    """A glyph that is drawn at an offset from the pen."""

    index: int
    """The index of the glyph in its font."""
    x: int
    """In font units."""
    y: int
    """In font units."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """How text is drawn."""

    glyphs: tuple[PlacedGlyph, ...]
    """Its glyphs; the pen starts at 0."""
    advance: int
    """How far the pen moves, in font units."""


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
        self._drawings: dict[str, Drawing] = {}
        self._clusters: dict[str, tuple[ShapedCluster, ...]] = {}

    def drawing(self, run: str) -> Drawing:
        """Return how a whole run of one script is drawn."""
        if run not in self._drawings:
            self._drawings[run] = drawing(self._font, run, self._script)
        return self._drawings[run]

    def clusters(self, run: str) -> tuple[ShapedCluster, ...]:
        """Return the clusters of a run of one script, in the order of the text."""
        if run not in self._clusters:
            self._clusters[run] = self._shaped(run)
        return self._clusters[run]

    def _shaped(self, run: str) -> tuple[ShapedCluster, ...]:
        language, nominal = self._script.language, self._script.nominal
        drawings = dict(_shaped(self._font, run, self._script.code, language))
        nominals = dict(_shaped(self._nominal_font, run, nominal, language, _JOINERS_TOO))
        starts = sorted(drawings.keys() & nominals.keys())
        ends = [*starts[1:], len(run)]
        return tuple(
            ShapedCluster(
                run[start:end],
                joined(_between(drawings, start, end)),
                tuple(glyph.index for glyph in joined(_between(nominals, start, end)).glyphs),
            )
            for start, end in zip(starts, ends, strict=True)
        )


@lru_cache(maxsize=16)
def shaper_of(font_file: bytes, script: Script) -> Shaper:
    """Return the shaper of a font file (TrueType or OpenType); the same bytes share one shaper."""
    return Shaper(font_file, script)


def drawing(font: hb.Font, run: str, script: Script = KHMER) -> Drawing:
    """Return how a run is drawn in a font; offsets count from the start of the run."""
    return joined(drawn for _, drawn in cluster_drawings(font, run, script))


def cluster_drawings(
    font: hb.Font, run: str, script: Script = KHMER
) -> Iterator[tuple[int, Drawing]]:
    """Yield the offset and the drawing of each cluster, as HarfBuzz divides the run."""
    return _shaped(font, run, script.code, script.language)


def joined(drawings: Iterable[Drawing]) -> Drawing:
    """Return one drawing of several that are set one after the other."""
    glyphs, pen = list[PlacedGlyph](), 0
    for drawn in drawings:
        glyphs += [PlacedGlyph(glyph.index, pen + glyph.x, glyph.y) for glyph in drawn.glyphs]
        pen += drawn.advance
    return Drawing(tuple(glyphs), pen)


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
) -> Iterator[tuple[int, Drawing]]:
    buffer = hb.Buffer()
    buffer.add_codepoints([ord(character) for character in run])
    buffer.direction, buffer.script, buffer.language = "ltr", script, language
    buffer.flags = flags
    hb.shape(font, buffer)
    current, glyphs, pen = -1, list[PlacedGlyph](), 0
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if info.cluster != current:
            if glyphs:
                yield current, Drawing(tuple(glyphs), pen)
            current, glyphs, pen = info.cluster, [], 0
        glyphs.append(PlacedGlyph(info.codepoint, pen + position.x_offset, position.y_offset))
        pen += position.x_advance
    if glyphs:
        yield current, Drawing(tuple(glyphs), pen)


def _between(drawings: Mapping[int, Drawing], start: int, end: int) -> Iterator[Drawing]:
    return (drawings[offset] for offset in range(start, end) if offset in drawings)
