"""Make a statement of files of Word and spreadsheets, or put them into one."""

import difflib
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated

import click

from statementpress.commands import new, partner_changes
from statementpress.commands.command import Invocation, command
from statementpress.commands.handed_in import read_handed_in
from statementpress.commands.options import AsJson
from statementpress.commands.parameters import Argument, Option
from statementpress.commands.terminal import Terminal, as_typed
from statementpress.errors import ContentError, Finding, Place, Severity, UsageError
from statementpress.late import late_imports
from statementpress.project import kinds

with late_imports():
    from statementpress.agreement import agreement, parted_words
    from statementpress.intake import known as intake_known
    from statementpress.intake import proposal as proposals
    from statementpress.intake import proposing, writing
    from statementpress.machine import storage
    from statementpress.project import files as project_files
    from statementpress.project import project as projects
    from statementpress.statement import catalogue, folder_files, reading
    from statementpress.words import languages

_ROUNDS = 50
"""How many questions a person is asked at most."""
_SHOWN = 40
"""How many changed lines of a text are shown."""


@command("intake")
def intake(
    invocation: Invocation,
    files: Annotated[
        Sequence[Path],
        Argument("FILE...", "Files of Word (.docx) and spreadsheets (.xlsx, .ods, .csv)."),
    ],
    into: Annotated[
        str | None,
        Option("--into STATEMENT", "Put them into this statement, and begin no new one."),
    ] = None,
    name: Annotated[
        str | None,
        Option("--name NAME", "Words for the folder of a new statement, such as clean-water."),
    ] = None,
    day: Annotated[
        str | None, Option("--date DATE", "Day of the statement, year-month-day.")
    ] = None,
    language: Annotated[
        str | None,
        Option("--language CODE", "The language of the whole text, such as en or km."),
    ] = None,
    titles: Annotated[
        Sequence[str],
        Option(
            "--title TEXT",
            "The title in a language, as in km=TEXT; lines are parted by “ / ”.",
        ),
    ] = (),
    answers: Annotated[
        Sequence[str],
        Option("--answer QUESTION=ANSWER", "An answer to a question, as the question says."),
    ] = (),
    leave: Annotated[
        Sequence[str],
        Option("--leave-row ROW", "A row of the register that is not wanted, such as “row 3”."),
    ] = (),
    replace: Annotated[
        bool,
        Option("--replace", "Let new texts take the place of those that the statement has."),
    ] = False,
    show: Annotated[
        bool, Option("--show", "Print the texts that would be written, and write nothing.")
    ] = False,
    compare: Annotated[
        str | None,
        Option("--compare STATEMENT", "List what a partner changed in a Word file of it."),
    ] = None,
    take: Annotated[
        str | None,
        Option("--take NUMBERS", "With --compare: make these changes, as in 1,3-5, or all."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Make a statement of files of Word and spreadsheets.

    It prints what was not taken over. On a terminal, it asks about what the files leave open.
    """
    if compare:
        partner_changes.compare_with(invocation, compare, files, take, as_json=as_json)
        return
    if take or as_json:
        raise UsageError("--take and --json go with --compare", hint="name the statement with it")
    project = projects.Project.at(invocation.project)
    target = catalogue.choose_statement(invocation.project, into) if into else None
    handed = [proposals.IncomingFile(name=path.name, data=read_handed_in(path)) for path in files]
    wanted = _languages_of(target, project) if target else ()
    known = intake_known.Known.of(project, wanted)
    given = _said(answers, titles, language, day)
    proposal = _proposed(handed, known, given, leave, into=target is not None)
    for each in proposal.findings:
        invocation.terminal.listed(each.finding())
    for question in proposal.questions:
        if not question.is_open:
            done = f" (now: {question.suggested})" if question.suggested else ""
            invocation.terminal.note(f"{question.message}{done}\n  hint: {question.hint}")
    if show:
        _show(invocation.terminal, proposal)
        return
    if target:
        _write_into(invocation, proposal, target, replace=replace)
    else:
        target = _write_new(invocation, proposal, name)
    _check(invocation, project, target)
    invocation.terminal.data(as_typed(target))


def _languages_of(folder: Path, project: "projects.Project") -> tuple[str, ...]:
    """Return the languages of a statement, those that the project knows."""
    known = project.table(languages.read_languages)
    read = reading.read_statement(folder, project.folder, languages.scripts(known))
    return read.languages


def _said(
    answers: Sequence[str], titles: Sequence[str], language: str | None, day: str | None
) -> dict[str, str]:
    """Return the answers that the command line gives, by question."""
    said = {}
    for answer in answers:
        question, sign, text = answer.partition("=")
        if not sign:
            raise UsageError(
                f"“{answer}” is no answer to a question", hint="write --answer QUESTION=ANSWER"
            )
        said[question] = text
    for title in titles:
        code, sign, text = title.partition("=")
        if not sign:
            raise UsageError(
                f"the title “{title}” does not say its language", hint='write --title en="…"'
            )
        said[f"title:{code}"] = text
    return said | ({"language": language} if language else {}) | ({"date": day} if day else {})


def _proposed(
    files: "Sequence[proposals.IncomingFile]",
    known: "intake_known.Known",
    said: Mapping[str, str],
    leave: Sequence[str],
    *,
    into: bool,
) -> "proposals.Proposal":
    """Return a proposal; on a terminal, ask what is open first."""
    answered = dict(said)
    for _ in range(_ROUNDS):
        proposal = proposing.propose(
            files, known, proposals.Answers(said=answered, rows_left=tuple(leave))
        )
        of_new = ("no-title", "no-date")
        asked = [it for it in proposal.questions if it.is_open and not (into and it.code in of_new)]
        if not asked or not sys.stdin.isatty():
            break
        answered[asked[0].id] = _answer(asked[0])
    return proposal


def _answer(question: "proposals.Question") -> str:
    """Ask a person, and return the answer."""
    kind = click.Choice([it.value for it in question.choices]) if question.choices else None
    default = question.suggested or None
    return str(click.prompt(question.message, default=default, type=kind, err=True))


def _show(terminal: Terminal, proposal: "proposals.Proposal") -> None:
    """Print what would be written, and the questions that are open."""
    for text in proposal.texts:
        terminal.data(f"{text.language}.md:")
        for line in text.markdown.splitlines():
            terminal.data(f"    {line}")
    for row in proposal.rows:
        terminal.data("\t".join(row.cells.values()))
    for question in proposal.questions:
        if question.is_open:
            terminal.note(f"{question.message}\n  hint: {question.hint}")


def _write_new(invocation: Invocation, proposal: "proposals.Proposal", name: str | None) -> Path:
    """Write a new statement, and return its folder."""
    words = name or writing.name_for(proposal)
    if proposal.is_ready and not words:
        message = "the folder of the statement needs a name in Latin letters"
        hint = "type --name and words in small letters, such as --name clean-water"
        place = Place(proposal.files[0])
        raise ContentError([Finding("no-name", Severity.ERROR, message, place, hint)])
    project = project_files.ProjectFiles(invocation.project)
    example = new.example(project, kinds.STATEMENT)
    written = writing.new_statement(proposal, example, new.only_in(project))
    slug = new.slug_of(words, proposal.date, False)
    folder = storage.inside(invocation.project, "statements", slug)
    if folder.exists():
        raise UsageError(
            f"there is already a statement “{slug}”",
            hint=f"choose another --name, or put the files into it: --into {slug}",
        )
    writing.store_new(folder, written)
    return folder


def _write_into(
    invocation: Invocation, proposal: "proposals.Proposal", folder: Path, *, replace: bool
) -> None:
    """Put a proposal into a statement, and show what changes in its texts."""
    there = folder_files.folder_files(folder, invocation.project)
    written = writing.into_statement(proposal, there, replace=replace)
    for each in written.findings:
        invocation.terminal.listed(each)
    for name, old in written.replaced.items():
        for line in _changed(name, old, written.files[name]):
            invocation.terminal.data(line)
    writing.store_into(folder, written)
    if written.replaced:
        invocation.terminal.note(f"what was replaced is kept in {as_typed(folder / writing.KEPT)}")


def _changed(name: str, old: bytes, new_data: bytes) -> Iterator[str]:
    """Yield the first changed lines of a text."""
    before, after = (data.decode("utf-8", "replace").splitlines() for data in (old, new_data))
    lines = list(difflib.unified_diff(before, after, name, name, n=0, lineterm=""))
    yield from lines[:_SHOWN]
    if len(lines) > _SHOWN:
        yield f"… and {len(lines) - _SHOWN} more lines"


def _check(invocation: Invocation, project: "projects.Project", folder: Path) -> None:
    """List what is to be corrected in a statement that was written."""
    known = project.table(languages.read_languages)
    read = reading.read_statement(folder, project.folder, languages.scripts(known))
    found = read.findings
    if read.statement:
        found += agreement.disagreements(read.statement, project)
        found += parted_words.parted_words(read.statement)
    for finding in found:
        invocation.terminal.listed(finding)
