"""Find the frozen versions of an archive; only the bag-info.txt of each is opened."""

import re
from difflib import get_close_matches
from pathlib import Path

from statementpress.archive.bag import layout
from statementpress.archive.bag.bag_info import read_bag_info
from statementpress.archive.bag.version import Version
from statementpress.errors import ArchiveError, Place, UsageError

NUMBERED = re.compile(r"v([1-9][0-9]*)")
"""The name of a version's folder."""


def slugs(archive: Path) -> list[str]:
    """Return the statements that have versions, by the names of their folders, newest first."""
    found = {path.parent.name for path in archive.glob("*/v*") if NUMBERED.fullmatch(path.name)}
    return sorted(found, reverse=True)


def bags(home: Path) -> dict[int, Path]:
    """Return the folder of each version by its number, the first one first.

    `home` is the folder of a statement in an archive.
    """
    found = {
        int(match[1]): path for path in home.glob("v*") if (match := NUMBERED.fullmatch(path.name))
    }
    return dict(sorted(found.items()))


def version_folders(archive: Path, name: str | None) -> list[Path]:
    """Return the folders of a statement's versions, or of all in the archive if `name` is None.

    The newest statement comes first, and v1 before v2. Raises UsageError as `choose_slug` does.
    """
    chosen = slugs(archive) if name is None else [choose_slug(archive, name)]
    if not chosen:
        raise nothing_frozen(archive)
    return [folder for slug in chosen for folder in bags(archive / slug).values()]


def versions(archive: Path, slug: str) -> list[Version]:
    """Return the versions of a statement, the first one first.

    Raises ArchiveError if one cannot be read, or is another than its place says.
    """
    found = []
    for number, folder in bags(archive / slug).items():
        version = read_bag_info(folder)
        if (version.facts.slug, version.number) != (slug, number):
            raise ArchiveError(
                f"its bag-info.txt says that it is {version.name}",
                place=Place(str(folder)),
                hint="verify the archive: a version lies in the place of another one",
            )
        found.append(version)
    return found


def choose_slug(archive: Path, name: str) -> str:
    """Return the archived statement that is called `name`, or whose name begins with it.

    Raises UsageError if there is no such statement, or more than one.
    """
    known = slugs(archive)
    begun = [slug for slug in known if slug.startswith(name)]
    exact = [slug for slug in begun if slug == name] or begun
    if name and len(exact) == 1:
        return exact[0]
    if not known:
        raise nothing_frozen(archive)
    if begun:
        raise UsageError(
            f"“{name}” begins more than one statement",
            hint=f"write more of the name: {', '.join(begun)}",
        )
    near = get_close_matches(name, known, n=3, cutoff=0.5) or known[:3]
    raise UsageError(
        f"there is no statement “{name}” in the archive",
        hint=f"choose one, such as {', '.join(near)}",
    )


def choose_version(archive: Path, name: str) -> Version:
    """Return the version called `name`, such as "2021-05-05/v2"; without a number, the newest.

    `name` may also be the path of a version's folder. Raises UsageError if there is no such
    version, and ArchiveError if it cannot be read.
    """
    path = Path(name)
    if (path / layout.INFO).is_file():
        return read_bag_info(path.resolve())
    begun, _, number = name.rstrip("/").rpartition("/")
    if not NUMBERED.fullmatch(number):
        begun, number = name.rstrip("/"), ""
    if not begun:
        raise UsageError(
            f"“{name}” may be a version of any statement",
            hint=f"name its statement too, such as {next(iter(slugs(archive)), 'NAME')}/{name}",
        )
    slug = choose_slug(archive, begun.rpartition("/")[2])
    known = bags(archive / slug)
    wanted = int(number[1:]) if number else max(known)
    if wanted not in known:
        raise UsageError(
            f"{slug} has no version {number}",
            hint=f"it has {', '.join(f'v{each}' for each in known)}",
        )
    return read_bag_info(known[wanted])


def nothing_frozen(folder: Path) -> UsageError:
    """Return the error that a folder holds no frozen version."""
    return UsageError(
        f"there is no frozen version in {folder}",
        hint="freeze a statement with `generate.py archive`, or name the folder of an archive",
    )
