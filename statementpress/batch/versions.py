"""Whether another machine makes the same bytes: what it would build with, held against ours.

Besides versions, the program's own files count, and the shipped templates, styles, fonts and press
settings: a checkout may be changed without a new version. Variables of the environment that
libraries read are not compared, but sent along (see `hand`).
"""

import os
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import get_args

from statementpress.editions.installed import PROGRAM
from statementpress.editions.versions import differing, machine, native, software
from statementpress.project.files import SHIPPED, Folder

MOST_NAMED = 4
"""How many differences a refusal names."""
_PROGRAM = "Statement Press"
_DIGITS = 8
"""How many digits of the hash of the program's files people are shown."""


def here() -> dict[str, str]:
    """Return what this process builds with: versions by the names of what has them."""
    versions = {"platform": machine(), **software(), **native()}
    return {**versions, _PROGRAM: f"{versions[_PROGRAM]} ({_program_hash()[:_DIGITS]})"}


def refusal(worker: str, theirs: Mapping[str, str], ours: Mapping[str, str]) -> str:
    """Return why a worker must not build for us, by the name of what differs; "" if it may.

    Called “worker tcp://10.0.0.7:40123”, it is told of as “worker tcp://10.0.0.7:40123: Pango
    1.50.12, here 1.56.3”.
    """
    found = [f"{name} {its}, here {own}" for name, (its, own) in differing(theirs, ours).items()]
    if not found:
        return ""
    more = f"; and {len(found) - MOST_NAMED} more" if found[MOST_NAMED:] else ""
    return f"{worker}: {'; '.join(found[:MOST_NAMED])}{more}"


def _program_hash() -> str:
    """Return a hash of the program's files, and of those that are shipped with it.

    It is the same for a checkout and for an installed copy.
    """
    digest = sha256()
    roots = {PROGRAM.name: PROGRAM, **{name: SHIPPED / name for name in get_args(Folder)}}
    for name, root in roots.items():
        for path in sorted(_files(root)):
            inside = path.relative_to(root).as_posix()
            digest.update(f"{name}/{inside}\0".encode())
            digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _files(root: Path) -> Iterator[Path]:
    """Yield the files of a folder, without what Python and systems leave behind."""
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if _is_ours(Path(folder, name))]
        yield from (Path(folder, name) for name in files if not name.startswith("."))


def _is_ours(folder: Path) -> bool:
    return folder != SHIPPED and folder.name != "__pycache__" and folder.name[0] != "."
