"""The parallel edition as it stands on the page: rows, their cells, the lines of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from tests.shared import lines, structure
from tests.shared.lines import Line
from tests.shared.marked_content import Piece, pieces
from tests.shared.structure import Element, Mark


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the table and its lines, in reading order."""

    element: Element
    lines: tuple[Line, ...]

    @property
    def firsts(self) -> Mapping[int, Line]:
        """Return its first line on each page (from 0)."""
        return {line.page: line for line in reversed(self.lines)}

    @property
    def text(self) -> str:
        """Return its words, each line on its own."""
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Table:
    """What a file says of its one table."""

    tree: Element
    pieces: tuple[Piece, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def pairs(self) -> list[tuple[Cell, Cell]]:
        """Return the rows in which both languages have a text."""
        return [
            (row[0], row[1]) for row in self.rows if len(row) == 2 and row[0].lines and row[1].lines
        ]


def read(path: Path) -> Table:
    """Return the table of a parallel edition."""
    with pikepdf.open(path) as pdf:
        tree, drawn = structure.read(pdf), tuple(pieces(pdf))
    marked: dict[Mark, list[Piece]] = {}
    for piece in drawn:
        if piece.identifier is not None:
            marked.setdefault((piece.page, piece.identifier), []).append(piece)
    rows = tuple(
        tuple(Cell(cell, lines.lines_of(cell, marked)) for cell in row.all("TD", "TH"))
        for row in tree.all("TR")
    )
    return Table(tree, drawn, rows)
