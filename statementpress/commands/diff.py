"""Say what changed between two frozen versions, or since one; write a report of it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from statementpress.commands.command import Invocation, command
from statementpress.commands.options import AsJson
from statementpress.commands.terminal import as_typed
from statementpress.errors import UsageError
from statementpress.late import late_imports

with late_imports():
    from statementpress.archive.bag import layout, versions
    from statementpress.commands import sides
    from statementpress.comparison import (
        comparing,
        files,
        json_report,
        model,
        page_overlay,
        pdf_report,
        text_report,
    )
    from statementpress.project import project as projects
    from statementpress.project import storage
    from statementpress.typeset.layout import pinned

COLOURS = {"removed": "red", "added": "green", "changed": "yellow"}
"""For a person at a terminal, beside marks and words that say the same."""


@command("diff")
def diff(
    invocation: Invocation,
    first: Annotated[
        str,
        typer.Argument(
            metavar="VERSION",
            help="Statement and number, such as 2021-05-05/v1, or the path of a version; "
            "the newest of the statement where no number is given.",
            show_default=False,
        ),
    ],
    second: Annotated[
        str | None,
        typer.Argument(
            metavar="V2",
            help="The version to compare it with; the statement as it is now if left out.",
            show_default=False,
        ),
    ] = None,
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
) -> None:
    """Say what changed between two versions: words, signatories, facts, logos, pages."""
    terminal = invocation.terminal
    if output and output.suffix.lower() != ".pdf":
        raise UsageError(
            f"a comparison cannot be written as “{output.name}”",
            hint="end its name in .pdf; --json prints one for programs",
        )
    old, new = _sides(invocation, first, second)
    comparison = comparing.compare(old.statement, new.statement, _files(old, new))
    differences = _differences(invocation, old, new, pictured=bool(output))
    pages = None if differences is None else [_page_change(each) for each in differences]
    if as_json:
        terminal.data(json_report.json_report(comparison, old.side, new.side, pages))
    else:
        for line in text_report.text_report(comparison, old.side, new.side, pages or ()):
            terminal.coloured((piece.text, COLOURS.get(piece.change, "")) for piece in line)
    if output:
        pinned.require_weasyprint()
        with terminal.progress() as stage:
            stage("report")
            project = projects.Project.at(invocation.project)
            report = pdf_report.pdf_report(
                comparison, old.side, new.side, project, differences or ()
            )
        storage.store(output, report)
        terminal.note(f"both versions side by side: {as_typed(output)}")


def _sides(
    invocation: Invocation, first: str, second: str | None
) -> tuple["sides.ComparedSide", "sides.ComparedSide"]:
    """Return what is compared; only sources if one side is not frozen, as it has nothing else."""
    archive = invocation.project / layout.ARCHIVE
    old = sides.frozen_side(invocation.terminal, versions.choose_version(archive, first))
    if second:
        chosen = versions.choose_version(archive, second)
        return old, sides.frozen_side(invocation.terminal, chosen)
    return replace(old, hashes=sides.sources_of(old)), sides.present_side(invocation, old)


def _files(old: "sides.ComparedSide", new: "sides.ComparedSide") -> "list[model.FileChange]":
    """Return the files that differ, without those that do as they were made from others that do."""
    changes = files.compare_files(old.hashes, new.hashes)
    sources = sides.sources_of(old).keys() | sides.sources_of(new).keys()
    if all(each.name not in sources for each in changes):
        return list(changes)
    return [it for it in changes if it.name in sources or it.change is not model.Change.CHANGED]


def _differences(
    invocation: Invocation,
    old: "sides.ComparedSide",
    new: "sides.ComparedSide",
    *,
    pictured: bool,
) -> "Sequence[page_overlay.PageDifference] | None":
    """Return the pages of the official PDF that differ, None if a side has no such PDF.

    Pictures of them are drawn only if they will be shown.
    """
    if old.pdf is None or new.pdf is None:
        return None
    if old.pdf == new.pdf:
        return ()
    with invocation.terminal.progress() as stage:
        stage("pages")
        most = page_overlay.MOST_PICTURED if pictured else 0
        return page_overlay.overlays(old.pdf, new.pdf, pictured=most)


def _page_change(page: "page_overlay.PageDifference") -> "model.PageChange":
    return model.PageChange(page.number_old, page.number_new, page.share)
