"""Build all editions of a statement: those that can be made are stored, the others are reported.

Each edition is stored as soon as it is made. One that fails costs no other, so that on the evening
before an event a missing summary does not keep the handouts from being printed.
"""

from collections.abc import Mapping

from statementpress.commands.command import Invocation
from statementpress.commands.making import UNCHANGED, read_folder, require_weasyprint
from statementpress.commands.terminal import as_typed
from statementpress.errors import EditionsError, Finding
from statementpress.late import late_imports

with late_imports():
    from statementpress.editions import last_build, making, together, told
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
    requests = together.requests(statement.outline, request)
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
    found = told.merged({name: each.findings for name, each in built.items()})
    findings = (*told.left_out(statement.outline, requests), *found)
    if failures:
        return files, findings, EditionsError(failures, len(requests))
    records.keep(last_build.EVERY, request, files, findings)
    return files, findings, None
