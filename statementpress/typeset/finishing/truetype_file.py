"""Append glyphs to a TrueType file, and write it again.

Only tables that know how many glyphs there are, or how far they reach, have to change. All others,
and the outlines of all older glyphs, stay byte for byte, so that nothing has to be read but the
glyphs that the new ones are drawn of.

Source: OpenType 1.9.1, chapters "OpenType Font File", "glyf", "head", "hhea", "hmtx", "loca",
"maxp" and "post".
"""

import sys
from array import array
from collections.abc import Mapping
from struct import pack, pack_into, unpack_from

from statementpress.typeset.faces.drawing import Drawing
from statementpress.typeset.finishing.glyph_outlines import Component, Glyphs, Outline

_ENTRY = 16
"""Bytes of a table's entry in the directory, which follows 12 bytes about all of them."""
_ORDER = (
    *(b"glyf", b"maxp", b"loca", b"head", b"hmtx", b"hhea", b"OS/2", b"cmap"),
    *(b"fpgm", b"prep", b"cvt ", b"kern", b"name", b"post", b"gasp"),
)
"""The order of the tables' data, which is free; all others follow in the order of their names."""
_SHORT_PLACES = 0x20000
"""From this length on, places in `glyf` do not fit into the short form of `loca`."""
_WITHOUT_NAMES = b"\0\3\0\0"
"""The version of `post` that gives glyphs no names."""
_WHOLE_FILE = 0xB1B0AFBA
"""What the sum of the whole file and its adjustment add up to."""

# Where the numbers stand in their tables.
_EM, _BOX, _LONG_PLACES = 18, 36, 50  # head
_WIDEST, _FULL_METRICS = 10, 34  # hhea
_COUNT, _COMPOSITE_LIMITS, _COMPONENT_LIMITS = 4, 10, 28  # maxp


