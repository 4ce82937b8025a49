"""Write a new version whole, or not at all, and never into one that is there.

Everything is written to a hidden folder beside the versions, forced to the disk and made read-only;
only then does it take the next number (see `project.asides`). One freeze of a statement writes at a
time, so that each version names the hash of the one before it.
"""

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
from statementpress.project.asides import aside, fill, force, sweep
from statementpress.project.storage import output_errors

DECLARED = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
LOCK = ".lock"
READ_ONLY_FILE, READ_ONLY_FOLDER = 0o444, 0o555
OPTION = "--project"
"""The option that names another place for an archive."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """The version that holds what was to be frozen, and whether it is a new one."""

    version: Version
    is_new: bool


def freeze(
    archive: Path,
    facts: Facts,
    payload: Mapping[str, bytes],
    same: Callable[[Version], bool],
    sign: Callable[[bytes], bytes] | None = None,
) -> Frozen:
    """Freeze a payload as the next version, unless `same` says that the newest holds it already.

    Names of the payload are relative to data/. `sign` returns a detached signature of what it is
    given, here the two manifests. ContentError for a name that not every system can keep,
    OutputError where the disk is full or may not be written to, ArchiveError where the newest
    version is damaged; then nothing is new, and what is there is as it was.
    """
    check_names(payload)
    home = archive / facts.slug
    size = sum(map(len, payload.values()))
    with output_errors(home, size, OPTION):
        _refuse_links(archive, home)
        _make(home)
        with FileLock(home / LOCK):
            sweep(home, r"v\d+")
            known = bags(home)
            newest = known[max(known)] if known else None
            if newest:
                check_tag_files(newest)
                version = read_bag_info(newest)
                if same(version):
                    return Frozen(version, False)
            number = max(known, default=0) + 1
            previous = bag_hash(newest) if newest else ""
            files = _files(facts, number, previous, payload, sign)
            folder = home / f"v{number}"
            with aside(folder) as staging:
                _write(staging, files)
                _keep(staging, folder)
            return Frozen(version_of(files[layout.INFO], folder), True)


def _make(home: Path) -> None:
    """Make a statement's folder and those above it, each forced into the one that holds it."""
    for folder in (*reversed(home.parents), home):
        if not folder.is_dir():
            folder.mkdir(exist_ok=True)
            force(folder.parent)


def _refuse_links(archive: Path, home: Path) -> None:
    """Raise OutputError where the archive, or a statement's folder in it, leads elsewhere."""
    for folder in (archive, home):
        if folder.is_symlink():
            raise OutputError(
                "a link is in the way where the archive has to be a folder",
                place=Place(str(folder)),
                hint=f"move the link away; {OPTION} names a project elsewhere",
            )


def _files(
    facts: Facts,
    number: int,
    previous: str,
    payload: Mapping[str, bytes],
    sign: Callable[[bytes], bytes] | None,
) -> dict[str, bytes]:
    """Return every file of the bag by its name in it."""
    data = {f"{layout.PAYLOAD}/{name}": content for name, content in payload.items()}
    size = (sum(map(len, data.values())), len(data))
    beside = {
        layout.DECLARATION: DECLARED,
        layout.INFO: bag_info(facts, number, previous, size),
        layout.MANIFEST: manifest(_hashes(data)),
    }
    if sign:
        beside[layout.SIGNATURE] = sign(beside[layout.MANIFEST])
    named = manifest(_hashes(beside))
    signed = {layout.TAG_SIGNATURE: sign(named)} if sign else {}
    return {**data, **beside, layout.TAG_MANIFEST: named, **signed}


def _hashes(files: Mapping[str, bytes]) -> dict[str, str]:
    return {name: hash_of(content) for name, content in files.items()}


def _write(staging: Path, files: Mapping[str, bytes]) -> None:
    """Write the files, and make all but `staging` itself read-only: it is still to be renamed."""
    staging.mkdir()
    fill(staging, files)
    for path in staging.rglob("*"):
        path.chmod(READ_ONLY_FOLDER if path.is_dir() else READ_ONLY_FILE)


def _keep(staging: Path, folder: Path) -> None:
    """Give the staged bag its name, which nothing has."""
    if os.path.lexists(folder):
        raise FileExistsError(17, os.strerror(17))
    staging.rename(folder)
    with suppress(OSError):  # it is there, and whole
        folder.chmod(READ_ONLY_FOLDER)
        force(folder.parent)
