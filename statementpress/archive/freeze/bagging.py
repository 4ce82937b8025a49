"""Write a payload as the bag of the next version: whole, or not at all.

Everything is written to a hidden folder beside the versions, forced to the disk and made read-only.
Only then does it take the next number (see `machine.asides`). Two freezes of a statement write one
after the other, so that each version names the hash of the one before it.
"""

import errno
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from statementpress.archive.bag import layout
from statementpress.archive.bag.bag_info import bag_info, read_bag_info, version_of
from statementpress.archive.bag.file_names import check_names
from statementpress.archive.bag.manifest import hash_of, manifest
from statementpress.archive.bag.reading import bag_hash, check_tag_files
from statementpress.archive.bag.version import Facts, Version
from statementpress.archive.bag.versions import bags
from statementpress.errors import OutputError, Place
from statementpress.machine.asides import aside, fill, force, sweep
from statementpress.machine.storage import output_errors
from statementpress.native.replacing import rename

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
LOCK = ".lock"
READ_ONLY_FILE, READ_ONLY_FOLDER = 0o444, 0o555
OPTION = "--project"
"""The option that names another place for an archive."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """What came of a freeze."""

    version: Version
    """The version that holds what was to be frozen."""
    is_new: bool
    """Whether it was frozen now; otherwise it held the same already."""


@dataclass(frozen=True, slots=True)
class Seals:
    """What vouches for a version from the moment at which it is frozen."""

    sign: Callable[[bytes], bytes] | None = None
    """Returns a detached signature of a manifest; None if nobody signs it."""
    stamp: Callable[[bytes], bytes] | None = None
    """Returns a time stamp of the tag manifest or of its signature; None if nobody stamps it."""


NO_SEALS = Seals()


def freeze(
    archive: Path,
    facts: Facts,
    payload: Mapping[str, bytes],
    same: Callable[[Version], bool],
    seals: Seals = NO_SEALS,
) -> Frozen:
    """Freeze a payload as the next version, unless `same` says that the newest holds it already.

    Names of the payload are relative to data/. Raises ContentError for a name that not every system
    can keep, OutputError if the disk is full or may not be written to, ArchiveError if the newest
    version is damaged, and what the seals raise. Then there is no new version, and the others are
    as they were.
    """
    check_names(payload)
    home = archive / facts.slug
    size = sum(map(len, payload.values()))
    with output_errors(home, size, OPTION):
        refuse_links(archive, home)
        _make(home)
        with FileLock(home / LOCK):
            # Whoever holds the lock is the only one that writes: the rest is left over.
            sweep(home, r"v\d+(?:-stamp-\d+)?")
            known = bags(home)
            newest = known[max(known)] if known else None
            # Compare only now, as another process may have frozen the same before it let go of the
            # lock; and with a version that is sound, because the chain goes on from it.
            if newest:
                check_tag_files(newest)
                version = read_bag_info(newest)
                if same(version):
                    return Frozen(version, False)
            number = max(known, default=0) + 1
            previous = bag_hash(newest) if newest else ""
            files = _files(facts, number, previous, payload, seals)
            folder = home / f"v{number}"
            with aside(folder) as staging:
                write(staging, files)
                keep(staging, folder)
            return Frozen(version_of(files[layout.INFO], folder), True)


def _make(home: Path) -> None:
    """Make a statement's folder and those above it, and force the name of each to the disk."""
    for folder in (*reversed(home.parents), home):
        if not folder.is_dir():
            folder.mkdir(exist_ok=True)
            force(folder.parent)


def refuse_links(archive: Path, home: Path) -> None:
    """Raise OutputError if the archive, or the statement's folder in it, is a link."""
    for folder in (archive, home):
        if folder.is_symlink():
            raise OutputError(
                "this is a link, and an archive has to be a folder",
                place=Place(str(folder)),
                hint=f"move the link away, or name a project elsewhere with {OPTION}",
            )


def _files(
    facts: Facts,
    number: int,
    previous: str,
    payload: Mapping[str, bytes],
    seals: Seals,
) -> dict[str, bytes]:
    """Return every file of the bag by its name in it."""
    # The order follows from what lists or signs what: the manifest lists the payload, the tag
    # manifest lists the files beside it, the last signature signs the tag manifest, and the stamp
    # comes last of all.
    data = {f"{layout.PAYLOAD}/{name}": content for name, content in payload.items()}
    size = (sum(map(len, data.values())), len(data))
    beside = {
        layout.DECLARATION: DECLARATION,
        layout.INFO: bag_info(facts, number, previous, size),
        layout.MANIFEST: manifest(_hashes(data)),
    }
    if seals.sign:
        beside[layout.SIGNATURE] = seals.sign(beside[layout.MANIFEST])
    tag_manifest = manifest(_hashes(beside))
    last = {layout.TAG_MANIFEST: tag_manifest}
    if seals.sign:
        last[layout.TAG_SIGNATURE] = seals.sign(tag_manifest)
    if seals.stamp:
        stamped = layout.TAG_SIGNATURE if seals.sign else layout.TAG_MANIFEST
        last[layout.STAMPS[stamped]] = seals.stamp(last[stamped])
    return {**data, **beside, **last}


def _hashes(files: Mapping[str, bytes]) -> dict[str, str]:
    return {name: hash_of(content) for name, content in files.items()}


def write(staging: Path, files: Mapping[str, bytes]) -> None:
    """Write the files, and make all but `staging` itself read-only."""
    staging.mkdir()
    fill(staging, files)
    for path in staging.rglob("*"):
        path.chmod(READ_ONLY_FOLDER if path.is_dir() else READ_ONLY_FILE)


def keep(staging: Path, folder: Path) -> None:
    """Rename the finished bag to `folder`, which must not exist."""
    if os.path.lexists(folder):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    staging.chmod(READ_ONLY_FOLDER)
    try:
        rename(staging, folder)
    except PermissionError:  # POSIX lets a system ask for the right to write to what is renamed
        staging.chmod(0o755)
        rename(staging, folder)
    with suppress(OSError):  # the version is there, and whole
        folder.chmod(READ_ONLY_FOLDER)
        force(folder.parent)
