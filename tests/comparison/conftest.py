"""Two desks with the same small statement: one is left as it was, the other is worked on."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from statementpress.comparison.comparing import compare
from statementpress.comparison.model import Comparison, Side, TextComparison
from statementpress.comparison.quoting import plain
from statementpress.comparison.text_report import text_report
from tests.statement.conftest import FILES, Desk


@dataclass
class TwoDesks:
    """A statement before and after; `old` and `new` are the desks that they lie on."""

    old: Desk
    new: Desk

    def compared(self) -> Comparison:
        return compare(self.old.statement(), self.new.statement())

    def turned(self) -> Comparison:
        return compare(self.new.statement(), self.old.statement())

    def english(self, old: str, new: str) -> TextComparison:
        """Return what changed where the English part begins with one body, or the other."""
        self.old.write("en.md", f"{old}\n\n{FILES['en.md']}")
        self.new.write("en.md", f"{new}\n\n{FILES['en.md']}")
        return next(text for text in self.compared().texts if text.file == "en.md")

    def register(self, old: str, new: str) -> Comparison:
        """Return what changed between two registers of rows "group,English,Khmer,…"."""
        columns = "group,name_en,name_km,note_en,note_km,logo,wordmark,url\n"
        for desk, rows in ((self.old, old), (self.new, new)):
            desk.write("signatories.csv", columns + rows.replace(" ; ", "\n") + "\n")
        return self.compared()

    def report(self) -> list[str]:
        """Return the text report without its head: its lines."""
        return [plain(line) for line in text_report(self.compared(), Side("old"), Side("new"))][1:]


@pytest.fixture
def desks(tmp_path: Path) -> TwoDesks:
    return TwoDesks(Desk(tmp_path / "old"), Desk(tmp_path / "new"))


@pytest.fixture
def two_groups(desks: TwoDesks) -> TwoDesks:
    """Return desks whose statement has two groups, signed and joined."""
    for desk in (desks.old, desks.new):
        desk.replace("statement.toml", '["signed"]', '["signed", "joined"]')
        for file in ("en.md", "km.md"):
            desk.write(file, FILES[file] + "\n::: signatories joined\nJoined by:\n:::\n")
        desk.write("signatories.csv", FILES["signatories.csv"] + "joined,Salmon,ត្រី,,,,,\n")
    return desks
