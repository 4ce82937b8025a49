"""Say what changed between two frozen versions, or since one; write a report of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

from statementpress.commands.command import Invocation, command
from statementpress.commands.options import AsJson
from statementpress.commands.parameters import Argument, Option
from statementpress.commands.terminal import as_typed
from statementpress.errors import UsageError
from statementpress.late import late_imports

with late_imports():
    from statementpress.archive.bag import layout, versions
    from statementpress.commands import making
    from statementpress.comparison import (
        comparing,
        json_report,
        pdf_report,
        sides,
        text_report,
    )
    from statementpress.machine import storage
    from statementpress.project import project as projects

COLOURS = {"removed": "red", "added": "green", "changed": "yellow"}
"""For a person at a terminal, beside marks and words that say the same."""


@command("diff")
def diff(
    invocation: Invocation,
    first: Annotated[
        str,
        Argument(
            "VERSION",
            "Statement and number, such as 2021-05-05/v1, or the path of a version; "
            "the newest of the statement if no number is given.",
        ),
    ],
    second: Annotated[
        str | None,
        Argument("V2", "The version to compare it with; the statement as it is now if left out."),
    ] = None,
    as_json: AsJson = False,
    output: Annotated[
        Path | None,
        Option(
            "-o, --output REPORT.pdf",
            "Write both versions there too, side by side with all changes marked.",
        ),
    ] = None,
) -> None:
    """Say what changed between two versions: words, signatories, facts, logos, pages."""
    terminal = invocation.terminal
    if output and output.suffix.lower() != ".pdf":
        raise UsageError(
            f"a comparison cannot be written as “{output.name}”",
            hint="end its name in .pdf; --json prints one for programs",
        )
    project = projects.Project.at(invocation.project)
    with terminal.progress() as stage:
        old, new = _sides(project, first, second, stage)
        comparison = comparing.compare(old.statement, new.statement, sides.changed_files(old, new))
        stage("pages")
        pages = sides.changed_pages(old, new, pictured=bool(output))
    for side in (old, new):
        if side.without_pdf:
            terminal.warning(f"the pages are not compared, because {side.without_pdf}")
    if as_json:
        terminal.data(json_report.json_report(comparison, old.side, new.side, pages))
    else:
        for line in text_report.text_report(comparison, old.side, new.side, pages or ()):
            terminal.coloured((piece.text, COLOURS.get(piece.change, "")) for piece in line)
    if output:
        making.require_weasyprint(invocation)
        with terminal.progress() as stage:
            stage("report")
            report = pdf_report.pdf_report(comparison, old.side, new.side, project, pages or ())
        storage.store(output, report)
        terminal.note(f"both versions side by side: {as_typed(output)}")


def _sides(
    project: "projects.Project", first: str, second: str | None, stage: Callable[[str], None]
) -> "tuple[sides.ComparedSide, sides.ComparedSide]":
    """Return the two versions, or the one and its statement as it is now."""
    archive = project.folder / layout.ARCHIVE
    old = versions.choose_version(archive, first)
    if second is None:
        return sides.sides_since(old, project, stage)
    return sides.frozen_sides(old, versions.choose_version(archive, second))
