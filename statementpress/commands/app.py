"""Names, options and help of the commands; each hands over to the module of its name.

The options --project, -q and -v are taken before the command and after it. The modules are
imported where they run, as --help has no use for what they bring along.
"""

from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from statementpress import __version__
from statementpress.commands.archive_app import add_commands
from statementpress.commands.options import (
    OFFICIAL,
    PRESS,
    SADDLE,
    AsJson,
    Bleed,
    EditionName,
    ImposedFile,
    ImposedSheet,
    Invocation,
    LimitsName,
    Paper,
    PreflightTarget,
    ProfileFile,
    Project,
    Quiet,
    ReportFile,
    SchemeName,
    SheetName,
    SheetsFile,
    StatementName,
    Verbose,
)
from statementpress.commands.terminal import Terminal
from statementpress.errors import UsageError
from statementpress.project.files import default_project


def _list_editions(context: Any, formatter: Any) -> None:
    from statementpress.commands.editions import editions_for_help  # noqa: PLC0415

    with formatter.section("Editions"):
        formatter.write_dl(editions_for_help(_project_of(context)))


def _project_of(context: Any) -> Path:
    """Return the folder that the options name so far, before the command or after it."""
    chosen = context.params.get("project") or context.find_root().params.get("project")
    return chosen or default_project()


class _Group(TyperGroup):
    """The commands; their help ends with the project's editions."""

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        _list_editions(ctx, formatter)


class _EditionCommand(TyperCommand):
    """A command with --edition; its help ends with the project's editions."""

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        _list_editions(ctx, formatter)


class _PreflightCommand(_EditionCommand):
    """A command with --edition and --limits; its help ends with both lists of the project."""

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        from statementpress.commands.limits import limits_for_help  # noqa: PLC0415

        super().format_epilog(ctx, formatter)
        with formatter.section("Limits"):
            formatter.write_dl(limits_for_help(_project_of(ctx)))


class _ImposeCommand(TyperCommand):
    """A command with --scheme and --sheet; its help ends with both lists of the project."""

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        from statementpress.commands.impose import lists_for_help  # noqa: PLC0415

        for heading, rows in lists_for_help(_project_of(ctx)):
            with formatter.section(heading):
                formatter.write_dl(rows)


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


@app.callback()
def _start(
    context: typer.Context,
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    version: Annotated[  # noqa: ARG001 - its callback has printed it
        bool, typer.Option("--version", callback=_print_version, help="Print the version.")
    ] = False,
) -> None:
    """Make the official bilingual PDF of a joint statement from a folder of plain text.

    Without a command, build the official edition of the newest statement.
    """
    invocation: Invocation = context.obj.heed(project, quiet, verbose)
    if context.invoked_subcommand is None:
        from statementpress.commands.build import build  # noqa: PLC0415

        build(invocation.terminal, invocation.project, None, OFFICIAL)


@app.command("build", cls=_EditionCommand)
def _build(  # noqa: PLR0913, PLR0917 - one parameter for each option
    context: typer.Context,
    statement: StatementName = None,
    edition: EditionName = OFFICIAL,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="DIR", help="Folder for the PDF, instead of build/STATEMENT/."
        ),
    ] = None,
    profile: ProfileFile = None,
    sheet: SheetName = None,
    all_: Annotated[
        bool, typer.Option("--all", help="Build every edition; one that fails costs no other.")
    ] = False,
    open_: Annotated[bool, typer.Option("--open", help="Show the PDF when it is ready.")] = False,
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Build an edition of a statement, or with --all every one, and print where the PDF is.

    With --all, --sheet and --profile are for the editions that they concern.
    """
    from statementpress.commands.build import build, open_file  # noqa: PLC0415
    from statementpress.editions.printing.settings import PrintRequest  # noqa: PLC0415

    invocation: Invocation = context.obj.heed(project, quiet, verbose)
    request = PrintRequest(profile, sheet)
    if all_:
        from statementpress.commands.build_all import build_all  # noqa: PLC0415

        _refuse_beside_all(context, open_)
        build_all(invocation.terminal, invocation.project, statement, output, request)
        return
    path = build(invocation.terminal, invocation.project, statement, edition, output, request)
    if open_:
        open_file(invocation.terminal, path)


def _refuse_beside_all(context: typer.Context, opened: bool) -> None:
    source = context.get_parameter_source("edition")
    if source and source.name != "DEFAULT":
        raise UsageError("--all builds every edition", hint="leave out either --all or --edition")
    if opened:
        raise UsageError("--open is for one PDF", hint="leave out either --all or --open")


@app.command("check", cls=_EditionCommand)
def _check(  # noqa: PLR0913, PLR0917
    context: typer.Context,
    statement: StatementName = None,
    edition: EditionName = OFFICIAL,
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Print all that is to be mended in a statement; write no file."""
    from statementpress.commands.check import check  # noqa: PLC0415

    invocation: Invocation = context.obj.heed(project, quiet, verbose)
    check(invocation.terminal, invocation.project, statement, edition)


