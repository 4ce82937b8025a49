"""Read the statement that a command names, and make an edition of it in memory."""

from pathlib import Path

from statementpress.commands.command import Invocation
from statementpress.late import late_imports

with late_imports():
    from statementpress.editions import making, source
    from statementpress.editions.printing import settings
    from statementpress.project import project as projects
    from statementpress.statement import catalogue
    from statementpress.typeset.layout import pinned

UNCHANGED = "nothing has changed since this was built; `generate.py build --force` builds it anew"


def read_statement(invocation: Invocation, name: str | None) -> "source.Source":
    """Return the statement called `name`, or the newest, with its project.

    Raises UsageError if there is no such statement, ContentError if it has errors, and SetupError
    if a table that it needs is missing or broken.
    """
    return read_folder(invocation, catalogue.choose_statement(invocation.project, name))


def read_folder(invocation: Invocation, folder: Path) -> "source.Source":
    """Return the statement in a folder, with its project; raise what `read_statement` raises."""
    with invocation.terminal.progress() as stage:
        stage("read")
        return source.read_source(projects.Project.at(invocation.project), folder)


def require_weasyprint(invocation: Invocation) -> None:
    """Load what sets type; raise SetupError if this machine does not have it."""
    with invocation.terminal.progress() as stage:
        stage("load what sets type")
        pinned.require_weasyprint()


def make_edition(
    invocation: Invocation,
    read: "source.Source",
    edition: str,
    request: "settings.PrintRequest | None" = None,
) -> "making.Made":
    """Return the edition of a statement as read, while the terminal shows how far it is.

    Raises what making it raises, and SetupError if this machine cannot set type.
    """
    require_weasyprint(invocation)
    with invocation.terminal.progress() as stage:
        request = request or settings.PrintRequest()
        return making.make_edition(read, edition, request, stage)
