"""The outlines of a TrueType font, table `glyf`: read what further glyphs are drawn of.

Source: OpenType 1.9.1, chapters "glyf" and "loca".
"""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from struct import pack, unpack_from

Box = tuple[int, int, int, int]
"""Left, bottom, right, top in font units."""

_ARGUMENTS_ARE_WORDS = 0x0001
_ARGUMENTS_ARE_OFFSETS = 0x0002
_ROUND_TO_GRID = 0x0004
_SCALE = 0x0008
_MORE_COMPONENTS = 0x0020
_TWO_SCALES = 0x0040
_MATRIX = 0x0080

_HEADER = 10
"""Bytes of a glyph before its contours or components."""


@dataclass(frozen=True, slots=True)
class Component:
    """A part of a composite glyph."""

    glyph: int
    """The index of the glyph that it shows."""
    x: int
    """How far it is moved to the right, in font units."""
    y: int
    """How far it is moved upwards, in font units."""
    moved_only: bool = True
    """Whether it is neither scaled nor turned, nor hung on a point."""

    def written(self, more: bool) -> bytes:
        """Return it as it is written in `glyf`; `more` says whether another one follows."""
        short = -128 <= self.x <= 127 and -128 <= self.y <= 127
        flags = _ROUND_TO_GRID | _ARGUMENTS_ARE_OFFSETS
        flags |= (_MORE_COMPONENTS if more else 0) | (0 if short else _ARGUMENTS_ARE_WORDS)
        return pack(">HHbb" if short else ">HHhh", flags, self.glyph, self.x, self.y)


@dataclass(frozen=True, slots=True)
class Outline:
    """What a glyph with ink shows."""

    box: Box
    points: int
    """How many points its contours have, all parts together."""
    contours: int
    """How many contours it has, all parts together."""
    depth: int = 0
    """How deep its components are nested; 0 for a glyph with contours of its own."""
    components: tuple[Component, ...] = ()
    """Its parts; empty for a glyph with contours of its own."""


class Glyphs:
    """The glyphs of a font; more can be appended."""

    def __init__(self, data: bytes, places: "array[int]") -> None:
        self.data = bytearray(data[: places[-1]])
        """The table `glyf`."""
        self.places = places
        """Where each glyph begins there, and where the last one ends."""
        self._read: dict[int, Outline | None] = {}

    def __len__(self) -> int:
        return len(self.places) - 1

    def outline(self, glyph: int) -> Outline | None:
        """Return what a glyph shows; None if it has no ink."""
        if glyph not in self._read:
            self._read[glyph] = self._outline(self.places[glyph], self.places[glyph + 1])
        return self._read[glyph]

    def parts(self, component: Component) -> Iterator[Component]:
        """Yield what draws the same: a composite taken apart, as nested ones confuse some readers.

        Parts that are scaled or turned stay together, and a glyph without ink has none.
        """
        outline = self.outline(component.glyph)
        if outline is None:
            return
        if outline.components and all(part.moved_only for part in outline.components):
            for part in outline.components:
                moved = Component(part.glyph, component.x + part.x, component.y + part.y)
                yield from self.parts(moved)
        else:
            yield component

    def append(self, components: Sequence[Component]) -> Outline | None:
        """Append a composite of parts that have ink and are only moved; return what it shows.

        Without parts it is a glyph without ink.
        """
        outline = self._composite(components, self._box(components)) if components else None
        if outline:
            self.data += pack(">5h", -1, *outline.box)
            for number, component in enumerate(components, 1):
                self.data += component.written(number < len(components))
        self.places.append(len(self.data))
        return outline

    def _outline(self, start: int, end: int) -> Outline | None:
        if start == end:
            return None
        contours, *box = unpack_from(">5h", self.data, start)
        if contours < 0:
            components = tuple(self._components(start + _HEADER))
            return self._composite(components, tuple(box))
        if not contours:
            return None
        (last,) = unpack_from(">H", self.data, start + _HEADER + 2 * contours - 2)
        return Outline(tuple(box), last + 1, contours)

    def _components(self, at: int) -> Iterator[Component]:
        more = True
        while more:
            flags, glyph = unpack_from(">HH", self.data, at)
            words, form = flags & _ARGUMENTS_ARE_WORDS, flags & (_SCALE | _TWO_SCALES | _MATRIX)
            x, y = unpack_from(">hh" if words else ">bb", self.data, at + 4)
            yield Component(glyph, x, y, bool(flags & _ARGUMENTS_ARE_OFFSETS) and not form)
            at += (8 if words else 6) + {0: 0, _SCALE: 2, _TWO_SCALES: 4, _MATRIX: 8}[form]
            more = bool(flags & _MORE_COMPONENTS)

    def _composite(self, components: Sequence[Component], box: Box) -> Outline:
        outlines = [found for part in components if (found := self.outline(part.glyph))]
        return Outline(
            box,
            sum(outline.points for outline in outlines),
            sum(outline.contours for outline in outlines),
            1 + max((outline.depth for outline in outlines), default=0),
            tuple(components),
        )

    def _box(self, components: Sequence[Component]) -> Box:
        """Return the box around moved components; one without extent does not count."""
        boxes = [
            (left + part.x, bottom + part.y, right + part.x, top + part.y)
            for part in components
            if (outline := self.outline(part.glyph))
            for left, bottom, right, top in [outline.box]
            if left < right or bottom < top
        ]
        if not boxes:
            return 0, 0, 0, 0
        lefts, bottoms, rights, tops = zip(*boxes, strict=True)
        return min(lefts), min(bottoms), max(rights), max(tops)
