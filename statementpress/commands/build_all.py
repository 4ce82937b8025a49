"""Build all editions of a statement: those that can be made are stored, the others are reported.

Each edition is stored as soon as it is made. One that fails costs no other, so that on the evening
before an event a missing summary does not keep the handouts from being printed.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from statementpress.commands.command import Invocation
from statementpress.commands.making import read_statement
from statementpress.commands.terminal import as_typed
from statementpress.errors import EditionsError, Finding, Place, Severity
from statementpress.late import late_imports

with late_imports():
    from statementpress.editions import making, source, together
    from statementpress.editions.printing import settings
    from statementpress.project import storage
    from statementpress.typeset.layout import pinned


def build_all(
    invocation: Invocation,
    name: str | None,
    output: Path | None,
    request: "settings.PrintRequest",
) -> None:
    """Build the editions that the statement can have, and print where their files lie.

    They go to `output`, or to build/<statement folder>/ in the project. Paths are printed in the
    order of the table, and a finding of several editions once. Raises EditionsError if some could
    not be made or stored; before any is made, UsageError if no edition has a use for the sheet or
    the profile, and what `read_statement` raises.
    """
    pinned.require_weasyprint()
    terminal, project = invocation.terminal, invocation.project
    statement = read_statement(invocation, name)
    folder = output or project / "build" / statement.folder.name
    requests = together.requests(statement, request)
    for finding in left_out(statement, requests):
        terminal.finding(finding)

    def store(edition: str, made: "making.Made") -> "making.Made":
        storage.store_all({folder / name: data for name, data in made.files(edition).items()})
        return made

    with terminal.bar(len(requests)) as progress:
        stored, failures = together.make_all(statement, requests, progress, store)
    for finding in _merged({edition: made.findings for edition, made in stored.items()}):
        terminal.finding(finding)
    for edition, made in stored.items():
        for file in made.files(edition):
            terminal.data(as_typed(folder / file))
    for failure in failures.values():
        terminal.trace("".join(getattr(failure, "__notes__", ())))
    if failures:
        raise EditionsError(failures, len(requests))


def left_out(statement: "source.Source", made: Collection[str]) -> Iterator[Finding]:
    """Yield a note for each edition that the kind of the paper refuses, which says why.

    Another note names the editions which the statement lacks the languages for.
    """
    place, refused = Place(statement.folder.name), statement.kind.refused
    names = [name for name in statement.project.editions.edition if name not in made]
    for name in filter(refused.__contains__, names):
        message = f"{name}: not made, because {refused[name]}"
        yield Finding("edition-left-out", Severity.NOTE, message, place)
    names = [name for name in names if name not in refused]
    if names:
        message = (
            f"{', '.join(names)}: not made, because the statement is not available in the "
            "languages needed"
        )
        yield Finding("edition-left-out", Severity.NOTE, message, place)


def _merged(by_edition: Mapping[str, Iterable[Finding]]) -> list[Finding]:
    """Return each finding once; one that not all editions have names those that do."""
    editions: dict[Finding, list[str]] = {}
    for name, findings in by_edition.items():
        for finding in dict.fromkeys(findings):
            editions.setdefault(finding, []).append(name)
    return [
        finding
        if len(names) == len(by_edition)
        else replace(finding, message=f"{finding.message} (in {', '.join(names)})")
        for finding, names in editions.items()
    ]
