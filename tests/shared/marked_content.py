"""What a page's content stream draws as text, piece by piece, read without any layout engine.

A piece is what stands between two marks of the stream (ISO 32000-1, 14.6): a run of glyphs on one
baseline. Only what WeasyPrint writes is understood: composite fonts with two-byte codes, `Tm` and
`TJ` for text, no text drawn by forms. Anything else is an error rather than a wrong place.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_CHARACTERS = re.compile(rb"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>")
_UNKNOWN = frozenset({"Tj", "'", '"', "Td", "TD", "T*", "Tc", "Tw", "Tz", "TL", "Ts"})


@dataclass(frozen=True, slots=True)
class Glyph:
    """A drawn glyph."""

    code: int
    text: str
    """What it means, by the font's table."""
    left: float
    """Where its advance begins, in points from the left of the page."""
    right: float
    """Where its advance ends."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The glyphs of one text operator."""

    page: int
    """From 0."""
    identifier: int | None
    """Of the marked content that it belongs to, None outside of tags."""
    artifact: bool
    """Whether it is outside of tags on purpose."""
    font: str
    size: float
    """In points."""
    baseline: float
    """In points from the foot of the page."""
    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        """Return what the glyphs mean."""
        return "".join(glyph.text for glyph in self.glyphs)


@dataclass(frozen=True, slots=True)
class Font:
    """A composite font as text operators use it."""

    name: str
    meanings: Mapping[int, str]
    """Text by code."""
    widths: Mapping[int, float]
    """Advance by code, in thousandths of an em."""


def pieces(pdf: pikepdf.Pdf) -> list[Piece]:
    """Return every piece of text, page by page in the order of the content."""
    return [piece for number, page in enumerate(pdf.pages) for piece in _Interpreter(page, number)]


def fonts(page: pikepdf.Page) -> dict[str, Font]:
    """Return the fonts of a page by their resource name."""
    entries = page.obj.Resources.get("/Font", pikepdf.Dictionary())
    return {name: _font(entry) for name, entry in entries.items()}


def _font(entry: Any) -> Font:
    meanings = {
        int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
        for code, text in _CHARACTERS.findall(entry.ToUnicode.read_bytes())
    }
    widths = dict(_widths(list(entry.DescendantFonts[0].W)))
    return Font(str(entry.BaseFont).lstrip("/"), meanings, widths)


def _widths(entries: list[Any]) -> Iterator[tuple[int, float]]:
    """Yield code and width of the /W array's form `first [width …]` (ISO 32000-1, 9.7.4.3)."""
    for first, widths in zip(entries[::2], entries[1::2], strict=True):
        yield from ((int(first) + step, float(width)) for step, width in enumerate(widths))


@dataclass
class _Interpreter:
    """The state of one page's content: matrices, font, and the marks that are open."""

    page: pikepdf.Page
    number: int
    matrix: pikepdf.Matrix = field(default_factory=pikepdf.Matrix)
    text_matrix: pikepdf.Matrix = field(default_factory=pikepdf.Matrix)
    saved: list[pikepdf.Matrix] = field(default_factory=list)
    marks: list[tuple[str, int | None]] = field(default_factory=list)
    font: tuple[str, float] = ("", 0)

    def __iter__(self) -> Iterator[Piece]:
        known = fonts(self.page)
        for instruction in pikepdf.parse_content_stream(self.page):
            operands, operator = list(instruction.operands), str(instruction.operator)
            assert operator not in _UNKNOWN, f"page {self.number + 1}: {operator} is not understood"
            if operator == "TJ":
                yield self._piece(known[self.font[0]], operands[0])
            else:
                self._follow(operator, operands)

    def _follow(self, operator: str, operands: list[Any]) -> None:
        match operator:
            case "q":
                self.saved.append(self.matrix)
            case "Q":
                self.matrix = self.saved.pop()
            case "cm":
                self.matrix = pikepdf.Matrix(*map(float, operands)) @ self.matrix
            case "Tm":
                self.text_matrix = pikepdf.Matrix(*map(float, operands))
            case "Tf":
                self.font = str(operands[0]), float(operands[1])
            case "BMC" | "BDC":
                properties = operands[1] if operator == "BDC" else {}
                identifier = properties.get("/MCID")
                self.marks.append(
                    (str(operands[0]), None if identifier is None else int(identifier))
                )
            case "EMC":
                self.marks.pop()

    def _piece(self, font: Font, operands: Any) -> Piece:
        size = self.font[1]
        to_page = self.text_matrix @ self.matrix
        baseline = to_page.f
        glyphs, offset = [], 0.0
        for operand in operands:
            if not isinstance(operand, pikepdf.String):
                offset -= float(operand) / 1000 * size
                continue
            for code in _codes(bytes(operand)):
                end = offset + font.widths[code] / 1000 * size
                left, right = (to_page.a * x + to_page.e for x in (offset, end))
                glyphs.append(Glyph(code, font.meanings.get(code, ""), left, right))
                offset = end
        identifiers = [identifier for _, identifier in self.marks if identifier is not None]
        return Piece(
            page=self.number,
            identifier=identifiers[-1] if identifiers else None,
            artifact="/Artifact" in {name for name, _ in self.marks},
            font=font.name,
            size=size * abs(to_page.d),
            baseline=baseline,
            glyphs=tuple(glyphs),
        )


def _codes(text: bytes) -> Iterator[int]:
    return (int.from_bytes(text[at : at + 2], "big") for at in range(0, len(text), 2))
