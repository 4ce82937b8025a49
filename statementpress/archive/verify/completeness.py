"""Check the files of a bag against its manifests, and the manifests against each other.

The tag manifest vouches for the tag files, and the manifest for the payload. A manifest that is
damaged itself proves nothing about the rest, as nobody can know from within which of the two is as
it was. So one finding then names the manifest with all files that disagree with it.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from statementpress.archive.bag import layout
from statementpress.archive.bag.bag_info import read_bag_info
from statementpress.archive.bag.file_names import shown
from statementpress.archive.bag.manifest import read_manifest
from statementpress.archive.bag.reading import LARGEST_OWN
from statementpress.archive.verify.damage import fault
from statementpress.archive.verify.fixity import Contents
from statementpress.errors import ArchiveError, Finding, Place
from statementpress.machine.regular import read_regular

MOST_LISTED = 10
"""Files that a finding lists of those that disagree with a damaged manifest."""
REQUIRED = (layout.DECLARATION, layout.INFO, layout.MANIFEST, layout.TAG_MANIFEST)
"""The files that every version has beside its payload."""
CODES = {
    layout.MANIFEST: "edited-manifest",
    layout.INFO: "edited-bag-info",
    layout.TAG_MANIFEST: "damaged-tag-manifest",
}
_CHANGED = "its content has changed since it was frozen"
_UNDER_PAYLOAD = f"{layout.PAYLOAD}/"


@dataclass(frozen=True, slots=True)
class Bag:
    """A bag as it was read."""

    folder: Path
    inside: Contents
    read: Mapping[str, str | OSError]
    """The SHA-256 of each file, or why it cannot be read."""
    named_after: str = ""
    """The SHA-256 that the next version gives for its tag manifest; empty if not known."""


@dataclass(frozen=True, slots=True)
class Completeness:
    """What is wrong with the files of a bag."""

    findings: tuple[Finding, ...]
    has_witness: bool
    """Whether the tag manifest can be believed."""


def completeness(bag: Bag) -> Completeness:
    """Find every file that was changed, removed, added or renamed, and each damaged manifest."""
    # The tag manifest comes first: it says whether the manifest of the payload can be believed.
    tags, faults = _listed_in(bag, layout.TAG_MANIFEST)
    beside = {name: bag.read[name] for name in bag.read if not _is_payload(name)}
    beside.pop(layout.TAG_MANIFEST, None)
    for name in _made_last(bag, tags or {}):
        beside.pop(name, None)
    of_tags = list(_without_witness(bag) if tags is None else _compared(bag, tags, beside))
    # The next version knows the hash that this tag manifest had. If it has another one now, it is
    # the tag manifest that was damaged, and not the tag files that disagree with it.
    is_another = bag.named_after not in {"", bag.read.get(layout.TAG_MANIFEST)}
    if tags is not None and of_tags and is_another:
        reason = "it is not the one that the next version was frozen after"
        faults.append(_contradicted(bag, layout.TAG_MANIFEST, reason, of_tags))
        of_tags = []
    # A damaged manifest is reported once, together with the payload that disagrees with it.
    is_doubtful = shown(str(bag.folder / layout.MANIFEST)) in _places(of_tags)
    payload = _of_payload(bag, is_doubtful)
    of_tags = [each for each in of_tags if each.code != "edited-manifest"]
    return Completeness((*faults, *of_tags, *payload), tags is not None and not faults)


def _made_last(bag: Bag, tags: Mapping[str, str]) -> Iterator[str]:
    """Yield what no manifest can list: the tag manifest's signature, and the time stamp of these.

    That there has to be a stamp is said by bag-info.txt, if it is as the tag manifest lists it.
    """
    last = layout.TAG_MANIFEST
    if layout.SIGNATURE in tags:
        last = layout.TAG_SIGNATURE
        yield last
    if bag.read.get(layout.INFO) == tags.get(layout.INFO):
        with suppress(ArchiveError):
            if read_bag_info(bag.folder).facts.authority:
                yield layout.STAMPS[last]


def _without_witness(bag: Bag) -> Iterator[Finding]:
    """Yield an error for each missing file that every bag has, if no tag manifest lists them."""
    for name in (layout.DECLARATION, layout.INFO):
        if name not in bag.inside.sizes and not bag.inside.hides(name):
            yield _missing(bag.folder / name)


def _of_payload(bag: Bag, is_doubtful: bool) -> list[Finding]:
    """Return what is wrong with the payload.

    If the manifest `is_doubtful`, it disagrees with the tag manifest; that it is missing or
    unreadable was reported then.
    """
    listed, faults = _listed_in(bag, layout.MANIFEST)
    if listed is None:
        is_known = is_doubtful and not isinstance(bag.read.get(layout.MANIFEST), str)
        return [] if is_known else faults
    payload = {name: bag.read[name] for name in bag.read if _is_payload(name)}
    differing = list(_compared(bag, listed, payload))
    if faults or not is_doubtful:
        return [*faults, *differing]
    return [_contradicted(bag, layout.MANIFEST, _CHANGED, differing)]


def _listed_in(bag: Bag, manifest: str) -> tuple[dict[str, str] | None, list[Finding]]:
    """Return the hashes that a manifest lists by name, None if it cannot be used, and why."""
    path = bag.folder / manifest
    result = bag.read.get(manifest)
    if result is None:
        hidden = bag.inside.hides(manifest)
        return None, [] if hidden else [_missing(path)]
    if isinstance(result, OSError):
        return None, [_unreadable(path, result)]
    try:
        listed = read_manifest(read_regular(path, LARGEST_OWN), Place(str(path)))
    except OSError as error:
        return None, [_unreadable(path, error)]
    except ArchiveError as error:
        line = f"line {error.place.line}: " if error.place and error.place.line else ""
        return None, [fault(CODES[manifest], path, f"{line}{error.message}")]
    faults = _of_names(listed, manifest, path)
    return (None if faults else listed), faults


def _of_names(listed: Mapping[str, str], manifest: str, path: Path) -> list[Finding]:
    """Return an error if a manifest lists names that it must not list, or leaves some out."""
    outside = [name for name in listed if _leads_out(name)]
    if outside:
        message = f"it lists names that lead out of the version: {_joined(outside)}"
        return [fault("unsafe-name", path, message)]
    astray = [name for name in listed if _is_payload(name) != (manifest == layout.MANIFEST)]
    if astray:
        message = f"it lists files that do not belong in this manifest: {_joined(astray)}"
        return [fault(CODES[manifest], path, message)]
    needed = REQUIRED if manifest == layout.TAG_MANIFEST else ()
    left_out = [name for name in needed if name not in {manifest, *listed}]
    if left_out:
        return [fault(CODES[manifest], path, f"it does not list {_joined(left_out)}")]
    return []


def _compared(
    bag: Bag, expected: Mapping[str, str], read: Mapping[str, str | OSError]
) -> Iterator[Finding]:
    """Yield a finding for each file that was changed, removed, added or renamed.

    `expected` has the hashes of a manifest, `read` those of the files that there are.
    """
    added = {name: result for name, result in sorted(read.items()) if name not in expected}
    by_hash: dict[str, list[str]] = {}
    for name, its_hash in added.items():
        by_hash.setdefault(str(its_hash), []).append(name)
    for name in sorted(expected):
        result = read.get(name)
        if result == expected[name]:
            continue
        path = bag.folder / name
        if isinstance(result, OSError):
            yield _unreadable(path, result)
        elif result is not None:
            yield fault(_code_of_change(name), path, _CHANGED)
        elif not bag.inside.hides(name):
            others = by_hash.get(expected[name])
            if others:
                other = others.pop(0)
                del added[other]
                yield fault("renamed-file", path, _renamed(name, other))
            else:
                yield _missing(path)
    for name in added:
        yield fault("added-file", bag.folder / name, "it was not frozen with this version")


def _code_of_change(name: str) -> str:
    return "changed-file" if _is_payload(name) else CODES.get(name, "edited-tag-file")


def _renamed(name: str, other: str) -> str:
    if normalize("NFC", name) == normalize("NFC", other):
        return "its name is in another Unicode form now, as some programs leave it when they copy"
    return f"it is called {other} now"


def _contradicted(bag: Bag, manifest: str, reason: str, findings: Iterable[Finding]) -> Finding:
    """Return the error that a manifest is damaged, with the files that disagree with it."""
    root = shown(f"{bag.folder}/")
    names = sorted(place.removeprefix(root) for place in _places(findings))
    contradiction = f"; these files disagree with it: {_joined(names)}" if names else ""
    return fault(CODES[manifest], bag.folder / manifest, reason + contradiction)


def _joined(names: list[str]) -> str:
    more = f" and {len(names) - MOST_LISTED} more" if len(names) > MOST_LISTED else ""
    return ", ".join(names[:MOST_LISTED]) + more


def _places(findings: Iterable[Finding]) -> set[str]:
    return {each.place.path for each in findings if each.place}


def _missing(path: Path) -> Finding:
    return fault("missing-file", path, "this file is missing")


def _unreadable(path: Path, error: OSError) -> Finding:
    return fault("unreadable", path, f"it cannot be read: {error.strerror or error}")


def _is_payload(name: str) -> bool:
    return name.startswith(_UNDER_PAYLOAD)


def _leads_out(name: str) -> bool:
    """Return whether a name leads out of the bag, on any system."""
    return name[:1] == "/" or name[1:2] == ":" or "\\" in name or ".." in name.split("/")
