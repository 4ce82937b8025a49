"""Build a site beside the old one, and let it take its place only when it is whole.

The new site grows in a hidden folder beside the target. Then the old one is renamed out of the way,
the new one gets its name, and the old one is removed. A build that fails or is killed leaves the
old site; one killed between the two renames leaves it under its hidden name, and the next build
brings it back first.

SHA256SUMS in a site names all its files. A target that holds anything else is not replaced: it
may be somebody's folder.
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
from statementpress.project.asides import aside
from statementpress.project.storage import output_errors
from statementpress.site import addresses

STRAY = {".DS_Store", "Thumbs.db", "desktop.ini"}
"""What systems leave in any folder; nobody misses it."""


class Stage:
    """The folder that a site grows in; every file of it goes through `write` or `reserve`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.hashes: dict[str, str] = {}

    def write(self, path: str, data: bytes) -> None:
        """Write a file of the site."""
        self.reserve(path, sha256(data).hexdigest()).write_bytes(data)

    def reserve(self, path: str, digest: str) -> Path:
        """Return where a file of the site is to be written, whose hash will be `digest`."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        self.hashes[path] = digest
        return target


@contextmanager
def staged(target: Path) -> Iterator[Stage]:
    """Yield where to build the site that takes the place of `target` after the block.

    Raises UsageError where `target` holds what is not of a site, OutputError where it cannot be
    written; then `target` is as it was.
    """
    before = target.with_name(f".{target.name}.before")
    with output_errors(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(target.with_name(f".{target.name}.lock")):
            _bring_back(before, target)
            _refuse_foreign(target)
            with aside(target) as staging:
                staging.mkdir()
                stage = Stage(staging)
                yield stage
                (staging / addresses.SUMS).write_bytes(manifest(stage.hashes))
                _refuse_foreign(target)
                _swap(staging, target, before)


def _swap(staging: Path, target: Path, before: Path) -> None:
    is_there = target.exists()
    if is_there:
        target.rename(before)
    try:
        staging.rename(target)
    except OSError:
        _bring_back(before, target)
        raise
    if is_there:
        shutil.rmtree(before)


def _bring_back(before: Path, target: Path) -> None:
    """Bring the old site back where a build was killed before the new one had its name."""
    if not before.is_dir():
        return
    if target.exists():
        shutil.rmtree(before)
    else:
        before.rename(target)


def _refuse_foreign(target: Path) -> None:
    """Raise UsageError where something in `target` would be lost."""
    if target.exists() and not target.is_dir():
        raise UsageError(f"{target} is no folder", hint="choose another one with --output")
    foreign = next(_foreign(target), None) if target.exists() else None
    if foreign is not None:
        raise UsageError(
            f"{foreign} is not of the site, and would be lost",
            hint="move it away, or choose a folder with --output that only the site is in",
        )


def _foreign(target: Path) -> Iterator[Path]:
    """Yield the files in a folder that its SHA256SUMS does not name, empty folders too."""
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
    """Return the names in a list of hashes; none where there is no such list."""
    try:
        lines = sums.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return set()
    return {line[66:] for line in lines if line[64:66] == "  "}
