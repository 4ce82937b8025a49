"""The record of a letter that was made, by which the next run knows that it is there already.

It lies in the cache of the program, as the records of builds do, and not beside the letters: what
travels with them may come from anybody (see `editions.last_build`).
"""

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

from statementpress.batch.job import Job
from statementpress.batch.result import Stored
from statementpress.editions.made_from import file_hash
from statementpress.errors import Finding
from statementpress.machine import cache


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """What a letter was made from, and what came of it."""

    inputs: str
    """The hash of all that it was made from."""
    files: Mapping[str, tuple[str, int]]
    """The SHA-256 and the size of each of its files, by its name."""
    findings: tuple[Finding, ...]
    """What was found in it."""

    def stored(self, target: Path) -> tuple[Stored, ...]:
        """Return its files in the folder of the letters."""
        return tuple(Stored(target / name, *facts) for name, facts in self.files.items())


def unchanged(job: Job, target: Path) -> Letter | None:
    """Return the record of a letter if another making would give the files that lie there."""
    data = cache.kept(cache.Shelf.BUILDS, _key(job, target)) if cache.cache_folder() else None
    try:
        letter = msgspec.json.decode(data, type=Letter) if data else None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    if letter is None or not job.inputs or letter.inputs != job.inputs:
        return None
    files = letter.files.items()
    there = all(file_hash(target / name) == sha256 for name, (sha256, _) in files)
    return letter if there else None


def keep(job: Job, target: Path, letter: Letter) -> None:
    """Keep the record of a letter whose files were just stored; raises nothing."""
    if cache.cache_folder():
        cache.keep(cache.Shelf.BUILDS, _key(job, target), msgspec.json.encode(letter))


def _key(job: Job, target: Path) -> str:
    return cache.key([os.fsencode(os.path.realpath(target)), b"letter", job.name.encode()])
