"""Names, options and help of the commands of the archive; `app` has all others."""

from pathlib import Path
from typing import Annotated

import typer

from statementpress.commands.options import (
    ArchivedStatement,
    AsJson,
    Invocation,
    KeptVersion,
    OtherVersion,
    Project,
    Quiet,
    StatementName,
    Verbose,
    VersionName,
)


def add_commands(app: typer.Typer, edition_command: type) -> None:
    """Add the commands of the archive; those with editions are of the class `edition_command`."""
    app.command("archive", cls=edition_command)(_archive)
    app.command("verify")(_verify)
    app.command("history")(_history)
    app.command("diff")(_diff)
    app.command("restore")(_restore)
    app.command("site")(_site)


def _archive(  # noqa: PLR0913, PLR0917 - one parameter for each option
    context: typer.Context,
    statement: StatementName = None,
    note: Annotated[
        str, typer.Option("--note", metavar="TEXT", help="What is new in it, in a line.")
    ] = "",
    editions: Annotated[
        list[str] | None,
        typer.Option(
            "-e",
            "--edition",
            metavar="EDITION",
            help="One of the editions below, beside those that every version has; again for more.",
            show_default=False,
        ),
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="Freeze every edition.")] = False,
    sign: Annotated[
        Path | None,
        typer.Option(
            "--sign",
            metavar="CERT.p12",
            help="Sign the PDF and the manifest; the password is asked for, or taken from "
            "STATEMENTPRESS_PASSWORD.",
            show_default=False,
        ),
    ] = None,
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Freeze a dated version of a statement in archive/, and print where it is.

    Nothing that is frozen ever changes. A statement that is as it was makes no new version.
    """
    from statementpress.commands.archive import Asked, archive  # noqa: PLC0415

    invocation: Invocation = context.obj.heed(project, quiet, verbose)
    asked = Asked(statement, note, tuple(editions or ()), all_, sign)
    archive(invocation.terminal, invocation.project, asked)


def _verify(  # noqa: PLR0913, PLR0917
    context: typer.Context,
    path: Annotated[
        Path | None,
        typer.Argument(
            metavar="PATH",
            help="An archive, a statement in it or a version, also by name (2021-05-05/v2); the "
            "whole archive/ if left out.",
            show_default=False,
        ),
    ] = None,
    rebuild: Annotated[
        bool,
        typer.Option("--rebuild", help="Make all files again from the version alone, and compare."),
    ] = False,
    signer: Annotated[
        str,
        typer.Option(
            "--signer",
            metavar="SHA256",
            help="The fingerprint of the certificate that has to have signed every version.",
            show_default=False,
        ),
    ] = "",
    as_json: AsJson = False,
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Say whether what was frozen is as it was: every file, the chain of versions, signatures."""
    from statementpress.commands.verify import Asked, verify  # noqa: PLC0415

    invocation: Invocation = context.obj.heed(project, quiet, verbose)
    verify(invocation.terminal, invocation.project, Asked(path, rebuild, as_json, signer))


def _history(  # noqa: PLR0913, PLR0917
    context: typer.Context,
    statement: ArchivedStatement = None,
    as_json: AsJson = False,
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """List the frozen versions of a statement, or of all: day, signatories by group, note.

    The columns are parted by tabs.
    """
    from statementpress.commands.history import history  # noqa: PLC0415

    invocation: Invocation = context.obj.heed(project, quiet, verbose)
    history(invocation.terminal, invocation.project, statement, as_json)


def _diff(  # noqa: PLR0913, PLR0917
    context: typer.Context,
    first: VersionName,
    second: OtherVersion = None,
    as_json: AsJson = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="REPORT.pdf",
            help="Write both versions there too, side by side with all changes marked.",
            show_default=False,
        ),
    ] = None,
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Say what changed between two versions: words, signatories, facts, logos, pages."""
    from statementpress.commands.diff import Asked, diff  # noqa: PLC0415

    invocation: Invocation = context.obj.heed(project, quiet, verbose)
    diff(invocation.terminal, invocation.project, Asked(first, second, as_json, output))


def _restore(  # noqa: PLR0913, PLR0917
    context: typer.Context,
    version: KeptVersion,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that is not there yet.")],
    whole: Annotated[
        bool,
        typer.Option("--whole", help="Its templates, styles and fonts, too: a project by itself."),
    ] = False,
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Bring the statement folder of a frozen version, or of its official PDF, back to work on."""
    from statementpress.commands.restore import restore  # noqa: PLC0415

    invocation: Invocation = context.obj.heed(project, quiet, verbose)
    restore(invocation.terminal, invocation.project, version, folder, whole)


def _site(
    context: typer.Context,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="DIR", help="Where to, instead of build/site/."),
    ] = None,
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Make a website of the archive, to be put on any server, and print where it begins."""
    from statementpress.commands.site import site  # noqa: PLC0415

    invocation: Invocation = context.obj.heed(project, quiet, verbose)
    site(invocation.terminal, invocation.project, output)
