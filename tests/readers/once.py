"""Read a PDF once, as readers take up to a second to start.

Many tests ask for the same file, and the processes of a run ask for it again: what one of them has
read lies in a folder for the others. It is named by what was read and by the content of the file.

What a reader says of a file depends on nothing but the file and the reader. So it stays for the
next run, too, until the reader, what runs it or the machine's programs are others.
"""

import hashlib
import os
import pickle
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache, wraps
from pathlib import Path
from typing import Final, TypeVar

from filelock import FileLock

from statementpress.native import Need, parts
from statementpress.native.part import Part
from statementpress.project.files import SHIPPED

T = TypeVar("T")

UNUSED_SECONDS: Final = 14 * 24 * 3600
"""After this time without use, what was read is removed."""
READERS: Final = ("tests/readers", "statementpress/conformance", "tests/package-lock.json")
"""Files and folders of the code of all readers."""
PINS: Final = "requirements/test.txt"

_folders: list[Path] = []
_lasting: list[Path] = []


def share_in(folder: Path, lasting: Path | None = None) -> None:
    """Share what is read, from now on, with all processes that name the same folder.

    What readers have said of files is kept in `lasting` for later runs.
    """
    folder.mkdir(exist_ok=True)
    _folders[:] = [folder]
    _lasting[:] = [folder]
    if lasting is not None:
        lasting.mkdir(parents=True, exist_ok=True)
        _lasting[:] = [lasting]
        for path in lasting.iterdir():
            with suppress(FileNotFoundError):  # as other processes do the same
                if path.stat().st_mtime < time.time() - UNUSED_SECONDS:
                    path.unlink()


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
            kept[content] = once(key, lambda: read(pdf), of=READERS)
        return kept[content]

    return reading


def once(key: str, make: Callable[[], T], *, of: tuple[str, ...] = ()) -> T:
    """Return what a process of this run has made under a key, or make it for all.

    It stays for later runs if it depends on nothing but what the key names, the files and folders
    of code `of` the project, its pins, and the machine's programs.
    """
    if not _folders:
        return make()
    name = digest(f"{key} {_state(of)}".encode() if of else key.encode())
    path = (_lasting if of else _folders)[0] / name
    with FileLock(_folders[0] / f"{name}.lock"):
        if path.exists():
            os.utime(path)
            found: T = pickle.loads(path.read_bytes())
            return found
        made = make()
        aside = path.with_suffix(f".{os.getpid()}")
        aside.write_bytes(pickle.dumps(made))
        aside.replace(path)
        return made


@cache
def native_parts() -> dict[str, Part]:
    """Return the machine's programs and libraries by their names, asked for once in a run."""
    found = once("native parts", lambda: parts(Need.TESTS, Need.INK))
    return {part.name: part for part in found}


@cache
def _state(of: tuple[str, ...]) -> str:
    """Return what stands for some code as it is now, the pins and the machine's programs."""
    code = [SHIPPED / PINS]
    for name in of:
        top = SHIPPED / name
        code += [path for path in sorted((top, *top.rglob("*"))) if path.is_file()]
    texts = [path.read_bytes() for path in code if path.suffix != ".pyc"]
    return digest(*texts, repr(sorted(native_parts().items())).encode())


def digest(*parts: bytes) -> str:
    """Return the name of some contents."""
    found = hashlib.sha256()
    for part in parts:
        found.update(hashlib.sha256(part).digest())
    return found.hexdigest()
