"""Small fonts of each kind for pages to show, with letters that are squares.

A face has the letters T, e, x and t in this order, each as wide as `WIDTHS` says, in thousandths of
the em; `without` leaves some out.
"""

from collections.abc import Collection, Mapping
from functools import cache
from io import BytesIO
from types import MappingProxyType

from fontTools.fontBuilder import FontBuilder
from fontTools.misc import eexec
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from pikepdf import Array, Dictionary, Name, Object, Pdf

WIDTHS = MappingProxyType({"T": 600, "e": 500, "x": 550, "t": 400})
SHOWN = b"Text"
CIDS = bytes([0, 1, 0, 2, 0, 3, 0, 4])
"""The same letters in a composite font."""
SUBSET = "ABCDEF+Invented"
NOTDEF = ".notdef"
SYMBOLIC, NONSYMBOLIC = 4, 32
"""Flags of a descriptor (ISO 32000-1, table 123)."""


def _square(pen: object) -> None:
    for draw, corner in (("moveTo", (50, 0)), ("lineTo", (50, 300)), ("lineTo", (350, 300))):
        getattr(pen, draw)(corner)
    pen.lineTo((350, 0))  # type: ignore[attr-defined]
    pen.closePath()  # type: ignore[attr-defined]


def _builder(letters: Mapping[str, int], cmap: Mapping[int, str], *, outlines: str) -> FontBuilder:
    builder = FontBuilder(1000, isTTF=outlines == "glyf")
    builder.setupGlyphOrder([NOTDEF, *letters])
    builder.setupCharacterMap(dict(cmap))
    if outlines == "glyf":
        builder.setupGlyf({name: _drawn(TTGlyphPen(None)) for name in (NOTDEF, *letters)})
    else:
        pens = {
            name: T2CharStringPen(width, None) for name, width in {NOTDEF: 300, **letters}.items()
        }
        drawn = {name: _charstring(pen) for name, pen in pens.items()}
        builder.setupCFF("Invented", {}, drawn, {})
    builder.setupHorizontalMetrics(
        {name: (width, 50) for name, width in {NOTDEF: 300, **letters}.items()}
    )
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Invented", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost(keepGlyphNames=False)
    return builder


def _drawn(pen: TTGlyphPen) -> object:
    _square(pen)
    return pen.glyph()


def _charstring(pen: T2CharStringPen) -> object:
    _square(pen)
    return pen.getCharString()


def _letters(without: Collection[str]) -> dict[str, int]:
    return {name: width for name, width in WIDTHS.items() if name not in without}


@cache
def truetype(without: str = "", *, symbols: bool = False) -> bytes:
    """Return a TrueType font, with its characters at their place in Unicode or among symbols."""
    letters = _letters(without)
    start = 0xF000 if symbols else 0
    builder = _builder(letters, {start + ord(name): name for name in letters}, outlines="glyf")
    if symbols:
        for table in builder.font["cmap"].tables:
            table.platEncID = 0
        builder.font["cmap"].tables = [t for t in builder.font["cmap"].tables if t.platformID == 3]
    written = BytesIO()
    builder.save(written)
    return written.getvalue()


@cache
def cff(without: str = "") -> bytes:
    """Return a bare CFF font, whose glyphs have names."""
    letters = _letters(without)
    builder = _builder(letters, {ord(name): name for name in letters}, outlines="CFF")
    written = BytesIO()
    builder.font["CFF "].cff.compile(written, builder.font)
    return written.getvalue()


@cache
def type1(without: str = "") -> bytes:
    """Return a Type 1 font (Adobe Type 1 Font Format, chapters 2, 6 and 7)."""
    letters = {NOTDEF: 300, **_letters(without)}
    clear = b"""%!PS-AdobeFont-1.0: Invented
/FontName /Invented def
/FontMatrix [0.001 0 0 0.001 0 0] def
/Encoding StandardEncoding def
/PaintType 0 def
/FontType 1 def
/FontBBox {0 0 600 400} def
currentfile eexec
"""
    private = b"dup /Private 8 dict dup begin /RD {string currentfile exch readstring pop} def\n"
    private += b"/ND {def} def /NP {put} def /lenIV 4 def /BlueValues [] def /password 5839 def\n"
    private += b"2 index /CharStrings %d dict dup begin\n" % len(letters)
    for name, width in letters.items():
        drawing, _ = eexec.encrypt(b"\0\0\0\0" + _type1_square(width), 4330)
        private += b"/%s %d RD " % (name.encode(), len(drawing)) + drawing + b" ND\n"
    private += b"end end readonly put noaccess put dup /FontName get exch definefont pop "
    private += b"mark currentfile closefile\n"
    hidden, _ = eexec.encrypt(b"\0\0\0\0" + private, 55665)
    return clear + bytes(hidden) + b"\n" + (b"0" * 64 + b"\n") * 8 + b"cleartomark\n"


