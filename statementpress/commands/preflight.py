"""Say whether a PDF, or the press edition of a statement, is fit to print; write a report of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from statementpress.commands.build import make_edition
from statementpress.commands.choice import choose_statement
from statementpress.commands.pdf_file import read_pdf, unreadable
from statementpress.commands.terminal import Terminal
from statementpress.editions.printing.checking import examine
from statementpress.editions.printing.settings import Printing, PrintRequest, printing_of
from statementpress.errors import Place, PreflightError, UsageError
from statementpress.native import require_libraries
from statementpress.preflight_report.examined import Examined, Verdict
from statementpress.preflight_report.json_report import json_report
from statementpress.preflight_report.terminal_lines import terminal_lines
from statementpress.preflight_report.wording import Wording
from statementpress.prepress.pdf.opening import UnreadablePdfError
from statementpress.project.editions import choose
from statementpress.project.limits import choose_limits
from statementpress.project.project import Project
from statementpress.project.storage import store
from statementpress.typeset.layout.pinned import require_weasyprint
from statementpress.words.findings import read_words
from statementpress.words.languages import read_languages

Report = Callable[[Examined, Project], bytes]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for.

    `target` is a PDF or a statement, the newest where it is None; `edition` the one that is made
    of a statement, and whose press a PDF is held against. `limits` and `profile` take the place
    of those of the press. `output` is where a report goes.
    """

    target: str | None
    edition: str
    limits: str | None = None
    profile: Path | None = None
    as_json: bool = False
    output: Path | None = None


@dataclass(frozen=True, slots=True)
class _Subject:
    """A PDF, what it is called, and the names of files by those that their images have in it."""

    known_as: str
    pdf: bytes
    images: Mapping[str, str]


def preflight(terminal: Terminal, folder: Path, asked: Asked) -> None:
    """Print every finding and the verdict, and store the report that is asked for.

    Raises PreflightError where there is an error among the findings, ContentError for a PDF that
    cannot be read, UsageError for limits or a kind of report that there are none of, and what
    `make_edition` and `store` raise.
    """
    report = _report(asked.output, asked.target)
    project = Project.at(folder)
    how = _printing(project, asked)
    name = how.limits_name
    words = project.table(read_words)
    subject = _subject(terminal, project, asked)
    examined = _examined(terminal, subject, name, how)
    if asked.as_json:
        terminal.data(json_report(examined, words))
    else:
        for line in terminal_lines(
            examined, Wording("en", project.table(read_languages)["en"], words)
        ):
            terminal.data(line)
    if asked.output and report:
        with terminal.progress() as stage:
            stage("report")
            store(asked.output, report(examined, project))
    if examined.verdict is Verdict.NOT_FIT:
        raise PreflightError(
            f"not fit to print under the limits “{name}”",
            place=Place(subject.known_as),
            hint="each error is listed with what to do; once mended, run preflight again",
        )


def _printing(project: Project, asked: Asked) -> Printing:
    """Return how the edition is printed, under the limits that are asked for."""
    how = printing_of(project, asked.edition, PrintRequest(asked.profile))
    if not asked.limits:
        return how
    limits = choose_limits(project.limits, asked.limits)
    return replace(how, limits=limits, limits_name=asked.limits)


def _subject(terminal: Terminal, project: Project, asked: Asked) -> _Subject:
    """Return the PDF that is meant; show what a build of it finds."""
    if asked.target and _is_pdf(asked.target):
        path = Path(asked.target)
        return _Subject(path.name, read_pdf(path, "name a PDF, or a statement"), {})
    folder = choose_statement(project.folder, asked.target)
    edition = choose(project.editions, asked.edition)
    profile = asked.profile if edition.press else None
    request = PrintRequest(profile, checked=False)
    made = make_edition(terminal, project.folder, folder, asked.edition, request)
    for finding in made.findings:
        terminal.finding(finding)
    name, data = list(made.files(asked.edition).items())[-1]
    return _Subject(f"{folder.name}/{name}", data, made.images)


def _is_pdf(target: str) -> bool:
    """Say whether a file is meant, be it there or not, and no statement."""
    return Path(target).is_file() or Path(target).suffix.lower() == ".pdf"


def _examined(terminal: Terminal, subject: _Subject, name: str, how: Printing) -> Examined:
    with terminal.progress() as stage:
        stage("preflight")
        try:
            found = examine(subject.pdf, how, subject.images)
        except UnreadablePdfError as error:
            raise unreadable(subject.known_as, str(error)) from error
    return Examined(subject.known_as, subject.pdf, name, found)


def _report(output: Path | None, target: str | None) -> Report | None:
    """Return what makes the report that the suffix asks for; it loads what that needs."""
    if output is None:
        return None
    makers: dict[str, Report] = {".html": _html, ".pdf": _pdf}
    if output.suffix.lower() not in makers:
        raise UsageError(
            f"a report cannot be written as “{output.name}”",
            hint="end its name in .html or .pdf; --json prints one for programs",
        )
    if target and output.exists() and Path(target).exists() and output.samefile(target):
        raise UsageError(
            f"the report would take the place of {target}", hint="give it another name"
        )
    return makers[output.suffix.lower()]


def _html(examined: Examined, project: Project) -> bytes:
    from statementpress.preflight_report.html_report import html_report  # noqa: PLC0415 - loads font tools

    return html_report(examined, project)


def _pdf(examined: Examined, project: Project) -> bytes:
    require_libraries()
    require_weasyprint()
    from statementpress.preflight_report.pdf_report import pdf_report  # noqa: PLC0415 - loads the libraries

    return pdf_report(examined, project)
