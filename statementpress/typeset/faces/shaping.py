"""Shape Khmer runs with HarfBuzz, cluster by cluster, as Pango will.

Every run is shaped twice: with the font as it is (the glyphs to draw) and with the font less its
GSUB and GPOS tables (the nominal glyphs, already in the order in which HarfBuzz's Khmer shaper
puts them: the sequence that a substitution will meet).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO

import uharfbuzz as hb
from fontTools.ttLib import TTFont


@dataclass(frozen=True, slots=True)
class PlacedGlyph:
    """A glyph by its index, drawn at an offset from the pen in font units."""

    index: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """How one cluster is drawn: its glyphs from the pen at 0, and the advance in font units."""

    glyphs: tuple[PlacedGlyph, ...]
    advance: int


@dataclass(frozen=True, slots=True)
class ShapedCluster:
    """A cluster of a run: its characters, its drawing and its nominal glyphs."""

    text: str
    drawing: Drawing
    nominal: tuple[int, ...]


class Shaper:
    """Shapes Khmer runs in one font file."""

    def __init__(self, font_file: bytes) -> None:
        self._font = hb.Font(hb.Face(font_file))
        self._nominal_font = hb.Font(hb.Face(_without_layout_tables(font_file)))

    def shape(self, run: str) -> list[ShapedCluster]:
        """Return the clusters of a run of one script, in the order of the text."""
        drawings = dict(_clusters(self._font, run))
        nominals = dict(_clusters(self._nominal_font, run))
        starts = sorted(drawings.keys() & nominals.keys())
        ends = [*starts[1:], len(run)]
        return [
            ShapedCluster(
                run[start:end],
                _merged(drawings, start, end),
                tuple(glyph.index for glyph in _merged(nominals, start, end).glyphs),
            )
            for start, end in zip(starts, ends, strict=True)
        ]


def _without_layout_tables(font_file: bytes) -> bytes:
    font = TTFont(BytesIO(font_file), lazy=True)
    for tag in ("GSUB", "GPOS"):
        if tag in font:
            del font[tag]
    stripped = BytesIO()
    font.save(stripped, reorderTables=None)
    return stripped.getvalue()


def _clusters(font: hb.Font, run: str) -> Iterator[tuple[int, Drawing]]:
    buffer = hb.Buffer()
    buffer.add_codepoints([ord(character) for character in run])
    buffer.direction, buffer.script, buffer.language = "ltr", "Khmr", "km"
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


def _merged(drawings: dict[int, Drawing], start: int, end: int) -> Drawing:
    glyphs, pen = list[PlacedGlyph](), 0
    for position in sorted(key for key in drawings if start <= key < end):
        drawing = drawings[position]
        glyphs += [PlacedGlyph(glyph.index, pen + glyph.x, glyph.y) for glyph in drawing.glyphs]
        pen += drawing.advance
    return Drawing(tuple(glyphs), pen)


def distinct_runs(texts: Iterable[str]) -> list[str]:
    """Return the distinct stretches of text between spaces, sorted, so that order never counts."""
    return sorted({run for text in texts for run in text.split()})