def _type1_square(width: int) -> bytes:
    """Return `50 width hsbw`, a square, and `endchar`."""

    def number(value: int) -> bytes:
        return b"\xff" + value.to_bytes(4, "big", signed=True)

    lines = b"".join(
        number(by) + command for by, command in ((300, b"\x07"), (300, b"\x06"), (-300, b"\x07"))
    )
    return number(50) + number(width) + b"\x0d" + number(0) + b"\x16" + lines + b"\x09\x0e"


FILES = {"FontFile": type1, "FontFile2": truetype, "FontFile3": cff}
"""What makes the font file for a key of a descriptor."""
KINDS = {"FontFile": Name.Type1, "FontFile2": Name.TrueType, "FontFile3": Name.Type1}


def simple(
    pdf: Pdf,
    key: str = "FontFile2",
    *,
    name: str = SUBSET,
    data: bytes | None = None,
    widths: Mapping[str, int] = WIDTHS,
    **entries: object,
) -> Dictionary:
    """Return a font of one byte to a code with its file embedded."""
    first = min(map(ord, WIDTHS))
    row = [0] * (max(map(ord, WIDTHS)) - first + 1)
    for letter, width in widths.items():
        row[ord(letter) - first] = width
    made = Dictionary(
        Type=Name.Font,
        Subtype=KINDS[key],
        BaseFont=Name(f"/{name}"),
        FirstChar=first,
        LastChar=first + len(row) - 1,
        Widths=Array(row),
        Encoding=Name.WinAnsiEncoding,
        FontDescriptor=pdf.make_indirect(descriptor(pdf, key, name, data)),
    )
    for entry, value in entries.items():
        made[f"/{entry}"] = value
    return made


def composite(
    pdf: Pdf,
    key: str = "FontFile2",
    *,
    name: str = SUBSET,
    data: bytes | None = None,
    widths: tuple[int, ...] = tuple(WIDTHS.values()),
    **entries: object,
) -> Dictionary:
    """Return a font of two bytes to a code, whose glyphs 1 to 4 are T, e, x and t."""
    part = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2 if key == "FontFile2" else Name.CIDFontType0,
        BaseFont=Name(f"/{name}"),
        CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
        W=Array([1, Array(widths)]),
        FontDescriptor=pdf.make_indirect(descriptor(pdf, key, name, data, wide=True)),
    )
    if key == "FontFile2":
        part.CIDToGIDMap = Name.Identity
    for entry, value in entries.items():
        part[f"/{entry}"] = value
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=Name(f"/{name}"),
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(part)]),
    )


def descriptor(
    pdf: Pdf, key: str, name: str, data: bytes | None = None, *, wide: bool = False
) -> Dictionary:
    """Return a descriptor with a font file."""
    file = pdf.make_stream(FILES[key]() if data is None else data)
    if key == "FontFile3":
        file.Subtype = Name.CIDFontType0C if wide else Name.Type1C
    elif key == "FontFile":
        clear = bytes(FILES[key]() if data is None else data).find(b"eexec") + 6
        file.Length1, file.Length2, file.Length3 = clear, max(len(data or b"") - clear, 0), 0
    made = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name(f"/{name}"),
        Flags=NONSYMBOLIC,
        FontBBox=Array([0, 0, 600, 400]),
        ItalicAngle=0,
        Ascent=800,
        Descent=-200,
        CapHeight=300,
        StemV=80,
    )
    made[f"/{key}"] = file
    return made


def placed(pdf: Pdf, font: Object, string: bytes = SHOWN, mode: int = 0) -> None:
    """Let the first page show a string in a font, black on a black square and overprinting."""
    page = pdf.pages[0].obj
    page.Resources = Dictionary(
        Font=Dictionary(F=pdf.make_indirect(font)),
        ExtGState=Dictionary(Over=Dictionary(OP=True, op=True, OPM=1)),
    )
    shown = b"0 0 0 1 k 100 100 50 50 re f /Over gs BT /F 10 Tf %d Tr 100 200 Td <%s> Tj ET"
    page.Contents = pdf.make_stream(shown % (mode, string.hex().encode()))


def drawn_font(pdf: Pdf, drawing: bytes) -> Object:
    """Return a font of Type 3 whose only glyph, T, is drawn by the operators given."""
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=Array([0, 0, 750, 750]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
        CharProcs=Dictionary(square=pdf.make_stream(drawing)),
        Encoding=Dictionary(Differences=Array([84, Name.square])),
        FirstChar=84,
        LastChar=84,
        Widths=Array([1000]),
    )
