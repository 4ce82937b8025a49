"""Read the two sides of a comparison: a frozen version, or a statement as it is now."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import cast, get_args

from statementpress.archive.bag import layout
from statementpress.archive.bag.manifest import hash_of
from statementpress.archive.bag.reading import IntactBag, intact
from statementpress.archive.bag.sources import sources_in
from statementpress.archive.bag.version import Version
from statementpress.commands.command import Invocation
from statementpress.commands.making import make_edition, read_statement
from statementpress.commands.options import OFFICIAL
from statementpress.commands.terminal import Terminal
from statementpress.comparison.model import Side
from statementpress.editions.source import read_source
from statementpress.errors import ArchiveError, ContentError, SetupError, StatementPressError
from statementpress.project.files import Folder, ProjectFiles
from statementpress.project.project import Project
from statementpress.statement.folder_files import folder_files
from statementpress.statement.model import Statement

OFFICIAL_PDF = f"{layout.PDF}/{OFFICIAL}.pdf"
_SOURCES = f"{layout.SOURCE}/"


@dataclass(frozen=True, slots=True)
class ComparedSide:
    """One side: `hashes` of its files (SHA-256) by names as in a bag's payload.

    `pdf` is its official edition, None where it has none that can be had.
    """

    side: Side
    statement: Statement
    hashes: Mapping[str, str]
    pdf: bytes | None


def frozen_side(terminal: Terminal, version: Version) -> ComparedSide:
    """Return a frozen version, read from its bag alone; warn of one that has lost its PDF.

    SetupError for one that this program cannot read, ArchiveError for a manifest that it cannot.
    """
    side = Side(version.name, version.facts.frozen, version.facts.note)
    bag = intact(version)
    sources_in(bag)  # each of them is as it was frozen
    try:
        statement = read_source(Project.at(version.source, alone=True), version.statement).statement
    except (ContentError, SetupError) as error:
        agent = version.facts.agent or "the program that made it"
        raise SetupError(
            f"{version.name} cannot be read: {error.message}",
            hint=f"verify it; a version that is whole can be read with {agent}",
        ) from error
    return ComparedSide(side, statement, bag.hashes, _official_pdf(terminal, bag))


def present_side(invocation: Invocation, frozen: ComparedSide) -> ComparedSide:
    """Return the statement of a frozen version as it is now; what cannot be built has no PDF.

    `hashes` are those of its sources only, as nothing else of it is kept. UsageError for a
    statement that is there no more, ContentError and SetupError for one that cannot be read.
    """
    source = read_statement(invocation, frozen.statement.slug)
    folder = source.folder
    pdf, used = None, set[str]()
    try:
        made = make_edition(invocation, source, OFFICIAL)
        pdf, used = made.pdf, set(made.used)
    except StatementPressError as error:
        invocation.terminal.warning(
            f"the pages are not compared, because they cannot be made now: {error}"
        )
    shared = {name.removeprefix(_SOURCES) for name in sources_of(frozen)}
    files = {
        f"{_SOURCES}{layout.STATEMENTS}/{folder.name}/{name}": data
        for name, data in folder_files(folder, invocation.project).items()
    }
    files |= dict(_shared_files(source.project.files, shared | used))
    hashes = {name: hash_of(data) for name, data in files.items()}
    return ComparedSide(Side(f"{folder.name} as it is now"), source.statement, hashes, pdf)


def sources_of(side: ComparedSide) -> dict[str, str]:
    """Return the hashes of what a side is made from, and of nothing that was made of it."""
    return {name: found for name, found in side.hashes.items() if name.startswith(_SOURCES)}


def _official_pdf(terminal: Terminal, bag: IntactBag) -> bytes | None:
    with suppress(ArchiveError):
        return bag.read(OFFICIAL_PDF)
    terminal.warning(
        f"the pages are not compared, as {bag.version.name} has no official PDF that is as it was\n"
        "  hint: verify the version"
    )
    return None


def _shared_files(files: ProjectFiles, names: Collection[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the templates, styles, fonts and press files that are there, by names as in a bag."""
    for name in sorted(names):
        folder, _, inside = name.partition("/")
        if folder in get_args(Folder):
            with suppress(SetupError):  # a file that is gone is told as that
                yield f"{_SOURCES}{name}", files.read(cast(Folder, folder), inside)
