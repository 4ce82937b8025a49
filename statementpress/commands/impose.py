"""Lay the pages of any PDF on printing sheets, and store them beside it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from statementpress.commands.build import as_typed
from statementpress.commands.pdf_file import read_pdf, unreadable
from statementpress.commands.terminal import Terminal
from statementpress.errors import Finding, Place, SetupError, Severity, UsageError
from statementpress.prepress.imposition.impose import Imposed, lay_out
from statementpress.prepress.imposition.settings import Imposition, changed, choose_imposition
from statementpress.prepress.pdf.opening import UnreadablePdfError
from statementpress.project.editions import PRINTED
from statementpress.project.project import Project
from statementpress.project.schemes import Scheme
from statementpress.project.storage import store

STAPLED = 15
"""Sheets of office paper that a stapler goes through and that still fold; ours, to be safe."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for; lengths in millimetres, None for what the scheme says.

    `output` is where the sheets go, beside the PDF where it is None.
    """

    source: Path
    scheme: str
    sheet: str | None = None
    paper: float | None = None
    bleed: float | None = None
    marks: bool | None = None
    output: Path | None = None


def impose(terminal: Terminal, project: Path, asked: Asked) -> None:
    """Store the printing sheets of a PDF, print their path, and say what became of its pages.

    Raises UsageError for what there is not, or has no room; ContentError for a PDF that cannot be
    read; SetupError for a broken table; and what `store` raises.
    """
    output = asked.output or asked.source.with_name(f"{asked.source.stem}{PRINTED}.pdf")
    chosen = choose_imposition(Project.at(project).schemes, asked.scheme, asked.sheet)
    how = changed(chosen, asked.paper, asked.bleed, marks=asked.marks)
    data = read_pdf(asked.source, "name a PDF")
    if output.exists() and output.samefile(asked.source):
        raise UsageError(
            f"the sheets would take the place of {asked.source}",
            hint="give them another name with --output",
        )
    with terminal.progress() as stage:
        stage("impose")
        try:
            imposed = lay_out(data, how)
        except UnreadablePdfError as error:
            raise unreadable(asked.source.name, str(error)) from error
        store(output, imposed.pdf)
    for findings in (_page_findings, _sheet_findings):
        for finding in findings(imposed, how, asked.source.name):
            terminal.finding(finding)
    terminal.data(as_typed(output))


def lists_for_help(project: Path) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what help ends with, by heading: schemes and sheets with what each is.

    Where the table fails it says why, as help must always work.
    """
    try:
        table = Project.at(project).schemes
    except SetupError as error:
        return [("Schemes", [("(none)", error.message)])]
    schemes = [(str(name), settings.purpose) for name, settings in table.scheme.items()]
    sheets = [(name, f"{width:g} × {height:g} mm") for name, (width, height) in table.sheet.items()]
    return [("Schemes", schemes), ("Sheets", sheets)]


def _page_findings(imposed: Imposed, how: Imposition, name: str) -> Iterator[Finding]:
    if imposed.mended:
        yield Finding(
            "pdf-damaged",
            Severity.WARNING,
            f"the file is damaged and was mended as far as it could be: {imposed.mended}",
            Place(name),
            "look whether all pages are there, or export the PDF again",
        )
    if imposed.scales:
        yield Finding(
            "pages-scaled",
            Severity.WARNING,
            f"too large for their place on the sheet and made smaller: {_percents(imposed.scales)}",
            Place(name),
            "choose a larger --sheet to print them as large as they are",
        )
    if imposed.bleeds:
        least = min(imposed.bleeds.values())
        yield Finding(
            "bleed-short",
            Severity.WARNING,
            f"{_pages(imposed.bleeds)}: less than {how.bleed:g} mm bleed, {least:.1f} mm at the "
            "least; colour that runs to the edge may leave a white line where it is cut",
            Place(name),
            f"export the PDF with {how.bleed:g} mm bleed",
        )


def _sheet_findings(imposed: Imposed, how: Imposition, name: str) -> Iterator[Finding]:
    sheets = len(imposed.sides) // 2
    if how.scheme is Scheme.SADDLE and sheets > STAPLED:
        yield Finding(
            "many-sheets",
            Severity.WARNING,
            f"{sheets} sheets one inside the other are more than a stapler takes, and the pages of "
            f"the innermost one stand {how.paper * (sheets - 1):.1f} mm nearer the fold",
            Place(name),
            f"part the PDF into booklets of {STAPLED * 4} pages, or have it bound another way",
        )
    if imposed.blanks:
        count = "1 place stays" if imposed.blanks == 1 else f"{imposed.blanks} places stay"
        yield Finding(
            "pages-blank",
            Severity.NOTE,
            f"{count} blank on the sheets, as the pages do not fill them",
            Place(name),
        )


def _percents(scales: Mapping[int, float]) -> str:
    """Return pages by the percentage of their size, in their order: "pages 1–8 to 70.7 %"."""
    percents = {number: f"{scale * 100:.3g} %" for number, scale in scales.items()}
    told = (
        f"{_pages(number for number, each in percents.items() if each == percent)} to {percent}"
        for percent in dict.fromkeys(percents.values())
    )
    return "; ".join(told)


def _pages(numbers: Iterable[int]) -> str:
    """Return page numbers in short: "page 3", "pages 1–4, 7"."""
    ordered = list(numbers)
    runs = [
        [number for _, number in run]
        for _, run in groupby(enumerate(ordered), lambda each: each[1] - each[0])
    ]
    told = (f"{run[0]}–{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)
    return f"page{'s' if len(ordered) > 1 else ''} {', '.join(told)}"
