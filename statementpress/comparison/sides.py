"""Read the two sides of a comparison: a frozen version, or a statement as it is now."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import cast, get_args

from statementpress.archive.bag import layout
from statementpress.archive.bag.manifest import hash_of
from statementpress.archive.bag.reading import IntactBag, intact
from statementpress.archive.bag.sources import sources_in
from statementpress.archive.bag.version import Version
from statementpress.comparison.model import Change, FileChange, PageChange, Side
from statementpress.editions.composing import Stage
from statementpress.editions.source import read_source
from statementpress.errors import ArchiveError, ContentError, SetupError, StatementPressError
from statementpress.late import late_imports
from statementpress.project.files import Folder, ProjectFiles
from statementpress.project.project import Project
from statementpress.statement.catalogue import choose_statement
from statementpress.statement.model import Statement
from statementpress.statement.published_files import published_files
from statementpress.typeset.layout.pinned import require_weasyprint

with late_imports():  # WeasyPrint and PDFium, for what the pages look like
    from statementpress.comparison import page_overlay
    from statementpress.editions import making

EDITION = "official"
"""The edition whose pages are compared."""
_PDF = f"{layout.PDF}/{EDITION}.pdf"
_SOURCES = f"{layout.SOURCE}/"


@dataclass(frozen=True, slots=True)
class ComparedSide:
    """One of the two sides of a comparison."""

    side: Side
    """What the reports call it."""
    statement: Statement
    """What it says."""
    hashes: Mapping[str, str]
    """The SHA-256 of its files, by their names in the payload of a bag."""
    pdf: bytes | None
    """Its official edition, None if it cannot be had."""
    without_pdf: str = ""
    """Why its official edition cannot be had, as a clause that follows “because”."""

    @property
    def sources(self) -> dict[str, str]:
        """Return the hashes of the files it is made from, without those that were made of them."""
        return {name: each for name, each in self.hashes.items() if name.startswith(_SOURCES)}


def frozen_sides(old: Version, new: Version) -> tuple[ComparedSide, ComparedSide]:
    """Return two frozen versions, each read from its bag alone.

    Raises SetupError if this program cannot read a version, and ArchiveError if a file that is
    needed is damaged.
    """
    return _frozen(old), _frozen(new)


def sides_since(
    version: Version, project: Project, stage: Stage
) -> tuple[ComparedSide, ComparedSide]:
    """Return a frozen version, and its statement as it is now in a project.

    Of the files only the sources are compared, because nothing else of the statement is kept. If it
    cannot be built, it has no PDF. Raises UsageError if the statement no longer exists,
    ContentError and SetupError if it cannot be read, and what `frozen_sides` raises.
    """
    old = _frozen(version)
    return replace(old, hashes=old.sources), _present(old, project, stage)


def changed_files(old: ComparedSide, new: ComparedSide) -> list[FileChange]:
    """Return the files that differ.

    If sources differ, those made of them naturally differ, too, and are left out.
    """
    changes = compare_files(old.hashes, new.hashes)
    sources = old.sources.keys() | new.sources.keys()
    if all(each.name not in sources for each in changes):
        return list(changes)
    return [it for it in changes if it.name in sources or it.change is not Change.CHANGED]


def changed_pages(
    old: ComparedSide, new: ComparedSide, *, pictured: bool
) -> Sequence[PageChange] | None:
    """Return the pages of the official PDF that differ, None if a side has no such PDF.

    Pictures of them, which take most of the time, are drawn only if they will be shown.
    """
    if old.pdf is None or new.pdf is None:
        return None
    if old.pdf == new.pdf:
        return ()
    most = page_overlay.MOST_PICTURED if pictured else 0
    return page_overlay.overlays(old.pdf, new.pdf, pictured=most)


def compare_files(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[FileChange, ...]:
    """Return the files that differ, by name; both sides map names to hashes."""
    changes = {
        name: Change.ADDED
        if name not in old
        else Change.REMOVED
        if name not in new
        else Change.CHANGED
        for name in sorted(old.keys() | new.keys())
        if old.get(name) != new.get(name)
    }
    return tuple(FileChange(name, change) for name, change in changes.items())


def _frozen(version: Version) -> ComparedSide:
    side = Side(version.name, version.facts.frozen, version.facts.note)
    bag = intact(version)
    sources_in(bag)  # raises ArchiveError unless each of them is as it was frozen
    try:
        statement = read_source(Project.at(version.source, alone=True), version.statement).statement
    except (ContentError, SetupError) as error:
        agent = version.facts.agent or "the program that made it"
        raise SetupError(
            f"{version.name} cannot be read: {error.message}",
            hint=f"verify the version; if nothing in it was changed, it can be read with {agent}",
        ) from error
    pdf = _official_pdf(bag)
    damaged = (
        f"the official PDF of {version.name} is missing or damaged\n  hint: verify the version"
    )
    return ComparedSide(side, statement, bag.hashes, pdf, "" if pdf else damaged)


def _official_pdf(bag: IntactBag) -> bytes | None:
    with suppress(ArchiveError):
        return bag.read(_PDF)
    return None


def _present(frozen: ComparedSide, project: Project, stage: Stage) -> ComparedSide:
    folder = choose_statement(project.folder, frozen.statement.slug)
    source = read_source(project, folder)
    pdf, used, without_pdf = None, set[str](), ""
    try:
        require_weasyprint()
        made = making.make_edition(source, EDITION, stage=stage)
        pdf, used = made.pdf, set(made.used)
    except StatementPressError as error:
        without_pdf = f"they cannot be made now: {error}"
    shared = {name.removeprefix(_SOURCES) for name in frozen.sources}
    files = {
        f"{_SOURCES}{layout.STATEMENTS}/{folder.name}/{name}": data
        for name, data in published_files(source.statement, project.folder).items()
    }
    files |= dict(_shared_files(project.files, shared | used))
    hashes = {name: hash_of(data) for name, data in files.items()}
    side = Side(f"{folder.name} as it is now")
    return ComparedSide(side, source.statement, hashes, pdf, without_pdf)


def _shared_files(files: ProjectFiles, names: Collection[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the templates, styles, fonts and press files that exist, by their names in a bag."""
    for name in sorted(names):
        folder, _, inside = name.partition("/")
        if folder in get_args(Folder):
            with suppress(SetupError):  # a file that no longer exists is a removed one
                yield f"{_SOURCES}{name}", files.read(cast(Folder, folder), inside)
