"""Write the tables of docs/ that repeat tables of the program: `python -m tools.tables`.

A table stands below its heading and ends at the next empty line. The text around it stays as it is.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from statementpress.prepress.preflight.finding import FORMALITIES
from statementpress.project.files import SHIPPED
from statementpress.project.project import Project
from statementpress.words.preflight import read_preflight_words

Rows = Callable[[], Iterator[tuple[str, ...]]]
"""Yields the rows of a table, the first with its titles."""
DOCS = Path(__file__).parents[1] / "docs"
PROJECT = Project.at(SHIPPED)


def editions() -> Iterator[tuple[str, ...]]:
    """Yield a row for each edition, with its picture."""
    yield "", "edition", "what it is for", "which paper, and how to print it"
    for name, edition in PROJECT.editions.edition.items():
        yield f"![{name}](gallery/{name}.png)", f"`{name}`", edition.purpose, edition.paper


def findings() -> Iterator[tuple[str, ...]]:
    """Yield a row for each code of preflight, in alphabetical order."""
    yield "code", "finding", "what it means", "what to do"
    words = next(iter(PROJECT.table(read_preflight_words).values()))
    for code, finding in sorted(words.finding.items()):
        title = finding.title + " (formality)" * (code in FORMALITIES)
        yield f"`{code}`", title, finding.meaning, finding.remedy


TABLES: tuple[tuple[Path, str, Rows], ...] = (
    (DOCS / "handouts.md", "## The editions", editions),
    (DOCS / "printing.md", "## What each finding means", findings),
)
"""Each page, the heading below which its table stands, and what yields the rows."""


def with_table(page: str, heading: str, rows: Iterator[tuple[str, ...]]) -> str:
    """Return the text of a page in which `rows`, the first with the titles, are the table."""
    before, found, below = page.partition(f"\n{heading}\n\n")
    if not found:
        raise LookupError(f"there is no heading “{heading}”")
    titles, *others = rows
    lines = (titles, ("---",) * len(titles), *others)
    table = "\n".join(f"| {' | '.join(line)} |".replace("|  |", "| |") for line in lines)
    _, _, after = below.partition("\n\n")
    return f"{before}{found}{table}\n" + (f"\n{after}" if after else "")


if __name__ == "__main__":
    for path, heading, rows in TABLES:
        path.write_text(with_table(path.read_text("utf-8"), heading, rows()), encoding="utf-8")
