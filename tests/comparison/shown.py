"""Comparisons written as people would mark them, for tests to read."""

from collections.abc import Iterable

from statementpress.comparison.model import Change, Row, Run
from statementpress.comparison.quoting import plain, quoted


def marked(runs: Iterable[Run]) -> str:
    """Return runs whole, with [-removed-] and {+added+} words."""
    return plain(quoted(tuple(runs), "\n", context=None))


def rows(found: Iterable[Row]) -> list[str]:
    """Return each row as its fate and its words."""
    return [f"{row.fate}: {marked(row.runs)}" for row in found]


def old_of(runs: Iterable[Run]) -> str:
    """Return the text that a comparison says was there."""
    return "".join(run.text for run in runs if run.change is not Change.ADDED)


def new_of(runs: Iterable[Run]) -> str:
    """Return the text that a comparison says is there."""
    return "".join(run.text for run in runs if run.change is not Change.REMOVED)
