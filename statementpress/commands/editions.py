"""List the editions of a project, as a command and at the end of help texts."""

from collections.abc import Sequence

from statementpress.commands.command import Invocation, command
from statementpress.late import late_imports

with late_imports():
    from statementpress.project import project as projects


def _purposes(project: "projects.Project") -> Sequence[tuple[str, str]]:
    return [(name, edition.purpose) for name, edition in project.editions.edition.items()]


EDITIONS = {"Editions": _purposes}
"""The list that ends the help of every command with --edition."""


@command("editions")
def editions(invocation: Invocation) -> None:
    """List the editions: what each is for, and what paper it wants.

    The columns are separated by tabs.
    """
    project = projects.Project.at(invocation.project)
    for name, edition in project.editions.edition.items():
        invocation.terminal.data(f"{name}\t{edition.purpose}\t{edition.paper}")
