"""Verify versions: every file against the manifests, the manifests against each other, the chain.

Nothing stops at the first fault, and a broken version hides none of the others. What cannot be told
from within is a newest version that somebody replaced as a whole, manifests included, or took away:
for that its hash has to be kept elsewhere, or its manifest signed.
"""

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path

from statementpress.archive.bag import layout
from statementpress.archive.bag.bag_info import read_bag_info
from statementpress.archive.bag.version import Version
from statementpress.archive.verify.chain import (
    Link,
    broken,
    foreign,
    in_order,
    leftovers,
    misplaced,
    missing,
    strays,
)
from statementpress.archive.verify.completeness import REQUIRED, Bag, completeness
from statementpress.archive.verify.damage import found, minor, shown
from statementpress.archive.verify.fixity import Contents, Read, contents, hashes
from statementpress.errors import ArchiveError, Finding, Severity


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of one bag.

    `version` is what it says of itself, None where its bag-info.txt is not as it was frozen;
    `bag_hash` the SHA-256 that stands for it, empty where that is not known. `files` and `bytes`
    are how much was read.
    """

    folder: Path
    version: Version | None
    bag_hash: str
    findings: tuple[Finding, ...]
    files: int
    bytes: int

    @property
    def is_whole(self) -> bool:
        """Tell whether nothing in it is damaged."""
        return is_well(self.findings)

    @property
    def link(self) -> Link:
        """Return it as a link of a chain."""
        return Link(self.folder, self.version, self.bag_hash)

    def told(self, more: Iterable[Finding]) -> "Verified":
        """Return it with more findings, worst first; those as bad as each other by their places."""
        every = (*self.findings, *more)
        order = sorted(every, key=lambda each: (-each.severity, str(each.place), each.code))
        return replace(self, findings=tuple(order))


@dataclass(frozen=True, slots=True)
class VerifiedStatement:
    """What came of the versions of a statement, v1 first; `findings` are of none of them."""

    versions: tuple[Verified, ...]
    findings: tuple[Finding, ...]


def is_well(findings: Iterable[Finding]) -> bool:
    """Tell whether none of the findings is an error."""
    return all(finding.severity is not Severity.ERROR for finding in findings)


def size_of(folder: Path) -> int:
    """Return how many bytes a bag says that it holds, 0 where it does not."""
    version = _said(folder)
    return version.payload[0] if version else 0


def verify_statement(
    home: Path, bags: Mapping[int, Path], pool: Executor, told: Read
) -> VerifiedStatement:
    """Return what is to be said of the folder `home` of a statement, `bags` by their numbers.

    `told` is given bytes as they are read, by threads of `pool`.
    """
    verified = {
        number: verify_bag(folder, pool, told, _named_after(bags.get(number + 1)))
        for number, folder in bags.items()
    }
    links = in_order(home, {number: each.link for number, each in verified.items()})
    faults = dict(_of_chain(links))
    versions = tuple(
        each.told(
            (
                *_of_link(each.folder),
                *misplaced(each.link, home.name, number),
                *faults.get(each.folder, ()),
            )
        )
        for number, each in verified.items()
    )
    others = list(strays(home))
    known = {*links, *(number for number, _ in others)}
    gaps = missing(home, known)
    told_of = [each for _, each in others]
    beside = (*_of_link(home), *gaps, *told_of, *foreign(home), *leftovers(home))
    if not (bags or others):
        beside = (*beside, minor("no-version", home, "no version is here"))
    return VerifiedStatement(versions, beside)


def verify_bag(folder: Path, pool: Executor, told: Read, named_after: str = "") -> Verified:
    """Return what is to be said of the bag `folder`, whatever it is called.

    `named_after` is what the next version says that it was frozen after; empty if not known.
    """
    if not folder.is_dir():
        return Verified(folder, None, "", (found("not-a-bag", folder, "it is no folder"),), 0, 0)
    inside = contents(folder)
    findings = list(_of_contents(folder, inside))
    if not any(name in inside.sizes for name in REQUIRED):
        if not inside.hides("."):
            told_of = f"it has none of {', '.join(REQUIRED)}"
            findings.append(found("not-a-bag", folder, told_of))
        return Verified(folder, None, "", tuple(findings), 0, 0)
    read = dict(hashes(folder, inside.sizes, pool, told))
    complete = completeness(Bag(folder, inside, read, named_after))
    findings += complete.findings
    findings += _of_empty(folder, inside, findings)
    version, faults = _version(folder, inside, findings)
    findings += faults
    if version and is_well(findings):
        findings += _of_size(version, inside)
    bag_hash = read.get(layout.TAG_MANIFEST)
    return Verified(
        folder,
        version if complete.has_witness else None,
        bag_hash if complete.has_witness and isinstance(bag_hash, str) else "",
        (),
        len(inside.sizes),
        sum(inside.sizes.values()),
    ).told(findings)


def _of_contents(folder: Path, inside: Contents) -> Iterator[Finding]:
    for name, reason in inside.unreadable.items():
        yield found("unreadable", folder / name, f"it cannot be read: {reason}")
    for name, what in inside.odd.items():
        yield found("not-a-file", folder / name, what)
    if inside.writable:
        first, count = inside.writable[0], len(inside.writable)
        others = f" and {count - 1} more" if count > 1 else ""
        yield minor("not-read-only", folder, f"{first}{others} may be written to")


def _of_empty(folder: Path, inside: Contents, findings: Iterable[Finding]) -> list[Finding]:
    """Return the empty folders that nobody froze: where none of the missing files was."""
    told = [each.place.path for each in findings if each.place]
    empty = {name: shown(str(folder / name)) for name in inside.empty}
    return [
        found("added-file", folder / name, "this empty folder was not frozen with this version")
        for name, path in empty.items()
        if not any(each == path or each.startswith(f"{path}/") for each in told)
    ]


def _version(
    folder: Path, inside: Contents, findings: Iterable[Finding]
) -> tuple[Version | None, list[Finding]]:
    """Return what bag-info.txt says, None where it is damaged, and what is wrong with it."""
    path = folder / layout.INFO
    is_told = any(each.place and each.place.path == shown(str(path)) for each in findings)
    if is_told or layout.INFO not in inside.sizes:
        return None, []
    try:
        version = read_bag_info(folder)
    except ArchiveError as error:
        return None, [found("edited-bag-info", path, error.message)]
    return version, []


def _of_size(version: Version, inside: Contents) -> Iterator[Finding]:
    """Yield where a version, whose manifest is right, says another size of its payload."""
    payload = [size for name, size in inside.sizes.items() if name.startswith(f"{layout.PAYLOAD}/")]
    size, count = version.payload
    if (sum(payload), len(payload)) != version.payload:
        told = f"it speaks of {count} files and {size} bytes, and there are {len(payload)} files "
        yield found("wrong-size", version.folder / layout.INFO, f"{told}and {sum(payload)} bytes")


def _of_link(folder: Path) -> list[Finding]:
    """Return that a folder of an archive is a link: then what it holds lies elsewhere."""
    return [found("not-a-file", folder, "it is a link")] if folder.is_symlink() else []


def _of_chain(links: Mapping[int, Link]) -> Iterator[tuple[Path, list[Finding]]]:
    """Yield what is broken at each version that has one before it, and at the first."""
    for number, link in links.items():
        if number == 1 or number - 1 in links:
            yield link.folder, broken(links.get(number - 1), link)


def _named_after(folder: Path | None) -> str:
    """Return the hash that the bag `folder` names as the one before it, empty where it cannot."""
    version = _said(folder) if folder else None
    return version.previous if version else ""


def _said(folder: Path) -> Version | None:
    """Return what a bag says of itself, whether that is as it was frozen or not."""
    try:
        return read_bag_info(folder) if (folder / layout.INFO).is_file() else None
    except ArchiveError:
        return None
