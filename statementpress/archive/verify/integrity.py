"""Check one bag by itself: that every file is there and as it was frozen, and no other file is.

A newest version that somebody replaced as a whole, manifests included, looks whole from within. To
find that out, its hash has to be kept elsewhere, or its manifests have to be signed.
"""

from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path

from statementpress.archive.bag import layout
from statementpress.archive.bag.bag_info import read_bag_info
from statementpress.archive.bag.file_names import shown
from statementpress.archive.bag.version import Version
from statementpress.archive.verify.completeness import REQUIRED, Bag, completeness
from statementpress.archive.verify.damage import caution, fault
from statementpress.archive.verify.fixity import Contents, Progress, contents, hashes
from statementpress.errors import ArchiveError, Finding, Severity


@dataclass(frozen=True, slots=True)
class VerifiedBag:
    """A bag, and what was found in it."""

    folder: Path
    version: Version | None = None
    """What the bag says of itself; None if its bag-info.txt is not as it was frozen."""
    bag_hash: str = ""
    """The SHA-256 that stands for the bag; empty if it is not known."""
    findings: tuple[Finding, ...] = ()
    """The worst first; those that are equally bad in the order of their places."""
    files: int = 0
    """How many files the bag has."""
    bytes: int = 0
    """The bytes of these files together."""

    @property
    def is_whole(self) -> bool:
        """Return whether the bag has no error."""
        return _is_well(self.findings)

    def with_findings(self, more: Iterable[Finding]) -> "VerifiedBag":
        """Return the same bag with more findings."""
        every = (*self.findings, *more)
        order = sorted(every, key=lambda each: (-each.severity, str(each.place), each.code))
        return replace(self, findings=tuple(order))


def verify_bag(
    folder: Path, pool: Executor, progress: Progress, named_after: str = ""
) -> VerifiedBag:
    """Check the bag in `folder`, whatever the folder is called.

    Threads of `pool` read the files and report to `progress`. `named_after` is the hash that the
    next version gives for this one; empty if it is not known. Nothing stops at the first fault.
    """
    if not folder.is_dir():
        return VerifiedBag(folder, findings=(fault("not-a-bag", folder, "this is not a folder"),))
    # List it before anything is opened: reading a pipe would wait for ever, and a link leads out.
    inside = contents(folder)
    findings = list(_of_contents(folder, inside))
    # A folder without any of a bag's own files has nothing that the others can be checked against.
    if not any(name in inside.sizes for name in REQUIRED):
        if not inside.hides("."):
            message = f"the files that make it a version are missing: {', '.join(REQUIRED)}"
            findings.append(fault("not-a-bag", folder, message))
        return VerifiedBag(folder, findings=tuple(findings))
    # Read each file once, for both manifests: reading takes nearly all of the time.
    read = dict(hashes(folder, inside.sizes, pool, progress))
    complete = completeness(Bag(folder, inside, read, named_after))
    findings += complete.findings
    # An empty folder is a fault of its own only if none of the missing files was in it.
    findings += _of_empty(folder, inside, findings)
    # What the bag says of itself counts only now that bag-info.txt is known to be as it was frozen.
    version, faults = _version(folder, inside, findings)
    findings += faults
    # If a file is missing or added, the size differs for that reason, which was reported.
    if version and _is_well(findings):
        findings += _of_size(version, inside)
    bag_hash = read.get(layout.TAG_MANIFEST)
    return VerifiedBag(
        folder,
        version if complete.has_witness else None,
        bag_hash if complete.has_witness and isinstance(bag_hash, str) else "",
        files=len(inside.sizes),
        bytes=sum(inside.sizes.values()),
    ).with_findings(findings)


def _is_well(findings: Iterable[Finding]) -> bool:
    return all(finding.severity is not Severity.ERROR for finding in findings)


def _of_contents(folder: Path, inside: Contents) -> Iterator[Finding]:
    """Yield what is wrong with the list of files itself."""
    for name, reason in inside.unreadable.items():
        yield fault("unreadable", folder / name, f"it cannot be read: {reason}")
    for name, what in inside.odd.items():
        yield fault("not-a-file", folder / name, what)
    if inside.writable:
        first, count = inside.writable[0], len(inside.writable)
        others = f" and {count - 1} more" if count > 1 else ""
        yield caution("not-read-only", folder, f"{first}{others} can be written to")


def _of_empty(folder: Path, inside: Contents, findings: Iterable[Finding]) -> list[Finding]:
    """Return an error for each empty folder that was not frozen."""
    known = [each.place.path for each in findings if each.place]
    empty = {name: shown(str(folder / name)) for name in inside.empty}
    return [
        fault("added-file", folder / name, "this empty folder was not frozen with this version")
        for name, path in empty.items()
        if not any(each == path or each.startswith(f"{path}/") for each in known)
    ]


def _version(
    folder: Path, inside: Contents, findings: Iterable[Finding]
) -> tuple[Version | None, list[Finding]]:
    """Return what bag-info.txt says, None if it is damaged, and what is wrong with it."""
    path = folder / layout.INFO
    is_known = any(each.place and each.place.path == shown(str(path)) for each in findings)
    if is_known or layout.INFO not in inside.sizes:
        return None, []
    try:
        version = read_bag_info(folder)
    except ArchiveError as error:
        return None, [fault("edited-bag-info", path, error.message)]
    return version, []


def _of_size(version: Version, inside: Contents) -> Iterator[Finding]:
    """Yield an error if a version, whose manifest is right, gives another size of its payload."""
    payload = [size for name, size in inside.sizes.items() if name.startswith(f"{layout.PAYLOAD}/")]
    size, count = version.payload
    if (sum(payload), len(payload)) != version.payload:
        message = (
            f"it gives {count} files and {size} bytes as the size of the version, "
            f"which has {len(payload)} files and {sum(payload)} bytes"
        )
        yield fault("wrong-size", version.folder / layout.INFO, message)
