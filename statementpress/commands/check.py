"""Find all that is wrong with a statement, as a build would, and write nothing."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from statementpress.commands.command import Invocation, command
from statementpress.commands.diff import COLOURS
from statementpress.commands.editions import EDITIONS
from statementpress.commands.options import OFFICIAL, EditionName, StatementName
from statementpress.errors import ArchiveError, ContentError, Finding, Place, Severity
from statementpress.late import late_imports

with late_imports():
    from statementpress.agreement import agreement, parted_words
    from statementpress.archive.bag import bag_info, layout, version, versions
    from statementpress.commands import making
    from statementpress.comparison import registers
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
    with invocation.terminal.progress() as stage:
        stage("read")
        read = reading.read_statement(folder, project.folder, languages.scripts(known))
    found = read.findings
    for finding in found:
        invocation.terminal.listed(finding)
    _list_changes(invocation, project, folder, read)
    errors: Sequence[Finding] = [finding for finding in found if finding.severity is Severity.ERROR]
    if errors or read.statement is None:
        raise _not_ready(folder, errors)
    # A statement without errors is also made, because some faults show only in its pages.
    ready = source.Source(project, folder, read.statement, read.findings, project.folder)
    # In no edition are both languages compared that one alone is checked of, nor words sought.
    found += agreement.disagreements(read.statement, project)
    found += parted_words.parted_words(read.statement)
    for finding in found[len(read.findings) :]:
        invocation.terminal.listed(finding)
    try:
        made = making.make_edition(invocation, ready, edition).findings
    except ContentError as error:
        made = errors = error.findings
    for finding in made:
        if finding not in found:
            invocation.terminal.listed(finding)
    if errors:
        raise _not_ready(folder, errors)
    if not made and not found:
        invocation.terminal.data(f"{folder.name}: nothing to correct")


def _list_changes(
    invocation: Invocation, project: "projects.Project", folder: Path, read: "reading.Reading"
) -> None:
    """Say who is new, gone or changed in the register since the export, or the version, before."""
    known = languages.scripts(project.table(languages.read_languages))
    if read.earlier:
        since = read.earlier
        before = reading.read_statement(folder, project.folder, known, read.earlier)
    else:
        newest = _newest(project.folder / layout.ARCHIVE / folder.name)
        if newest is None:
            return
        since = f"{newest.name}, frozen {newest.facts.frozen}"
        before = reading.read_statement(newest.statement, newest.source, known)
    shared = [language for language in read.languages if language in before.languages]
    changes = registers.compare_registers(before.groups, read.groups, shared)
    if (changes or read.earlier) and before.groups and read.groups:
        for line in registers.register_lines(changes, since):
            invocation.terminal.coloured((it.text, COLOURS.get(it.change, "")) for it in line)


def _newest(home: Path) -> "version.Version | None":
    """Return the newest version of a statement; None without one, or if it is damaged."""
    known = versions.bags(home)
    with suppress(ArchiveError):
        return bag_info.read_bag_info(known[max(known)]) if known else None
    return None


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
