"""Read a PDF once in a run of the tests, as readers take up to a second to start.

Many tests ask for the same file, and the processes of a run ask for it again: what one of them has
read lies in a folder for the others. It is named by what was read and by the content of the file.
"""

import hashlib
import pickle
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TypeVar

from filelock import FileLock

T = TypeVar("T")

_folders: list[Path] = []


def share_in(folder: Path) -> None:
    """Share what is read, from now on, with all processes that name the same folder."""
    folder.mkdir(exist_ok=True)
    _folders[:] = [folder]


def once_per_content(read: Callable[[Path], T], name: str = "") -> Callable[[Path], T]:
    """Keep what `read` returns for each content of a file, as long as the tests run.

    The result is shared, so it has to be immutable, and picklable for the other processes. Two
    readings by one function need a name each.
    """
    kept: dict[str, T] = {}

    @wraps(read)
    def reading(pdf: Path) -> T:
        content = digest(pdf.read_bytes())
        if content not in kept:
            key = f"{read.__module__}.{read.__qualname__} {name} {content}"
            kept[content] = once(key, lambda: read(pdf))
        return kept[content]

    return reading


def once(key: str, make: Callable[[], T]) -> T:
    """Return what a process of this run has made under a key, or make it for all."""
    if not _folders:
        return make()
    path = _folders[0] / digest(key.encode())
    with FileLock(path.with_suffix(".lock")):
        if path.exists():
            found: T = pickle.loads(path.read_bytes())
            return found
        made = make()
        path.write_bytes(pickle.dumps(made))
        return made


def digest(*parts: bytes) -> str:
    """Return the name of some contents."""
    found = hashlib.sha256()
    for part in parts:
        found.update(hashlib.sha256(part).digest())
    return found.hexdigest()
