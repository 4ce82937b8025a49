"""Check the versions of a statement against each other: their places, numbers and chain of hashes.

Each version names the SHA-256 of the tag manifest of the version before it. What a version says of
itself counts if its bag-info.txt is as it was frozen; otherwise the number of its folder counts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from statementpress.archive.bag import layout
from statementpress.archive.bag.bag_info import read_bag_info
from statementpress.archive.bag.renewals import is_renewal
from statementpress.archive.bag.version import Version
from statementpress.archive.bag.versions import NUMBERED
from statementpress.archive.verify.damage import caution, fault
from statementpress.errors import ArchiveError, Finding


@dataclass(frozen=True, slots=True)
class Link:
    """A version as a link of the chain."""

    folder: Path
    version: Version | None
    """What the version says of itself; None if its bag-info.txt is not as it was frozen."""
    bag_hash: str
    """The SHA-256 of its tag manifest; empty if the tag manifest is known to be damaged."""


def misplaced(link: Link, slug: str, number: int) -> list[Finding]:
    """Return an error if a version lies in another statement's folder, or under another number."""
    version = link.version
    if version is None:
        return []
    if version.facts.slug != slug:
        message = f"this is a version of another statement, {version.facts.slug}"
        return [fault("wrong-folder", link.folder, message)]
    if version.number != number:
        return [fault("wrong-number", link.folder, f"bag-info.txt says v{version.number}")]
    return []


def in_order(home: Path, links: Mapping[int, Link]) -> dict[int, Link]:
    """Return the links by the numbers that they give themselves; `links` has those of folders.

    If two give themselves the same number, the one in the folder of that number counts.
    """
    ordered: dict[int, Link] = {}
    for number, link in sorted(links.items()):
        version = link.version
        if version and version.facts.slug != home.name:
            continue
        own = version.number if version else number
        if own == number or own not in ordered:
            ordered[own] = link
    return dict(sorted(ordered.items()))


def missing(home: Path, known: set[int]) -> list[Finding]:
    """Return an error for each number below the last that no version of `home` has."""
    return [
        fault("missing-version", home / f"v{number}", "this version is missing")
        for number in range(1, max(known, default=0))
        if number not in known
    ]


def broken(before: Link | None, after: Link) -> list[Finding]:
    """Return an error if `after` does not name the version `before` it, None for the first one.

    If the damage of one of the two is what breaks the chain, that was reported already.
    """
    if after.version is None or (before and not before.bag_hash):
        return []
    named = after.version.previous
    if named == (before.bag_hash if before else ""):
        return []
    if before is None:
        message = "it is the first version, but says that it was frozen after another one"
    elif named:
        message = f"it was frozen after another {before.folder.name} than the one beside it"
    else:
        message = f"it does not say that it was frozen after {before.folder.name}"
    return [fault("broken-chain", after.folder, message)]


def misnamed(home: Path) -> Iterator[tuple[int, Finding]]:
    """Yield an error for each version in `home` whose folder is not called v1, v2 and so on.

    With it comes the number that the version gives itself, 0 if it has none in this statement.
    """
    for path in filter(_is_bag, _unnumbered(home)):
        try:
            version = read_bag_info(path)
        except ArchiveError:
            message = "this is a version, but its folder is not called v1, v2 and so on"
            yield 0, fault("wrong-number", path, message)
            continue
        is_own = version.facts.slug == home.name
        name = f"v{version.number}" if is_own else version.name
        finding = fault("wrong-number", path, f"bag-info.txt says {name}")
        yield (version.number if is_own else 0), finding


def foreign(home: Path) -> list[Finding]:
    """Return a warning for each file and folder in `home` that is no version, and stamps none."""
    return [
        not_a_version(path) for path in _unnumbered(home) if not (_is_bag(path) or is_renewal(path))
    ]


def not_a_version(path: Path) -> Finding:
    """Return a warning that something lies in an archive that was not frozen."""
    return caution("stray", path, "this is not part of any version")


def leftovers(home: Path) -> list[Finding]:
    """Return a warning for each folder that an interrupted freeze left behind."""
    return [
        caution("leftover", path, "this is left of a freeze that was interrupted")
        for path in sorted(home.glob(".*.part"))
    ]


def _unnumbered(home: Path) -> list[Path]:
    """Return what is not named as a version; hidden files, which systems leave, do not count."""
    return [
        path
        for path in sorted(home.iterdir())
        if not (path.name.startswith(".") or NUMBERED.fullmatch(path.name))
    ]


def _is_bag(path: Path) -> bool:
    return (path / layout.INFO).is_file() or (path / layout.DECLARATION).is_file()
