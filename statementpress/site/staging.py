"""Build a site beside the old one, and replace the old one only when the new one is complete.

The new site is built in a hidden folder beside the target. Then the old one is renamed, the new one
gets its name, and the old one is removed. If a build fails or is killed, the old site stays. If it
is killed between the two renames, the old site is left under its hidden name, and the next build
restores it first.

SHA256SUMS in a site names all its files. A target that holds any other file is not replaced: it may
be somebody's folder.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from filelock import FileLock

from statementpress.archive.bag.manifest import manifest
from statementpress.errors import UsageError
from statementpress.machine.asides import aside
from statementpress.machine.storage import output_errors
from statementpress.native.replacing import rename
from statementpress.site import addresses

STRAY = {".DS_Store", "Thumbs.db", "desktop.ini"}
"""Files that operating systems leave in any folder, and that nobody needs."""


class Stage:
    """The folder that a site is built in; `write` and `reserve` note the hash of every file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.hashes: dict[str, str] = {}

    def write(self, path: str, data: bytes) -> None:
        """Write a file of the site."""
        self.reserve(path, sha256(data).hexdigest()).write_bytes(data)

    def reserve(self, path: str, digest: str) -> Path:
        """Return where to write a file of the site, whose SHA-256 must become `digest`."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        self.hashes[path] = digest
        return target


@contextmanager
def staged(target: Path) -> Iterator[Stage]:
    """Yield where to build the site that replaces `target` after the block.

    Raises UsageError if `target` holds files that are not of a site, and OutputError if it cannot
    be written; then `target` stays as it was.
    """
    before = target.with_name(f".{target.name}.before")
    with output_errors(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(target.with_name(f".{target.name}.lock")):
            _bring_back(before, target)
            # This comes before the work, so that nobody waits for a site that cannot be put there.
            _refuse_foreign(target)
            with aside(target) as staging:
                staging.mkdir()
                stage = Stage(staging)
                yield stage
                (staging / addresses.SUMS).write_bytes(manifest(stage.hashes))
                # Somebody may have put a file there since, which must not be lost.
                _refuse_foreign(target)
                _swap(staging, target, before)


def _swap(staging: Path, target: Path, before: Path) -> None:
    is_there = target.exists()
    if is_there:
        rename(target, before)
    try:
        rename(staging, target)
    except OSError:
        _bring_back(before, target)
        raise
    if is_there:
        shutil.rmtree(before)


def _bring_back(before: Path, target: Path) -> None:
    """Restore the old site if a build was killed before the new one got its name."""
    if not before.is_dir():
        return
    if target.exists():
        shutil.rmtree(before)
    else:
        rename(before, target)


def _refuse_foreign(target: Path) -> None:
    """Raise UsageError if something in `target` would be lost."""
    if target.exists() and not target.is_dir():
        raise UsageError(f"{target} is not a folder", hint="choose another one with --output")
    foreign = next(_foreign(target), None) if target.exists() else None
    if foreign is not None:
        raise UsageError(
            f"{foreign} does not belong to the site, and would be lost",
            hint="move it away, or choose a folder for the site alone with --output",
        )


def _foreign(target: Path) -> Iterator[Path]:
    """Yield the files in a folder that its SHA256SUMS does not name, and empty folders."""
    own = {addresses.SUMS, *_named(target / addresses.SUMS)}
    for root, folders, files in os.walk(target):
        here = Path(root)
        if not folders and not files and here != target:
            yield here
        for name in files:
            path = here / name
            if name not in STRAY and path.relative_to(target).as_posix() not in own:
                yield path


def _named(sums: Path) -> set[str]:
    """Return the names in a list of hashes; empty if there is no such list."""
    try:
        lines = sums.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return set()
    return {line[66:] for line in lines if line[64:66] == "  "}
