"""Which glyphs of its program a font shows for its codes, and how wide both say that they are.

A code leads to a glyph as ISO 32000-1 says: 9.6.6.2 for Type 1, 9.6.6.4 for TrueType, 9.7.4 for
composite fonts. Readers are more lenient for TrueType, where writers often mistake which of the
ways applies. So a glyph is missing only if none of the ways leads to one.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass
from itertools import islice

from pikepdf import Object, PdfError, Stream

from statementpress.prepress.content.fonts import SPACE, Font, read_font
from statementpress.prepress.pdf.objects import array, entry, integer, name
from statementpress.prepress.preflight.fonts.cff import read_cff
from statementpress.prepress.preflight.fonts.encodings import (
    BLANK,
    MAC_ROMAN,
    SAME,
    STANDARD,
    WIN_ANSI,
    base_encoding,
    differences,
    is_known,
    meaning,
)
from statementpress.prepress.preflight.fonts.program import FontProgramError, Program
from statementpress.prepress.preflight.fonts.truetype import SFNT, read_sfnt
from statementpress.prepress.preflight.fonts.type1 import read_type1
from statementpress.unpacking import unpack, unpack_or_none

LARGEST = 64_000_000
"""Bytes of a font file; those with all characters of Chinese have 20 MB."""
CFF = b"\x01"
"""The number of its version, with which a bare CFF font begins."""
SYMBOLIC = 1 << 2
"""The flag of a font whose codes mean what the font itself says (9.8.2, table 123)."""
PRIVATE = (0xF000, 0xF100, 0xF200)
"""Where symbols stand in the character map of a font for Windows (9.6.6.4)."""
UNICODE = {(3, 1), (3, 10)}
"""Platforms and encodings of the character maps for Windows; those of platform 0 are like them."""
MOST_CODES = 1 << 17
"""Twice the codes of two bytes, and as many bytes as a table with a glyph for each has."""
LARGEST_CMAP = 1 << 20
"""Bytes."""
_CID_SECTION = re.compile(rb"begincid(char|range)(.*?)endcid", re.DOTALL)
_CID_CHAR = re.compile(rb"<([0-9A-Fa-f]{1,8})>\s*(\d{1,5})")
_CID_RANGE = re.compile(rb"<([0-9A-Fa-f]{1,8})>\s*<([0-9A-Fa-f]{1,8})>\s*(\d{1,5})")


@dataclass(frozen=True, slots=True)
class Glyph:
    """What a code of a font shows."""

    code: int
    is_there: bool
    """Whether the font's program has its glyph."""
    said: float | None
    """The width that the PDF gives in thousandths of the em; None if it gives none."""
    own: float | None
    """The width of the glyph itself; None if it is not known."""


def font_file(font: Object) -> Stream | None:
    """Return the embedded file of a font, or of a composite font's descendant; None if none."""
    descriptor = entry(_described(font), "/FontDescriptor")
    for key in ("/FontFile", "/FontFile2", "/FontFile3"):
        found = entry(descriptor, key)
        if isinstance(found, Stream):
            return found
    return None


def read_program(stream: Stream) -> Program | None:
    """Return what an embedded font file holds; None if it is too large to be looked at.

    What it is, is seen from its first bytes: writers mix up the keys of a descriptor, and readers
    do not go by them. Raises FontProgramError if it is empty, broken, or no font.
    """
    try:
        data = unpack(stream, LARGEST)
    except PdfError as error:
        raise FontProgramError("it cannot be unpacked") from error
    if data is None:
        return None
    if not data.strip():
        raise FontProgramError("it is empty")
    try:
        return _read(data)
    except FontProgramError:
        raise
    except Exception as error:  # fonts come from strangers: what is not understood is broken
        raise FontProgramError("it cannot be read") from error


def _read(data: bytes) -> Program:
    if data[:4] in SFNT:
        return read_sfnt(data)
    return read_cff(data) if data[:1] == CFF else read_type1(data)


def shown_glyphs(font: Object, program: Program, codes: Set[int]) -> Iterator[Glyph]:
    """Yield what codes of a font show; nothing for codes of which that cannot be known."""
    read = read_font(font, "")
    if name(font.get("/Subtype")) == "Type0":
        yield from _composite(font, program, read, codes)
    elif program.cids is None and is_known(font.get("/Encoding")):
        yield from _simple(font, program, read, codes)


def undrawn(font: Object, codes: Set[int]) -> list[Glyph]:
    """Return the codes of a Type 3 font for which it has no procedure (9.6.5)."""
    procedures = read_font(font, "").procedures
    drawn = procedures.glyphs if procedures else {}
    return [Glyph(code, False, None, None) for code in sorted(codes - {SPACE}) if code not in drawn]


