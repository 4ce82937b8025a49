"""Read a bag's files only as they were frozen: what differs from its manifest is not published.

What is told of a damaged file says no more than that; `verify` finds out the rest.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from statementpress.archive import layout
from statementpress.archive.bag import payload_hashes
from statementpress.archive.manifest import hash_of, read_manifest
from statementpress.archive.version import Version
from statementpress.errors import ArchiveError, Place

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
            raise damaged(path, f"it cannot be read: {error.strerror}") from error

    def read(self, name: str) -> bytes:
        """Return a file of the payload; ArchiveError where it is not what was frozen."""
        path = self.path(name)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise damaged(path, f"it cannot be read: {error.strerror}") from error
        if hash_of(data) != self.hashes.get(name):
            raise damaged(path, "it is not what was frozen")
        return data

    def copy(self, name: str, target: Path) -> None:
        """Copy a file of the payload, and check what was copied; ArchiveError as `read`.

        It is copied, never linked: whoever edits the site must not edit the archive.
        """
        path = self.path(name)
        digest = hashlib.sha256()
        try:
            frozen = path.open("rb")
        except OSError as error:
            raise damaged(path, f"it cannot be read: {error.strerror}") from error
        with frozen, target.open("xb") as copied:
            while chunk := frozen.read(CHUNK):
                digest.update(chunk)
                copied.write(chunk)
        if digest.hexdigest() != self.hashes.get(name):
            raise damaged(path, "it is not what was frozen")


def opened(version: Version) -> IntactBag:
    """Return a version's bag; ArchiveError where its manifest or its facts were changed."""
    tag_manifest = version.folder / layout.TAG_MANIFEST
    tags = read_manifest(_tag(tag_manifest), Place(str(tag_manifest)))
    for name in (layout.MANIFEST, layout.INFO):
        path = version.folder / name
        if hash_of(_tag(path)) != tags.get(name):
            raise damaged(path, "it is not what was frozen")
    return IntactBag(version, payload_hashes(version.folder))


def damaged(path: Path, what: str) -> ArchiveError:
    """Return the error that names a damaged file and what to do."""
    return ArchiveError(
        what,
        place=Place(str(path)),
        hint="`generate.py verify` tells all that is wrong; bring the version back from a copy",
    )


def _tag(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise damaged(path, f"it cannot be read: {error.strerror}") from error
