"""The record of the last build of an edition, by which the next one knows that nothing has changed.

It has the hash of all that the build was made from, what it found, and the files that it wrote,
each with its SHA-256. If every hash is the same, and the files on the disk are the ones that were
written, then a build would only write them again.

The record lies in the cache, and not beside the files. A record vouches that files were made here
and proofed: if it travelled with them, one from a stranger would vouch for a PDF of theirs. And a
folder that a person names with --output is left with nothing in it but what they asked for.

An archive never trusts a record: what it freezes, it makes itself. The manifest of a batch tells
what was done, and vouches for nothing: `build` and `batch` both ask these records alone.
"""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Self

import msgspec

from statementpress.editions.installed import GONE, LOADER, libraries, marks
from statementpress.editions.made_from import MadeFrom, file_hash, made_from, request_hashes
from statementpress.errors import Finding
from statementpress.late import late_imports
from statementpress.machine import cache, storage

with late_imports():
    from statementpress.editions.printing import settings

EVERY = None
"""What stands for the name of an edition if all were built together."""


class LastBuild(msgspec.Struct, frozen=True, kw_only=True):
    """What a build was made from, and what came of it."""

    inputs: str
    """The SHA-256 of all that it was made from and that was asked for."""
    libraries: Mapping[str, tuple[int, int, int, int]]
    """The mark of each native library that it loaded, by its path."""
    files: Mapping[str, str]
    """The SHA-256 of each file that it wrote, by its name, in the order in which they are shown."""
    findings: tuple[Finding, ...] = ()
    """What it found."""


@dataclass(frozen=True, slots=True)
class Records:
    """The records of the builds of a statement whose files lie in one folder."""

    folder: Path
    """The folder of the statement."""
    target: Path
    """The folder of the files."""
    made_from: MadeFrom
    """What a build is made from now."""

    @classmethod
    def of(cls, project: Path, folder: Path, target: Path, around: MadeFrom | None = None) -> Self:
        """Return the records for the statement in `folder`, of `project`, with files in `target`.

        Call it before the statement is read, so that what is edited later counts as a change.
        `around` is what `made_from.surroundings` has returned for the project, if it is known.
        """
        return cls(folder, target, made_from(project, folder, around))

    def inputs(self, edition: str | None, request: "settings.PrintRequest") -> str:
        """Return the SHA-256 of all that an edition, or `EVERY` edition, would be made from."""
        hashes = {**self.made_from.hashes, **request_hashes(edition, request)}
        return sha256(msgspec.json.encode(sorted(hashes.items()))).hexdigest()

    def unchanged(self, edition: str | None, request: "settings.PrintRequest") -> LastBuild | None:
        """Return the last build of an edition, or of `EVERY` edition, if another gives the same.

        None if something has changed, or if there is no record of it.
        """
        before = self._read(edition)
        if before is None:
            return None
        now = LastBuild(
            inputs=self.inputs(edition, request),
            libraries=marks(before.libraries),
            files={name: file_hash(self.target / name) for name in before.files},
            findings=before.findings,
        )
        return before if now == before else None

    def all_unchanged(
        self, requests: Mapping[str, "settings.PrintRequest"]
    ) -> dict[str, LastBuild]:
        """Return the last build of each of these editions that is unchanged."""
        found = {name: self.unchanged(name, request) for name, request in requests.items()}
        return {name: built for name, built in found.items() if built}

    def store(
        self,
        edition: str,
        request: "settings.PrintRequest",
        files: Mapping[str, bytes],
        findings: Iterable[Finding],
    ) -> LastBuild:
        """Store the files of an edition by their names; return the record of them, and keep it.

        Raises OutputError if they cannot be written.
        """
        storage.store_all({self.target / name: data for name, data in files.items()})
        hashes = {name: sha256(data).hexdigest() for name, data in files.items()}
        return self.keep(edition, request, hashes, findings)

    def keep(
        self,
        edition: str | None,
        request: "settings.PrintRequest",
        files: Mapping[str, str],
        findings: Iterable[Finding],
    ) -> LastBuild:
        """Return the record of a build that was just done, and keep it.

        `files` are the hashes of the files that it wrote, by their names. The record is not kept if
        the build may have used other files than those that were there before it. Raises nothing:
        without a record, the next build only takes longer.
        """
        built = LastBuild(
            inputs=self.inputs(edition, request),
            libraries=libraries(),
            files=files,
            findings=tuple(findings),
        )
        loaded = [its_mark for path, its_mark in built.libraries.items() if path != LOADER]
        certain = self.made_from.is_certain and GONE not in loaded
        if cache.cache_folder() and certain and self.made_from.is_still_so():
            with suppress(UnicodeError):  # some names of files are not Unicode
                cache.keep(cache.Shelf.BUILDS, self._key(edition), msgspec.json.encode(built))
        return built

    def _read(self, edition: str | None) -> LastBuild | None:
        data = cache.kept(cache.Shelf.BUILDS, self._key(edition)) if cache.cache_folder() else None
        try:
            return msgspec.json.decode(data, type=LastBuild) if data else None
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return None

    def _key(self, edition: str | None) -> str:
        target = os.path.realpath(self.target)
        return cache.key(map(os.fsencode, [target] if edition is EVERY else [target, edition]))
