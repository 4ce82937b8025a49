"""What decides which editions a statement can have; it is known before the statement is read."""

from dataclasses import dataclass
from pathlib import Path

from statementpress.project.kinds import PLAIN, STATEMENT, Kind, read_kinds
from statementpress.project.project import Project
from statementpress.statement.catalogue import entry_of
from statementpress.words.languages import read_languages


@dataclass(frozen=True, slots=True)
class Outline:
    """A statement as far as its facts say what can be made of it."""

    project: Project
    folder: Path
    """The statement's folder."""
    kind: Kind
    """The kind of the paper."""
    languages: tuple[str, ...]
    """Its languages in their order, as BCP 47 codes."""


def read_outline(project: Project, folder: Path) -> Outline | None:
    """Return the outline of the statement in `folder`, of which only statement.toml is read.

    None if that has errors, which whoever reads the statement is told. Raises SetupError if a table
    is missing or broken.
    """
    entry = entry_of(folder, project.folder, project.table(read_languages))
    kind = PLAIN if entry.kind == STATEMENT else project.table(read_kinds).get(entry.kind)
    if entry.has_errors or kind is None:
        return None
    return Outline(project, folder, kind, entry.languages)
