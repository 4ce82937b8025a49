"""Read and write the text operators of a page as WeasyPrint 70.0 draws it: Tf and TJ.

A TJ shows glyphs, as hexadecimal strings of four digits each, and movements of the pen between
them.
"""

import re
from collections.abc import Iterable, Iterator

import pydyf

_FONT = re.compile(rb"^/(\w+) [\d.]+ Tf$")
_OPERAND = re.compile(rb"<([0-9a-f]*)>|(-?[0-9.]+(?:e-?[0-9]+)?)")


def font_chosen(item: object) -> str | None:
    """Return the font that an item of a stream chooses, by its name among the page's resources."""
    match = _FONT.match(item) if isinstance(item, bytes) else None
    return match[1].decode() if match else None


def shows_text(item: object) -> bool:
    """Return whether an item of a stream is a TJ."""
    return isinstance(item, bytes) and item.endswith(b"TJ")


def operands(operator: bytes) -> Iterator[int | float]:
    """Yield the glyph indices (int) and movements (float, thousandths of an em) of a TJ."""
    for match in _OPERAND.finditer(operator):
        glyphs, movement = match.groups()
        if movement is None:
            yield from (int(glyphs[i : i + 4], 16) for i in range(0, len(glyphs), 4))
        elif float(movement):
            yield float(movement)


def written(shown: Iterable[int | float]) -> bytes:
    """Return the TJ that has these operands."""
    pieces, glyphs = list[str](), ""
    for operand in shown:
        if isinstance(operand, float):
            pieces += [f"<{glyphs}>"] if glyphs else []
            pieces.append(f"{operand:g} ")  # the space: another movement may follow
            glyphs = ""
        else:
            glyphs += f"{operand:04x}"
    pieces += [f"<{glyphs}>"] if glyphs else []
    return f"[{''.join(pieces)}] TJ".encode()


def stating(operator: bytes, text: str) -> bytes:
    """Return a TJ inside marked content that states its text (ISO 32000-1, 14.9.4)."""
    properties = pydyf.Dictionary({"ActualText": pydyf.String(text)})
    return b"/Span " + bytes(properties.data) + b" BDC\n" + operator + b"\nEMC"


def with_glyph(operator: bytes, glyph: int) -> bytes:
    """Return a TJ with one more glyph at its end."""
    return operator.removesuffix(b"] TJ") + b"<%04x>] TJ" % glyph
