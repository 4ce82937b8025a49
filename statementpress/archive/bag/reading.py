"""Read what lies in a bag, and use it only if it is as it was frozen.

A file that differs from its manifest is refused with one sentence; `archive.verify` finds out all
that is wrong with a bag.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from statementpress.archive.bag import layout
from statementpress.archive.bag.manifest import hash_of, read_manifest
from statementpress.archive.bag.version import Version
from statementpress.errors import ArchiveError, Place
from statementpress.machine.regular import read_regular

LARGEST_OWN, LARGEST_FILE = 64_000_000, 2_000_000_000
"""Bytes of the largest file of a version's own, such as a manifest of 500,000 files, and of the
largest file that it keeps, that are held in memory."""
CHUNK = 1 << 20
"""Bytes of a file that are in memory at a time while it is copied."""
_UNDER_PAYLOAD = f"{layout.PAYLOAD}/"


@dataclass(frozen=True, slots=True)
class IntactBag:
    """A version whose manifests and facts were checked; its files are checked as they are read."""

    version: Version
    hashes: Mapping[str, str]
    """The SHA-256 of each file of the payload, by its name relative to data/."""

    def path(self, name: str) -> Path:
        """Return where a file of the payload lies."""
        return self.version.data / name

    def size(self, name: str) -> int:
        """Return the size of a file in bytes. Raises ArchiveError if the file is missing."""
        path = self.path(name)
        try:
            return path.stat().st_size
        except OSError as error:
            raise _unreadable(path, error) from error

    def read(self, name: str) -> bytes:
        """Return a file of the payload. Raises ArchiveError if it is not as it was frozen."""
        data = read(self.path(name), LARGEST_FILE)
        if hash_of(data) != self.hashes.get(name):
            raise _changed(self.path(name))
        return data

    def copy(self, name: str, target: Path) -> None:
        """Copy a file of the payload, and check what was copied.

        It is never linked: whoever edits the copy must not edit the archive. Raises ArchiveError if
        the file is not as it was frozen.
        """
        digest = hashlib.sha256()
        with _opened(self.path(name)) as frozen, target.open("xb") as copied:
            while chunk := frozen.read(CHUNK):
                digest.update(chunk)
                copied.write(chunk)
        if digest.hexdigest() != self.hashes.get(name):
            raise _changed(self.path(name))


def intact(version: Version) -> IntactBag:
    """Return the bag of a version. Raises ArchiveError if its manifests or facts were changed."""
    check_tag_files(version.folder)
    return IntactBag(version, payload_hashes(version.folder))


def bag_hash(folder: Path) -> str:
    """Return the SHA-256 of the tag manifest, which stands for the whole bag.

    The tag manifest holds the hash of the manifest, and the manifest the hash of every file. Raises
    ArchiveError if the tag manifest cannot be read.
    """
    return hash_of(read(folder / layout.TAG_MANIFEST))


def payload_hashes(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file of the payload by its name relative to data/.

    Raises ArchiveError if the manifest cannot be read, or names a file outside data/.
    """
    path = folder / layout.MANIFEST
    hashes = read_manifest(read(path), Place(str(path)))
    for name in hashes:
        if not name.startswith(_UNDER_PAYLOAD):
            raise _damaged(path, f"it names “{name}”, which does not lie in {_UNDER_PAYLOAD}")
    return {name.removeprefix(_UNDER_PAYLOAD): found for name, found in hashes.items()}


def check_tag_files(folder: Path) -> None:
    """Raise ArchiveError if bag-info.txt, the manifest or another tag file was changed."""
    path = folder / layout.TAG_MANIFEST
    expected = read_manifest(read(path), Place(str(path)))
    for name in sorted({layout.INFO, layout.MANIFEST, *expected}):
        if hash_of(read(folder / name)) != expected.get(name):
            raise _changed(folder / name)


def read(path: Path, limit: int = LARGEST_OWN) -> bytes:
    """Return a frozen file.

    Raises ArchiveError if it is missing, unreadable, no file, or longer than `limit`.
    """
    try:
        _refuse_odd(path)
        return read_regular(path, limit)
    except OSError as error:
        raise _unreadable(path, error) from error


def _opened(path: Path) -> BinaryIO:
    """Return a frozen file as a stream; whoever opened a pipe in its place would wait for ever."""
    try:
        _refuse_odd(path)
        return path.open("rb")
    except OSError as error:
        raise _unreadable(path, error) from error


def _refuse_odd(path: Path) -> None:
    if path.exists() and not path.is_file():
        raise _damaged(path, "this is not a file")


def _changed(path: Path) -> ArchiveError:
    return _damaged(path, "its content has changed since it was frozen")


def _unreadable(path: Path, error: OSError) -> ArchiveError:
    return _damaged(path, f"it cannot be read: {error.strerror}")


def _damaged(path: Path, what: str) -> ArchiveError:
    return ArchiveError(
        what,
        place=Place(str(path)),
        hint="`generate.py verify` lists all that is wrong; bring the version back from a copy",
    )
