"""Options and help of the commands that freeze versions and look after them."""

from pathlib import Path
from typing import Annotated

import typer

from statementpress.commands.command import Invocation, command
from statementpress.commands.editions import EDITIONS
from statementpress.commands.options import AsJson, StatementName
from statementpress.late import late_imports

with late_imports():
    from statementpress.commands import archive as freezing
    from statementpress.commands import history as listing
    from statementpress.commands import restore as restoring
    from statementpress.commands import verify as verifying


@command("archive", lists=EDITIONS)
def archive(
    invocation: Invocation,
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
) -> None:
    """Freeze a dated version of a statement in archive/, and print where it is.

    Nothing that is frozen ever changes. A statement that is as it was makes no new version.
    """
    asked = freezing.Asked(statement, note, tuple(editions or ()), all_, sign)
    freezing.archive(invocation.terminal, invocation.project, asked)


@command("verify")
def verify(
    invocation: Invocation,
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
) -> None:
    """Say whether what was frozen is as it was: every file, the chain of versions, signatures."""
    asked = verifying.Asked(path, rebuild, as_json, signer)
    verifying.verify(invocation.terminal, invocation.project, asked)


@command("history")
def history(
    invocation: Invocation,
    statement: Annotated[
        str | None,
        typer.Argument(
            metavar="STATEMENT",
            help="The statement's name, or how it begins; all of them if left out.",
            show_default=False,
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List the frozen versions of a statement, or of all: day, signatories by group, note.

    The columns are separated by tabs.
    """
    listing.history(invocation.terminal, invocation.project, statement, as_json)


@command("restore")
def restore(
    invocation: Invocation,
    version: Annotated[
        str,
        typer.Argument(
            metavar="VERSION",
            help="Statement and number, such as 2021-05-05/v1, the path of a version, or its "
            "official PDF; the newest of the statement where no number is given.",
            show_default=False,
        ),
    ],
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that is not there yet.")],
    whole: Annotated[
        bool,
        typer.Option("--whole", help="Its templates, styles and fonts, too: a project by itself."),
    ] = False,
) -> None:
    """Bring the statement folder of a frozen version, or of its official PDF, back to work on."""
    restoring.restore(invocation.terminal, invocation.project, version, folder, whole)
