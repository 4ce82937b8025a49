"""Build all editions of a statement: those that can be made are stored, the others are reported.

Each edition is stored as soon as it is made. One that fails costs no other, so that on the evening
before an event a missing summary does not keep the handouts from being printed.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from statementpress.commands.command import Invocation
from statementpress.commands.making import UNCHANGED, read_folder, require_weasyprint
from statementpress.commands.terminal import as_typed
from statementpress.errors import EditionsError, Finding, Place, Severity
from statementpress.late import late_imports

with late_imports():
    from statementpress.editions import last_build, making, source, together
    from statementpress.editions.printing import settings


def build_all(
    invocation: Invocation,
    records: "last_build.Records",
    request: "settings.PrintRequest",
    *,
    force: bool,
) -> None:
    """Build the editions that the statement can have, and print where their files lie.

    An edition is left as it is if nothing has changed since it was built, unless `force` is true.
    Paths are printed in the order of the table, and a finding of several editions once. Raises
    EditionsError if some could not be made or stored; before any is made, UsageError if no edition
    has a use for the sheet or the profile, and what `read_folder` raises.
    """
    terminal = invocation.terminal
    last = None if force else records.unchanged(last_build.EVERY, request)
    if last:
        terminal.note(UNCHANGED)
        files, findings, failed = last.files, last.findings, None
    else:
        files, findings, failed = _built(invocation, records, request, force=force)
    for finding in findings:
        terminal.finding(finding)
    for file in files:
        terminal.data(as_typed(records.target / file))
    if failed:
        for failure in failed.failures.values():
            terminal.trace("".join(getattr(failure, "__notes__", ())))
        raise failed


def _built(
    invocation: Invocation,
    records: "last_build.Records",
    request: "settings.PrintRequest",
    *,
    force: bool,
) -> tuple[Mapping[str, str], tuple[Finding, ...], EditionsError | None]:
    """Return the files of all editions with their hashes, all findings, and the failures.

    An edition that has not changed comes from its own record.
    """
    require_weasyprint(invocation)
    statement = read_folder(invocation, records.folder)
    requests = together.requests(statement, request)
    known = {} if force else records.all_unchanged(requests)
    if known:
        invocation.terminal.note(f"{', '.join(known)}: {UNCHANGED}")
    asked = {name: requests[name] for name in requests if name not in known}

    def store(edition: str, made: "making.Made") -> "last_build.LastBuild":
        return records.store(edition, asked[edition], made.files(edition), made.findings)

    with invocation.terminal.bar(len(asked)) as progress:
        progress(0, "")  # what all have in common is done before the first one begins
        stored, failures = together.make_all(statement, asked, progress, store)
    built = {name: (known | stored)[name] for name in requests if name not in failures}
    files = {file: its_hash for each in built.values() for file, its_hash in each.files.items()}
    found = _merged({name: each.findings for name, each in built.items()})
    findings = (*left_out(statement, requests), *found)
    if failures:
        return files, findings, EditionsError(failures, len(requests))
    records.keep(last_build.EVERY, request, files, findings)
    return files, findings, None


def left_out(statement: "source.Source", made: Collection[str]) -> Iterator[Finding]:
    """Yield a note for each edition that the kind of the paper refuses, which says why.

    Another note names the editions which the statement lacks the languages for.
    """
    place, rows = Place(statement.folder.name), statement.project.editions.edition
    # Only an archive makes none of those that the statement can have.
    possible = together.requests(statement, settings.PrintRequest())
    unkept = dict.fromkeys(possible, "an archive keeps PDFs")
    reasons = {**unkept, **statement.kind.refused}
    names = [name for name in rows if name not in made]
    for name in filter(reasons.__contains__, names):
        message = f"{name}: not made, because {reasons[name]}"
        yield Finding("edition-left-out", Severity.NOTE, message, place)
    names = [name for name in names if name not in reasons]
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
