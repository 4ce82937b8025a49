"""What all commands have in common: how one is declared, and the options --project, -q and -v.

Each command has a file of its own, which holds its options, its help and what it does:

    @command("check", lists=EDITIONS)
    def check(invocation: Invocation, statement: StatementName = None) -> None:
        '''Print all that is to be corrected in a statement; write no file.'''

The parameters after the first are its options (`parameters` says how one is declared); the
docstring is its help. The shared options are declared here, once, and reach the command as an
`Invocation`. `app` lists the commands. The rooms that a command calls are imported late
(`statementpress.late`), so that --help loads none of them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from inspect import Parameter, getdoc, signature
from pathlib import Path
from typing import Annotated, Any

import click
from click.core import ParameterSource

from statementpress.commands.parameters import Option, click_parameter
from statementpress.commands.terminal import Terminal, plain
from statementpress.errors import SetupError, UsageError
from statementpress.late import late_imports
from statementpress.project.files import default_project

with late_imports():
    from statementpress.project import project as projects

Lists = Mapping[str, Callable[["projects.Project"], Sequence[tuple[str, str]]]]
"""By heading, what reads the names that a project has for an option, each with what it is."""


@dataclass(slots=True)
class Invocation:
    """One run of the program: what the shared options say, before the command and after it."""

    named: tuple[Path, ...] = ()
    """The folders that the command line names with --project."""
    terminal: Terminal = field(default_factory=Terminal)
    """Where the command prints."""
    context: click.Context | None = None
    """What Click knows of the command that runs."""

    def heed(
        self,
        project: Annotated[
            Sequence[Path],
            Option(
                "--project DIR",
                "Folder that holds statements/ and your own templates/, styles/, fonts/, press/.",
                is_eager=True,
            ),
        ] = (),
        quiet: Annotated[bool, Option("-q, --quiet", "Print only results and errors.")] = False,
        verbose: Annotated[
            bool, Option("-v, --verbose", "Show a traceback if the program fails.")
        ] = False,
    ) -> None:
        """Take in the shared options of one place of the command line.

        They may stand before the command, after it or both, and all of them count.
        """
        self.named += tuple(each.resolve() for each in project)
        self.terminal.quiet |= quiet
        self.terminal.verbose |= verbose

    @property
    def projects(self) -> tuple[Path, ...]:
        """Return the folders that hold statements/ and a project's own templates, each once."""
        return tuple(dict.fromkeys(self.named)) or (default_project(),)

    @property
    def project(self) -> Path:
        """Return the only project; raise UsageError if the command line names several."""
        if len(self.projects) > 1:
            raise UsageError(
                "this command is for one project",
                hint="give --project once; `generate.py batch` takes several projects",
            )
        return self.projects[0]

    def is_given(self, parameter: str) -> bool:
        """Return whether the command line itself names the option of this parameter."""
        source = self.context.get_parameter_source(parameter) if self.context else None
        return source not in {None, ParameterSource.DEFAULT}


SHARED = tuple(signature(Invocation.heed).parameters.values())[1:]
"""The parameters of the shared options."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the program."""

    name: str
    """What a person types."""
    run: Callable[..., None]
    """Carries it out; takes an invocation, and the command's own options by keyword."""
    lists: Lists
    """The lists that its help ends with."""

    def click_command(self) -> click.Command:
        """Return the command as Click runs it."""
        return _CommandWithLists(**click_attributes(self))


def command(name: str, *, lists: Lists | None = None) -> Callable[[Callable[..., None]], Command]:
    """Declare a function as the command `name`, whose help ends with `lists`."""
    return lambda run: Command(name, run, lists or {})


class EndsInLists:
    """Ends the help of a command, or of all, with lists of what the chosen project has."""

    def __init__(self, *, lists: Lists, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.lists = lists

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write each list; if its table is broken, write why, because help must always work."""
        chosen = ctx.params.get("project") or ctx.find_root().params.get("project")
        project = projects.Project.at(chosen[-1] if chosen else default_project())
        for heading, read in self.lists.items():
            try:
                rows = read(project)
            except SetupError as error:
                rows = [("(none)", error.message)]
            with formatter.section(heading):
                formatter.write_dl([(plain(name), plain(what)) for name, what in rows])


class _CommandWithLists(EndsInLists, click.Command):
    """A command whose help ends with lists."""


def click_attributes(command: Command) -> dict[str, Any]:
    """Return what a command and a group of them are made from, in Click's words.

    The shared options stand in place of the invocation. In help they follow the command's own
    options, except those that it takes by keyword only.
    """

    def start(**given: Any) -> None:
        context = click.get_current_context()
        invocation: Invocation = context.obj
        invocation.context = context
        invocation.heed(**{each.name: given.pop(each.name) for each in SHARED})
        command.run(invocation, **given)

    _, *own = signature(command.run).parameters.values()
    last = [each for each in own if each.kind is Parameter.KEYWORD_ONLY]
    first = [each for each in own if each not in last]
    return {
        "name": command.name,
        "callback": start,
        "params": list(map(click_parameter, (*first, *SHARED, *last))),
        "help": getdoc(command.run),
        "lists": command.lists,
    }
