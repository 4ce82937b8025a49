"""A project with one small made-up statement, on which the command line is run."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from statementpress.cli import main
from tests.shared.desk import FILES, FOLDER, Desk


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended."""

    code: int
    """The exit code."""
    out: str
    """What it wrote to standard output."""
    err: str
    """What it wrote to standard error."""


class SmallProject(Desk):
    """A desk with a command line; `capture` reads what it writes."""

    def __init__(self, project: Path, capture: pytest.CaptureFixture[str]) -> None:
        super().__init__(project)
        self.capture = capture
        self.pdf = project / "build" / FOLDER / "official.pdf"

    def run(self, *argv: str) -> Outcome:
        """Run a command on the project, in this process."""
        self.capture.readouterr()
        code = main(["--project", str(self.project), *argv])
        written = self.capture.readouterr()
        return Outcome(code, written.out, written.err)

    def another(self, slug: str) -> Path:
        """Add a copy of the statement under another name, with the date of that name."""
        folder = self.project / "statements" / slug
        folder.mkdir()
        for name, text in FILES.items():
            (folder / name).write_text(text.replace(FOLDER[:10], slug[:10]), encoding="utf-8")
        return folder

    def built(self) -> Sequence[str]:
        """Return every file under build/, also what was left behind."""
        build = self.project / "build"
        return sorted(str(p.relative_to(build)) for p in build.rglob("*") if p.is_file())
