"""Merge a statement with a table of recipients: a letter to each, and one file for the printer."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from statementpress.commands import crew as crews
from statementpress.commands.account import Account, say_that_it_waits
from statementpress.commands.command import Invocation, command
from statementpress.commands.editions import EDITIONS
from statementpress.commands.options import OFFICIAL, EditionName, ProfileFile
from statementpress.commands.parameters import Argument, Option
from statementpress.commands.terminal import Terminal, as_typed
from statementpress.errors import UsageError
from statementpress.late import late_imports

with late_imports():
    from statementpress.batch import estimate, manifest, running
    from statementpress.commands import handed_in, making
    from statementpress.editions.printing import settings
    from statementpress.machine import storage, temporary
    from statementpress.merge import for_printer, jobs, plan, run
    from statementpress.project import project as projects
    from statementpress.statement import catalogue

if TYPE_CHECKING:
    from statementpress.batch.crew import Crew
    from statementpress.batch.job import Job
    from statementpress.batch.result import Result


@command("merge", lists=EDITIONS)
def merge(
    invocation: Invocation,
    statement: Annotated[
        str,
        Argument("STATEMENT", "The statement's folder, its name, or how the name begins."),
    ],
    recipients: Annotated[
        Path,
        Argument("RECIPIENTS", "A table of .csv, .xlsx or .ods, with a row for each recipient."),
    ],
    edition: EditionName = OFFICIAL,
    output: Annotated[
        Path | None,
        Option(
            "-o, --output DIR",
            "Folder for the letters, instead of build/STATEMENT/letters-EDITION/.",
        ),
    ] = None,
    names: Annotated[
        str,
        Option(
            "--name PATTERN",
            "How the files are called: text with {fields}; {number} counts them.",
        ),
    ] = "",
    sheet_name: Annotated[
        str, Option("--sheet-name NAME", "The sheet of a workbook that has the recipients.")
    ] = "",
    one_file: Annotated[
        bool,
        Option("--one-file", "Lay all letters into one PDF for the printer, too, with bookmarks."),
    ] = False,
    right_hand: Annotated[
        bool,
        Option("--right-hand", "Begin each letter of that PDF on the front of a sheet."),
    ] = False,
    only_check: Annotated[
        bool, Option("--check", "Only look for what is wrong: write no file.")
    ] = False,
    force: Annotated[
        bool, Option("--force", "Make every letter, even if nothing has changed.")
    ] = False,
    workers: crews.Workers = None,
    cluster: crews.Cluster = None,
    profile: ProfileFile = None,
    sheet: Annotated[
        str | None,
        Option("--sheet SHEET", "The paper in the printer, for editions that are folded."),
    ] = None,
) -> None:
    """Make a letter for each row of a table, with its values in the {fields} of the statement.

    Everything that is wrong in any row is told before the first letter is made. Letters that are
    there already are left as they are.
    """
    project = projects.Project.at(invocation.project)
    folder = catalogue.choose_statement(invocation.project, statement)
    if right_hand and not one_file:
        raise UsageError("--right-hand is for --one-file", hint="add --one-file, or leave it out")
    if profile and cluster:
        message = "the profile is a file of this machine, which others do not have"
        raise UsageError(
            message, hint="leave --cluster out, or name the profile in press/press.toml"
        )
    if one_file:
        for_printer.check_possible(project, edition)
    wanted = plan.Wanted(edition, settings.PrintRequest(profile, sheet), names)
    temporary.clear_away()
    # It comes before the statement is read, so that what is edited later counts as a change.
    origin = run.Origin.of(invocation.project, folder, recipients, wanted)
    planned = _planned(invocation, project, folder, (recipients, sheet_name), wanted)
    if only_check:
        _check(invocation, planned, wanted)
        return
    folder = output or storage.inside(
        invocation.project, "build", folder.name, f"letters-{edition}"
    )
    letters = jobs.letter_jobs(planned, wanted, origin.inputs)
    target = run.Target(folder, origin, force)
    with crews.chosen(workers, cluster, invocation.terminal.warning) as crew:
        merged = _merged(invocation.terminal, letters, target, crew)
    if one_file:
        path = folder / f"{for_printer.name_of(edition, letters)}.pdf"
        files = {name: merged.files[name][-1].path for name in letters}
        _lay_into_one(invocation, files, path, right_hand=right_hand)


def _planned(
    invocation: Invocation,
    project: "projects.Project",
    folder: Path,
    recipients: tuple[Path, str],
    wanted: "plan.Wanted",
) -> "plan.Plan":
    """Return what is to be made, and tell what the author should look at."""
    path, sheet = recipients
    table = plan.Table(path, handed_in.read_handed_in(path), sheet)
    making.require_weasyprint(invocation)
    with invocation.terminal.progress() as stage:
        stage("read")
        planned = plan.planned(
            project, folder, table, wanted, lambda done, count: stage(f"read {done}/{count}")
        )
    for fact in planned.letters.template.facts:
        name = ".".join(fact.path)
        note = f"in each letter, the column “{fact.column}” takes the place of {name}"
        invocation.terminal.note(note)
    for finding in planned.findings:
        invocation.terminal.finding(finding)
    return planned


def _check(invocation: Invocation, planned: "plan.Plan", wanted: "plan.Wanted") -> None:
    """Make two letters, and write no file: the first one, and the one with the longest values."""
    letters = list(jobs.letter_jobs(planned, wanted, {}).values())
    longest = max(letters, key=lambda job: len(str(job.options["values"])))
    for job in dict.fromkeys((letters[0].name, longest.name)):
        with invocation.terminal.progress() as stage:
            stage(f"try {job}")
            made = jobs.make_letter(next(each for each in letters if each.name == job))
        for finding in made.findings:
            invocation.terminal.finding(finding)
    count = "1 letter" if len(letters) == 1 else f"{len(letters)} letters"
    invocation.terminal.data(f"{count}: nothing to correct")


def _merged(
    terminal: Terminal, letters: "Mapping[str, Job]", target: "run.Target", crew: "Crew"
) -> "run.Merged":
    """Make the letters, and print their paths; raise EditionsError if some cannot be made."""
    merged, path = run.Merged(), target.folder / run.MANIFEST
    account = Account(terminal, "letters", path)
    known = estimate.Estimate(1)
    known.look_at(len(letters))
    wait = partial(say_that_it_waits, terminal, path)
    with (
        account.open(),
        manifest.begun(path, wait) as written,
        terminal.bar(len(letters)) as progress,
    ):
        progress(0, "")

        def tell(result: "Result") -> None:
            written.add(result)
            account.add(result)
            merged.add(result)
            known.end()
            progress(account.count, account.under_way(known))

        plan_of, keep = run.plan_of(letters, target), partial(run.keep, target=target)
        running.run(plan_of, crew, jobs.make_letter, keep, tell)
    for finding in merged.found(len(letters)):
        terminal.finding(finding)
    for name in letters:
        for file in merged.files.get(name, ()):
            terminal.data(as_typed(file.path))
    if others := run.strangers(target.folder, merged):
        count, first = len(others), others[0]
        terminal.warning(f"{count} files there are of no letter of this table, such as {first}")
    account.end()
    return merged


def _lay_into_one(
    invocation: Invocation,
    files: Mapping[str, Path],
    path: Path,
    *,
    right_hand: bool,
) -> None:
    """Store all letters as one PDF for the printer; its path is printed last."""
    with invocation.terminal.progress() as stage:
        stage("lay all letters into one file")
        data = for_printer.one_file(files, right_hand=right_hand)
    storage.store(path, data)
    invocation.terminal.data(as_typed(path))
