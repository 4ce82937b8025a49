"""Find all that is wrong with a statement, as a build would, and write nothing."""

from collections.abc import Sequence
from pathlib import Path

from statementpress.commands.command import Invocation, command
from statementpress.commands.editions import EDITIONS
from statementpress.commands.options import OFFICIAL, EditionName, StatementName
from statementpress.errors import ContentError, Finding, Place, Severity
from statementpress.late import late_imports

with late_imports():
    from statementpress.commands import making
    from statementpress.editions import source
    from statementpress.project import project as projects
    from statementpress.statement import catalogue, reading
    from statementpress.words import languages


@command("check", lists=EDITIONS)
def check(
    invocation: Invocation, statement: StatementName = None, edition: EditionName = OFFICIAL
) -> None:
    """Print everything to correct in a statement; write no file."""
    folder = catalogue.choose_statement(invocation.project, statement)
    project = projects.Project.at(invocation.project)
    known = project.table(languages.read_languages)
    read = reading.read_statement(folder, project.folder, languages.scripts(known))
    found = read.findings
    for finding in found:
        invocation.terminal.listed(finding)
    errors: Sequence[Finding] = [finding for finding in found if finding.severity is Severity.ERROR]
    if errors or read.statement is None:
        raise _not_ready(folder, errors)
    # A statement without errors is also made, because some faults show only in its pages.
    ready = source.Source(project, folder, read.statement, found, project.folder)
    try:
        made = making.make_edition(invocation, ready, edition).findings
    except ContentError as error:
        made = errors = error.findings
    for finding in made:
        if finding not in found:
            invocation.terminal.listed(finding)
    if errors:
        raise _not_ready(folder, errors)
    if not made:
        invocation.terminal.data(f"{folder.name}: nothing to correct")


def _not_ready(folder: Path, errors: Sequence[Finding]) -> ContentError:
    count = len(errors)
    return ContentError(
        [
            Finding(
                "not-ready",
                Severity.ERROR,
                "1 error has to be corrected"
                if count == 1
                else f"{count} errors have to be corrected",
                Place(folder.name),
                "each is listed above with its file and line",
            )
        ]
    )
