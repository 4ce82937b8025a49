"""Make the website of the archive; its first page is what the command prints."""

from pathlib import Path
from typing import Annotated

from statementpress.commands import crew as crews
from statementpress.commands.command import Invocation, command
from statementpress.commands.parameters import Option
from statementpress.commands.terminal import as_typed
from statementpress.errors import UsageError
from statementpress.late import late_imports

with late_imports():
    from statementpress.archive.bag import layout
    from statementpress.machine import storage
    from statementpress.project import project as projects
    from statementpress.site import addresses, making, published

WORTH_A_WORKER = 8
"""How many versions take as long as it takes a worker to begin: a site of six is made in 1.2 s."""


@command("site")
def site(
    invocation: Invocation,
    output: Annotated[
        Path | None,
        Option("-o, --output DIR", "Where to, instead of build/site/."),
    ] = None,
    workers: crews.Workers = None,
) -> None:
    """Make a website of the archive, for any web server, and print where its first page is."""
    project = invocation.project
    archive = project / layout.ARCHIVE
    target = (output or storage.inside(project, "build", "site")).resolve()
    _refuse_archive(target, archive.resolve())
    with invocation.terminal.progress() as stage:
        stage("read the archive")
        statements = published.published(archive)
    count = sum(len(each.versions) for each in statements)
    crew = crews.crew_of(workers, count if workers else count // WORTH_A_WORKER)
    with invocation.terminal.bar(count) as progress:
        making.make_site(statements, projects.Project.at(project), target, progress, crew)
    for finding in published.embargoes(statements):
        invocation.terminal.finding(finding)
    invocation.terminal.data(as_typed(target / addresses.HOME))


def _refuse_archive(target: Path, archive: Path) -> None:
    """Raise UsageError for a site in the archive or around it, as nothing there ever changes."""
    if target.is_relative_to(archive) or archive.is_relative_to(target):
        raise UsageError(
            f"a site cannot be made where the archive is: {target}",
            hint="choose another folder with --output",
        )
