"""The encodings of simple fonts (ISO 32000-1, Annex D), and which names mean the same glyph."""

from collections.abc import Iterator

from fontTools import agl
from fontTools.encodings import MacRoman, StandardEncoding
from pikepdf import Array, Name

from statementpress.prepress.pdf.objects import array, entry, integer, name

NOTDEF = ".notdef"
STANDARD: tuple[str, ...] = tuple(
    "" if each == NOTDEF else each for each in StandardEncoding.StandardEncoding
)
MAC_ROMAN: tuple[str, ...] = tuple("" if each == NOTDEF else each for each in MacRoman.MacRoman)
"""The encoding of Mac OS, of which MacRomanEncoding is a part."""
BLANK = {"space", "nbspace", "uni00A0", "nonbreakingspace"}
"""Names of glyphs that leave no ink, so that nobody misses them."""
SAME = {
    "nbspace": ("space", "uni00A0"),
    "sfthyphen": ("hyphen", "uni00AD"),
    "Delta": ("increment",),
    "Omega": ("Ohm",),
    "mu": ("mu1",),
}
"""Other names under which readers look for a glyph."""


def _win_ansi() -> Iterator[str]:
    """Yield the names of WinAnsiEncoding; codes from 128 on without a sign are bullets (D.2)."""
    for code in range(256):
        meant = bytes([code]).decode("cp1252", "ignore")
        named = agl.UV2AGL.get(ord(meant), "") if meant else ""
        yield {0xA0: "space", 0xAD: "hyphen"}.get(code) or named or ("bullet" if code > 127 else "")


WIN_ANSI = tuple(_win_ansi())
BASES = {"WinAnsiEncoding": WIN_ANSI, "MacRomanEncoding": MAC_ROMAN, "StandardEncoding": STANDARD}


def base_encoding(encoding: object) -> tuple[str, ...] | None:
    """Return the encoding that a font names, directly or as the base of its own; None for none."""
    named = name(encoding) if isinstance(encoding, Name) else name(entry(encoding, "/BaseEncoding"))
    return BASES.get(named)


def differences(encoding: object) -> dict[int, str]:
    """Return the names that an encoding sets apart from its base (9.6.6.1)."""
    found: dict[int, str] = {}
    given: object = entry(encoding, "/Differences")
    code = 0
    for each in array(given) if isinstance(given, Array) else []:
        number = integer(each)
        if number is not None:
            code = number
        elif isinstance(each, Name):
            found[code] = name(each)
            code += 1
    return found


def is_known(encoding: object) -> bool:
    """Say whether an encoding, or the base of it, is one of those that are known here, or none."""
    named = name(encoding) if isinstance(encoding, Name) else name(entry(encoding, "/BaseEncoding"))
    return not named or named in BASES


def meaning(glyph: str) -> int | None:
    """Return the character that the name of a glyph stands for; None for none, or several."""
    text = agl.toUnicode(glyph)
    return ord(text) if len(text) == 1 else None
