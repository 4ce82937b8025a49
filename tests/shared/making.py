"""Make an edition of a statement from nothing but its folder, as tests do."""

from pathlib import Path

from statementpress.editions.making import Made, make_edition
from statementpress.editions.printing.settings import PrintRequest
from statementpress.editions.source import read_source
from statementpress.project.project import Project


def make(
    project: Path,
    folder: Path,
    name: str,
    request: PrintRequest = PrintRequest(),  # noqa: B008 - it is frozen
) -> Made:
    """Return the edition called `name` of the statement in `folder`."""
    return make_edition(read_source(Project.at(project), folder), name, request)


def written(project: Path, folder: Path, name: str) -> Path:
    """Return the file of the edition called `name`, which is written into the project."""
    path = project / f"{name}.pdf"
    path.write_bytes(make(project, folder, name).pdf)
    return path
