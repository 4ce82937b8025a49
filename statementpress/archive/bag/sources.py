"""The project that a version was made from: which files it has, and which names are safe to write.

Names are relative to the project, with / between their parts: "statements/2021-05-05-x/en.md".
"""

from collections.abc import Collection, Iterable, Mapping
from pathlib import PurePosixPath

from statementpress.archive.bag import layout
from statementpress.archive.bag.file_names import check_names
from statementpress.archive.bag.reading import IntactBag, intact
from statementpress.archive.bag.version import Version
from statementpress.errors import ArchiveError, ContentError

FOLDERS = (layout.STATEMENTS, "templates", "styles", "fonts", "press")
"""The folders that a project can have."""
_UNDER_SOURCE = f"{layout.SOURCE}/"


def sources(version: Version) -> dict[str, bytes]:
    """Return the project that a version was made from, by the names of its files.

    Raises ArchiveError, which names the file, if one of them is not as it was frozen.
    """
    return sources_in(intact(version))


def sources_in(bag: IntactBag) -> dict[str, bytes]:
    """Return the project in a bag whose manifests were checked. Raises as `sources` does."""
    names = [
        name.removeprefix(_UNDER_SOURCE) for name in bag.hashes if name.startswith(_UNDER_SOURCE)
    ]
    check_sources(names)
    return {name: bag.read(_UNDER_SOURCE + name) for name in names}


def statement_files(project: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of a project's only statement, by their names in its folder."""
    under = f"{layout.STATEMENTS}/{slug_of(project)}/"
    return {
        name.removeprefix(under): data for name, data in project.items() if name.startswith(under)
    }


def slug_of(names: Iterable[str]) -> str:
    """Return the folder of the only statement among these files.

    Raises ArchiveError if they hold no statement, or more than one.
    """
    found = {
        parts[1]
        for name in names
        if (parts := name.split("/"))[0] == layout.STATEMENTS and parts[2:]
    }
    if len(found) != 1:
        count = f"{len(found)} statements" if found else "no statement"
        raise _not_a_project(f"they hold {count}, and a version has one")
    return found.pop()


def check_sources(names: Collection[str]) -> None:
    """Raise ArchiveError unless files of these names make a project with one statement.

    A name must not lead out of the project, and no two may be in each other's way on any disk.
    """
    try:
        check_names(names, new=False)
    except ContentError as error:
        first = error.findings[0]
        raise _not_a_project(f"{first.place}: {first.message}") from error
    taken = {name.casefold() for name in names}
    for name in names:
        folder, *rest = name.split("/")
        if folder not in FOLDERS or not rest:
            raise _not_a_project(f"“{name}” does not lie in any of {', '.join(FOLDERS)}")
        for parent in PurePosixPath(name).parents:
            if str(parent).casefold() in taken:
                raise _not_a_project(f"“{name}” cannot lie in “{parent}”, which is a file")
    slug_of(names)


def _not_a_project(reason: str) -> ArchiveError:
    return ArchiveError(
        f"these sources cannot be restored as a project: {reason}",
        hint="restore from the version that they belong to, or from a copy of it",
    )