@app.command("preflight", cls=_PreflightCommand)
def _preflight(  # noqa: PLR0913, PLR0917
    context: typer.Context,
    target: PreflightTarget = None,
    edition: EditionName = PRESS,
    limits: LimitsName = None,
    profile: ProfileFile = None,
    as_json: AsJson = False,
    output: ReportFile = None,
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Say whether a PDF is fit to print: what is wrong, where, and what to do."""
    from statementpress.commands.preflight import Asked, preflight  # noqa: PLC0415

    invocation: Invocation = context.obj.heed(project, quiet, verbose)
    asked = Asked(target, edition, limits, profile, as_json, output)
    preflight(invocation.terminal, invocation.project, asked)


@app.command("impose", cls=_ImposeCommand)
def _impose(  # noqa: PLR0913, PLR0917
    context: typer.Context,
    file: ImposedFile,
    scheme: SchemeName = SADDLE,
    sheet: ImposedSheet = None,
    paper: Paper = None,
    bleed: Bleed = None,
    marks: Annotated[
        bool | None,
        typer.Option(
            "--marks/--no-marks",
            help="Draw fold ticks and crop marks, or none, whatever the scheme says.",
            show_default=False,
        ),
    ] = None,
    output: SheetsFile = None,
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Lay the pages of a PDF on sheets, to be folded or cut, and print where they are."""
    from statementpress.commands.impose import Asked, impose  # noqa: PLC0415

    invocation: Invocation = context.obj.heed(project, quiet, verbose)
    asked = Asked(file, scheme, sheet, paper, bleed, marks, output)
    impose(invocation.terminal, invocation.project, asked)


@app.command("new")
def _new(
    context: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="Date and words for the folder, such as 2021-05-05-children-in-schools.",
            show_default=False,
        ),
    ],
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Begin a statement: put an example into statements/NAME, to write your own text into."""
    from statementpress.commands.new import new  # noqa: PLC0415

    invocation: Invocation = context.obj.heed(project, quiet, verbose)
    new(invocation.terminal, invocation.project, name)


@app.command("list")
def _list(
    context: typer.Context, project: Project = None, quiet: Quiet = False, verbose: Verbose = False
) -> None:
    """List the statements, newest first.

    Name, date, languages and title are parted by tabs.
    """
    from statementpress.commands.listing import list_statements  # noqa: PLC0415

    invocation: Invocation = context.obj.heed(project, quiet, verbose)
    list_statements(invocation.terminal, invocation.project)


@app.command("editions")
def _editions(
    context: typer.Context, project: Project = None, quiet: Quiet = False, verbose: Verbose = False
) -> None:
    """List the editions: what each is for, and what paper it wants.

    The three are parted by tabs.
    """
    from statementpress.commands.editions import list_editions  # noqa: PLC0415

    invocation: Invocation = context.obj.heed(project, quiet, verbose)
    list_editions(invocation.terminal, invocation.project)


@app.command("doctor")
def _doctor(
    context: typer.Context, project: Project = None, quiet: Quiet = False, verbose: Verbose = False
) -> None:
    """Say what this machine has, and lacks, for building.

    Each library and program is shown with its version and path, or with what to type.
    """
    from statementpress.commands.doctor import doctor  # noqa: PLC0415

    doctor(context.obj.heed(project, quiet, verbose).terminal)


add_commands(app, _EditionCommand)
