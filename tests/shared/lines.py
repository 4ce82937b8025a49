"""Lines of text as they stand on the page: the pieces of one block on one baseline.

All measures are points from the left and from the foot of the page.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tests.shared.marked_content import Glyph, Piece
from tests.shared.structure import BLOCKS, Element, Mark

SAME_LINE = 1.0
"""Points by which baselines of one line may differ: rounding in the stream."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a block."""

    page: int
    """From 0."""
    baseline: float
    size: float
    """Of its largest glyphs."""
    glyphs: tuple[Glyph, ...]
    """In order."""

    @property
    def text(self) -> str:
        """Return the words, without the space at which it broke, which is drawn past its end."""
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def left(self) -> float:
        """Return where its first glyph begins."""
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        """Return where the advance of its last glyph ends."""
        return self.glyphs[-1].right

    def __str__(self) -> str:
        return f"page {self.page + 1}: {self.text}"


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the structure tree and its lines, in reading order."""

    element: Element
    lines: tuple[Line, ...]

    @property
    def kind(self) -> str:
        """Return the structure type."""
        return self.element.kind

    @property
    def text(self) -> str:
        """Return its words, a line of the page to a line."""
        return "\n".join(line.text for line in self.lines)

    @property
    def pages(self) -> list[int]:
        """Return the page of each line."""
        return [line.page for line in self.lines]


def blocks(tree: Element, pieces: Iterable[Piece]) -> list[Block]:
    """Return every block that holds words, in reading order."""
    by_mark: dict[Mark, list[Piece]] = {}
    for piece in pieces:
        if piece.identifier is not None:
            by_mark.setdefault((piece.page, piece.identifier), []).append(piece)
    found = [Block(element, lines_of(element, by_mark)) for element in tree.all(*BLOCKS)]
    return [block for block in found if block.lines]


def lines_of(element: Element, by_mark: Mapping[Mark, Sequence[Piece]]) -> tuple[Line, ...]:
    """Return the lines of an element, pieces of one baseline joined."""
    rows: list[list[Piece]] = []
    for piece in (piece for mark in element.marks() for piece in by_mark.get(mark, ())):
        if rows and _on_one_line(rows[-1][-1], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return tuple(line for line in map(_line, rows) if line.glyphs)


def _on_one_line(one: Piece, other: Piece) -> bool:
    return one.page == other.page and abs(one.baseline - other.baseline) < SAME_LINE


def _line(row: Sequence[Piece]) -> Line:
    glyphs = [glyph for piece in row for glyph in piece.glyphs]
    while glyphs and glyphs[-1].text in {" ", ""} and glyphs[-1].text != glyphs[0].text:
        glyphs.pop()
    return Line(row[0].page, row[0].baseline, max(piece.size for piece in row), tuple(glyphs))


def neighbours(lines: list[Line]) -> Iterator[tuple[Line, Line]]:
    """Yield each line with the nearest one below it, where the two stand one above the other."""
    for upper in lines:
        below = [
            line
            for line in lines
            if line.page == upper.page
            and line.baseline < upper.baseline - 1
            and line.left < upper.right
            and upper.left < line.right
        ]
        if below:
            yield upper, max(below, key=lambda line: line.baseline)
