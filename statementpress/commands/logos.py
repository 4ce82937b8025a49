"""Show all marks of a statement: what each is, how large it is printed, and what is wrong."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

from statementpress.commands.command import Invocation, command
from statementpress.commands.editions import EDITIONS
from statementpress.commands.options import OFFICIAL, EditionName, StatementName
from statementpress.commands.parameters import Option
from statementpress.commands.terminal import as_typed
from statementpress.errors import ContentError, UsageError
from statementpress.late import late_imports

with late_imports():
    from statementpress.commands import making
    from statementpress.contact_sheet import marks, pdf_report
    from statementpress.machine import storage
    from statementpress.project import editions
    from statementpress.project import project as projects
    from statementpress.statement import catalogue, reading
    from statementpress.statement import folder as statement_folder
    from statementpress.typeset.compose import document, resolution, walls
    from statementpress.words import languages


@command("logos", lists=EDITIONS)
def logos(
    invocation: Invocation,
    statement: StatementName = None,
    edition: EditionName = OFFICIAL,
    output: Annotated[
        Path | None,
        Option(
            "-o, --output SHEET.pdf",
            "Write a contact sheet there, with every mark in its real size, to send round "
            "for approval.",
        ),
    ] = None,
) -> None:
    """List the marks of a statement with size and resolution, even if it has errors."""
    terminal = invocation.terminal
    if output and output.suffix.lower() != ".pdf":
        raise UsageError(
            f"a contact sheet cannot be written as “{output.name}”", hint="end its name in .pdf"
        )
    folder = catalogue.choose_statement(invocation.project, statement)
    project = projects.Project.at(invocation.project)
    chosen = editions.styled(project.editions, editions.choose(project.editions, edition))
    measures = walls.Measures.of(document.style_sheets(chosen.styles, project))
    known = project.table(languages.read_languages)
    with terminal.progress() as stage:
        stage("read")
        read = reading.read_statement(folder, project.folder, languages.scripts(known))
        if not read.groups and read.statement is None:
            raise ContentError(read.findings)
        sheet = marks.sheet_of(read, measures)
    for line in _lines(sheet):
        terminal.data(line)
    for row in sheet.rows:
        for finding in row.findings:
            terminal.listed(finding)
    known_as = statement_folder.known_as(folder, project.folder)
    for finding in resolution.coarse_logos(sheet.book.placed, resolution.WANTED, edition, known_as):
        terminal.listed(finding)
    if output:
        making.require_weasyprint(invocation)
        with terminal.progress() as stage:
            stage("contact sheet")
            storage.store(output, pdf_report.pdf_report(sheet, read, project))
        terminal.note(f"all marks in their real size: {as_typed(output)}")


def _lines(sheet: "marks.Sheet") -> Iterator[str]:
    """Yield a line for each mark: its group, size, file, and whose it is; then who has none."""
    for group in sheet.groups:
        for row in group.rows:
            if row.placed:
                size = f"{row.placed.size.width:.0f} × {row.placed.size.height:.0f} mm"
                fine = f"{row.resolution.found} ppi" if row.resolution else row.format or "words"
                file = row.logo.name if row.logo else "-"
                yield "\t".join((group.name, size, fine, file, _name(row.member.name)))
    for group_name, members in sheet.without.items():
        for member in members:
            yield "\t".join((group_name, "-", "no mark", "-", _name(member.name)))


def _name(names: Mapping[str, str]) -> str:
    """Return the first name that is not empty."""
    return next(filter(None, names.values()), "")
