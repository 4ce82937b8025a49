"""What all commands have in common: how one is declared, and the options --project, -q and -v.

Each command has a file of its own, which holds its options, its help and what it does:

    @command("check", lists=EDITIONS)
    def check(invocation: Invocation, statement: StatementName = None) -> None:
        '''Print all that is to be corrected in a statement; write no file.'''

The parameters after the first are its options, as Typer reads them; the docstring is its help. The
shared options are declared here, once, and reach the command as an `Invocation`. `app` lists the
commands. The rooms that a command calls are imported late (`statementpress.late`), so that --help
loads none of them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import Annotated, Any, ClassVar

import typer
from typer.core import TyperCommand

from statementpress.commands.terminal import Terminal
from statementpress.errors import SetupError
from statementpress.late import late_imports
from statementpress.project.files import default_project

with late_imports():
    from statementpress.project import project as projects

Lists = Mapping[str, Callable[["projects.Project"], Sequence[tuple[str, str]]]]
"""By heading, what reads the names that a project has for an option, each with what it is."""


@dataclass(slots=True)
class Invocation:
    """One run of the program: what the shared options say, before the command and after it."""

    project: Path = field(default_factory=default_project)
    """The folder that holds statements/ and the project's own templates and styles."""
    terminal: Terminal = field(default_factory=Terminal)
    """Where the command prints."""
    context: typer.Context | None = None
    """What Typer knows of the command that runs."""

    def heed(
        self,
        project: Annotated[
            Path | None,
            typer.Option(
                metavar="DIR",
                is_eager=True,
                help="Folder that holds statements/ and your own templates/, styles/, fonts/, "
                "press/.",
            ),
        ] = None,
        quiet: Annotated[
            bool, typer.Option("-q", "--quiet", help="Print only results and errors.")
        ] = False,
        verbose: Annotated[
            bool, typer.Option("-v", "--verbose", help="Show a traceback if the program fails.")
        ] = False,
    ) -> None:
        """Take in the shared options of one place of the command line.

        They may stand before the command, after it or both, and all of them count.
        """
        self.project = project.resolve() if project else self.project
        self.terminal.quiet |= quiet
        self.terminal.verbose |= verbose

    def is_given(self, parameter: str) -> bool:
        """Return whether the command line itself names the option of this parameter."""
        source = self.context.get_parameter_source(parameter) if self.context else None
        return source is not None and source.name != "DEFAULT"


SHARED = tuple(signature(Invocation.heed).parameters.values())[1:]
"""The shared options, as Typer reads them."""
CONTEXT = Parameter("context", Parameter.KEYWORD_ONLY, annotation=typer.Context)


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the program."""

    name: str
    """What a person types."""
    run: Callable[..., None]
    """Carries it out; takes an invocation, and the command's own options by keyword."""
    lists: Lists
    """The lists that its help ends with."""

    def add_to(self, app: typer.Typer) -> None:
        """Add the command to a command line."""
        kind = type("_Command", (EndsInLists, TyperCommand), {"lists": self.lists})
        app.command(self.name, cls=kind)(with_shared_options(self.run))


def command(name: str, *, lists: Lists | None = None) -> Callable[[Callable[..., None]], Command]:
    """Declare a function as the command `name`, whose help ends with `lists`."""
    return lambda run: Command(name, run, lists or {})


class EndsInLists:
    """Ends the help of a command, or of all, with lists of what the chosen project has."""

    lists: ClassVar[Lists]

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Write each list; if its table is broken, write why, because help must always work."""
        chosen = ctx.params.get("project") or ctx.find_root().params.get("project")
        project = projects.Project.at(chosen or default_project())
        for heading, read in self.lists.items():
            try:
                rows = read(project)
            except SetupError as error:
                rows = [("(none)", error.message)]
            with formatter.section(heading):
                formatter.write_dl(rows)


def with_shared_options(run: Callable[..., None]) -> Callable[..., None]:
    """Return `run` for Typer, with the shared options in place of the invocation.

    In help they follow its own options, except those that `run` takes by keyword only.
    """

    def start(context: typer.Context, **given: Any) -> None:
        invocation: Invocation = context.obj
        invocation.context = context
        invocation.heed(**{each.name: given.pop(each.name) for each in SHARED})
        run(invocation, **given)

    _, *own = signature(run).parameters.values()
    last = [each for each in own if each.kind is Parameter.KEYWORD_ONLY]
    first = [each for each in own if each not in last]
    parameters = (CONTEXT, *first, *SHARED, *last)
    vars(start)["__signature__"] = Signature(
        [each.replace(kind=Parameter.KEYWORD_ONLY) for each in parameters]
    )
    start.__doc__ = run.__doc__
    return start
