"""Show what a partner changed in a Word file, and take changes over: `intake --compare`."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from statementpress.commands import making
from statementpress.commands.command import Invocation
from statementpress.commands.handed_in import read_handed_in
from statementpress.commands.terminal import Terminal
from statementpress.errors import UsageError
from statementpress.late import late_imports

with late_imports():
    from statementpress.machine import storage
    from statementpress.partners import changes as partner_changes
    from statementpress.partners import file as partners
    from statementpress.statement import folder as folders

REMOVED, ADDED = "red", "green"
_LONGEST = 200
"""How many characters of a whole paragraph are shown."""


def compare_with(
    invocation: Invocation,
    statement: str,
    files: Sequence[Path],
    take: str | None,
    *,
    as_json: bool,
) -> None:
    """List what a partner's Word file changes in a statement; make the changes that `take` names.

    Raises UsageError if there is more than one file, or for changes that cannot be taken, and
    ContentError if the file or the statement cannot be read. Nothing is written then.
    """
    if len(files) != 1:
        raise UsageError(
            "--compare is for one Word file", hint="compare the files one after the other"
        )
    read = making.read_statement(invocation, statement)
    path = files[0]
    data = read_handed_in(path)
    folder = folders.Folder(read.folder, read.project.folder)
    with invocation.terminal.progress() as stage:
        stage("compare")
        found = partners.compare_file(read.statement, folder, read.project, data, path.name)
    if take is None:
        _show(invocation.terminal, found, read.folder.name, as_json=as_json)
        return
    numbers = partners.numbers_in(take, found.changes)
    changed = found.taken(numbers)
    written = {
        read.folder / name: partners.encoded_as((read.folder / name).read_bytes(), text)
        for name, text in changed.items()
    }
    storage.store_all(written)
    for name in changed:
        invocation.terminal.data(f"{read.folder.name}/{name}")
    left = [change.number for change in found.changes if change.number not in numbers]
    invocation.terminal.note(f"{len(numbers)} of {len(found.changes)} changes were taken over")
    if left:
        invocation.terminal.note("left: " + ", ".join(map(str, left)))


def _show(terminal: Terminal, found: "partners.PartnersFile", name: str, *, as_json: bool) -> None:
    if as_json:
        terminal.data(msgspec.json.encode(found.changes).decode())
        return
    if not found.changes:
        terminal.note(f"the file says what {name} says")
    for change in found.changes:
        terminal.coloured(_line(change))
        if change.reason:
            terminal.coloured([(f"    not offered: {change.reason}", "")])
    offered = sum(change.is_offered for change in found.changes)
    if offered:
        terminal.note(f"--take 1,3-5 makes some of these changes, --take all makes {offered}")


def _line(change: "partner_changes.PartnerChange") -> Iterator[tuple[str, str]]:
    """Yield the pieces of the line that shows a change, each with its colour."""
    kinds = partner_changes.ChangeKind
    where = f"{change.file}:{change.line}: " if change.file else ""
    yield f"{change.number}. {where}", ""
    match change.kind:
        case kinds.COMMENT:
            yield f"on “{_short(change.before)}”: {' '.join(change.remark.split())}", ""
        case kinds.WORDS:
            most = partner_changes.BESIDE
            yield f"{'…' * (len(change.leads) == most)}{change.leads}", ""
            yield from _marked(change)
            yield f"{change.follows}{'…' * (len(change.follows) == most)}", ""
        case kinds.MOVED:
            yield f"a paragraph has moved: {_short(change.before)}", ""
        case kinds.ADDED:
            yield "a new paragraph: ", ""
            yield from _marked(change)
        case kinds.REMOVED:
            yield "a paragraph is gone: ", ""
            yield from _marked(change)
    day = change.date.partition("T")[0]
    by = ", ".join(filter(None, (change.author, day)))
    yield f" ({by})" if by else "", ""


def _marked(change: "partner_changes.PartnerChange") -> Iterator[tuple[str, str]]:
    if change.before:
        yield f"[−{_short(change.before)}]", REMOVED
    if change.after:
        yield f"[+{_short(change.after)}]", ADDED


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
