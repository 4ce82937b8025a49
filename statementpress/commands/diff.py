"""Say what changed between two frozen versions, or since one; write a report of it."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from statementpress.archive.bag import layout
from statementpress.archive.bag.versions import choose_version
from statementpress.commands.build import as_typed
from statementpress.commands.sides import ComparedSide, frozen_side, present_side, sources_of
from statementpress.commands.terminal import Terminal
from statementpress.comparison.comparing import compare
from statementpress.comparison.files import compare_files
from statementpress.comparison.json_report import json_report
from statementpress.comparison.model import Change, Comparison, FileChange, PageChange
from statementpress.comparison.quoting import Line, plain
from statementpress.comparison.text_report import text_report
from statementpress.errors import UsageError
from statementpress.native import require_libraries
from statementpress.project.project import Project
from statementpress.project.storage import store
from statementpress.typeset.layout.pinned import require_weasyprint

if TYPE_CHECKING:
    from statementpress.comparison.page_overlay import PageDifference

COLOURS = {Change.REMOVED: "red", Change.ADDED: "green", Change.CHANGED: "yellow"}
"""For a person at a terminal, beside marks and words that say the same."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for: two versions, or one and the statement as it is now.

    `output` is where the report goes, a PDF.
    """

    first: str
    second: str | None
    as_json: bool = False
    output: Path | None = None


def diff(terminal: Terminal, project: Path, asked: Asked) -> None:
    """Print what changed, and store the report that is asked for.

    Raises UsageError for a version, a statement or a kind of report that there is none of,
    SetupError for a version that this program cannot read, ArchiveError for a damaged one,
    ContentError for a statement that has errors, and what `store` raises.
    """
    if asked.output and asked.output.suffix.lower() != ".pdf":
        raise UsageError(
            f"a comparison cannot be written as “{asked.output.name}”",
            hint="end its name in .pdf; --json prints one for programs",
        )
    old, new = _sides(terminal, project, asked)
    comparison = compare(old.statement, new.statement, _files(old, new))
    differences = _differences(terminal, old, new, pictured=bool(asked.output))
    _tell(terminal, comparison, (old, new), differences, asked.as_json)
    if asked.output:
        data = _report(terminal, project, comparison, (old, new), differences or ())
        store(asked.output, data)
        terminal.note(f"both versions side by side: {as_typed(asked.output)}")


def _sides(terminal: Terminal, project: Path, asked: Asked) -> tuple[ComparedSide, ComparedSide]:
    """Return what is compared; only sources where one side is not frozen and has nothing else."""
    archive = project / layout.ARCHIVE
    old = frozen_side(terminal, choose_version(archive, asked.first))
    if asked.second:
        return old, frozen_side(terminal, choose_version(archive, asked.second))
    return replace(old, hashes=sources_of(old)), present_side(terminal, project, old)


def _files(old: ComparedSide, new: ComparedSide) -> list[FileChange]:
    """Return the files that differ, without those that do as they were made from others that do."""
    changes = compare_files(old.hashes, new.hashes)
    sources = sources_of(old).keys() | sources_of(new).keys()
    if all(each.name not in sources for each in changes):
        return list(changes)
    return [it for it in changes if it.name in sources or it.change is not Change.CHANGED]


def _differences(
    terminal: Terminal, old: ComparedSide, new: ComparedSide, *, pictured: bool
) -> "Sequence[PageDifference] | None":
    """Return the pages of the official PDF that differ, None where a side has no such PDF.

    Pictures of them are drawn where they will be shown.
    """
    if old.pdf is None or new.pdf is None:
        return None
    if old.pdf == new.pdf:
        return ()
    from statementpress.comparison.page_overlay import (  # noqa: PLC0415 - it loads PDFium
        MOST_PICTURED,
        overlays,
    )

    with terminal.progress() as stage:
        stage("pages")
        return overlays(old.pdf, new.pdf, pictured=MOST_PICTURED if pictured else 0)


def _tell(
    terminal: Terminal,
    comparison: Comparison,
    sides: tuple[ComparedSide, ComparedSide],
    differences: "Sequence[PageDifference] | None",
    as_json: bool,
) -> None:
    """Print the comparison as lines of text, or as JSON."""
    old, new = sides[0].side, sides[1].side
    pages = (
        None
        if differences is None
        else [PageChange(page.number_old, page.number_new, page.share) for page in differences]
    )
    if as_json:
        terminal.data(json_report(comparison, old, new, pages))
        return
    for line in text_report(comparison, old, new, pages or ()):
        _print(terminal, line)


def _print(terminal: Terminal, line: Line) -> None:
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        terminal.data(plain(line))
        return
    from rich.console import Console  # noqa: PLC0415 - 50 ms, for a person only
    from rich.text import Text  # noqa: PLC0415

    styled = ((piece.text, COLOURS.get(piece.change, "")) for piece in line)
    Console(soft_wrap=True, highlight=False).print(Text.assemble(*styled))


def _report(
    terminal: Terminal,
    project: Path,
    comparison: Comparison,
    sides: tuple[ComparedSide, ComparedSide],
    differences: "Sequence[PageDifference]",
) -> bytes:
    require_libraries()
    require_weasyprint()
    from statementpress.comparison.pdf_report import pdf_report  # noqa: PLC0415 - loads them

    with terminal.progress() as stage:
        stage("report")
        old, new = sides[0].side, sides[1].side
        return pdf_report(comparison, old, new, Project.at(project), differences)
