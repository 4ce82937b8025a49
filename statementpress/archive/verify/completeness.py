"""Hold what lies in a bag against its manifests, and the manifests against each other.

The tag manifest is the witness for the tag files, the manifest for the payload. A witness that is
damaged itself proves nothing of the rest: then one finding names it and all that it contradicts,
as nobody can tell from within which of the two is as it was.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from statementpress.archive.bag import layout
from statementpress.archive.bag.manifest import read_manifest
from statementpress.archive.verify.damage import found, shown
from statementpress.archive.verify.fixity import Contents
from statementpress.errors import ArchiveError, Finding, Place

TOLD = 10
"""Files that a finding names of those that contradict a damaged manifest."""
REQUIRED = (layout.DECLARATION, layout.INFO, layout.MANIFEST, layout.TAG_MANIFEST)
CODES = {
    layout.MANIFEST: "edited-manifest",
    layout.INFO: "edited-bag-info",
    layout.TAG_MANIFEST: "damaged-tag-manifest",
}
_UNDER_PAYLOAD = f"{layout.PAYLOAD}/"


@dataclass(frozen=True, slots=True)
class Bag:
    """A bag as it was read: `read` has each file's SHA-256, or why it cannot be read.

    `named_after` is what the next version says of it, the SHA-256 of its tag manifest; empty where
    that is not known.
    """

    folder: Path
    inside: Contents
    read: Mapping[str, str | OSError]
    named_after: str = ""


@dataclass(frozen=True, slots=True)
class Completeness:
    """What is wrong with the files of a bag, and whether its tag manifest can be believed."""

    findings: tuple[Finding, ...]
    has_witness: bool


def completeness(bag: Bag) -> Completeness:
    """Return every file that is changed, missing, added or renamed, and each damaged manifest."""
    tags, faults = _named(bag, layout.TAG_MANIFEST)
    beside = {name: bag.read[name] for name in bag.read if not _is_payload(name)}
    beside.pop(layout.TAG_MANIFEST, None)
    if layout.SIGNATURE in (tags or {}):
        beside.pop(layout.TAG_SIGNATURE, None)
    of_tags = list(_without_witness(bag) if tags is None else _compared(bag, tags, beside))
    is_another = bag.named_after not in {"", bag.read.get(layout.TAG_MANIFEST)}
    if tags is not None and of_tags and is_another:
        told = "it is not the one that the next version was frozen after"
        faults.append(_contradicted(bag, layout.TAG_MANIFEST, told, of_tags))
        of_tags = []
    is_doubtful = shown(str(bag.folder / layout.MANIFEST)) in _places(of_tags)
    payload = _of_payload(bag, is_doubtful)
    of_tags = [each for each in of_tags if each.code != "edited-manifest"]
    return Completeness((*faults, *of_tags, *payload), tags is not None and not faults)


def _without_witness(bag: Bag) -> Iterator[Finding]:
    """Yield what is missing of that which every bag has, where no manifest tells."""
    for name in (layout.DECLARATION, layout.INFO):
        if name not in bag.inside.sizes and not bag.inside.hides(name):
            yield _missing(bag.folder / name)


def _of_payload(bag: Bag, is_doubtful: bool) -> list[Finding]:
    """Return what is wrong with the payload; `is_doubtful`: the tag manifest tells of the manifest.

    Then nothing is told once more of one that is missing or unreadable.
    """
    named, faults = _named(bag, layout.MANIFEST)
    if named is None:
        is_told = is_doubtful and not isinstance(bag.read.get(layout.MANIFEST), str)
        return [] if is_told else faults
    payload = {name: bag.read[name] for name in bag.read if _is_payload(name)}
    differing = list(_compared(bag, named, payload))
    if faults or not is_doubtful:
        return [*faults, *differing]
    return [_contradicted(bag, layout.MANIFEST, "it is not as it was frozen", differing)]


def _named(bag: Bag, manifest: str) -> tuple[dict[str, str] | None, list[Finding]]:
    """Return the hashes by names of a manifest, None where it is not to be used, and why."""
    path = bag.folder / manifest
    result = bag.read.get(manifest)
    if result is None:
        hidden = bag.inside.hides(manifest)
        return None, [] if hidden else [_missing(path)]
    if isinstance(result, OSError):
        return None, [_unreadable(path, result)]
    try:
        named = read_manifest(path.read_bytes(), Place(str(path)))
    except OSError as error:
        return None, [_unreadable(path, error)]
    except ArchiveError as error:
        line = f"line {error.place.line}: " if error.place and error.place.line else ""
        return None, [found(CODES[manifest], path, f"{line}{error.message}")]
    faults = _of_names(named, manifest, path)
    return (None if faults else named), faults


def _of_names(named: Mapping[str, str], manifest: str, path: Path) -> list[Finding]:
    """Return what a manifest names that is not its to name, or leaves out."""
    outside = [name for name in named if _leads_out(name)]
    if outside:
        return [found("unsafe-name", path, f"it names {_listed(outside)}")]
    astray = [name for name in named if _is_payload(name) != (manifest == layout.MANIFEST)]
    if astray:
        return [found(CODES[manifest], path, f"it names {_listed(astray)}")]
    needed = REQUIRED if manifest == layout.TAG_MANIFEST else ()
    left_out = [name for name in needed if name not in {manifest, *named}]
    if left_out:
        return [found(CODES[manifest], path, f"it does not name {_listed(left_out)}")]
    return []


def _compared(
    bag: Bag, expected: Mapping[str, str], read: Mapping[str, str | OSError]
) -> Iterator[Finding]:
    """Yield what of the files in `read` is changed, missing, added or renamed."""
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
            yield found(_changed(name), path, "it is not as it was frozen")
        elif not bag.inside.hides(name):
            others = by_hash.get(expected[name])
            if others:
                other = others.pop(0)
                del added[other]
                yield found("renamed-file", path, _renamed(name, other))
            else:
                yield _missing(path)
    for name in added:
        yield found("added-file", bag.folder / name, "it was not frozen with this version")


def _changed(name: str) -> str:
    return "changed-file" if _is_payload(name) else CODES.get(name, "edited-tag-file")


def _renamed(name: str, other: str) -> str:
    if normalize("NFC", name) == normalize("NFC", other):
        return "its name is in another Unicode form now, as some copying programs leave it"
    return f"it is called {other} now"


def _contradicted(bag: Bag, manifest: str, told: str, findings: Iterable[Finding]) -> Finding:
    """Return that a manifest is damaged, with the files that are not as it says."""
    root = shown(f"{bag.folder}/")
    names = sorted(place.removeprefix(root) for place in _places(findings))
    contradiction = f"; other than it says: {_listed(names)}" if names else ""
    return found(CODES[manifest], bag.folder / manifest, told + contradiction)


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - TOLD} more" if len(names) > TOLD else ""
    return ", ".join(names[:TOLD]) + more


def _places(findings: Iterable[Finding]) -> set[str]:
    return {each.place.path for each in findings if each.place}


def _missing(path: Path) -> Finding:
    return found("missing-file", path, "it is not there")


def _unreadable(path: Path, error: OSError) -> Finding:
    return found("unreadable", path, f"it cannot be read: {error.strerror or error}")


def _is_payload(name: str) -> bool:
    return name.startswith(_UNDER_PAYLOAD)


def _leads_out(name: str) -> bool:
    """Tell whether a name leads out of the bag, on whichever system."""
    return name[:1] == "/" or name[1:2] == ":" or "\\" in name or ".." in name.split("/")
