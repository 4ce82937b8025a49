"""List the editions of a project, as a command and at the end of help texts."""

from collections.abc import Sequence

from statementpress.commands.command import Invocation, command
from statementpress.late import late_imports

with late_imports():
    from statementpress.project import kinds
    from statementpress.project import project as projects


def _purposes(project: "projects.Project") -> Sequence[tuple[str, str]]:
    return [(name, edition.purpose) for name, edition in project.editions.edition.items()]


EDITIONS = {"Editions": _purposes}
"""The list that ends the help of every command with --edition."""


@command("editions")
def editions(invocation: Invocation) -> None:
    """List the editions: what each is for, what paper it wants, and what does not have it.

    The columns are separated by tabs. The last names the kinds of papers, such as a letter, that
    the edition is not for.
    """
    project = projects.Project.at(invocation.project)
    known = project.table(kinds.read_kinds)
    for name, edition in project.editions.edition.items():
        refusing = ", ".join(kind for kind, row in known.items() if name in row.refused)
        columns = (name, edition.purpose, edition.paper, f"not for: {refusing}" if refusing else "")
        invocation.terminal.data("\t".join(columns))
