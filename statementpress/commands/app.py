"""The command line: its commands in the order of its help, and what it does without one."""

from collections.abc import Sequence
from typing import Annotated

import click

from statementpress import __version__
from statementpress.commands.archive import archive
from statementpress.commands.batch import batch
from statementpress.commands.build import build
from statementpress.commands.check import check
from statementpress.commands.command import (
    Command,
    EndsInLists,
    Invocation,
    click_attributes,
    command,
)
from statementpress.commands.diff import diff
from statementpress.commands.doctor import doctor
from statementpress.commands.editions import EDITIONS, editions
from statementpress.commands.history import history
from statementpress.commands.impose import impose
from statementpress.commands.intake import intake
from statementpress.commands.listing import list_
from statementpress.commands.logos import logos
from statementpress.commands.merge import merge
from statementpress.commands.new import new
from statementpress.commands.parameters import Option
from statementpress.commands.preflight import preflight
from statementpress.commands.restore import restore
from statementpress.commands.share import share
from statementpress.commands.site import site
from statementpress.commands.studio import studio
from statementpress.commands.verify import verify

COMMANDS = (
    build, batch, merge, studio, check, share, logos, preflight, impose, new, intake, list_,
    editions, doctor, archive, verify, history, diff, restore, site,
)  # fmt: skip


class Program(EndsInLists, click.Group):
    """Commands together; their help ends with lists, as that of a command does."""

    def __init__(self, start: Command, commands: Sequence[Command]) -> None:
        """Take the commands in the order of the help, and what is done before each of them."""
        super().__init__(
            **click_attributes(start),
            commands=[each.click_command() for each in commands],
            invoke_without_command=True,
            context_settings={"help_option_names": ["-h", "--help"]},
        )

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - Click passes it
        """Return the names of the commands in their order, which Click would sort."""
        return list(self.commands)


@command("", lists=EDITIONS)
def _start(
    invocation: Invocation,
    *,
    version: Annotated[bool, Option("--version", "Print the version.")] = False,
) -> None:
    """Make the official bilingual PDF of a joint statement from a folder of plain text.

    Without a command, build the official edition of the newest statement.
    """
    if version:
        invocation.terminal.data(f"Statement Press {__version__}")
        raise click.exceptions.Exit
    if invocation.context and invocation.context.invoked_subcommand is None:
        build.run(invocation)


app = Program(_start, COMMANDS)
