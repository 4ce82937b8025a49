"""Write the table of findings into docs/print-shop.md, from press/findings.toml."""

from pathlib import Path

from statementpress.project.files import SHIPPED, ProjectFiles
from statementpress.words.findings import read_words

PAGE = Path(__file__).parents[1] / "docs" / "print-shop.md"
HEADING = "## What each finding means\n"


def page() -> str:
    """Return the whole page, its table of findings as press/findings.toml has it."""
    before = PAGE.read_text(encoding="utf-8").partition(HEADING)[0]
    return f"{before}{HEADING}\n{table()}"


def table() -> str:
    """Return a row for each code, in alphabetical order."""
    words = read_words(ProjectFiles(SHIPPED))
    rows = ["| code | finding | what it means | what to do |", "| --- | --- | --- | --- |"]
    for code, both in sorted(words.finding.items()):
        rows.append(f"| `{code}` | {both.en.title} | {both.en.meaning} | {both.en.remedy} |")
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