def _described(font: Object) -> object:
    """Return what has the descriptor of a font: itself, or its descendant (9.7)."""
    return next(iter(array(font.get("/DescendantFonts"))), font)


def _glyph(program: Program, code: int, numbers: Iterable[int], said: float | None) -> Glyph:
    """Return what a code shows, which is one of some glyphs: the one whose width is most likely."""
    there = list(dict.fromkeys(each for each in numbers if 0 < each < program.count))
    widths = [width for each in there if (width := program.width(each)) is not None]
    if said is None or not widths:
        return Glyph(code, bool(there), None, None)
    return Glyph(code, True, said, min(widths, key=lambda width: abs(width - said)))


def _simple(font: Object, program: Program, read: Font, codes: Set[int]) -> Iterator[Glyph]:
    """Yield what codes of a font of one byte to a code show."""
    is_truetype = name(font.get("/Subtype")) == "TrueType"
    encoding, flags = font.get("/Encoding"), integer(entry(font.get("/FontDescriptor"), "/Flags"))
    base, own = base_encoding(encoding), differences(encoding)
    if base is None and is_truetype and not (flags or 0) & SYMBOLIC:
        base = STANDARD
    has_widths = bool(array(font.get("/Widths")))
    for code in sorted(codes):
        called = own.get(code) or (base[code] if base else "")
        if called in BLANK or code == SPACE:
            continue
        numbers = [*_by_name(program, code, called)]
        if is_truetype or not any(numbers):
            numbers += _by_cmap(program, code, called)
        said = read.widths.get(code, read.width) * 1000 if has_widths else None
        yield _glyph(program, code, numbers, said)


def _by_name(program: Program, code: int, called: str) -> Iterator[int]:
    """Yield the glyphs that the name of a code means; without one, that of the font's encoding."""
    yield from (program.names.get(each, 0) for each in _alike(called))
    if not called:
        yield program.codes.get(code, 0)


def _by_cmap(program: Program, code: int, called: str) -> Iterator[int]:
    """Yield the glyphs that a code may mean as a character, as a symbol, or as a number."""
    unicode = [look_up for key, look_up in program.cmaps.items() if key in UNICODE or key[0] == 0]
    symbols, mac = program.cmaps.get((3, 0)), program.cmaps.get((1, 0))
    for each in _alike(called or WIN_ANSI[code]):
        character = meaning(each)
        if character is not None:
            yield from (look_up(character) for look_up in unicode)
        if mac and each in MAC_ROMAN:
            yield mac(MAC_ROMAN.index(each))
    for look_up in filter(None, (symbols, *unicode)):
        yield from (look_up(start + code) for start in (0, *PRIVATE))
    if mac:
        yield mac(code)
    if not program.cmaps:
        yield code


def _alike(called: str) -> tuple[str, ...]:
    """Return the names under which readers look for a glyph."""
    return (called, *SAME.get(called, ())) if called else ()


def _composite(font: Object, program: Program, read: Font, codes: Set[int]) -> Iterator[Glyph]:
    """Yield what codes of a font of several bytes to a code show."""
    cids = _cids(font.get("/Encoding"), codes)
    lead = _leading(_described(font), program)
    for code, cid in sorted(cids.items()):
        if code not in read.blanks:
            said = None if read.vertical else read.widths.get(cid, read.width) * 1000
            yield _glyph(program, code, [lead(cid)], said)


def _leading(part: object, program: Program) -> Callable[[int], int]:
    """Return what leads from a CID to its glyph (9.7.4.2), or to 0 if there is none."""
    known, table = program.cids, entry(part, "/CIDToGIDMap")
    if known is not None:
        return lambda cid: known.get(cid, 0)
    if not isinstance(table, Stream):
        return lambda cid: cid
    data = unpack_or_none(table, MOST_CODES) or b""
    return lambda cid: int.from_bytes(data[2 * cid : 2 * cid + 2], "big")


def _cids(encoding: object, codes: Set[int]) -> dict[int, int]:
    """Return the CIDs of codes by a CMap (9.7.5); empty if it is one that is not known here."""
    if name(encoding).startswith("Identity-"):
        return {code: code for code in codes}
    if not isinstance(encoding, Stream) or "/UseCMap" in encoding:
        return {}
    data = unpack_or_none(encoding, LARGEST_CMAP) or b""
    found: dict[int, int] = {}
    for kind, section in _CID_SECTION.findall(data):
        each = _CID_RANGE if kind == b"range" else _CID_CHAR
        for first, *last, cid in islice(each.findall(section), MOST_CODES):
            start = int(first, 16)
            end = int(last[0], 16) if last else start
            known = codes if end - start > len(codes) else range(start, end + 1)
            inside = (code for code in known if start <= code <= end and code in codes)
            found |= {code: int(cid) + code - start for code in inside}
    return {code: found.get(code, 0) for code in codes} if found else {}
