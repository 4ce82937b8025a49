"""What all editions of a statement share: the statement as read, the tables of its project."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from statementpress.errors import ContentError, Finding, Severity
from statementpress.project.editions import EditionTable, read_editions
from statementpress.project.files import ProjectFiles
from statementpress.statement.model import Statement
from statementpress.statement.reading import read_statement
from statementpress.words.languages import Language, read_languages, scripts


@dataclass(frozen=True, slots=True)
class Source:
    """A statement folder of a project, read; `findings` are what its author should look at."""

    project: Path
    folder: Path
    files: ProjectFiles
    editions: EditionTable
    languages: Mapping[str, Language]
    statement: Statement
    findings: tuple[Finding, ...]

    def apart(self) -> "Source":
        """Return the same source; what is read of it from here on is told of itself alone."""
        return replace(self, files=self.files.apart())


def read_source(project: Path, folder: Path, *, alone: bool = False) -> Source:
    """Read a statement and the tables of its project; ContentError, SetupError where it fails.

    A project that stands `alone` has no shipped files behind its own.
    """
    files = ProjectFiles(project, alone)
    editions, languages = read_editions(files), read_languages(files)
    reading = read_statement(folder, project, scripts(languages))
    if reading.statement is None:
        raise ContentError(f for f in reading.findings if f.severity is Severity.ERROR)
    return Source(project, folder, files, editions, languages, reading.statement, reading.findings)
