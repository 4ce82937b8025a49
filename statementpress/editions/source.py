"""What all editions of a statement share: the statement as read, and its project."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from statementpress.editions.outline import Outline
from statementpress.errors import ContentError, Finding, Severity
from statementpress.machine.spending import limited
from statementpress.project.kinds import Kind
from statementpress.project.project import Project
from statementpress.statement.model import Statement
from statementpress.statement.reading import read_statement
from statementpress.statement.terms import Terms
from statementpress.typeset.compose.kind import kind_of
from statementpress.words.languages import Language, read_languages, scripts


@dataclass(frozen=True, slots=True)
class Source:
    """A project, and one of its statements as read."""

    project: Project
    folder: Path
    """The statement's folder."""
    statement: Statement
    findings: tuple[Finding, ...]
    """What the statement's author should look at."""
    root: Path
    """The folder that findings name files relative to."""

    @property
    def languages(self) -> Mapping[str, Language]:
        """Return all languages that the project can set, by their BCP 47 codes."""
        return self.project.table(read_languages)

    @property
    def kind(self) -> Kind:
        """Return the kind of the paper; raise what `kind_of` raises."""
        return kind_of(self.statement, self.project)

    @property
    def outline(self) -> Outline:
        """Return what decides which editions it can have; raise what `kind_of` raises."""
        return Outline(self.project, self.folder, self.kind, self.statement.languages)

    def apart(self) -> "Source":
        """Return the same source, with an account of the project's files that begins anew."""
        return replace(self, project=self.project.apart())

    def again(self) -> "Source":
        """Read the statement and the project's tables once more; raises what `read_source` does."""
        return read_source(Project(self.project.files.apart()), self.folder, self.root)


def read_source(project: Project, folder: Path, root: Path | None = None) -> Source:
    """Read the statement in `folder`; findings name files relative to `root`, or to the project.

    Raises ContentError if the statement has errors, SetupError if the table of languages is missing
    or broken, TooLargeError if reading takes more memory or time than is allowed.
    """
    with limited("read"):
        return _read(project, folder, root)


def _read(project: Project, folder: Path, root: Path | None) -> Source:
    languages = project.table(read_languages)
    root = root or project.folder
    # A version that stands alone was frozen, and what it says cannot be corrected any more.
    terms = Terms(project.files.alone, project.editions.logo_rules)
    reading = read_statement(folder, root, scripts(languages), terms=terms)
    if reading.statement is None:
        raise ContentError(f for f in reading.findings if f.severity is Severity.ERROR)
    return Source(project, folder, reading.statement, reading.findings, root)
