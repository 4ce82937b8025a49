"""What a merge would make: every letter with its name, after all that is wrong was looked for.

Nothing is made before all rows were read: a fault in the last row is known before the first letter
goes to the printer.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from statementpress.editions.composing import Paper, composed
from statementpress.editions.printing.settings import PrintRequest
from statementpress.errors import ContentError, Finding, Place, Severity
from statementpress.khmer.normalise import normalise
from statementpress.merge.checks import check_values
from statementpress.merge.letters import Letters
from statementpress.merge.naming import Pattern
from statementpress.merge.recipients import Recipient, Recipients, read_recipients
from statementpress.merge.template import read_template, report_unused
from statementpress.project.editions import Format, choose
from statementpress.project.kinds import check_fits
from statementpress.project.project import Project
from statementpress.statement.folder import Folder, known_as
from statementpress.statement.reading import Reading, read_statement
from statementpress.statement.report import Report, in_runs
from statementpress.typeset.faces.lacks import families_with
from statementpress.typeset.faces.named_faces import faces_named
from statementpress.words.languages import read_languages, scripts

Progress = Callable[[int, int], None]


class Table(NamedTuple):
    """The file of the recipients."""

    path: Path
    data: bytes
    sheet: str = ""
    """The sheet of a workbook that is meant; "" for the first one."""


class Wanted(NamedTuple):
    """What is to be made for each recipient."""

    edition: str
    request: PrintRequest = PrintRequest()
    names: str = ""
    """The pattern of the names of files; "" for the usual one."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The letters that are to be made."""

    letters: Letters
    recipients: Recipients
    names: dict[int, str]
    """The name of the file of each letter, without its ending, by the row."""
    findings: tuple[Finding, ...]
    """What the author should look at, of the statement and of the table."""


def planned(
    project: Project,
    folder: Path,
    table: Table,
    wanted: Wanted,
    progress: Progress = lambda _done, _all: None,
) -> Plan:
    """Return the letters of a statement to all recipients of a table, in an edition.

    `progress` is called with the number of rows that were read, and of all. Raises ContentError
    with everything that is wrong in the files of the statement and in any row; UsageError for an
    edition or a field of the pattern that is unknown; SetupError if a table of the project is
    missing or broken.
    """
    choose(project.editions, wanted.edition)
    files, reports = Folder(folder, project.folder), dict[str, Report]()
    path = known_as(table.path.absolute(), project.folder)
    recipients = read_recipients(
        table.data, path, table.sheet, lambda name: reports.setdefault(name, Report(name))
    )
    template = read_template(files, recipients) if recipients else None
    if recipients is None or template is None:
        raise ContentError(
            [*_errors(_read(project, folder).findings), *_errors(_of(reports.values()))]
        )
    names = Pattern(wanted.names, recipients, template.languages)
    used = tuple(dict.fromkeys((*template.columns, *names.columns.values())))
    of_table = reports[recipients.path]
    report_unused(template, of_table, used)
    faulty = check_values(recipients, used, of_table)
    letters = Letters(project, template)
    by_row, faults = names.names()
    found = [*letters.findings, *files.findings, *_of(reports.values()), *faults]
    if not _errors([*letters.findings, *files.findings]):
        rows = [recipient for recipient in recipients.rows if recipient.row not in faulty]
        found += _unreadable(letters, rows, progress)
    if not _errors(found):
        found += _lacking_glyphs(letters, wanted)
    if errors := _errors(found):
        raise ContentError(errors)
    return Plan(letters, recipients, by_row, tuple(found))


def _read(project: Project, folder: Path) -> Reading:
    return read_statement(folder, project.folder, scripts(project.table(read_languages)))


def _of(reports: Iterable[Report]) -> list[Finding]:
    return [finding for report in reports for finding in report.findings]


def _errors(found: Iterable[Finding]) -> list[Finding]:
    return [each for each in found if each.severity is Severity.ERROR]


def _unreadable(
    letters: Letters, rows: Sequence[Recipient], progress: Progress
) -> Iterator[Finding]:
    """Yield what is wrong with each row that only shows in its letter; equal things once."""
    faults: dict[Finding, list[int]] = {}
    for done, recipient in enumerate(rows, 1):
        try:
            letters.source(recipient)
        except ContentError as error:
            for each in error.findings:
                faults.setdefault(replace(each, place=None), []).append(recipient.row)
        progress(done, len(rows))
    for fault, lines in faults.items():
        more = f"; {len(lines)} places, lines {in_runs(lines)}" if len(lines) > 1 else ""
        place = Place(letters.template.recipients.path, lines[0])
        yield replace(fault, message=f"{fault.message}{more}", place=place)


def _lacking_glyphs(letters: Letters, wanted: Wanted) -> Iterator[Finding]:
    """Yield an error for each character of a value that no font of the edition has.

    The first letter is composed for that; so its fonts are ready for all the others.
    """
    project, recipients = letters.project, letters.template.recipients
    edition = project.editions.edition[wanted.edition]
    source = letters.source(recipients.rows[0])
    check_fits(source.kind, wanted.edition, project.editions.edition)
    if edition.format is not Format.PDF:
        return
    composition = composed(source.apart(), edition, Paper(wanted.request.sheet), lambda _: None)
    sheets = composition.document.style_sheets.values()
    names = {face.family for face in faces_named(project.families, sheets)}
    families = [family for family in project.families if family.name in names]
    first: dict[str, tuple[int, str]] = {}
    for recipient in recipients.rows:
        for column in letters.template.columns:
            for character in normalise("".join(recipient.values[column])):
                first.setdefault(character, (recipient.row, column))
    for character, (line, column) in first.items():
        is_seen = character.isprintable() and not character.isspace()
        if is_seen and not any(families_with(character, families, project.files)):
            yield Finding(
                "missing-glyph",
                Severity.ERROR,
                f"no font has the character “{character}” (U+{ord(character):04X}) of {column}",
                Place(recipients.path, line),
                f"tried {', '.join(sorted(names))}; write it in letters of these fonts, or add a "
                "font to fonts/fonts.toml",
            )
