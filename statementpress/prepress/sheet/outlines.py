"""Words as outlines: shaped by HarfBuzz, drawn as paths.

Type would add to the text that readers extract from a page, and would need a font in the file for
a line that is cut off. Outlines avoid both.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

import uharfbuzz as hb
from fontTools.pens.basePen import BasePen
from fontTools.pens.transformPen import TransformPen

from statementpress.prepress.sheet.operators import numbers
from statementpress.scripts.clusters import clusters
from statementpress.scripts.runs import script_of

ELLIPSIS: Final = "…"
LONGEST: Final = 1000
"""The most characters of a line that are looked at; the longest sheet has room for fewer."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words as a path."""

    path: str
    """Path operators in points; the baseline starts at 0 0."""
    width: float
    """How wide the words are, in points."""


class Face:
    """A font file (TrueType or OpenType) to draw words with."""

    def __init__(self, font_file: bytes) -> None:
        face = hb.Face(font_file)
        self.font = hb.Font(face)
        self.units = face.upem
        self._characters = frozenset(face.unicodes)
        self._drawn: dict[tuple[int, float, float, float], list[str]] = {}

    def has(self, cluster: str) -> int:
        """Return the number of characters of a cluster that the font has."""
        return sum(ord(character) in self._characters for character in cluster)

    def drawn(self, glyph: int, scale: float, left: float, low: float) -> list[str]:
        """Return the path operators of a glyph, scaled and moved.

        They are kept, because most of the line below a page is as on the page before.
        """
        key = glyph, scale, left, low
        if key not in self._drawn:
            pen = _PathPen()
            moved = TransformPen(pen, (scale, 0, 0, scale, left, low))
            self.font.draw_glyph_with_pen(glyph, moved)
            self._drawn[key] = pen.operators
        return self._drawn[key]


def outlined(text: str, size: float, faces: Sequence[Face]) -> Words:
    """Return a line of words in any of the scripts of the faces, at a size in points.

    Each cluster is drawn with the face that has most of its characters, or the first of several.
    Characters that this face lacks are left out.
    """
    path, pen = list[str](), 0.0
    for face, run in _runs(clusters(text), faces):
        drawn = _drawn(face, run, size, pen)
        path.append(drawn.path)
        pen += drawn.width
    return Words(" ".join(filter(None, path)), pen)


def fitted(text: str, size: float, room: float, faces: Sequence[Face]) -> Words:
    """Return a line at most `room` points wide, cut after a cluster with an ellipsis if need be."""
    line = re.sub(r"\s+", " ", text[: LONGEST + 1]).strip()
    whole = outlined(line, size, faces)
    if whole.width <= room and len(text) <= LONGEST:
        return whole
    parts = clusters(line)

    def cut(kept: int) -> Words:
        return outlined("".join(parts[:kept]).rstrip(" ,·") + ELLIPSIS, size, faces)

    kept = bisect_right(range(len(parts)), room, key=lambda count: cut(count).width) - 1
    return cut(kept) if kept > 0 else Words("", 0)


def _runs(parts: list[str], faces: Sequence[Face]) -> Iterator[tuple[Face, str]]:
    """Yield stretches of one face and one script, without clusters that no face has."""
    chosen = ((_best(part, faces), script_of(part), part) for part in parts)
    for (face, _), run in groupby(chosen, key=lambda each: each[:2]):
        if face is not None:
            yield face, "".join(part for _, _, part in run)


def _best(cluster: str, faces: Sequence[Face]) -> Face | None:
    best = max(faces, key=lambda face: face.has(cluster), default=None)
    return best if best and best.has(cluster) else None


def _drawn(face: Face, run: str, size: float, start: float) -> Words:
    """Return a run of one script, its path moved right by `start` points."""
    buffer = hb.Buffer()
    buffer.add_str(run)
    # Without a language, HarfBuzz would ask the machine's locale. Misspelt clusters get no circle.
    buffer.language, buffer.direction = "km", "ltr"
    buffer.flags = hb.BufferFlags.DO_NOT_INSERT_DOTTED_CIRCLE
    buffer.guess_segment_properties()
    hb.shape(face.font, buffer)
    operators, scale, x = list[str](), size / face.units, 0
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if info.codepoint:  # glyph 0 is the box for a missing character
            left, low = start + (x + position.x_offset) * scale, position.y_offset * scale
            operators += face.drawn(info.codepoint, scale, left, low)
            x += position.x_advance
    return Words(" ".join(operators), x * scale)


class _PathPen(BasePen):  # type: ignore[misc]
    """Collects path operators; BasePen turns the curves of TrueType into those of a PDF."""

    def __init__(self) -> None:
        super().__init__()
        self.operators: list[str] = []

    def _moveTo(self, pt: Any) -> None:  # noqa: N802 - the names of BasePen
        self.operators.append(f"{numbers(*pt)} m")

    def _lineTo(self, pt: Any) -> None:  # noqa: N802
        self.operators.append(f"{numbers(*pt)} l")

    def _curveToOne(self, pt1: Any, pt2: Any, pt3: Any) -> None:  # noqa: N802
        self.operators.append(f"{numbers(*pt1, *pt2, *pt3)} c")

    def _closePath(self) -> None:  # noqa: N802
        self.operators.append("h")
