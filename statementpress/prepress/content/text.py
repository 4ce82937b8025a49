"""Find out where text lies: the matrices of a text object, and how far a string reaches."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from pikepdf import Matrix, Rectangle

from statementpress.prepress.content.fonts import SPACE, Font
from statementpress.prepress.content.state import TextState


@dataclass(slots=True)
class TextObject:
    """A text object (9.4.1)."""

    matrix: Matrix = field(default_factory=Matrix)
    """The text matrix."""
    line: Matrix = field(default_factory=Matrix)
    """The text line matrix."""
    clips: list[Rectangle] = field(default_factory=list)
    """The boxes of text that is to clip what follows."""

    def set(self, matrix: Matrix) -> None:
        """Begin a line at the place that a matrix gives (operators BT and Tm)."""
        self.matrix = self.line = matrix

    def next_line(self, x: float, y: float) -> None:
        """Begin a line at an offset from the start of the current one (operator Td)."""
        self.set(Matrix(1, 0, 0, 1, x, y) @ self.line)

    def advance(self, x: float, y: float) -> None:
        """Move on behind the text that was shown."""
        self.matrix = Matrix(1, 0, 0, 1, x, y) @ self.matrix


@dataclass(frozen=True, slots=True)
class Setting:
    """A string as set, in text space, where letters have the size that the font size gives."""

    font: Font
    box: Rectangle
    advance: tuple[float, float]
    """How far the pen moves."""
    glyphs: list[tuple[int, float]]
    """Each code with its place on the base line."""
    string: bytes
    """The codes as they are written."""


def set_string(font: Font, text: TextState, items: Iterable[bytes | float]) -> Setting:
    """Set strings, moving back between them by the numbers of TJ (9.4.3, 9.4.4).

    These are in thousandths of the em. A glyph without width is a sign over the letter before it.
    If there is no letter before it in the string, it reaches back out of the string, by an em at
    most.
    """
    scaling = 1.0 if font.vertical else text.scaling
    glyphs: list[tuple[int, float]] = []
    edges: list[float] = []
    pen = 0.0
    written = bytearray()
    for item in items:
        if not isinstance(item, bytes):
            pen -= item / 1000 * text.size * scaling
            continue
        written += item
        for code in font.codes(item):
            width = _width(font, code) * text.size * scaling
            glyphs.append((code, pen))
            sign_alone = not width and not edges
            edges += (pen - abs(text.size * scaling) if sign_alone else pen, pen + width)
            pen += width + _spacing(font, text, code) * scaling
    box = _box(font, text, min(edges, default=0.0), max(edges, default=0.0))
    advance = (0.0, pen) if font.vertical else (pen, 0.0)
    return Setting(font, box, advance, glyphs, bytes(written))


def text_space(text: TextState, along: float = 0.0) -> Matrix:
    """Return the matrix from the space of the em to a place on the base line in text space."""
    return Matrix(text.size * text.scaling, 0, 0, text.size, along, text.rise)


def _width(font: Font, code: int) -> float:
    """Return how far a glyph moves the pen, in ems. Written downwards, all glyphs are square."""
    return -1.0 if font.vertical else font.widths.get(code, font.width)


def _spacing(font: Font, text: TextState, code: int) -> float:
    """Return the space behind a code. Word spacing is added to spaces of one byte only (9.3.3)."""
    between_words = font.bytes_per_code == 1 and code == SPACE
    return text.spacing + (text.word_spacing if between_words else 0.0)


def _box(font: Font, text: TextState, low: float, high: float) -> Rectangle:
    """Return the box of text that reaches from `low` to `high` along its line."""
    if font.vertical:
        half = abs(text.size * text.scaling) / 2
        return Rectangle(-half, low + text.rise, half, high + text.rise)
    bottom, top = sorted((font.descent * text.size, font.ascent * text.size))
    return Rectangle(low, bottom + text.rise, high, top + text.rise)
