"""The sheets of a workbook, whichever program saved it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from statementpress.statement.csv_table import Record
from statementpress.statement.register.package import too_large

MOST_COLUMNS: Final = 1_000
"""The last column that may have something in it; the export of a long form has 200."""
MOST_CELLS: Final = 500_000
"""The most cells with something in them: 10,000 rows of 50 columns."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of cells."""

    name: str
    """What its tab says."""
    hidden: bool
    """Whether its tab is hidden."""
    records: Sequence[Record]
    """The rows that have something in them, each with its number in the sheet."""


class Cells:
    """Gathers the cells of a sheet; empty ones take no room, wherever they stand."""

    def __init__(self) -> None:
        self._rows: dict[int, dict[int, str]] = {}
        self._count = 0

    def add(self, row: int, column: int, text: str) -> None:
        """Take the text of a cell; both numbers count from 1.

        Raises FileError (too-large) for more cells, or further ones, than any register has.
        """
        text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
        if not text:
            return
        self._count += 1
        if column > MOST_COLUMNS:
            raise too_large(f"row {row} has something in column {column}")
        if self._count > MOST_CELLS:
            raise too_large(f"it has more than {MOST_CELLS:,} cells")
        self._rows.setdefault(row, {})[column] = text

    def records(self) -> list[Record]:
        """Return the rows, in order."""
        return [
            Record(row, tuple(cells.get(column, "") for column in range(1, max(cells) + 1)))
            for row, cells in sorted(self._rows.items())
        ]
