"""Read a bag's files only as they were frozen: what differs from its manifest is not used.

What is told of a damaged file says no more than that; `verification` finds out the rest.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from statementpress.archive.bag.bag import check_sealed, payload_hashes
from statementpress.archive.bag.manifest import hash_of
from statementpress.archive.bag.reading import damaged, opened, read, unreadable
from statementpress.archive.bag.version import Version
from statementpress.errors import ArchiveError

CHUNK = 1 << 20
"""Bytes that are held of a file at a time."""


@dataclass(frozen=True, slots=True)
class IntactBag:
    """A version whose own tag files are as they were; `hashes` by names in its payload."""

    version: Version
    hashes: Mapping[str, str]

    def path(self, name: str) -> Path:
        """Return where a file of the payload lies."""
        return self.version.data / name

    def size(self, name: str) -> int:
        """Return a file's size in bytes; ArchiveError where it is not there."""
        path = self.path(name)
        try:
            return path.stat().st_size
        except OSError as error:
            raise unreadable(path, error) from error

    def read(self, name: str) -> bytes:
        """Return a file of the payload; ArchiveError where it is not what was frozen."""
        data = read(self.path(name))
        if hash_of(data) != self.hashes.get(name):
            raise self._changed(name)
        return data

    def copy(self, name: str, target: Path) -> None:
        """Copy a file of the payload, and check what was copied; ArchiveError as `read`.

        It is copied, never linked: whoever edits the copy must not edit the archive.
        """
        digest = hashlib.sha256()
        with opened(self.path(name)) as frozen, target.open("xb") as copied:
            while chunk := frozen.read(CHUNK):
                digest.update(chunk)
                copied.write(chunk)
        if digest.hexdigest() != self.hashes.get(name):
            raise self._changed(name)

    def _changed(self, name: str) -> ArchiveError:
        return damaged(self.path(name), "it is not as it was frozen")


def intact(version: Version) -> IntactBag:
    """Return a version's bag; ArchiveError where its manifest or its facts were changed."""
    check_sealed(version.folder)
    return IntactBag(version, payload_hashes(version.folder))
