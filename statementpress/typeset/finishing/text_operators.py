"""Read and write the text operators of a page as WeasyPrint 70.0 draws it: Tf and TJ.

A TJ shows glyphs, as hexadecimal strings of four digits each, and movements of the pen between
them.
"""

import re
from binascii import unhexlify
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from struct import pack, unpack

import pydyf

_FONT = re.compile(rb"/(\w+) [\d.]+ Tf")
_STILL = re.compile(rb">-?0(?:\.0*)?<")
"""The end and the beginning of two strings between which the pen does not move."""
_OPERAND = re.compile(rb"<([0-9a-f]*)>|(-?[0-9.]+(?:e-?[0-9]+)?)")


@dataclass(frozen=True, slots=True)
class TextOperator:
    """A TJ of a page, as it was drawn."""

    index: int
    """Its index in the stream of the page."""
    font: str
    """Its font, by its name among the page's resources."""
    operands: tuple[int | float, ...]
    """Its glyph indices (int) and the movements between them (float, thousandths of an em)."""
    glyphs: tuple[int, ...]
    """Its glyph indices alone."""


def font_chosen(operator: bytes) -> str:
    """Return the font that a Tf chooses, by its name among the page's resources."""
    match = _FONT.match(operator)
    return match[1].decode() if match else ""


def shown(operator: bytes, index: int, font: str) -> TextOperator:
    """Return what a TJ shows."""
    operands, all_glyphs = list[int | float](), list[int]()
    for glyphs, movement in _OPERAND.findall(_STILL.sub(b"", operator)):
        if not movement:
            codes = unpack(f">{len(glyphs) // 4}H", unhexlify(glyphs))
            operands += codes
            all_glyphs += codes
        elif moved := float(movement):
            operands.append(moved)
    return TextOperator(index, font, tuple(operands), tuple(all_glyphs))


def written(operands: Iterable[int | float]) -> bytes:
    """Return the TJ that has these operands."""
    pieces = []
    for kind, run in groupby(operands, key=type):
        if kind is float:
            pieces += [f"{movement:g} " for movement in run]  # a space: another one may follow
        else:
            glyphs = [*run]
            pieces.append(f"<{pack(f'>{len(glyphs)}H', *glyphs).hex()}>")
    return f"[{''.join(pieces)}] TJ".encode()


def stating(operator: bytes, text: str) -> bytes:
    """Return a TJ inside marked content that states its text (ISO 32000-1, 14.9.4)."""
    properties = pydyf.Dictionary({"ActualText": pydyf.String(text)})
    return b"/Span " + bytes(properties.data) + b" BDC\n" + operator + b"\nEMC"


def with_glyph(operator: bytes, glyph: int) -> bytes:
    """Return a TJ with one more glyph at its end."""
    return operator.removesuffix(b"] TJ") + b"<%04x>] TJ" % glyph
