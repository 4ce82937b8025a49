"""Make every file of a frozen version from one source; `verify --rebuild` makes them again.

Nothing here depends on the day, the number or the note of a version: the same source on the same
machine gives the same files, whenever it is frozen and wherever it is rebuilt.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from typing import cast

from statementpress.archive.bag import layout
from statementpress.archive.bag.manifest import hash_of
from statementpress.archive.freeze.embedding import with_sources
from statementpress.editions.making import Made
from statementpress.editions.printing.settings import PrintRequest
from statementpress.editions.source import Source
from statementpress.editions.together import Progress, make_all, requests
from statementpress.errors import (
    ContentError,
    EditionsError,
    Finding,
    Place,
    Severity,
    UsageError,
)
from statementpress.project.editions import Format
from statementpress.project.files import Folder, ProjectFiles
from statementpress.project.kinds import check_fits
from statementpress.renderings.plain_text import plain_text
from statementpress.renderings.read_me import read_me
from statementpress.renderings.web_page import web_files
from statementpress.statement.folder_files import folder_files


@dataclass(frozen=True, slots=True)
class FrozenFiles:
    """The payload of a version, without its build record."""

    files: Mapping[str, bytes]
    """The files by their names in the payload, as in `archive.bag.layout`."""
    made: Mapping[str, Made]
    """The editions as they were made, before sources were embedded, by their names."""


def frozen_names(source: Source, asked: Sequence[str], *, every: bool = False) -> tuple[str, ...]:
    """Return the editions that a version has, in the table's order: its usual ones, and `asked`.

    If `every` is true, these are all that the statement can have. Raises UsageError for an edition
    that does not exist, that the kind of the paper refuses, or that needs a language which the
    statement does not have.
    """
    rows = source.project.editions.edition
    possible = [
        name for name in requests(source.outline, PrintRequest()) if rows[name].format is Format.PDF
    ]
    for name in asked:
        check_fits(source.kind, name, rows)
        if name in rows and rows[name].format is not Format.PDF:
            raise UsageError(
                f"{name}: an archive keeps PDFs, which nobody changes by opening them",
                hint=f"choose one of: {', '.join(possible)}; `build -e {name}` makes the file anew "
                "from the sources of a version that is restored",
            )
        if name not in possible:
            raise UsageError(
                f"there is no edition “{name}” of this statement",
                hint=f"choose one of: {', '.join(possible)}",
            )
    usual = {name for name in possible if rows[name].archived}
    return tuple(name for name in possible if every or name in usual | set(asked))


def frozen_files(source: Source, names: Sequence[str], progress: Progress) -> FrozenFiles:
    """Make the editions called `names` and the renderings, and gather all that they were made from.

    Raises EditionsError if some editions could not be made, ContentError if a file was changed
    meanwhile, and what the renderings raise.
    """
    # The source keeps its own account of the files it reads, so that just these are kept.
    source = source.apart()
    requested = dict.fromkeys(names, PrintRequest())
    made, failures = make_all(source, requested, progress, lambda _, edition: edition)
    if failures:
        raise EditionsError(failures, len(names))
    progress(len(names), "text, web pages and sources")
    # The whole folder of the statement is kept, and of the project only what was read.
    kept = statement_files(source)
    files = _pdfs(source, made, kept) | _renderings(source)
    used = [source.project.files.used, *(edition.used for edition in made.values())]
    sources = kept | project_sources(source.project.files, set().union(*used))
    # Somebody may have saved a file while editions were made: check when all have been read.
    _refuse_changes(source, kept, used, sources)
    files |= {f"{layout.SOURCE}/{name}": data for name, data in sources.items()}
    return FrozenFiles(files, made)


def statement_files(source: Source) -> dict[str, bytes]:
    """Return the files of the statement by their names in the project, as `folder_files` reads."""
    under = f"{layout.STATEMENTS}/{source.statement.slug}"
    files = folder_files(source.folder, source.project.folder)
    return {f"{under}/{name}": data for name, data in files.items()}


def project_sources(files: ProjectFiles, used: Collection[str]) -> dict[str, bytes]:
    """Return the files that were `used` and the licences beside them, in the order of names."""
    names = set(used)
    for name in used:
        folder, inside = folder_and_name(name)
        names |= {f"{folder}/{licence}" for licence in files.licences(folder, inside)}
    return {name: files.read(*folder_and_name(name)) for name in sorted(names)}


def folder_and_name(name: str) -> tuple[Folder, str]:
    """Return the folder of a project's file, such as "fonts", and its name in that folder."""
    folder, _, inside = name.partition("/")
    return cast(Folder, folder), inside


def moment(source: Source) -> datetime:
    """Return the instant that dates every file of a statement: when its day begins, in UTC."""
    return datetime.combine(source.statement.date, time(), UTC)


def _refuse_changes(
    source: Source,
    kept: Mapping[str, bytes],
    used: Iterable[Mapping[str, str]],
    sources: Mapping[str, bytes],
) -> None:
    """Raise ContentError if a file to be kept is not the one that the editions were made from."""
    read = {(name, its_hash) for each in used for name, its_hash in each.items()}
    changed = {name for name, its_hash in read if hash_of(sources[name]) != its_hash}
    now = statement_files(source)
    changed |= {name for name in now.keys() | kept.keys() if now.get(name) != kept.get(name)}
    if source.again().statement != source.statement:
        changed.add(f"{layout.STATEMENTS}/{source.statement.slug}")
    if changed:
        message = "it was changed while the version was being made, so nothing was frozen"
        raise ContentError(
            Finding("changed-meanwhile", Severity.ERROR, message, Place(name), "freeze it again")
            for name in sorted(changed)
        )


def _pdfs(source: Source, made: Mapping[str, Made], kept: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the PDFs; one that carries its sources holds all that this edition was made from."""
    pdfs: dict[str, bytes] = {}
    for name, edition in made.items():
        pdf = edition.pdf
        if source.project.editions.edition[name].sources:
            own = project_sources(source.project.files, edition.used)
            languages = {code: it.english or code for code, it in source.languages.items()}
            pdf = with_sources(pdf, {**kept, **own}, moment(source), languages)
        files = replace(edition, pdf=pdf).files(name)
        pdfs |= {f"{layout.PDF}/{file}": data for file, data in files.items()}
    return pdfs


def _renderings(source: Source) -> dict[str, bytes]:
    statement, languages = source.statement, source.languages
    texts = {
        f"{layout.TEXT}/{code}.txt": plain_text(statement, code, languages).encode()
        for code in statement.languages
    }
    about = {layout.READ_ME: read_me(statement, source.project).encode()}
    return about | texts | web_files(statement, source.project)
