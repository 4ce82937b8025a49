"""What the handouts with a side to each language have in common, and how tests look at them."""

from pathlib import Path
from typing import Final

from tests.readers.all import Reader
from tests.readers.compare import exactness
from tests.readers.tool import require
from tests.shared.editions import Edition
from tests.shared.marked_content import Piece
from tests.shared.structure import Element

ADDRESS: Final = "https://omnibook.com/Global-Study-2019"
"""The first web address of the statement's contact, in both languages."""

SMALLEST: Final = {"Battambang": 10.0, "Source": 9.0}
"""Points of the em, by how a font's name begins: Battambang is drawn at 0.95 of it."""


def read_out(edition: Edition, reader: Reader) -> str:
    """Return what is wrong with the text that a reader finds, empty if it is exact."""
    require(reader)
    report = exactness(edition.expected, reader.text(edition.path))
    return "" if report.exact else str(report)


def too_small(pieces: list[Piece]) -> list[tuple[str, str, float]]:
    """Return font, text and size of each piece whose type is below the smallest one allowed."""
    return [
        (piece.font, piece.text, piece.size)
        for piece in pieces
        for name, size in SMALLEST.items()
        if name in piece.font and piece.size < size - 0.001
    ]


def spoken(edition: Edition, element: Element) -> str:
    """Return the words of a structure element in reading order."""
    words: dict[tuple[int, int | None], str] = {}
    for piece in edition.pieces:
        mark = piece.page, piece.identifier
        words[mark] = words.get(mark, "") + piece.text
    return "".join(words[mark] for mark in element.marks() if mark in words).strip()


def edition_of(path: Path) -> Edition:
    """Return a built PDF of the 2021 statement, named by its file, as tests look at it."""
    return Edition(path.stem, path)