class TrueTypeFile:
    """A TrueType file with outlines, to which composites of its glyphs can be added."""

    def __init__(self, data: bytes) -> None:
        self._version, count = data[:4], unpack_from(">H", data, 4)[0]
        self._tables: dict[bytes, bytes] = {}
        for entry in range(12, 12 + count * _ENTRY, _ENTRY):
            tag, offset, length = unpack_from(">4s4xLL", data, entry)
            self._tables[tag] = data[offset : offset + length]
        self._head, self._hhea, self._maxp = (
            bytearray(self._tables[tag]) for tag in (b"head", b"hhea", b"maxp")
        )
        self._glyphs = Glyphs(self._tables[b"glyf"], self._places())
        self._advances, self._bearings = self._metrics()

    @property
    def glyph_count(self) -> int:
        """How many glyphs the file has."""
        return len(self._glyphs)

    @property
    def units_per_em(self) -> int:
        """How many font units an em has."""
        return int(unpack_from(">H", self._head, _EM)[0])

    def advance(self, glyph: int) -> int:
        """Return the advance of a glyph, in font units."""
        return self._advances[glyph]

    def append(self, drawing: Drawing) -> None:
        """Append a glyph that shows `drawing` (glyph indices and offsets in font units)."""
        components = [
            component
            for part in drawing.glyphs
            for component in self._glyphs.parts(Component(part.index, part.x, part.y))
        ]
        outline = self._glyphs.append(components)
        self._advances.append(max(drawing.advance, 0))
        self._bearings.append(outline.box[0] if outline else 0)
        _raise_limits(self._hhea, _WIDEST, self._advances[-1])
        if outline:
            self._widen_limits(outline)

    def written(self) -> bytes:
        """Return the file."""
        places = self._glyphs.places
        long_places = places[-1] >= _SHORT_PLACES or any(place % 2 for place in places)
        metrics, full = self._written_metrics()
        pack_into(">h", self._head, _LONG_PLACES, long_places)
        pack_into(">H", self._hhea, _FULL_METRICS, full)
        pack_into(">H", self._maxp, _COUNT, len(self._glyphs))
        changed = {
            b"glyf": bytes(self._glyphs.data) or b"\0",  # readers refuse a table without any byte
            b"loca": _big_endian(places if long_places else array("H", [n // 2 for n in places])),
            b"head": bytes(self._head),
            b"hhea": bytes(self._hhea),
            b"hmtx": metrics,
            b"maxp": bytes(self._maxp),
            b"post": _WITHOUT_NAMES + self._tables[b"post"][4:32],
        }
        return _file(self._version, self._tables | changed)

    def _places(self) -> "array[int]":
        """Return where in `glyf` each glyph begins, and where the last one ends."""
        table = self._tables[b"loca"]
        if unpack_from(">h", self._head, _LONG_PLACES)[0]:
            return _numbers("I", table)
        return array("I", [2 * place for place in _numbers("H", table)])

    def _metrics(self) -> tuple["array[int]", "array[int]"]:
        """Return the advance and the left side bearing of each glyph, in font units."""
        full, table = unpack_from(">H", self._hhea, _FULL_METRICS)[0], self._tables[b"hmtx"]
        advances, bearings = _numbers("H", table[: 4 * full])[::2], _numbers("h", table)
        equal = len(self._glyphs) - full
        rest = bearings[2 * full : 2 * full + equal]
        return advances + advances[-1:] * equal, bearings[1 : 2 * full : 2] + rest

    def _written_metrics(self) -> tuple[bytes, int]:
        """Return `hmtx`, and how many advances it has: equal ones at its end are stated once."""
        full = len(self._advances)
        while full > 1 and self._advances[full - 2] == self._advances[-1]:
            full -= 1
        pairs = array("H", bytes(4 * full))
        pairs[::2] = self._advances[:full]
        pairs[1::2] = array("H", self._bearings[:full].tobytes())
        return _big_endian(pairs) + _big_endian(self._bearings[full:]), full

    def _widen_limits(self, outline: Outline) -> None:
        left, bottom, right, top = unpack_from(">4h", self._head, _BOX)
        box = outline.box
        wider = min(left, box[0]), min(bottom, box[1]), max(right, box[2]), max(top, box[3])
        pack_into(">4h", self._head, _BOX, *wider)
        _raise_limits(self._maxp, _COMPOSITE_LIMITS, outline.points, outline.contours)
        _raise_limits(self._maxp, _COMPONENT_LIMITS, len(outline.components), outline.depth)


def _raise_limits(table: bytearray, place: int, *numbers: int) -> None:
    """Replace the numbers at a place of a table by these where these are larger."""
    form = f">{len(numbers)}H"
    pack_into(form, table, place, *map(max, unpack_from(form, table, place), numbers))


def _numbers(kind: str, table: bytes) -> "array[int]":
    """Return the numbers of a table; `kind` as in `array`."""
    numbers = array(kind, table)
    if sys.byteorder != "big":
        numbers.byteswap()
    return numbers


def _big_endian(numbers: "array[int]") -> bytes:
    return _numbers(numbers.typecode, numbers.tobytes()).tobytes()


def _file(version: bytes, tables: Mapping[bytes, bytes]) -> bytes:
    """Return a font file of these tables, with its directory and its sums."""
    found = [tag for tag in _ORDER if tag in tables]
    order = [*found, *sorted(tables.keys() - set(found))]
    blank = {**tables, b"head": tables[b"head"][:8] + bytes(4) + tables[b"head"][12:]}
    sums = {tag: _sum(table) for tag, table in blank.items()}
    offset, offsets = 12 + len(tables) * _ENTRY, {}
    for tag in order:
        offsets[tag] = offset
        offset += len(_padded(tables[tag]))
    entries = b"".join(
        pack(">4sLLL", tag, sums[tag], offsets[tag], len(tables[tag])) for tag in sorted(tables)
    )
    step = 1 << (len(tables).bit_length() - 1)
    search = 16 * step, step.bit_length() - 1, 16 * (len(tables) - step)
    directory = version + pack(">4H", len(tables), *search) + entries
    adjustment = (_WHOLE_FILE - sum(sums.values()) - _sum(directory)) & 0xFFFFFFFF
    data = bytearray(directory + b"".join(_padded(blank[tag]) for tag in order))
    pack_into(">L", data, offsets[b"head"] + 8, adjustment)
    return bytes(data)


def _padded(table: bytes) -> bytes:
    return table + bytes(-len(table) % 4)


def _sum(table: bytes) -> int:
    return sum(_numbers("I", _padded(table))) & 0xFFFFFFFF
