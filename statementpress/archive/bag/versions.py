"""Find the frozen versions of an archive; of each only bag-info.txt is opened."""

import re
from difflib import get_close_matches
from pathlib import Path

from statementpress.archive.bag import layout
from statementpress.archive.bag.bag_info import read_bag_info
from statementpress.archive.bag.version import Version
from statementpress.errors import ArchiveError, Place, UsageError

NUMBERED = re.compile(r"v([1-9][0-9]*)")
"""What the folder of a version is called."""


def slugs(archive: Path) -> list[str]:
    """Return the statements that have versions, by the names of their folders, newest first."""
    found = {path.parent.name for path in archive.glob("*/v*") if NUMBERED.fullmatch(path.name)}
    return sorted(found, reverse=True)


def bags(archive: Path, slug: str) -> dict[int, Path]:
    """Return the folder of each version of a statement by its number, the first one first."""
    found = {
        int(match[1]): path
        for path in (archive / slug).glob("v*")
        if (match := NUMBERED.fullmatch(path.name))
    }
    return dict(sorted(found.items()))


def versions(archive: Path, slug: str) -> list[Version]:
    """Return the versions of a statement, the first one first; ArchiveError for one unreadable."""
    found = []
    for number, folder in bags(archive, slug).items():
        version = read_bag_info(folder)
        if (version.facts.slug, version.number) != (slug, number):
            raise ArchiveError(
                f"it says that it is {version.name}",
                place=Place(str(folder)),
                hint="verify the archive: a version lies where another belongs",
            )
        found.append(version)
    return found


def choose_slug(archive: Path, name: str) -> str:
    """Return the archived statement called `name`, or whose name begins so; UsageError else."""
    known = slugs(archive)
    begun = [slug for slug in known if slug.startswith(name)]
    exact = [slug for slug in begun if slug == name] or begun
    if name and len(exact) == 1:
        return exact[0]
    if not known:
        raise UsageError(
            f"nothing is frozen in {archive}", hint="freeze a statement: generate.py archive"
        )
    if begun:
        raise UsageError(
            f"“{name}” begins more than one statement",
            hint=f"write more of the name: {', '.join(begun)}",
        )
    near = get_close_matches(name, known, n=3, cutoff=0.5) or known[:3]
    raise UsageError(
        f"no statement “{name}” is in the archive", hint=f"there are {', '.join(near)}"
    )


def choose_version(archive: Path, name: str) -> Version:
    """Return the version called `name`: statement/v2, its newest where no number is given.

    `name` may also be the path of a version's folder. UsageError where there is none of it,
    ArchiveError where it cannot be read.
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
    known = bags(archive, slug)
    wanted = int(number[1:]) if number else max(known)
    if wanted not in known:
        raise UsageError(
            f"{slug} has no version {number}",
            hint=f"it has {', '.join(f'v{each}' for each in known)}",
        )
    return read_bag_info(known[wanted])
