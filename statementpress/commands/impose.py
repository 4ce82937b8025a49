"""Lay the pages of any PDF on printing sheets, and store them beside it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from statementpress.commands.command import Invocation, command
from statementpress.commands.parameters import Argument, Option
from statementpress.commands.terminal import as_typed
from statementpress.errors import UsageError
from statementpress.late import late_imports

with late_imports():
    from statementpress.commands import pdf_file
    from statementpress.machine import storage
    from statementpress.prepress import face as prepress
    from statementpress.project import editions
    from statementpress.project import project as projects


def _schemes(project: "projects.Project") -> Sequence[tuple[str, str]]:
    return [(str(name), scheme.purpose) for name, scheme in project.schemes.scheme.items()]


def _sheets(project: "projects.Project") -> Sequence[tuple[str, str]]:
    sheets = project.schemes.sheet
    return [(name, f"{width:g} × {height:g} mm") for name, (width, height) in sheets.items()]


@command("impose", lists={"Schemes": _schemes, "Sheets": _sheets})
def impose(
    invocation: Invocation,
    file: Annotated[Path, Argument("FILE.pdf", "Any PDF.")],
    scheme: Annotated[str, Option("--scheme SCHEME", "One of the schemes below.")] = "saddle",
    sheet: Annotated[
        str | None,
        Option("--sheet SHEET", "One of the sheets below, instead of the scheme's."),
    ] = None,
    paper: Annotated[
        float | None,
        Option("--paper MM", "How thick the paper is: inner pages move by it (creep)."),
    ] = None,
    bleed: Annotated[
        float | None,
        Option("--bleed MM", "How far colour goes beyond the trimmed page."),
    ] = None,
    marks: Annotated[
        bool | None,
        Option(
            "--marks/--no-marks",
            "Draw fold ticks and crop marks, or none, whatever the scheme says.",
        ),
    ] = None,
    output: Annotated[
        Path | None,
        Option(
            "-o, --output OUT.pdf",
            "Where the sheets go, instead of FILE-print.pdf beside the file.",
        ),
    ] = None,
) -> None:
    """Lay the pages of a PDF on sheets, to be folded or cut, and print where they are."""
    target = output or file.with_name(f"{file.stem}{editions.PRINTED}.pdf")
    schemes = projects.Project.at(invocation.project).schemes
    imposition = prepress.choose_imposition(schemes, scheme, sheet)
    imposition = prepress.changed_imposition(imposition, paper, bleed, marks=marks)
    pdf = pdf_file.read_pdf(file, "name a PDF")
    if target.exists() and target.samefile(file):
        raise UsageError(
            f"the sheets would overwrite {file}", hint="give them another name with --output"
        )
    with invocation.terminal.progress() as stage:
        stage("impose")
        try:
            imposed = prepress.impose(pdf, imposition)
        except prepress.UnreadablePdfError as error:
            raise pdf_file.unreadable(file.name, str(error)) from error
        storage.store(target, imposed.pdf)
    for finding in prepress.imposition_findings(imposed, imposition, file.name):
        invocation.terminal.finding(finding)
    invocation.terminal.data(as_typed(target))
