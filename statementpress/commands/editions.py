"""List the editions of a project, for the command and for every help text."""

from pathlib import Path

from statementpress.commands.terminal import Terminal
from statementpress.errors import SetupError
from statementpress.project.project import Project


def list_editions(terminal: Terminal, project: Path) -> None:
    """Print name, purpose and paper of each edition, in the order of the table."""
    for name, edition in Project.at(project).editions.edition.items():
        terminal.data(f"{name}\t{edition.purpose}\t{edition.paper}")


def editions(project: Path) -> list[tuple[str, str]]:
    """Return name and purpose of each edition; SetupError where the table is broken."""
    table = Project.at(project).editions.edition
    return [(name, edition.purpose) for name, edition in table.items()]


def editions_for_help(project: Path) -> list[tuple[str, str]]:
    """Return the editions as `editions` does; where it fails, why: help must always work."""
    try:
        return editions(project)
    except SetupError as error:
        return [("(none)", error.message)]
