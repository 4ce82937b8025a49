"""The texts of a statement, read as they would be after a change."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from statementpress.errors import Finding
from statementpress.partners.units import Unit, units
from statementpress.statement.attachments import Attachments
from statementpress.statement.folder import Folder
from statementpress.statement.markdown import read_part
from statementpress.statement.model import Block, Heading, Statement
from statementpress.statement.report import Report
from statementpress.statement.traversal import inlines_of, leaves, links_in

Said = tuple[str, tuple[str, ...], bool, bool]
"""The words of a unit, its labels, whether it is in a note, and whether it is a cell."""


@dataclass(frozen=True, slots=True)
class Text:
    """The text in one language."""

    code: str
    source: str
    """What is in the file; lines end in a line feed."""
    units: tuple[Unit, ...]
    marks: tuple[str, ...]
    """What it has besides words: kinds of blocks, addresses, stressed words, notes."""
    findings: tuple[Finding, ...]

    @property
    def file(self) -> str:
        """Return the name of its file."""
        return f"{self.code}.md"

    def said(self) -> list[Said]:
        """Return what its units say, and what they are."""
        return [(unit.text, unit.labels, unit.in_note, unit.is_cell) for unit in self.units]

    def worse_than(self, other: "Text") -> Finding | None:
        """Return a finding of a kind that is not found in another text as often; None if none."""
        more = Counter(each.code for each in self.findings)
        more.subtract(each.code for each in other.findings)
        return next((each for each in self.findings if more[each.code] > 0), None)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the texts of one statement."""

    attachments: Attachments
    groups: Sequence[str]

    @classmethod
    def of(cls, statement: Statement, folder: Folder) -> "Reader":
        """Return what reads the texts of a statement that lies in a folder."""
        return cls(Attachments(folder), tuple(statement.groups))

    def read(self, code: str, source: str) -> Text:
        """Return a text; it has no units if it cannot be read."""
        report = Report(f"{code}.md")
        blocks = read_part(source, self.groups, report, self.attachments)
        found = units(source, blocks) if blocks else ()
        return Text(code, source, found, tuple(_marks(blocks)), report.findings)


def texts_of(statement: Statement, folder: Folder, reader: Reader) -> Mapping[str, Text]:
    """Return the texts of a statement by their languages; raises FileError for a lost file."""
    return {code: reader.read(code, folder.read(f"{code}.md")) for code in statement.languages}


def _marks(blocks: Sequence[Block]) -> Sequence[str]:
    found = [
        f"heading {each.level}" if isinstance(each, Heading) else type(each).__name__
        for each in leaves(blocks)
    ]
    kinds = Counter(type(inline).__name__ for each in leaves(blocks) for inline in inlines_of(each))
    stressed = sorted(f"{kind} {count}" for kind, count in kinds.items() if kind != "Text")
    return [*found, *links_in(blocks), *stressed]
