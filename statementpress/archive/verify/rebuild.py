"""Make everything in a frozen version again from the version alone, and say how it compares.

The bag's own sources stand alone, so what was forgotten when they were gathered shows here. Nothing
is written into the bag, and nothing is taken from the project around it.

Where nothing differs that a version was made with, every byte has to come out again. Other versions
of libraries write other bytes: a PDF is then read and looked at. Another text is an error all the
same, as it comes from the sources; pages that look otherwise are a warning, as another Pango may
well break a line elsewhere.
"""

import platform
from collections.abc import Callable, Mapping
from pathlib import Path

from statementpress.archive.bag import layout
from statementpress.archive.bag.reading import payload_hashes
from statementpress.archive.bag.record import BuildRecord, record_of
from statementpress.archive.bag.version import Version
from statementpress.archive.freeze.payload import frozen_files
from statementpress.archive.freeze.recording import native, software
from statementpress.editions.source import read_source
from statementpress.errors import Finding, Place, ProofError, Severity, explained
from statementpress.proof.alike import Likeness, likeness

TOLD = 6
"""Changed versions of software that a finding names; the record has them all."""


def rebuilt(version: Version, stage: Callable[[str], None]) -> list[Finding]:
    """Return what came of making all files of a version again; `stage` is told what is under way.

    A note says that all came out again as they were; errors are `cannot-be-rebuilt` and
    `not-rebuilt`. Nothing is raised for what is wrong with the version.
    """
    try:
        kept = record_of(version)
        source = read_source(version.source, version.statement, alone=True)
        made = frozen_files(source, tuple(kept.editions), lambda _, names: stage(names))
        stage("compare")
        return _compared(version, made.files, kept)
    except Exception as error:
        told = explained(error)
        return [
            Finding(
                "cannot-be-rebuilt",
                Severity.ERROR,
                f"it cannot be made again: {told.message}",
                told.place or Place(str(version.source)),
                told.hint or "make it with the software that its build record names",
            )
        ]


def changed_software(kept: BuildRecord) -> list[str]:
    """Return what a version was made with and is another one now, as "Pango 1.50 -> 1.56"."""
    before = {"platform": kept.platform, **kept.software, **kept.native}
    now = {"platform": f"{platform.system()} {platform.machine()}", **software(), **native()}
    return [
        f"{name} {before.get(name, 'absent')} -> {now.get(name, 'absent')}"
        for name in dict.fromkeys((*before, *now))
        if before.get(name) != now.get(name)
    ]


def _compared(version: Version, made: Mapping[str, bytes], kept: BuildRecord) -> list[Finding]:
    """Return what is to be said of each file that is not as it was, or that all of them are."""
    changed = changed_software(kept)
    frozen = [name for name in payload_hashes(version.folder) if name != layout.RECORD]
    unsigned = {each.path: each.unsigned.bytes for each in kept.outputs if each.unsigned}
    differ = []
    for name in dict.fromkeys((*frozen, *made)):
        path, after = version.data / name, made.get(name)
        before = _before(path, unsigned.get(name))
        if before != after:
            differ.append(_finding(Place(str(path)), before, after, changed))
    return differ or [_all_the_same(version, len(frozen), len(unsigned))]


def _all_the_same(version: Version, count: int, signed: int) -> Finding:
    told = f"all {count} files came out again byte for byte"
    if signed:
        told += ", those that are signed as they were before"
    return Finding("rebuilt", Severity.NOTE, told, Place(str(version.folder)))


def _before(path: Path, signed_from: int | None) -> bytes | None:
    """Return a frozen file, without the signature that begins at a byte; None where it is not."""
    return path.read_bytes()[:signed_from] if path.is_file() else None


def _finding(
    place: Place, before: bytes | None, after: bytes | None, changed: list[str]
) -> Finding:
    """Say how a file that was made again differs, and how bad that is."""
    if before is None or after is None:
        told = "it is not made any more" if after is None else "it is made now, and was not before"
        return _told(place, Severity.WARNING if changed else Severity.ERROR, told, changed)
    if not place.path.endswith(".pdf"):
        is_text = place.path.endswith(".txt")
        severity = Severity.WARNING if changed and not is_text else Severity.ERROR
        return _told(place, severity, "it comes out otherwise", changed)
    found = _likeness(before, after)
    if changed and found and found.alike:
        severity = Severity.NOTE
    elif changed and found and not found.read_otherwise:
        severity = Severity.WARNING
    else:
        severity = Severity.ERROR
    return _told(place, severity, f"it comes out with {found or 'what is no PDF'}", changed)


def _likeness(before: bytes, after: bytes) -> Likeness | None:
    try:
        return likeness(before, after)
    except ProofError:
        return None


def _told(place: Place, severity: Severity, told: str, changed: list[str]) -> Finding:
    code = "not-rebuilt" if severity is Severity.ERROR else "rebuilt-otherwise"
    if not changed:
        hint = "nothing that it was made with has changed: compare it with a copy of the version"
        return Finding(code, severity, told, place, hint)
    listed = ", ".join(changed[:TOLD]) + (" ..." if changed[TOLD:] else "")
    hint = "rebuild it with what it was made with, to get its bytes"
    return Finding(code, severity, f"{told}; changed since: {listed}", place, hint)
