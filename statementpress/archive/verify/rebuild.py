"""Make everything in a frozen version again from the version alone, and compare.

The sources in the bag are a complete project, so a source that was forgotten when they were
gathered shows here. Nothing is written into the bag, and nothing is taken from the project around
it.

If a version is made again with the software that made it, every byte has to be the same. Other
versions of libraries write other bytes: then the text of a PDF is read, and its pages are looked
at. Another text is an error all the same, as it comes from the sources. Pages that look different
are a warning, as another Pango may well break a line elsewhere.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from statementpress.archive.bag import layout
from statementpress.archive.bag.reading import payload_hashes
from statementpress.archive.bag.record import BuildRecord, record_of
from statementpress.archive.bag.version import Version
from statementpress.archive.freeze.payload import frozen_files
from statementpress.editions.source import read_source
from statementpress.editions.versions import differing, machine, native, software
from statementpress.errors import Finding, Place, ProofError, Severity, explained
from statementpress.project.project import Project
from statementpress.proof.alike import Likeness, likeness

Stage = Callable[[str], None]
"""Called with the name of what is under way."""
MOST_LISTED = 6
"""Changed versions of software that a finding lists; the record has all of them."""


def rebuilt(version: Version, stage: Stage) -> list[Finding]:
    """Make all files of a version again, and return how they compare.

    `stage` is called with the name of what is under way. A note says that all files are the same;
    the errors are `cannot-be-rebuilt` and `not-rebuilt`. Raises nothing for a fault of the version.
    """
    try:
        kept = record_of(version)
        source = read_source(Project.at(version.source, alone=True), version.statement)
        made = frozen_files(source, tuple(kept.editions), lambda _, names: stage(names))
        stage("compare")
        return _compared(version, made.files, kept)
    except Exception as error:
        reason = explained(error)
        return [
            Finding(
                "cannot-be-rebuilt",
                Severity.ERROR,
                f"it cannot be made again: {reason.message}",
                reason.place or Place(str(version.source)),
                reason.hint or "make it with the software that its build record names",
            )
        ]


def changed_software(kept: BuildRecord) -> list[str]:
    """Return the software that differs from that in a record, each as "Pango 1.50 -> 1.56"."""
    before = {"platform": kept.platform, **kept.software, **kept.native}
    now = {"platform": machine(), **software(), **native()}
    changed = differing(before, now)
    return [f"{name} {was} -> {came}" for name, (was, came) in changed.items()]


def _compared(version: Version, made: Mapping[str, bytes], kept: BuildRecord) -> list[Finding]:
    """Return a finding for each file that differs, or the note that none does."""
    changed = changed_software(kept)
    frozen = [name for name in payload_hashes(version.folder) if name != layout.RECORD]
    unsigned = {each.path: each.unsigned.bytes for each in kept.outputs if each.unsigned}
    differ = []
    for name in dict.fromkeys((*frozen, *made)):
        path, after = version.data / name, made.get(name)
        before = _before(path, unsigned.get(name))
        if before != after:
            differ.append(_difference(Place(str(path)), before, after, changed))
    return differ or [_all_the_same(version, len(frozen), len(unsigned))]


def _all_the_same(version: Version, count: int, signed: int) -> Finding:
    but = " (signed files as they were before they were signed)" if signed else ""
    message = f"all {count} files were made again and are the same, byte for byte{but}"
    return Finding("rebuilt", Severity.NOTE, message, Place(str(version.folder)))


def _before(path: Path, unsigned: int | None) -> bytes | None:
    """Return a frozen file up to where its signature begins, None if there is no such file."""
    return path.read_bytes()[:unsigned] if path.is_file() else None


def _difference(
    place: Place, before: bytes | None, after: bytes | None, changed: list[str]
) -> Finding:
    """Return how a file that was made again differs, and how bad that is."""
    if before is None or after is None:
        message = (
            "this file is no longer made" if after is None else "this file was not made before"
        )
        return _finding(place, Severity.WARNING if changed else Severity.ERROR, message, changed)
    if not place.path.endswith(".pdf"):
        is_text = place.path.endswith(".txt")
        severity = Severity.WARNING if changed and not is_text else Severity.ERROR
        return _finding(place, severity, "it differs when it is made again", changed)
    found = _likeness(before, after)
    if changed and found and found.alike:
        severity = Severity.NOTE
    elif changed and found and not found.read_otherwise:
        severity = Severity.WARNING
    else:
        severity = Severity.ERROR
    message = f"made again, it has {found or 'no pages, as it is not a PDF'}"
    return _finding(place, severity, message, changed)


def _likeness(before: bytes, after: bytes) -> Likeness | None:
    try:
        return likeness(before, after)
    except ProofError:
        return None


def _finding(place: Place, severity: Severity, message: str, changed: list[str]) -> Finding:
    code = "not-rebuilt" if severity is Severity.ERROR else "rebuilt-otherwise"
    if not changed:
        hint = "the software is the same as when it was made: compare it with a copy of the version"
        return Finding(code, severity, message, place, hint)
    listed = ", ".join(changed[:MOST_LISTED]) + (" ..." if changed[MOST_LISTED:] else "")
    hint = "make it with the software of the build record to get the same bytes"
    return Finding(code, severity, f"{message}; changed since: {listed}", place, hint)
