"""Find all that is wrong with a statement, as a build would, and write nothing."""

from collections.abc import Sequence
from pathlib import Path

from statementpress.commands.build import make_edition
from statementpress.commands.choice import choose_statement
from statementpress.commands.terminal import Terminal, label
from statementpress.errors import ContentError, Finding, Place, Severity
from statementpress.project.project import Project
from statementpress.statement.reading import read_statement
from statementpress.words.languages import read_languages, scripts


def check(terminal: Terminal, project: Path, name: str | None, edition: str) -> None:
    """Print every finding, then raise ContentError where one of them is an error.

    Where the folder can be read, the edition is also made in memory, with what its printer gets;
    its errors are raised as they are.
    """
    folder = choose_statement(project, name)
    languages = Project.at(project).table(read_languages)
    reading = read_statement(folder, project, scripts(languages))
    _print(terminal, reading.findings)
    errors = [finding for finding in reading.findings if finding.severity is Severity.ERROR]
    made: Sequence[Finding] = ()
    if not errors:
        try:
            made = make_edition(terminal, project, folder, edition).findings
        except ContentError as error:
            made = errors = list(error.findings)
        _print(terminal, [finding for finding in made if finding not in reading.findings])
    if errors:
        raise ContentError([_verdict(folder, errors)])
    if not made:
        terminal.data(f"{folder.name}: nothing to mend")


def _print(terminal: Terminal, findings: Sequence[Finding]) -> None:
    for finding in findings:
        terminal.data(f"{label(finding.severity)}: {finding} [{finding.code}]")


def _verdict(folder: Path, errors: Sequence[Finding]) -> Finding:
    count = len(errors)
    return Finding(
        "not-ready",
        Severity.ERROR,
        "1 error has to be mended" if count == 1 else f"{count} errors have to be mended",
        Place(folder.name),
        "each is listed above with its file and line",
    )
