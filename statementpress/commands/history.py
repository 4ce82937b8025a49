"""List frozen versions: a line each with tabs between its columns, or JSON.

Only the bag-info.txt of each is opened, so that a thousand are listed at once. The JSON also has
the hash that stands for each version, and for that its tag manifest is read.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

from statementpress.commands.command import Invocation, command
from statementpress.commands.options import AsJson
from statementpress.commands.parameters import Argument
from statementpress.commands.terminal import Terminal
from statementpress.errors import ArchiveError
from statementpress.late import late_imports

with late_imports():
    import msgspec

    from statementpress.archive.bag import (
        bag_info,
        file_names,
        layout,
        reading,
        version,
        versions,
    )


@command("history")
def history(
    invocation: Invocation,
    statement: Annotated[
        str | None,
        Argument("STATEMENT", "The statement's name, or how it begins; all of them if left out."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List the frozen versions of a statement, or of all: day, signatories by group, note.

    The columns are separated by tabs.
    """
    terminal = invocation.terminal
    name = None if statement is None else Path(statement).name
    folders = versions.version_folders(invocation.project / layout.ARCHIVE, name)
    readable = list(_readable(terminal, folders))
    if as_json:
        document = msgspec.json.encode([_entry(terminal, each) for each in readable])
        for line in msgspec.json.format(document, indent=2).decode().splitlines():
            terminal.data(line)
    else:
        for each in readable:
            cells = (" ".join(file_names.shown(cell).split()) for cell in _columns(each))
            terminal.data("\t".join(cells))
    if lost := len(folders) - len(readable):
        are = "1 version is" if lost == 1 else f"{lost} versions are"
        raise ArchiveError(
            f"{are} not in the list; see the warnings above",
            hint="`generate.py verify` says what is wrong",
        )


def _columns(frozen: "version.Version") -> Sequence[str]:
    facts = frozen.facts
    groups = ", ".join(f"{group} {count}" for group, count in facts.groups.items())
    return frozen.name, str(facts.frozen), str(facts.signatories), groups, facts.note


def _readable(terminal: Terminal, folders: Iterable[Path]) -> "Iterator[version.Version]":
    for folder in folders:
        try:
            yield bag_info.read_bag_info(folder)
        except ArchiveError as error:
            place = f"{error.place}: " if error.place else ""
            hint = f"`generate.py verify {folder.parent.name}/{folder.name}` says what is wrong"
            terminal.warning(f"{place}{error.message}\n  hint: {hint}")


def _entry(terminal: Terminal, frozen: "version.Version") -> dict[str, object]:
    """Return a version as it stands in the JSON."""
    facts = frozen.facts
    return {
        "version": frozen.name,
        "statement": facts.slug,
        "number": frozen.number,
        "frozen": str(facts.frozen),
        "date": str(facts.dated),
        "titles": dict(facts.titles),
        "signatories": facts.signatories,
        "groups": dict(facts.groups),
        "note": facts.note,
        "bytes": frozen.payload[0],
        "sha256": _hash(terminal, frozen),
        "previous": frozen.previous or None,
    }


def _hash(terminal: Terminal, frozen: "version.Version") -> str | None:
    try:
        return reading.bag_hash(frozen.folder)
    except ArchiveError as error:
        terminal.warning(str(error))
        return None
