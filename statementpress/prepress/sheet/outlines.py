"""Words as outlines: shaped by HarfBuzz, drawn as paths.

Type would add to the text that readers extract from a page, and need a font in the file for a line
that is cut off. Outlines do neither.
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

from statementpress.khmer.characters import has_khmer
from statementpress.khmer.clusters import clusters
from statementpress.prepress.sheet.operators import numbers

ELLIPSIS: Final = "…"
LONGEST: Final = 1000
"""Characters of a line that are looked at; the longest sheet has room for fewer."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words as a path in points, from 0 0 on their baseline, and how wide they are."""

    path: str
    width: float


class Face:
    """A font file (TrueType or OpenType) to draw words with."""

    def __init__(self, font_file: bytes) -> None:
        face = hb.Face(font_file)
        self.font = hb.Font(face)
        self.units = face.upem
        self._characters = frozenset(face.unicodes)

    def has(self, cluster: str) -> int:
        """Return how many characters of a cluster the font has."""
        return sum(ord(character) in self._characters for character in cluster)


def outlined(text: str, size: float, faces: Sequence[Face]) -> Words:
    """Return a line of Khmer and Latin words at a size in points.

    Each cluster is drawn with the first of the faces that has most of its characters. A character
    that it lacks is left out.
    """
    path, pen = list[str](), 0.0
    for face, run in _runs(clusters(text), faces):
        drawn = _drawn(face, run, size, pen)
        path.append(drawn.path)
        pen += drawn.width
    return Words(" ".join(filter(None, path)), pen)


def fitted(text: str, size: float, room: float, faces: Sequence[Face]) -> Words:
    """Return a line no wider than `room` points, cut after a whole cluster with an ellipsis."""
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
    """Yield stretches of one face and one script, less what no face has."""
    chosen = ((_best(part, faces), has_khmer(part), part) for part in parts)
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
    # Said here, as HarfBuzz would ask the machine's locale. Sequences in bad order get no circle.
    buffer.language, buffer.direction = "km", "ltr"
    buffer.flags = hb.BufferFlags.DO_NOT_INSERT_DOTTED_CIRCLE
    buffer.guess_segment_properties()
    hb.shape(face.font, buffer)
    pen, scale, x = _PathPen(), size / face.units, 0
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if info.codepoint:  # glyph 0 is the box of a character that is not there
            left, low = start + (x + position.x_offset) * scale, position.y_offset * scale
            moved = TransformPen(pen, (scale, 0, 0, scale, left, low))
            face.font.draw_glyph_with_pen(info.codepoint, moved)
            x += position.x_advance
    return Words(" ".join(pen.operators), x * scale)


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
