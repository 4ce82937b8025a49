"""Build many statements; the paths of their files are what the command prints."""

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from statementpress.commands import crew as crews
from statementpress.commands.account import Account, say_that_it_waits
from statementpress.commands.command import Invocation, command
from statementpress.commands.editions import EDITIONS
from statementpress.commands.options import OFFICIAL, EditionName
from statementpress.commands.parameters import Option
from statementpress.commands.terminal import Terminal, as_typed
from statementpress.errors import SetupError, UsageError
from statementpress.late import late_imports, load

with late_imports():
    from statementpress.batch import manifest, running
    from statementpress.builds import planning, under_way, work
    from statementpress.commands import making
    from statementpress.editions.printing import checking, printer_files
    from statementpress.machine import storage, temporary
    from statementpress.project import editions as tables
    from statementpress.project import project as projects_of

if TYPE_CHECKING:
    from statementpress.batch.crew import Crew
    from statementpress.batch.result import Result

MANIFEST = "batch.csv"
"""What the manifest is called in the folder build/ of the first project."""


@command("batch", lists=EDITIONS)
def batch(
    invocation: Invocation,
    edition: EditionName = OFFICIAL,
    all_: Annotated[
        bool, Option("--all", "Build every edition that a statement can have.")
    ] = False,
    workers: crews.Workers = None,
    cluster: crews.Cluster = None,
    manifest_file: Annotated[
        Path | None,
        Option(
            "--manifest FILE",
            f"Where to list what was made, instead of build/{MANIFEST} of the first project.",
        ),
    ] = None,
    force: Annotated[bool, Option("--force", "Build also what has not changed.")] = False,
) -> None:
    """Build an edition, or with --all every one, of all statements, and print where the PDFs are.

    Give --project again for each further project. What has not changed is left as it is, so a batch
    that was stopped goes on where it was. The manifest has a row for each file.
    """
    if all_ and invocation.is_given("edition"):
        raise UsageError("--edition is for one edition", hint="leave out either --all or --edition")
    temporary.clear_away()
    chosen = making.all_statements(invocation)
    if not all_:
        _refuse_unknown(invocation, edition)
    making.require_weasyprint(invocation)
    load(checking, printer_files)  # before workers are forked
    path = manifest_file or storage.inside(invocation.projects[0], "build", MANIFEST)
    planner = planning.Planner(None if all_ else edition, force)
    made = under_way.Builds(chosen, planner, partial(_tell, invocation.terminal))
    account = Account(invocation.terminal, path=path)
    wait = partial(say_that_it_waits, invocation.terminal, path)
    with (
        account.open(),
        crews.chosen(workers, cluster, invocation.terminal.warning) as crew,
        manifest.begun(path, wait) as written,
    ):
        _run(invocation.terminal, made, crew, account, written)
    account.end()


def _refuse_unknown(invocation: Invocation, edition: str) -> None:
    """Raise UsageError if a project has no such edition; a broken table is told later."""
    for project in invocation.projects:
        with suppress(SetupError):
            tables.choose(projects_of.Project.at(project).editions, edition)


def _run(
    terminal: Terminal,
    made: "under_way.Builds",
    crew: "Crew",
    account: Account,
    written: "manifest.Manifest",
) -> None:
    """Make what has changed; whatever ends it, all that was made is told."""
    with terminal.bar(made.count) as progress:

        def tell(result: "Result") -> None:
            written.add(result)
            account.add(result)
            made.add(result)
            progress(made.told, account.under_way(made.estimate))

        try:
            running.run(made.plan(), crew, work.made, made.keep, tell)
        finally:
            made.tell_rest()


def _tell(terminal: Terminal, finished: "under_way.Finished") -> None:
    """Print what was found in a statement, and the paths of its files."""
    for finding in finished.findings:
        terminal.finding(finding)
    for result in finished.results:
        for file in result.files:
            terminal.data(as_typed(file.path))
