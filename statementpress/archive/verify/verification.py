"""Verify what was chosen: every bag by itself, then the versions of a statement as a chain.

Nothing stops at the first fault, and a broken version hides no other.
"""

from collections.abc import Iterator, Mapping
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from statementpress.archive.bag import layout
from statementpress.archive.bag.bag_info import read_bag_info
from statementpress.archive.bag.version import Version
from statementpress.archive.bag.versions import bags
from statementpress.archive.verify.chain import (
    Link,
    broken,
    foreign,
    in_order,
    leftovers,
    misnamed,
    misplaced,
    missing,
    not_a_version,
)
from statementpress.archive.verify.choosing import Chosen
from statementpress.archive.verify.damage import caution, fault
from statementpress.archive.verify.fixity import Progress
from statementpress.archive.verify.integrity import VerifiedBag, verify_bag
from statementpress.errors import ArchiveError, Finding


@dataclass(frozen=True, slots=True)
class VerifiedStatement:
    """The versions of a statement, and what was found beside them."""

    versions: tuple[VerifiedBag, ...]
    """The first one first."""
    findings: tuple[Finding, ...]
    """What was found in the statement's folder, and not in one of the versions."""


def bytes_to_read(what: Chosen) -> int:
    """Return how many bytes the chosen bags say that they hold, for a bar that shows progress."""
    folders = [folder for home in what.homes for folder in bags(home).values()]
    said = map(_said, [*folders, *_single(what)])
    return sum(version.payload[0] for version in said if version)


def verify_files(what: Chosen, progress: Progress) -> tuple[VerifiedStatement, ...]:
    """Check every file of what was chosen, and the chains; `progress` hears of bytes as read.

    A version that is verified by itself counts as a statement of one version.
    """
    with ThreadPoolExecutor() as pool:
        verified = [verify_statement(home, pool, progress) for home in what.homes]
        for folder in _single(what):
            bag = verify_bag(folder, pool, progress)
            if folder in what.astray:
                message = "it does not lie in the folder of a statement"
                bag = bag.with_findings([fault("wrong-folder", folder, message)])
            verified.append(VerifiedStatement((bag,), ()))
    if what.strays:
        verified.append(VerifiedStatement((), tuple(map(not_a_version, what.strays))))
    return tuple(verified)


def verify_statement(home: Path, pool: Executor, progress: Progress) -> VerifiedStatement:
    """Check the versions in the folder `home` of a statement, each by itself and as a chain."""
    # Each bag by itself comes first: a version can speak for itself, and be a link of the chain,
    # only as far as its files are as they were frozen.
    folders = bags(home)
    verified = {
        number: verify_bag(folder, pool, progress, _named_after(folders.get(number + 1)))
        for number, folder in folders.items()
    }
    # The chain follows the numbers that versions give themselves. So one that lies in the wrong
    # place is one fault, and not a broken chain as well.
    links = {
        number: Link(bag.folder, bag.version, bag.bag_hash) for number, bag in verified.items()
    }
    ordered = in_order(home, links)
    breaks = dict(_of_chain(ordered))
    versions = tuple(
        bag.with_findings(
            (
                *_of_link(bag.folder),
                *misplaced(links[number], home.name, number),
                *breaks.get(bag.folder, ()),
            )
        )
        for number, bag in verified.items()
    )
    # Versions under other names come before the gaps, as their numbers are not missing.
    others = list(misnamed(home))
    gaps = missing(home, {*ordered, *(number for number, _ in others)})
    beside = [*_of_link(home), *gaps, *(finding for _, finding in others)]
    beside += [*foreign(home), *leftovers(home)]
    if not (folders or others):
        beside.append(caution("no-version", home, "there is no version in this folder"))
    return VerifiedStatement(versions, tuple(beside))


def _single(what: Chosen) -> list[Path]:
    """Return the versions that are verified by themselves."""
    return [*what.astray, *([what.alone] if what.alone else [])]


def _of_link(folder: Path) -> list[Finding]:
    """Return an error if a folder of an archive is a link: its files then lie elsewhere."""
    return [fault("not-a-file", folder, "this is a link")] if folder.is_symlink() else []


def _of_chain(links: Mapping[int, Link]) -> Iterator[tuple[Path, list[Finding]]]:
    """Yield what is broken at each version that has one before it, and at the first."""
    for number, link in links.items():
        if number == 1 or number - 1 in links:
            yield link.folder, broken(links.get(number - 1), link)


def _named_after(folder: Path | None) -> str:
    """Return the hash that the bag `folder` gives for the one before it, empty if it has none."""
    version = _said(folder) if folder else None
    return version.previous if version else ""


def _said(folder: Path) -> Version | None:
    """Return what a bag says of itself, whether that is as it was frozen or not."""
    try:
        return read_bag_info(folder) if (folder / layout.INFO).is_file() else None
    except ArchiveError:
        return None
