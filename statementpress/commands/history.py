"""List frozen versions: a line each, columns parted by tabs, for people and programs.

Of each version only bag-info.txt is opened, so that a thousand are listed at once; as JSON, also
what has the hash that stands for it.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from statementpress.archive.bag.bag import bag_hash
from statementpress.archive.bag.bag_info import read_bag_info
from statementpress.archive.bag.layout import ARCHIVE
from statementpress.archive.bag.version import Version
from statementpress.archive.bag.versions import bags, choose_slug, slugs
from statementpress.archive.verify.damage import shown
from statementpress.commands.terminal import Terminal
from statementpress.errors import ArchiveError, UsageError


def history(terminal: Terminal, project: Path, statement: str | None, as_json: bool) -> None:
    """Print each version of a statement, or of all, the newest statement first, v1 before v2.

    The columns are version, day of freezing, signatories, signatories of each group, note.
    ArchiveError at the end for those that cannot be read, UsageError where nothing is frozen, or
    not that statement.
    """
    archive = project / ARCHIVE
    known = slugs(archive)
    if statement is None and not known:
        raise UsageError(
            f"nothing is frozen in {archive}", hint="freeze a statement: generate.py archive"
        )
    wanted = known if statement is None else [choose_slug(archive, Path(statement).name)]
    folders = [folder for slug in wanted for folder in bags(archive, slug).values()]
    versions = list(_readable(terminal, folders))
    if as_json:
        document = msgspec.json.encode([_told(terminal, version) for version in versions])
        for line in msgspec.json.format(document, indent=2).decode().splitlines():
            terminal.data(line)
    else:
        for version in versions:
            terminal.data("\t".join(" ".join(shown(each).split()) for each in _columns(version)))
    if lost := len(folders) - len(versions):
        are = "a version is" if lost == 1 else f"{lost} versions are"
        raise ArchiveError(f"{are} left out, as told above", hint="generate.py verify")


def _columns(version: Version) -> Sequence[str]:
    facts = version.facts
    groups = ", ".join(f"{group} {count}" for group, count in facts.groups.items())
    return version.name, str(facts.frozen), str(facts.signatories), groups, facts.note


def _readable(terminal: Terminal, folders: Iterable[Path]) -> Iterator[Version]:
    for folder in folders:
        try:
            yield read_bag_info(folder)
        except ArchiveError as error:
            told = f"{error.place}: {error.message}" if error.place else error.message
            terminal.warning(
                f"{told}\n  hint: generate.py verify {folder.parent.name}/{folder.name}"
            )


def _told(terminal: Terminal, version: Version) -> dict[str, object]:
    facts = version.facts
    return {
        "version": version.name,
        "statement": facts.slug,
        "number": version.number,
        "frozen": str(facts.frozen),
        "date": str(facts.dated),
        "titles": dict(facts.titles),
        "signatories": facts.signatories,
        "groups": dict(facts.groups),
        "note": facts.note,
        "bytes": version.payload[0],
        "sha256": _hash(terminal, version),
        "previous": version.previous or None,
    }


def _hash(terminal: Terminal, version: Version) -> str | None:
    try:
        return bag_hash(version.folder)
    except ArchiveError as error:
        terminal.warning(str(error))
        return None
