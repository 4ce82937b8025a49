"""The command line: its commands in the order of its help, and what it does without one."""

from typing import Annotated

import typer
from typer.core import TyperGroup

from statementpress import __version__
from statementpress.commands.archive import archive
from statementpress.commands.build import build
from statementpress.commands.check import check
from statementpress.commands.command import EndsInLists, Invocation, with_shared_options
from statementpress.commands.diff import diff
from statementpress.commands.doctor import doctor
from statementpress.commands.editions import EDITIONS, editions
from statementpress.commands.history import history
from statementpress.commands.impose import impose
from statementpress.commands.listing import list_
from statementpress.commands.logos import logos
from statementpress.commands.new import new
from statementpress.commands.preflight import preflight
from statementpress.commands.restore import restore
from statementpress.commands.site import site
from statementpress.commands.terminal import Terminal
from statementpress.commands.verify import verify

COMMANDS = (
    build, check, logos, preflight, impose, new, list_, editions, doctor,
    archive, verify, history, diff, restore, site,
)  # fmt: skip


class _Group(EndsInLists, TyperGroup):
    """The commands together; their help ends with the project's editions."""

    lists = EDITIONS


app = typer.Typer(
    cls=_Group,
    rich_markup_mode=None,  # Rich would cost each --help 0.1 s
    add_completion=False,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        Terminal().data(f"Statement Press {__version__}")
        raise typer.Exit


def _start(
    invocation: Invocation,
    *,
    version: Annotated[  # noqa: ARG001 - its callback has printed it
        bool, typer.Option("--version", callback=_print_version, help="Print the version.")
    ] = False,
) -> None:
    """Make the official bilingual PDF of a joint statement from a folder of plain text.

    Without a command, build the official edition of the newest statement.
    """
    if invocation.context and invocation.context.invoked_subcommand is None:
        build.run(invocation)


app.callback()(with_shared_options(_start))
for command in COMMANDS:
    command.add_to(app)
