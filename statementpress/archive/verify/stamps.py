"""Check the time stamps of a version: the one that it was frozen with, and those of later years."""

import asyncio
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

from statementpress.archive.bag import layout
from statementpress.archive.bag.manifest import hash_of_file, read_manifest
from statementpress.archive.bag.reading import LARGEST_OWN
from statementpress.archive.bag.renewals import FILES, HASH, covered, name_in, renewals
from statementpress.archive.bag.version import Version
from statementpress.archive.stamp.authority import MOST_APART
from statementpress.archive.stamp.evidence import path_up
from statementpress.archive.stamp.token import (
    BROKEN,
    Digest,
    Stamp,
    digests,
    faults,
    read_response,
)
from statementpress.archive.verify.damage import SealFinding, caution, fault
from statementpress.archive.verify.fixity import contents
from statementpress.archive.verify.seals import ORDER, Held, Stamped, bad_stamp
from statementpress.errors import ArchiveError, Finding, Place, Severity
from statementpress.machine.regular import read_regular

SOON = timedelta(days=365)
"""How long before the newest stamp ends, at most, it is said to be time for another one."""
LAST_PART = 4
"""Of the time for which a stamp holds: the last quarter; some certificates end after a year."""
A_DAY = timedelta(days=1)
"""How far the day of freezing, which is that of a time zone, may lie before or after one in UTC."""
Result = Held | Finding


def checked(path: Path, stamped: Stamped, stamp: Stamp, digest: Digest) -> Iterator[Result]:
    """Yield a stamp that holds for what `digest` hashes, or an error for each fault of it."""
    try:
        found = asyncio.run(faults(stamp, digest))
    except BROKEN as error:
        found = [f"it cannot be read: {error}"]
    for message in found:
        yield bad_stamp(path, message)
    if not found:
        yield Held(path, stamped, stamp)


def of_bag(version: Version) -> Iterator[Result]:
    """Yield the stamp that a version was frozen with, or what is wrong with it."""
    if not version.facts.authority:
        return
    is_signed = (version.folder / layout.SIGNATURE).exists()
    name = layout.TAG_SIGNATURE if is_signed else layout.TAG_MANIFEST
    yield from _beside(version.folder / name, version.folder / layout.STAMPS[name], Stamped.VERSION)


def of_renewals(version: Version) -> Iterator[Result]:
    """Yield each stamp of later years with what it stamps, or what is wrong with it."""
    folders = renewals(version.folder)
    hashes = _hashes(version.folder, max(folders) + 1) if folders else {}
    for number, folder in folders.items():
        findings = [*_of_contents(folder), *_of_list(version.folder, number, folder, hashes)]
        yield from findings
        if all(finding.severity is not Severity.ERROR for finding in findings):
            listed, stamp = folder / layout.RENEWED, folder / layout.RENEWED_STAMP
            yield from _beside(listed, stamp, Stamped.RENEWAL)


def out_of_order(version: Version, held: Sequence[Held]) -> Iterator[Finding]:
    """Yield an error for each stamp that is older than what it stamps says that it is."""
    ordered = sorted(held, key=lambda each: ORDER.index(each.stamped))
    for before, after in pairwise(ordered):
        if after.stamp.moment + MOST_APART < before.stamp.moment:
            older, newer = _when(after.stamp), _when(before.stamp)
            yield bad_stamp(after.path, f"it is of {older}, but what it stamps is of {newer}")
    for each in held:
        frozen = version.facts.frozen
        if each.stamped is Stamped.VERSION and (each.stamp.moment + A_DAY).date() < frozen:
            when = _when(each.stamp)
            message = f"the version says that it was frozen on {frozen}, but was stamped on {when}"
            yield bad_stamp(each.path, message)


def notes(held: Sequence[Held], levels: dict[Path, str]) -> Iterator[Finding]:
    """Yield a note for each file with a stamp: when it was stamped, and by whom.

    `levels` has the levels of PAdES that PDFs have.
    """
    told: set[Path] = set()
    for each in held:
        stamp = each.stamp
        if each.path in told:
            continue
        told.add(each.path)
        level = [f"PAdES {levels[each.path]}"] if each.path in levels else []
        again = "stamped anew" if each.stamped is Stamped.RENEWAL else "stamped"
        facts = {
            "time": stamp.moment.isoformat(),
            "authority": stamp.authority,
            "certificate": stamp.fingerprint,
            "hash": stamp.hash,
            "stamps": str(each.stamped),
            "valid_until": end_of(stamp).isoformat(),
            **({"level": level[0]} if level else {}),
        }
        yield SealFinding(
            "stamped",
            Severity.NOTE,
            f"{again} on {_when(stamp)} by {stamp.authority}, {'; '.join(['RFC 3161', *level])}",
            Place(str(each.path)),
            "compare the certificate's SHA-256 with what the authority publishes: "
            f"{stamp.fingerprint}",
            facts,
        )


