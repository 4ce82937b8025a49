"""Read a TrueType font program, or an OpenType one: its glyphs, widths and character maps.

Tables are read where they lie, and codes are looked up one by one: a map of a few bytes can claim
to stand for millions of characters.
"""

import struct
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from itertools import islice

from fontTools.ttLib import standardGlyphOrder

from statementpress.prepress.preflight.fonts.cff import read_cff
from statementpress.prepress.preflight.fonts.program import FontProgramError, Program

SFNT = {b"\0\1\0\0", b"true", b"OTTO", b"ttcf"}
"""How such files begin; `OTTO` has its glyphs in a CFF table."""
REQUIRED = ("glyf", "head", "hhea", "hmtx", "loca", "maxp")
"""The tables without which nothing can be drawn (ISO 32000-1, 9.9)."""
MOST_TABLES = 200
MOST_SEGMENTS = 32_768

Tables = Mapping[str, bytes]


def read_sfnt(data: bytes) -> Program:
    """Return what a TrueType or OpenType font holds; raise FontProgramError if it is broken."""
    tables = _tables(data)
    try:
        if "CFF " in tables:
            found = read_cff(tables["CFF "])
        else:
            missing = [tag for tag in REQUIRED if tag not in tables]
            if missing:
                raise FontProgramError(f"it lacks {', '.join(missing)}")
            found = _glyphs(tables)
        return replace(found, cmaps=_cmaps(tables.get("cmap", b"")))
    except (struct.error, IndexError) as error:
        raise FontProgramError("it is incomplete") from error


def _tables(data: bytes) -> Tables:
    """Return the tables of a font by their tags."""
    if data[:4] not in SFNT:
        raise FontProgramError("it is no TrueType font")
    start = int.from_bytes(data[12:16], "big") if data[:4] == b"ttcf" else 0
    count = int.from_bytes(data[start + 4 : start + 6], "big")
    found: dict[str, bytes] = {}
    for at in range(start + 12, start + 12 + 16 * min(count, MOST_TABLES), 16):
        offset, length = (int.from_bytes(data[at + i : at + i + 4], "big") for i in (8, 12))
        tag = data[at : at + 4].decode("latin-1")
        if offset + length <= len(data):
            found[tag] = data[offset : offset + length]
        elif tag in REQUIRED:
            raise FontProgramError("it is incomplete")
    return found


def _glyphs(tables: Tables) -> Program:
    """Return the glyphs of a TrueType font and their widths."""
    count = struct.unpack_from(">H", tables["maxp"], 4)[0]
    em = struct.unpack_from(">H", tables["head"], 18)[0]
    long_offsets = struct.unpack_from(">h", tables["head"], 50)[0]
    metrics = struct.unpack_from(">H", tables["hhea"], 34)[0]
    if not em or not metrics:
        raise FontProgramError("its metrics are broken")
    # Readers take a glyph without a place in `loca` for one that is not there.
    count = min(count, len(tables["loca"]) // (4 if long_offsets else 2) - 1)
    hmtx = tables["hmtx"]

    def width(glyph: int) -> float | None:
        at = 4 * min(glyph, metrics - 1)
        advance = hmtx[at : at + 2]
        return int.from_bytes(advance, "big") * 1000 / float(em) if len(advance) == 2 else None

    return Program(count=count, width=width, names=_names(tables.get("post", b""), count))


def _names(post: bytes, count: int) -> dict[str, int]:
    """Return the glyphs by the names of a `post` table, if it has any (formats 1 and 2)."""
    standard = standardGlyphOrder.standardGlyphOrder
    if post[:4] == b"\0\1\0\0":
        return {name: glyph for glyph, name in enumerate(standard)}
    if post[:4] != b"\0\2\0\0" or len(post) < 34 + 2 * count:
        return {}
    numbers = struct.unpack_from(f">{count}H", post, 34)
    own: list[str] = []
    at = 34 + 2 * count
    while at < len(post):
        own.append(post[at + 1 : at + 1 + post[at]].decode("latin-1"))
        at += 1 + post[at]
    names = [*standard[:258], *own]
    return {names[number]: glyph for glyph, number in enumerate(numbers) if number < len(names)}


def _cmaps(cmap: bytes) -> dict[tuple[int, int], Callable[[int], int]]:
    """Return what looks up the glyphs of characters, by platform and encoding."""
    if len(cmap) < 4:
        return {}
    found: dict[tuple[int, int], Callable[[int], int]] = {}
    count = int.from_bytes(cmap[2:4], "big")
    for platform, encoding, offset in islice(
        struct.iter_unpack(">HHL", cmap[4 : 4 + 8 * min(count, (len(cmap) - 4) // 8)]), MOST_TABLES
    ):
        look_up = LOOK_UPS.get(int.from_bytes(cmap[offset : offset + 2], "big"))
        if look_up:
            found[platform, encoding] = partial(_safely, look_up, cmap[offset:])
    return found


def _safely(look_up: Callable[[bytes, int], int], table: bytes, code: int) -> int:
    """Return the glyph that a broken table gives, or 0 if it gives none."""
    try:
        return look_up(table, code)
    except (struct.error, IndexError):
        return 0


def _by_bytes(table: bytes, code: int) -> int:
    """Look up in a table of format 0."""
    return table[6 + code] if code < 256 else 0


def _by_segments(table: bytes, code: int) -> int:
    """Look up in a table of format 4."""
    if code > 0xFFFF:
        return 0
    count = min(struct.unpack_from(">H", table, 6)[0] // 2, MOST_SEGMENTS)
    ends = struct.unpack_from(f">{count}H", table, 14)
    segment = bisect_left(ends, code)
    starts, deltas, offsets = (14 + 2 * count * part + 2 + 2 * segment for part in (1, 2, 3))
    if segment == count or struct.unpack_from(">H", table, starts)[0] > code:
        return 0
    start, delta = (
        struct.unpack_from(">H", table, starts)[0],
        struct.unpack_from(">H", table, deltas)[0],
    )
    offset = struct.unpack_from(">H", table, offsets)[0]
    if not offset:
        return int(code + delta) & 0xFFFF
    glyph = struct.unpack_from(">H", table, offsets + offset + 2 * (code - start))[0]
    return int(glyph + delta) & 0xFFFF if glyph else 0


def _trimmed(table: bytes, code: int) -> int:
    """Look up in a table of format 6."""
    first, count = struct.unpack_from(">HH", table, 6)
    if not first <= code < first + count:
        return 0
    return int(struct.unpack_from(">H", table, 10 + 2 * (code - first))[0])


def _by_groups(table: bytes, code: int) -> int:
    """Look up in a table of format 12."""
    count = min(struct.unpack_from(">L", table, 12)[0], MOST_SEGMENTS)
    groups = struct.unpack_from(f">{3 * count}L", table, 16)
    group = 3 * (bisect_right(groups[::3], code) - 1)
    if group < 0 or code > groups[group + 1]:
        return 0
    return int(groups[group + 2]) + code - int(groups[group])


LOOK_UPS = {0: _by_bytes, 4: _by_segments, 6: _trimmed, 12: _by_groups}
