"""Read what a font says about where text lies: its widths, its reach, and how codes are written."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pikepdf import Matrix, Name, Object, Rectangle, Stream

from statementpress.prepress.content.widths import cid_widths, simple_widths, standard_widths
from statementpress.prepress.pdf.objects import (
    array,
    dictionary,
    entry,
    integer,
    matrix,
    name,
    number,
)
from statementpress.prepress.pdf.objects import rectangle as rectangle_of
from statementpress.unpacking import unpack_or_none

ASCENT, DESCENT = 0.95, -0.25
"""Of the em, for a font that does not say: how far letters of the standard 14 fonts reach."""
SPACE = 32
"""The code of a space in all encodings of one byte."""
MOST_MEANINGS = 1 << 20
"""Bytes of a ToUnicode CMap. A larger one is not looked into."""
_SECTION = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_MEANT = {
    # The code of a space by itself, and the first of a range whose meanings begin with a space.
    b"char": re.compile(rb"<([0-9A-Fa-f]{4})>\s*<(?:0020|00[aA]0|3000)>"),
    b"range": re.compile(rb"<([0-9A-Fa-f]{4})>\s*<[0-9A-Fa-f]{4}>\s*<(?:0020|00[aA]0|3000)>"),
}
FARTHEST = 4.0
"""Ems above or below the line that a font may claim to reach. More than that is a mistake."""


@dataclass(frozen=True, slots=True)
class Procedures:
    """What a Type 3 font paints with."""

    glyphs: Mapping[int, Stream]
    """The content of each code's glyph."""
    matrix: Matrix
    """Leads from the space of the glyphs to text space."""
    resources: Object | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Font:
    """A font, with lengths in text space units."""

    name: str
    source: Object | None = None
    """The dictionary that it was read from."""
    widths: Mapping[int, float]
    width: float
    """The width of all codes that are not in `widths`."""
    ascent: float = ASCENT
    descent: float = DESCENT
    em: float = 1.0
    """What reads as the size of the type at size 1; other than 1 in some Type 3 fonts."""
    bytes_per_code: int = 1
    vertical: bool = False
    """Whether it writes downwards."""
    procedures: Procedures | None = None
    """What it paints with if it is of Type 3."""
    blanks: frozenset[int] = frozenset()
    """Codes that are known to leave no ink, which are spaces."""

    def codes(self, text: bytes) -> Sequence[int]:
        """Return the character codes that a string is made of."""
        if self.bytes_per_code == 1:
            return text
        return [high << 8 | low for high, low in zip(text[::2], text[1::2], strict=False)]


def read_font(obj: object, called: str) -> Font:
    """Read a font dictionary (ISO 32000-1, 9.5 to 9.7), which may be broken or missing.

    The font is named `called` if it has no name of its own.
    """
    font = dictionary(obj)
    if font is None:
        return Font(name=called, widths=standard_widths(called), width=0.0)
    base = name(font.get("/BaseFont")) or called
    match name(font.get("/Subtype")):
        case "Type0":
            return _composite(font, base)
        case "Type3":
            return _type3(font, name(font.get("/Name")) or base)
    return _simple(font, base)


def _simple(font: Object, base: str) -> Font:
    """Read a font with one byte to a code. Without widths it must be one of the standard 14."""
    descriptor = font.get("/FontDescriptor")
    ascent, descent = _reach(descriptor)
    widths = simple_widths(font, 0.001)
    missing = (number(entry(descriptor, "/MissingWidth")) or 0.0) / 1000
    return Font(
        name=base,
        source=font,
        widths=widths or standard_widths(base),
        width=missing,
        ascent=ascent,
        descent=descent,
        blanks=frozenset({SPACE}),
    )


def _composite(font: Object, base: str) -> Font:
    """Read a font with two bytes to a code (9.7), as in the Identity CMaps and most others."""
    first = next(iter(array(font.get("/DescendantFonts"))), None)
    ascent, descent = _reach(entry(first, "/FontDescriptor"))
    width = number(entry(first, "/DW"))
    return Font(
        name=base,
        source=font,
        widths=cid_widths(entry(first, "/W")),
        width=1.0 if width is None else width / 1000,
        ascent=ascent,
        descent=descent,
        bytes_per_code=2,
        vertical=_is_vertical(font.get("/Encoding")),
        blanks=_spaces(font.get("/ToUnicode")),
    )


def _spaces(meanings: object) -> frozenset[int]:
    """Return the codes that mean a space by a ToUnicode CMap (9.10.3)."""
    data = unpack_or_none(meanings, MOST_MEANINGS) if isinstance(meanings, Stream) else None
    return frozenset(
        int(code, 16)
        for kind, section in _SECTION.findall(data or b"")
        for code in _MEANT[kind].findall(section)
    )


def _is_vertical(encoding: object) -> bool:
    """Say whether a CMap, given by name or as a stream, writes downwards (9.7.5.2)."""
    if isinstance(encoding, Stream):
        return encoding.get("/WMode") == 1
    return name(encoding).endswith("-V") or name(encoding) == "V"


def _type3(font: Object, called: str) -> Font:
    """Read a font whose glyphs are content (9.6.5)."""
    space = matrix(font.get("/FontMatrix"))
    box = rectangle_of(font.get("/FontBBox"))
    reach = space.transform(box) if box and box.height else Rectangle(0, DESCENT, 0, ASCENT)
    usual = abs(abs(space.d) - 0.001) < 1e-6
    return Font(
        name=called,
        source=font,
        widths=simple_widths(font, abs(space.a)),
        width=0.0,
        ascent=reach.ury,
        descent=reach.lly,
        em=1.0 if usual else reach.height,
        procedures=Procedures(_glyphs(font), space, dictionary(font.get("/Resources"))),
    )


def _glyphs(font: Object) -> dict[int, Stream]:
    """Return the content of the glyph of each code that /Differences names (9.6.6.1)."""
    found: dict[int, Stream] = {}
    code = 0
    for each in array(entry(font.get("/Encoding"), "/Differences")):
        first = integer(each)
        if first is not None:
            code = first
            continue
        procedure = entry(font.get("/CharProcs"), each) if isinstance(each, Name) else None
        if isinstance(procedure, Stream):
            found[code] = procedure
        code += 1
    return found


def _reach(descriptor: object) -> tuple[float, float]:
    """Return ascent and descent from a descriptor, or from its box (9.8.1), in text space units."""
    ascent, descent = (number(entry(descriptor, key)) for key in ("/Ascent", "/Descent"))
    if not ascent and not descent:
        box = rectangle_of(entry(descriptor, "/FontBBox"))
        if box is None or not box.height:
            return ASCENT, DESCENT
        ascent, descent = box.ury, box.lly
    high = min(abs(ascent or 0.0) / 1000, FARTHEST)
    return high, -min(abs(descent or 0.0) / 1000, FARTHEST)
