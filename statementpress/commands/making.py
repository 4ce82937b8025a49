"""Read the statement that a command names, make an edition of it, and say where it is."""

from collections.abc import Sequence
from pathlib import Path

import click

from statementpress.commands.command import Invocation
from statementpress.commands.terminal import as_typed
from statementpress.errors import UsageError
from statementpress.late import late_imports

with late_imports():
    from statementpress.builds import places
    from statementpress.editions import last_build, making, source
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


def all_statements(invocation: Invocation) -> "Sequence[places.StatementPlace]":
    """Return the statements of all projects that are named; a warning names those without any.

    Raises UsageError if there is no statement at all, or no such project.
    """
    found, empty = places.statement_places(invocation.projects)
    if not found:
        raise UsageError(
            f"there is no statement in {', '.join(str(each / 'statements') for each in empty)}",
            hint="begin one: `generate.py new 2021-05-05-children-in-schools`",
        )
    for project in empty:
        invocation.terminal.warning(f"there is no statement in {project / 'statements'}")
    return found


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


def show(invocation: Invocation, built: "last_build.LastBuild", target: Path) -> None:
    """Print what a build found, and the paths of its files, which lie in `target`."""
    for finding in built.findings:
        invocation.terminal.finding(finding)
    for name in built.files:
        invocation.terminal.data(as_typed(target / name))


def open_first(invocation: Invocation, built: "last_build.LastBuild", target: Path) -> None:
    """Open the first file of a build with this machine's program for it; warn if it has none."""
    pdf = target / next(iter(built.files))
    if click.launch(str(pdf)) != 0:
        invocation.terminal.warning(f"this machine has no program that opens {pdf}")
