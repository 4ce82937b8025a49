"""Two desks with the same small statement: one keeps it, on the other one it is changed."""

from dataclasses import dataclass

from statementpress.comparison.comparing import compare
from statementpress.comparison.model import Comparison, Side, TextComparison
from statementpress.comparison.quoting import plain
from statementpress.comparison.text_report import text_report
from tests.shared.desk import FILES, Desk

OTTER, HERON = "signed,Otter Society,សមាគមភេ", "signed,Heron Trust,មូលនិធិកុក"
"""Rows of the register, as the small statement has them."""


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
        """Return what changed if the English part began with `old` and now begins with `new`."""
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
