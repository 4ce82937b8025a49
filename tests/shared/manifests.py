"""Manifests of runs, read as a spreadsheet or a script of others would read them."""

import csv
from collections.abc import Iterator
from pathlib import Path

from statementpress.batch.manifest import Row


def rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a manifest; a line that is not whole, and one that is no row, are none."""
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        for line in file:
            fields = next(csv.reader([line]), [])
            if line.endswith("\n") and len(fields) == len(Row._fields) and fields[0] != "job":
                yield Row(*fields)
