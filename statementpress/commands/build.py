"""Build an edition, or all of them, and store it; the paths are what the command prints."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from statementpress.commands.command import Invocation, command
from statementpress.commands.editions import EDITIONS
from statementpress.commands.options import OFFICIAL, EditionName, ProfileFile, StatementName
from statementpress.commands.parameters import Option
from statementpress.errors import UsageError
from statementpress.late import late_imports

with late_imports():
    from statementpress.commands import build_all as together
    from statementpress.commands import build_on_change as watching
    from statementpress.commands import making
    from statementpress.editions import last_build
    from statementpress.editions.printing import settings
    from statementpress.machine import storage, temporary
    from statementpress.statement import catalogue


@command("build", lists=EDITIONS)
def build(
    invocation: Invocation,
    statement: StatementName = None,
    edition: EditionName = OFFICIAL,
    output: Annotated[
        Path | None,
        Option("-o, --output DIR", "Folder for the PDF, instead of build/STATEMENT/."),
    ] = None,
    profile: ProfileFile = None,
    sheet: Annotated[
        str | None,
        Option(
            "--sheet SHEET",
            "The paper in the printer, such as a4, a3 or letter, for editions that are folded.",
        ),
    ] = None,
    all_: Annotated[
        bool,
        Option("--all", "Build every edition; if one fails, the others are still made."),
    ] = False,
    force: Annotated[
        bool, Option("--force", "Build even if nothing has changed since the last time.")
    ] = False,
    watch: Annotated[
        bool, Option("--watch", "Stay, and build again whenever a file is changed.")
    ] = False,
    open_: Annotated[bool, Option("--open", "Show the PDF when it is ready.")] = False,
) -> None:
    """Build an edition of a statement, or with --all every one, and print where the PDF is.

    A PDF is left as it is if nothing has changed since it was made. With --all, --sheet and
    --profile apply to the editions that have a use for them.
    """
    if all_:
        _refuse_beside_all(
            {"--edition": invocation.is_given("edition"), "--open": open_, "--watch": watch}
        )
    temporary.clear_away()
    folder = catalogue.choose_statement(invocation.project, statement)
    target = output or storage.inside(invocation.project, "build", folder.name)
    request = settings.PrintRequest(profile, sheet)
    if watch:
        watching.build_on_change(invocation, folder, target, edition, request, open_=open_)
        return
    records = last_build.Records.of(invocation.project, folder, target)
    if all_:
        together.build_all(invocation, records, request, force=force)
        return
    built = None if force else records.unchanged(edition, request)
    if built:
        invocation.terminal.note(making.UNCHANGED)
    else:
        read = making.read_folder(invocation, folder)
        made = making.make_edition(invocation, read, edition, request)
        built = records.store(edition, request, made.files(edition), made.findings)
    making.show(invocation, built, target)
    if open_:
        making.open_first(invocation, built, target)


def _refuse_beside_all(given: Mapping[str, bool]) -> None:
    """Raise UsageError if an option that is for one edition is given beside --all."""
    for option in filter(given.get, given):
        raise UsageError(f"{option} is for one edition", hint=f"leave out either --all or {option}")
