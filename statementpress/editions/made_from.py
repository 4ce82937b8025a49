"""What a build is made from: a name and a hash for each thing that flows into it.

A build is a pure function of the statement's folder, of the project's and the shipped templates,
styles, fonts and press settings, of what is installed, and of what the command line asks for. No
clock, no current folder and no time zone flows in. Variables of the environment do if a library
reads them: HB_SHAPER_LIST, for one, changes which glyphs are set.

What people edit is read and hashed each time. For what installers write see `installed`.
"""

import os
import stat
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, get_args

from statementpress.editions.installed import (
    GONE,
    Mark,
    Marks,
    are_older_than_a_tick,
    entries,
    installed,
    mark,
)
from statementpress.late import late_imports
from statementpress.machine.regular import read_regular
from statementpress.project.files import LARGEST, Folder, ProjectFiles
from statementpress.statement.files import BYTES_LIMIT

with late_imports():
    from statementpress.editions.printing import settings

VARIABLES = (
    "CIDFSUBST", "DYLD_", "FC_", "FONTCONFIG_", "FREETYPE_", "G_", "GOBJECT_", "GS_", "HB_", "ICU_",
    "JPEGMEM", "LANG", "LC_", "LD_", "PANGO", "PAPER", "PYTHON", "QPDF_", "RAPIDFUZZ_",
    "SOURCE_DATE_EPOCH", "TZ",
)  # fmt: skip
"""How the variables begin that Python, a package or a native library reads.

Found by watching the calls of getenv while all editions were built. Left out are folders for
temporary files, and what only turns diagnoses on.
"""
STATEMENT = "statement"
"""What the names of the statement's files begin with."""


class Edited(NamedTuple):
    """Something in a folder that people edit."""

    name: str
    path: str
    mark: Mark
    is_file: bool


@dataclass(frozen=True, slots=True)
class MadeFrom:
    """What a build would be made from at one moment."""

    hashes: Mapping[str, str]
    """The SHA-256 of each thing by its name."""
    is_certain: bool
    """Whether other things have other hashes; not so just after something was installed."""
    marks: Marks
    """The marks of all files that people edit, by the names of these."""
    roots: Mapping[str, str]
    """The folders that those files lie in, by what their names begin with."""

    def is_still_so(self) -> bool:
        """Return whether no file that people edit was touched since.

        One that was changed and changed back has its old hash, but another mark.
        """
        return self.marks == {each.name: each.mark for each in edited(self.roots)}


def surroundings(project: Path) -> MadeFrom:
    """Return what the editions of every statement of a project are made from, beside its folder.

    Raises nothing: what cannot be read has a hash that says so.
    """
    now = time.time_ns()
    roots = _roots(project)
    hashes, marks = _read(roots)
    hashes |= {
        "project": text_hash(os.fspath(project)),
        "interpreter": text_hash(repr((sys.version, sys.flags))),
    }
    parts = installed()
    for part, found in parts.items():
        hashes[f"installed {part}"] = text_hash(repr(sorted(found.items())))
    for variable, value in os.environ.items():
        if variable.startswith(VARIABLES):
            hashes[f"variable {variable}"] = text_hash(value)
    certain = all(are_older_than_a_tick(found, now) for found in parts.values())
    return MadeFrom(hashes, certain, marks, roots)


def made_from(project: Path, folder: Path, around: MadeFrom | None = None) -> MadeFrom:
    """Return what the editions of the statement in `folder`, of `project`, are made from now.

    `around` is what `surroundings` has returned for the project, if that is known already: it takes
    twenty times as long as a statement's folder. Raises nothing.
    """
    around = around or surroundings(project)
    roots = {STATEMENT: os.fspath(folder)}
    hashes, marks = _read(roots)
    hashes["folder"] = text_hash(os.fspath(folder))
    return MadeFrom(
        {**around.hashes, **hashes},
        around.is_certain,
        {**around.marks, **marks},
        {**around.roots, **roots},
    )


def request_hashes(edition: str | None, request: "settings.PrintRequest") -> dict[str, str]:
    """Return the hash of each thing that the command line asks for; of a file, also of its bytes.

    Raises nothing.
    """
    asked = {field.name: getattr(request, field.name) for field in fields(request)}
    read = {name: value for name, value in asked.items() if isinstance(value, Path)}
    return {
        "edition": text_hash(repr(edition)),
        **{f"asked {name}": text_hash(repr(value)) for name, value in asked.items()},
        **{f"file of {name}": file_hash(path) for name, path in read.items()},
    }


def text_hash(text: str) -> str:
    """Return the SHA-256 of a text."""
    return sha256(os.fsencode(text)).hexdigest()


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file; that of a text if it cannot be read."""
    try:
        return sha256(read_regular(path, LARGEST)).hexdigest()
    except OSError as error:
        return text_hash(f"not read: {error.errno}")


def _read(roots: Mapping[str, str]) -> tuple[dict[str, str], Marks]:
    """Return the hash and the mark of all that lies in folders that people edit."""
    found = list(edited(roots))
    return {each.name: _content(each) for each in found}, {each.name: each.mark for each in found}


def _roots(project: Path) -> dict[str, str]:
    files, found = ProjectFiles(project), {}
    for name in get_args(Folder):
        for number, root in enumerate(files.roots(name)):
            found[f"shipped {name}" if number else name] = os.fspath(root)
    return found


def edited(roots: Mapping[str, str]) -> Iterator[Edited]:
    """Yield all that lies in folders that people edit, by what the names begin with."""
    for name, root in roots.items():
        yield from _below(name, root)


def _below(prefix: str, folder: str) -> Iterator[Edited]:
    for entry in entries(folder):
        name = f"{prefix}/{entry.name}"
        if entry.is_symlink():
            # What it leads to lies in the same folder and has a name of its own, or is not read.
            name = f"{name} -> {os.path.realpath(entry.path)}"
        status = None
        with suppress(OSError):
            status = entry.stat()
        if entry.is_dir(follow_symlinks=False):
            yield Edited(f"{name}/", entry.path, GONE, False)
            yield from _below(name, entry.path)
        else:
            is_file = status is not None and stat.S_ISREG(status.st_mode)
            yield Edited(name, entry.path, mark(status) if status else GONE, is_file)


def _content(each: Edited) -> str:
    """Return the SHA-256 of a file; of one that is too large to be read, only of its size."""
    if not each.is_file:
        return text_hash("no file")
    most = BYTES_LIMIT if each.name.startswith(f"{STATEMENT}/") else LARGEST
    if each.mark[0] > most:
        return text_hash(f"too large: {each.mark[0]}")
    return file_hash(Path(each.path))
