"""What is wrong between the versions of a statement: places, numbers, and the chain of hashes.

Each version names the SHA-256 of the tag manifest of the one before it. What a version says of
itself counts where its bag-info.txt is as it was frozen; else the number of its folder does.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from statementpress.archive.bag import layout
from statementpress.archive.bag.bag_info import read_bag_info
from statementpress.archive.bag.version import Version
from statementpress.archive.bag.versions import NUMBERED
from statementpress.archive.verify.damage import found, minor
from statementpress.errors import ArchiveError, Finding


@dataclass(frozen=True, slots=True)
class Link:
    """A version in its chain: its folder, what it says of itself, and the hash that names it.

    `version` is None where its bag-info.txt is not as it was frozen, `bag_hash` empty where its
    tag manifest is known not to be.
    """

    folder: Path
    version: Version | None
    bag_hash: str


def misplaced(link: Link, slug: str, number: int) -> list[Finding]:
    """Return where a version lies in another statement's folder, or under another's number."""
    version = link.version
    if version is None:
        return []
    if version.facts.slug != slug:
        return [found("wrong-folder", link.folder, f"it is a version of {version.facts.slug}")]
    if version.number != number:
        return [found("wrong-number", link.folder, f"it says that it is v{version.number}")]
    return []


def in_order(home: Path, links: Mapping[int, Link]) -> dict[int, Link]:
    """Return the links by the numbers that they say they have, `links` by those of folders.

    Of two that say the same, the one in the folder of that number counts.
    """
    said: dict[int, Link] = {}
    for number, link in sorted(links.items()):
        version = link.version
        if version and version.facts.slug != home.name:
            continue
        own = version.number if version else number
        if own == number or own not in said:
            said[own] = link
    return dict(sorted(said.items()))


def missing(home: Path, known: set[int]) -> list[Finding]:
    """Return each number below the last that no version of `home` has."""
    return [
        found("missing-version", home / f"v{number}", "this version is not there")
        for number in range(1, max(known, default=0))
        if number not in known
    ]


def broken(before: Link | None, after: Link) -> list[Finding]:
    """Return whether a version names another before it than the one there is, None for the first.

    Nothing is said where one of them is damaged just there: that was told.
    """
    if after.version is None or (before and not before.bag_hash):
        return []
    named = after.version.previous
    if named == (before.bag_hash if before else ""):
        return []
    if before is None:
        told = "it is the first, and was frozen after another one"
    elif named:
        told = f"it was frozen after another {before.folder.name} than the one that is there"
    else:
        told = f"it does not say that it was frozen after {before.folder.name}"
    return [found("broken-chain", after.folder, told)]


def strays(home: Path) -> Iterator[tuple[int, Finding]]:
    """Yield each version in `home` whose folder is not called as one, with the number it says.

    A number of 0 is none.
    """
    for path in filter(_is_bag, _others(home)):
        try:
            version = read_bag_info(path)
        except ArchiveError:
            yield 0, found("wrong-number", path, "it is a version, and has the name of none")
            continue
        is_own = version.facts.slug == home.name
        told = f"it says that it is v{version.number}" if is_own else f"it is {version.name}"
        yield (version.number if is_own else 0), found("wrong-number", path, told)


def foreign(home: Path) -> list[Finding]:
    """Return what lies in `home` and is no version."""
    return [stray(path) for path in _others(home) if not _is_bag(path)]


def stray(path: Path) -> Finding:
    """Return that something lies in an archive that nobody froze."""
    return minor("stray", path, "it belongs to no version")


def leftovers(home: Path) -> list[Finding]:
    """Return what freezes left that were killed."""
    return [
        minor("leftover", path, "a freeze that was killed left it")
        for path in sorted(home.glob(".*.part"))
    ]


def _others(home: Path) -> list[Path]:
    """Return what has no version's name; hidden files lie in many folders unasked."""
    return [
        path
        for path in sorted(home.iterdir())
        if not (path.name.startswith(".") or NUMBERED.fullmatch(path.name))
    ]


def _is_bag(path: Path) -> bool:
    return (path / layout.INFO).is_file() or (path / layout.DECLARATION).is_file()
