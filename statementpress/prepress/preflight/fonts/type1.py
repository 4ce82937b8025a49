"""Read a Type 1 font program: the names and widths of its glyphs, and its encoding.

Of PostScript, in which these files are written, nothing is carried out: they keep to a form
("Adobe Type 1 Font Format", 1990, chapter 2) in which everything can be found by its name.
"""

import re
from collections.abc import Iterator
from itertools import islice

from fontTools.misc import eexec

from statementpress.prepress.preflight.fonts.encodings import STANDARD
from statementpress.prepress.preflight.fonts.program import FontProgramError, Program

START = b"%!"
LARGEST = 2_000_000
"""Bytes; the largest fonts of this kind have some hundred kB."""
MOST_GLYPHS = 65_536
HSBW, SBW, DIVIDE = "hsbw", "sbw", "div"

_SEGMENT = re.compile(rb"\x80[\x01\x02](....)", re.DOTALL)
_GLYPH = re.compile(rb"/(\S{1,100})\s{1,9}(\d{1,6})\s{1,9}\S{1,12} ")
_ENCODED = re.compile(rb"dup\s{1,9}(\d{1,3}|8#[0-7]{1,3})\s{0,9}/(\S{1,100})\s{1,9}put")
_SCALE = re.compile(rb"/FontMatrix\s*\[\s*([-+.\deE]+)")
_SKIPPED = re.compile(rb"/lenIV\s+(\d)")


def read_type1(data: bytes) -> Program:
    """Return what a Type 1 font holds; raise FontProgramError if it is none or broken."""
    clear, private = _parts(_unwrapped(data))
    found = private.find(b"/CharStrings")
    if found < 0:
        raise FontProgramError("it has no glyphs")
    skipped = _SKIPPED.search(private)
    drawings = dict(
        islice(_drawings(private, found, int(skipped[1]) if skipped else 4), MOST_GLYPHS)
    )
    if not drawings:
        raise FontProgramError("it has no glyphs")
    ordered = sorted(drawings, key=lambda name: name != ".notdef")
    names = {name: number for number, name in enumerate(ordered)}
    matrix = _SCALE.search(clear)
    scale = float(matrix[1]) * 1000 if matrix else 1.0

    def width(glyph: int) -> float | None:
        found = _width(drawings[ordered[glyph]])
        return None if found is None else found * scale

    codes = {code: names[name] for code, name in _encoding(clear) if name in names}
    return Program(count=len(ordered), width=width, names=names, codes=codes)


def _unwrapped(data: bytes) -> bytes:
    """Return a font without the headers of its segments, which some files have left in."""
    if data[:1] != b"\x80":
        return data
    parts = bytearray()
    at = 0
    while header := _SEGMENT.match(data, at):
        length = int.from_bytes(header[1], "little")
        parts += data[header.end() : header.end() + length]
        at = header.end() + length
    return bytes(parts)


def _parts(data: bytes) -> tuple[bytes, bytes]:
    """Return the part in the clear and the encrypted part, deciphered (chapter 7)."""
    if not data.lstrip().startswith(START):
        raise FontProgramError("it is no Type 1 font")
    clear, found, rest = data.partition(b"eexec")
    if not found or len(data) > LARGEST:
        raise FontProgramError("it is incomplete" if not found else "it is too large")
    rest = rest.lstrip(b" \t\r\n")
    if re.match(rb"[0-9A-Fa-f\s]{8}", rest):
        digits = re.sub(rb"[^0-9A-Fa-f]", b"", rest)
        rest = bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))
    deciphered, _ = eexec.decrypt(rest, 55665)
    return clear, deciphered[4:]


def _drawings(private: bytes, start: int, skipped: int) -> Iterator[tuple[str, bytes]]:
    """Yield the names of glyphs and what draws them."""
    at = start + len(b"/CharStrings")
    while glyph := _GLYPH.search(private, at):
        at = glyph.end() + int(glyph[2])
        drawing, _ = eexec.decrypt(private[glyph.end() : at], 4330)
        yield glyph[1].decode("latin-1"), drawing[skipped:]


def _encoding(clear: bytes) -> Iterator[tuple[int, str]]:
    """Yield the codes and names of the encoding of a font."""
    _, found, after = clear.partition(b"/Encoding")
    if found and after.lstrip().startswith(b"StandardEncoding"):
        yield from ((code, name) for code, name in enumerate(STANDARD) if name)
        return
    for code, name in islice(_ENCODED.findall(after), 256):
        yield (
            int(code.removeprefix(b"8#"), 8 if code.startswith(b"8#") else 10),
            name.decode("latin-1"),
        )


def _width(drawing: bytes) -> float | None:
    """Return the width that a drawing begins with (6.4); None if it begins with anything else."""
    stack: list[float] = []
    for token in _tokens(drawing):
        if token == DIVIDE and len(stack) > 1 and stack[-1]:
            divisor = stack.pop()
            stack.append(stack.pop() / divisor)
        elif token == HSBW:
            return stack[1] if len(stack) > 1 else None
        elif token == SBW:
            return stack[2] if len(stack) > 2 else None
        elif isinstance(token, str):
            return None
        else:
            stack.append(token)
    return None


def _tokens(drawing: bytes) -> Iterator[float | str]:
    """Yield the numbers and the commands of a charstring (6.2)."""
    commands = {13: HSBW, (12, 7): SBW, (12, 12): DIVIDE}
    at = 0
    while at < len(drawing):
        first, after = drawing[at], drawing[at + 1 : at + 5]
        if first == 255:
            yield float(int.from_bytes(after, "big", signed=True))
            at += 5
        elif first >= 247:
            second = after[0] if after else 0
            yield float(
                (first - 247) * 256 + second + 108
                if first < 251
                else (251 - first) * 256 - second - 108
            )
            at += 2
        elif first >= 32:
            yield float(first - 139)
            at += 1
        else:
            escaped = first == 12
            yield commands.get((12, after[0] if after else -1) if escaped else first, "other")
            at += 1 + escaped
