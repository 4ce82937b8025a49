"""Say whether a PDF, or the press edition of a statement, is fit to print; write a report of it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

from statementpress.commands.command import Invocation, command
from statementpress.commands.editions import EDITIONS
from statementpress.commands.options import AsJson, EditionName, ProfileFile
from statementpress.commands.parameters import Argument, Option
from statementpress.errors import Place, PreflightError, UsageError
from statementpress.late import late_imports

with late_imports():
    from statementpress.commands import making, pdf_file
    from statementpress.editions import source
    from statementpress.editions.printing import checking
    from statementpress.editions.printing import settings as printing
    from statementpress.machine import storage
    from statementpress.preflight_report import (
        examined,
        html_report,
        json_report,
        pdf_report,
        terminal_lines,
        wording,
    )
    from statementpress.prepress import face as prepress
    from statementpress.project import editions
    from statementpress.project import project as projects
    from statementpress.statement import catalogue
    from statementpress.words import preflight as preflight_words


def _limits(project: "projects.Project") -> Sequence[tuple[str, str]]:
    return [
        (
            name,
            f"{limits.bleed:g} mm bleed, images from {limits.image_error:g} ppi, "
            f"total ink up to {limits.total_ink:g} % in {', '.join(limits.inks)}",
        )
        for name, limits in project.limits.items()
    ]


@command("preflight", lists={**EDITIONS, "Limits": _limits})
def preflight(
    invocation: Invocation,
    target: Annotated[
        str | None,
        Argument(
            "FILE.pdf|STATEMENT",
            "Any PDF, or a statement whose press edition is made; the newest if left out.",
        ),
    ] = None,
    edition: EditionName = "press",
    limits: Annotated[
        str | None,
        Option(
            "--limits LIMITS", "One of the limits below, instead of those of the edition's press."
        ),
    ] = None,
    profile: ProfileFile = None,
    as_json: AsJson = False,
    output: Annotated[
        Path | None,
        Option("-o, --output REPORT", "Write the bilingual report there too, as .html or .pdf."),
    ] = None,
) -> None:
    """Say whether a PDF is fit to print: what is wrong, where, and what to do."""
    terminal = invocation.terminal
    _check_output(output, target)
    project = projects.Project.at(invocation.project)
    request = printing.PrintRequest(profile, limits=limits)
    how = printing.printing_of(project, edition, request)
    if target and (Path(target).is_file() or Path(target).suffix.lower() == ".pdf"):
        pdf = pdf_file.read_pdf(Path(target), "name a PDF, or a statement")
        result = _examined(invocation, Path(target).name, pdf, {}, how)
    else:
        made = _made(invocation, project, target, edition, profile)
        result = _examined(invocation, *made, how)
    if as_json:
        words = project.table(preflight_words.read_preflight_words)
        terminal.data(json_report.json_report(result, words))
    else:
        for line in terminal_lines.terminal_lines(result, wording.first_wording(project)):
            terminal.data(line)
    if output:
        suffix = output.suffix.lower()
        if suffix == ".pdf":
            making.require_weasyprint(invocation)
        with terminal.progress() as stage:
            stage("report")
            storage.store(output, _report(result, project, suffix))
    if result.lacks_formalities_alone:
        raise PreflightError(
            f"it prints well, but lacks formalities that the limits “{how.limits_name}” ask for",
            place=Place(result.name),
            hint="ask the print shop whether it takes the file as it is, or correct what is listed",
        )
    if result.verdict is examined.Verdict.NOT_FIT:
        raise PreflightError(
            f"not fit to print under the limits “{how.limits_name}”",
            place=Place(result.name),
            hint="each error is listed with what to do; correct them, then run preflight again",
        )


def _check_output(output: Path | None, target: str | None) -> None:
    """Raise UsageError if no report can be written there."""
    if output is None:
        return
    if output.suffix.lower() not in {".html", ".pdf"}:
        raise UsageError(
            f"a report cannot be written as “{output.name}”",
            hint="end its name in .html or .pdf; --json prints one for programs",
        )
    if target and output.exists() and Path(target).exists() and output.samefile(target):
        raise UsageError(f"the report would overwrite {target}", hint="give it another name")


def _examined(
    invocation: Invocation,
    known_as: str,
    pdf: bytes,
    images: Mapping[str, str],
    how: "printing.Printing",
) -> "examined.Examined":
    """Return what preflight finds in a PDF; `images` has the files of its images."""
    with invocation.terminal.progress() as stage:
        stage("preflight")
        try:
            found = checking.examine(pdf, how, images)
        except prepress.UnreadablePdfError as error:
            raise pdf_file.unreadable(known_as, str(error)) from error
    return examined.Examined(known_as, pdf, how.limits_name, found)


def _made(
    invocation: Invocation,
    project: "projects.Project",
    statement: str | None,
    edition: str,
    profile: Path | None,
) -> tuple[str, bytes, Mapping[str, str]]:
    """Return what an edition of a statement is called, the PDF that is printed, and its images."""
    row = editions.choose(project.editions, edition)
    if row.format is not editions.Format.PDF:
        raise UsageError(f"{edition}: preflight is for PDFs", hint="choose another edition")
    is_for_press = bool(row.press)
    request = printing.PrintRequest(profile if is_for_press else None, checked=False)
    with invocation.terminal.progress() as stage:
        stage("read")
        read = source.read_source(project, catalogue.choose_statement(project.folder, statement))
    made = making.make_edition(invocation, read, edition, request)
    for finding in made.findings:
        invocation.terminal.finding(finding)
    name, pdf = list(made.files(edition).items())[-1]
    return f"{read.folder.name}/{name}", pdf, made.images


def _report(result: "examined.Examined", project: "projects.Project", suffix: str) -> bytes:
    """Return the report in the format of a suffix."""
    if suffix == ".html":
        return html_report.html_report(result, project)
    return pdf_report.pdf_report(result, project)
