"""Verify versions: every file against the manifests, the manifests against each other, the chain.

Nothing stops at the first fault, and a broken version hides none of the others. What cannot be told
from within is a newest version that somebody replaced as a whole, manifests included: for that its
hash has to be kept elsewhere, or its manifest signed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path, PurePosixPath

from statementpress.archive import layout
from statementpress.archive.bag import bag_hash
from statementpress.archive.bag_info import read_bag_info
from statementpress.archive.damage import found, minor
from statementpress.archive.fixity import Contents, Read, contents, hashes
from statementpress.archive.manifest import read_manifest
from statementpress.archive.version import Version
from statementpress.archive.versions import NUMBERED
from statementpress.errors import ArchiveError, Finding, Place, Severity

REQUIRED = (layout.DECLARATION, layout.INFO, layout.MANIFEST, layout.TAG_MANIFEST)


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of one bag: its version, None where it does not say, and what was found.

    `files` and `bytes` are how much was read.
    """

    folder: Path
    version: Version | None
    findings: tuple[Finding, ...]
    files: int
    bytes: int

    @property
    def whole(self) -> bool:
        """Tell whether nothing in it is damaged."""
        return not any(finding.severity is Severity.ERROR for finding in self.findings)


def size_of(folder: Path) -> int:
    """Return how many bytes verifying a bag has to read."""
    return sum(contents(folder).sizes.values())


def verify_bag(folder: Path, told: Read) -> Verified:
    """Return what is to be said of the bag `folder`; `told` is given bytes as they are read."""
    inside = contents(folder)
    findings = list(_of_contents(folder, inside))
    if not any(name in inside.sizes for name in REQUIRED):
        missing = found("not-a-bag", folder, f"it has none of {', '.join(REQUIRED)}")
        return Verified(folder, None, (*findings, missing), 0, 0)
    read = dict(hashes(folder, inside.sizes, told))
    expected, faults = _expected(folder, inside)
    findings += faults
    findings += _of_files(folder, expected, read)
    version = None
    try:
        version = read_bag_info(folder)
    except ArchiveError as error:
        if layout.INFO in inside.sizes:
            findings.append(found("edited-bag-info", folder / layout.INFO, error.message))
    if version:
        findings += _of_bag_info(version, inside)
    total = sum(inside.sizes.values())
    return Verified(folder, version, _in_order(findings), len(inside.sizes), total)


def verify_chain(archive: Path, slug: str, verified: Mapping[int, Verified]) -> list[Finding]:
    """Return what is wrong between the versions of a statement, `verified` by their numbers."""
    home = archive / slug
    findings = [
        minor("leftover", path, "a freeze that was killed left it")
        for path in sorted(home.glob(".*.part"))
    ]
    known = sorted(verified)
    for number in sorted(set(range(1, max(known, default=0))) - set(known)):
        findings.append(found("missing-version", home / f"v{number}", "this version is not there"))
    findings += _first(verified)
    for before, after in pairwise(known):
        if after == before + 1:
            findings += _link(verified[before], verified[after])
    return findings


def _of_contents(folder: Path, inside: Contents) -> Iterator[Finding]:
    for name, reason in inside.unreadable.items():
        yield found("unreadable", folder / name, f"it cannot be read: {reason}")
    for name in inside.odd:
        yield found("not-a-file", folder / name, "it is a link or a device, and no file")
    if inside.writable:
        first, count = inside.writable[0], len(inside.writable)
        others = f" and {count - 1} more" if count > 1 else ""
        yield minor("not-read-only", folder, f"{first}{others} may be written to")


def _expected(folder: Path, inside: Contents) -> tuple[dict[str, str], list[Finding]]:
    """Return the hash that each file ought to have, and what is wrong with the manifests."""
    expected: dict[str, str] = {}
    findings = []
    for manifest in (layout.MANIFEST, layout.TAG_MANIFEST):
        if manifest not in inside.sizes:
            findings.append(found("missing-file", folder / manifest, "it is not there"))
            continue
        path = folder / manifest
        try:
            named = read_manifest(path.read_bytes(), Place(str(path)))
        except (ArchiveError, OSError) as error:
            told = error.message if isinstance(error, ArchiveError) else str(error.strerror)
            findings.append(found("damaged-manifest", path, told))
            continue
        for name, its_hash in named.items():
            if _leads_out(name):
                findings.append(found("unsafe-name", path, f"it names “{name}”"))
            else:
                expected[name] = its_hash
    return expected, findings


def _leads_out(name: str) -> bool:
    path = PurePosixPath(name)
    return path.is_absolute() or ".." in path.parts or "\\" in name


def _of_files(
    folder: Path, expected: Mapping[str, str], read: Mapping[str, str | OSError]
) -> Iterator[Finding]:
    """Yield what is changed, missing, added or renamed."""
    added = {name for name in read if name not in expected and name not in REQUIRED}
    for name in sorted(expected):
        result = read.get(name)
        if isinstance(result, OSError):
            reason = result.strerror or str(result)
            yield found("unreadable", folder / name, f"it cannot be read: {reason}")
        elif result is None:
            other = next((each for each in sorted(added) if read[each] == expected[name]), None)
            if other is None:
                yield found("missing-file", folder / name, "it is not there")
            else:
                added.discard(other)
                yield found("renamed-file", folder / name, f"it is called {other} now")
        elif result != expected[name]:
            yield found(_changed(name), folder / name, "it is not as it was frozen")
    for name in sorted(added):
        yield found("added-file", folder / name, "it was not frozen with this version")


def _changed(name: str) -> str:
    if name.startswith(f"{layout.PAYLOAD}/"):
        return "changed-file"
    known = {layout.MANIFEST: "edited-manifest", layout.INFO: "edited-bag-info"}
    return known.get(name, "edited-tag-file")


def _of_bag_info(version: Version, inside: Contents) -> Iterator[Finding]:
    """Yield where a version says what its folder does not."""
    payload = [size for name, size in inside.sizes.items() if name.startswith(f"{layout.PAYLOAD}/")]
    if (sum(payload), len(payload)) != version.payload:
        size, count = version.payload
        told = f"it speaks of {count} files and {size} bytes, and there are {len(payload)} and "
        yield found("wrong-size", version.folder / layout.INFO, f"{told}{sum(payload)}")


def verify_place(version: Version) -> list[Finding]:
    """Return where a version of an archive lies in another's folder, or under another's number."""
    findings = []
    if version.facts.slug != version.folder.parent.name:
        told = f"it is a version of {version.facts.slug}"
        findings.append(found("wrong-folder", version.folder, told))
    if NUMBERED.fullmatch(version.folder.name) and version.folder.name != f"v{version.number}":
        told = f"it says that it is v{version.number}"
        findings.append(found("wrong-number", version.folder, told))
    return findings


def _first(verified: Mapping[int, Verified]) -> Iterator[Finding]:
    first = verified.get(1)
    if first and first.version and first.version.previous:
        told = "it is the first one, and names a version before it"
        yield found("broken-chain", first.folder, told)


def _link(before: Verified, after: Verified) -> Iterator[Finding]:
    """Yield where a version does not name the one before it as that is now."""
    if after.version is None:
        return
    try:
        now = bag_hash(before.folder)
    except ArchiveError:  # told of that version itself
        return
    if after.version.previous != now:
        told = f"it was frozen after another {before.folder.name} than the one that is there"
        yield found("broken-chain", after.folder, told)


def _in_order(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings, worst first; those as bad as each other by their places."""
    return tuple(sorted(findings, key=lambda each: (-each.severity, str(each.place))))
