"""A small made-up letter with fields, and the recipients that a test gives it."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from statementpress.editions.source import Source
from statementpress.errors import ContentError, Finding
from statementpress.merge.letters import Letters
from statementpress.merge.plan import Plan, Table, Wanted, planned
from statementpress.merge.recipients import read_recipients
from statementpress.merge.template import read_template
from statementpress.project.project import Project
from statementpress.statement.folder import Folder
from statementpress.statement.report import Report
from tests.shared.desk import FOLDER
from tests.shared.letter import LetterDesk

TEXT = "Dear {name}, the river at {village} is not clean.\n\n::: signatories signed\n:::\n"
KHMER = "ជូន{name}៖ ទន្លេនៅ{village}មិនស្អាត។\n\n::: signatories signed\n:::\n"
ROW = {"name_en": "Sok Dara", "name_km": "សុខ ដារ៉ា", "village": "Otter Bend"}

_SIGN = re.compile(r"([!-/:-@\[-`{-~])")


class Mailing(LetterDesk):
    """A desk on which a letter with the fields {name} and {village} lies."""

    def __init__(self, project: Path) -> None:
        super().__init__(project)
        self.write("en.md", TEXT)
        self.write("km.md", KHMER)

    def table(self, *rows: Mapping[str, str], path: str = "people.csv") -> Table:
        """Return a table with these rows; the columns are those of the first one."""
        written = io.StringIO(newline="")
        writer = csv.DictWriter(written, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
        return Table(self.project / path, written.getvalue().encode())

    def plan(self, *rows: Mapping[str, str], names: str = "", edition: str = "english") -> Plan:
        """Return what is to be made for these rows."""
        project = Project.at(self.project)
        return planned(project, self.folder, self.table(*rows), Wanted(edition, names=names))

    def letter(self, **changed: str) -> Source:
        """Return the letter to the usual recipient, of whom something may be changed."""
        return self.letters({**ROW, **changed})[0]

    def letters(self, *rows: Mapping[str, str]) -> list[Source]:
        """Return the letters to the recipients of these rows, read and no more."""
        data = self.table(*rows).data
        recipients = read_recipients(data, "people.csv", "", Report)
        assert recipients
        files = Folder(self.folder, self.project)
        template = read_template(files, recipients)
        assert template
        assert not files.findings
        letters = Letters(Project.at(self.project), template)
        return [letters.source(recipient) for recipient in recipients.rows]

    def told(self, *rows: Mapping[str, str], names: str = "") -> list[str]:
        """Return what is found as "code file:line", errors or else warnings."""
        try:
            found: Sequence[Finding] = self.plan(*rows, names=names).findings
        except ContentError as error:
            found = error.findings
        return [self.shown(each) for each in found]

    def shown(self, finding: Finding) -> str:
        assert finding.hint
        place = str(finding.place).removeprefix(f"statements/{FOLDER}/")
        return f"{finding.code} {place}"

    def by_hand(self, **values: str) -> None:
        """Type values into the fields of the texts, as a person does."""
        for code in ("en", "km"):
            for name, value in values.items():
                field, _, own = name.partition("_")
                text = (self.folder / f"{code}.md").read_text("utf-8")
                if own in {"", code}:
                    self.write(f"{code}.md", text.replace(f"{{{field}}}", typed(value)))


def typed(value: str) -> str:
    """Return words as a careful person types them into Markdown, every sign of which is meant."""
    return _SIGN.sub(r"\\\1", value)
