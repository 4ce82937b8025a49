"""Where the statements of many projects lie, each once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from statementpress.errors import UsageError
from statementpress.statement.catalogue import find_statements


@dataclass(frozen=True, slots=True)
class StatementPlace:
    """Where a statement lies."""

    project: Path
    folder: Path
    name: str
    """What it is called among all: its folder's name, after that of its project if there are
    several."""


def statement_places(projects: Iterable[Path]) -> tuple[list[StatementPlace], list[Path]]:
    """Return the places of all statements, and the projects that have none.

    Projects come in their order, each with its newest statement first. A folder that two paths
    lead to is one. Raises UsageError if a project does not exist.
    """
    projects = list(dict.fromkeys(project.resolve() for project in projects))
    found: dict[Path, StatementPlace] = {}
    empty = []
    for project, label in zip(projects, _labels(projects), strict=True):
        if not project.is_dir():
            raise UsageError(
                f"there is no folder {project}", hint="correct the path after --project"
            )
        folders = find_statements(project)
        if not folders:
            empty.append(project)
        for folder in folders:
            found.setdefault(
                folder.resolve(), StatementPlace(project, folder, f"{label}{folder.name}")
            )
    return list(found.values()), empty


def _labels(projects: Sequence[Path]) -> Iterator[str]:
    """Yield what stands before the names of each project's statements."""
    names = [project.name for project in projects]
    for project in projects:
        if len(projects) == 1:
            yield ""
        else:
            yield f"{project.name if names.count(project.name) == 1 else project}/"
