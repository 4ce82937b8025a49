"""Write a new version whole, or not at all, and never into one that is there.

Everything is written to a hidden folder beside the versions, forced to the disk and made read-only;
only then does it take the next number. A rename within one folder is atomic (POSIX, rename), so a
freeze that is killed leaves at most that hidden folder, which the next one sweeps away. One freeze
of a statement writes at a time, so that each version names the hash of the one before it.
"""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from filelock import FileLock

from statementpress.archive.bag import layout
from statementpress.archive.bag.bag_info import bag_info, read_bag_info, version_of
from statementpress.archive.bag.file_names import check_names
from statementpress.archive.bag.manifest import hash_of, manifest
from statementpress.archive.bag.reading import bag_hash, check_tag_files
from statementpress.archive.bag.version import Facts, Version
from statementpress.archive.bag.versions import bags
from statementpress.errors import OutputError, Place
from statementpress.project.storage import output_error

DECLARED = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
LOCK = ".lock"
STAGED, PART = ".freezing-", ".part"
"""What the hidden folder of a freeze begins and ends with."""
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
    try:
        _refuse_links(archive, home)
        _make(home)
        with FileLock(home / LOCK):
            _sweep(home)
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
            with _staged(home) as staging:
                _write(staging, files)
                _keep(staging, home / f"v{number}")
            return Frozen(version_of(files[layout.INFO], home / f"v{number}"), True)
    except OSError as error:
        raise output_error(home, size, error, OPTION) from error


def _make(home: Path) -> None:
    """Make a statement's folder and those above it, each forced into the one that holds it."""
    for folder in (*reversed(home.parents), home):
        if not folder.is_dir():
            folder.mkdir(exist_ok=True)
            _force(folder.parent)


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


def _sweep(home: Path) -> None:
    """Remove what killed freezes left: whoever holds the lock is the only one that writes."""
    for leftover in home.glob(f"{STAGED}*{PART}"):
        _remove(leftover)


@contextmanager
def _staged(home: Path) -> Iterator[Path]:
    """Yield an empty hidden folder, which is gone afterwards, under this name at least."""
    staging = Path(mkdtemp(PART, STAGED, home))
    try:
        yield staging
    finally:
        _remove(staging)


def _remove(folder: Path) -> None:
    with suppress(OSError):
        if folder.is_symlink():  # not ours, and what it leads to even less
            folder.unlink()
            return
        for path, _, _ in os.walk(folder):
            Path(path).chmod(0o755)
        shutil.rmtree(folder)


def _write(staging: Path, files: Mapping[str, bytes]) -> None:
    """Write the files, force them to the disk, and make all but `staging` itself read-only."""
    for name, content in files.items():
        path = staging / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        path.chmod(READ_ONLY_FILE)
    folders = [Path(path) for path, _, _ in os.walk(staging, topdown=False)]
    for folder in folders:
        _force(folder)
        folder.chmod(READ_ONLY_FOLDER if folder != staging else 0o755)


def _keep(staging: Path, folder: Path) -> None:
    """Give the staged bag its name, which nothing has."""
    if os.path.lexists(folder):
        raise FileExistsError(17, os.strerror(17))
    staging.rename(folder)
    with suppress(OSError):  # it is there, and whole
        folder.chmod(READ_ONLY_FOLDER)
        _force(folder.parent)


def _force(folder: Path) -> None:
    """Force a folder's entries to the disk, where the system lets a folder be opened."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:  # Windows
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