def endings(version: Version, held: Sequence[Held], now: datetime) -> Iterator[Finding]:
    """Yield a warning if the newest stamp ends soon, or has, and for each that came too late."""
    ordered = sorted(held, key=lambda each: each.stamp.moment)
    for before, after in pairwise(ordered):
        if after.stamped is Stamped.RENEWAL and after.stamp.moment > end_of(before.stamp):
            yield caution(
                "renewed-late",
                after.path,
                f"it is of {_when(after.stamp)}, but the certificates of the stamp before it were "
                f"valid only until {end_of(before.stamp).date()}",
            )
    if not ordered:
        return
    newest = ordered[-1]
    end = end_of(newest.stamp)
    if now > end:
        message = f"the certificates of its newest time stamp were valid only until {end.date()}"
        yield caution("stamp-ended", version.folder, message)
    elif now > end - min(SOON, (end - newest.stamp.moment) / LAST_PART):
        message = f"the certificates of its newest time stamp are valid only until {end.date()}"
        yield caution("stamp-ends", version.folder, message)


def end_of(stamp: Stamp) -> datetime:
    """Return when the first of the certificates of a stamp ends."""
    path = path_up(stamp.certificate, stamp.evidence.certificates)
    ends: list[datetime] = [each.not_valid_after for each in path]
    return min(ends)


def _when(stamp: Stamp) -> str:
    return f"{stamp.moment:%Y-%m-%d %H:%M} UTC"


def _beside(stamped: Path, path: Path, what: Stamped) -> Iterator[Result]:
    """Yield the stamp in the file `path` of all bytes of the file `stamped`."""
    try:
        stamp = read_response(read_regular(path, LARGEST_OWN))
        data = read_regular(stamped, LARGEST_OWN)
    except FileNotFoundError as error:
        is_stamp = error.filename == str(path)
        message = "this time stamp is missing" if is_stamp else "what this stamps is missing"
        yield bad_stamp(path, message)
    except BROKEN as error:
        yield bad_stamp(path, f"this is not a time stamp: {error}")
    except OSError as error:
        yield bad_stamp(path, f"it cannot be read: {error.strerror}")
    else:
        yield from checked(path, what, stamp, digests(data))


def _of_contents(folder: Path) -> Iterator[Finding]:
    """Yield what lies in a folder of a stamp and does not belong there, or is missing."""
    if folder.is_symlink():
        yield fault("not-a-file", folder, "this is a link")
    inside = contents(folder)
    for name, reason in inside.unreadable.items():
        yield fault("unreadable", folder / name, f"it cannot be read: {reason}")
    for name, what in inside.odd.items():
        yield fault("not-a-file", folder / name, what)
    for name in (*inside.sizes, *inside.empty):
        if name not in FILES:
            yield fault("added-file", folder / name, "it does not belong to this time stamp")
    for name in FILES:
        if name not in inside.sizes and name not in inside.odd:
            yield fault("missing-file", folder / name, "this file is missing")
    if inside.writable:
        yield caution("not-read-only", folder, f"{inside.writable[0]} can be written to")


def _hashes(version: Path, before: int) -> dict[str, str]:
    """Return the stronger hash of every file of a version and its stamps, by the names of lists."""
    home = version.parent
    return {name_in(path, home): hash_of_file(path, HASH) for path in covered(version, before)}


def _of_list(version: Path, number: int, folder: Path, hashes: dict[str, str]) -> Iterator[Finding]:
    """Yield an error if the list of a stamp does not name just what it has to, as it is now."""
    path = folder / layout.RENEWED
    try:
        listed = read_manifest(read_regular(path, LARGEST_OWN), Place(str(path)), HASH)
    except (OSError, ArchiveError) as error:
        if not isinstance(error, FileNotFoundError):  # that it is missing was said
            yield bad_stamp(path, f"it cannot be read: {getattr(error, 'message', error)}")
        return
    expected = {name_in(each, version.parent) for each in covered(version, number)}
    for name in sorted(listed.keys() | expected):
        if name not in expected:
            yield bad_stamp(path, f"it lists {name}, which is not there")
        elif name not in listed:
            yield bad_stamp(path, f"it does not list {name}")
        elif listed[name] != hashes[name]:
            yield bad_stamp(path, f"{name} has changed since it was listed")
