"""The files that a statement's builds may read, as bytes that another machine can build from.

A build reads the statement's folder and the project's own templates, styles, fonts and press
settings. What is shipped is not sent along: it belongs to the program, whose version has to be the
same everywhere (see `versions`). So two parcels of one hash give the same bytes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Self, get_args

from statementpress.errors import Place, SetupError
from statementpress.machine.storage import output_errors
from statementpress.project.files import LARGEST, SHIPPED, Folder, ProjectFiles
from statementpress.project.project import Project
from statementpress.statement.folder_files import folder_files

MOST_BYTES = 500_000_000
"""The largest parcel; a project with all Noto fonts for Chinese has half of this."""
_ELSEWHERE = "statements"
"""Where a statement lies in a parcel if its folder is outside the project."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """The files of a project from which one of its statements is built."""

    files: Mapping[str, bytes]
    """The files by their paths in the project, with /."""
    folder: str
    """The path of the statement's folder in the project, with /."""
    alone: bool
    """Whether no shipped files lie behind the project's own, as in a frozen version."""
    hash: str
    """The SHA-256 that names all of this."""

    @classmethod
    def of(cls, files: Mapping[str, bytes], folder: str, *, alone: bool = False) -> Self:
        """Return the parcel of these files."""
        return cls(files, folder, alone, _hash(files, folder, alone))


def gathered(project: Project, folder: Path) -> Parcel:
    """Return the files that builds of the statement in `folder` may read, as they are now.

    Raises ContentError with a finding for each file that cannot be read, is too large, or is a
    link that leads out of its folder; SetupError if a folder of the project is such a link, or if
    the files are too large together.
    """
    inside = folder.is_relative_to(project.folder)
    where = folder.relative_to(project.folder) if inside else Path(_ELSEWHERE, folder.name)
    found = _below(where.as_posix(), folder_files(folder, project.folder))
    for name in get_args(Folder):
        own = project.files.roots(name)[0]
        if project.files.alone or not _is_shipped(own, name):
            found |= _below(name, folder_files(own, project.folder, LARGEST))
    size = sum(map(len, found.values()))
    if size > MOST_BYTES:
        raise SetupError(
            f"the files of the statement and of its project take {size // 1_000_000:,} MB",
            place=Place(str(project.folder)),
            hint=f"take out what no build reads: {MOST_BYTES // 1_000_000} MB are sent at most",
        )
    return Parcel.of(found, where.as_posix(), alone=project.files.alone)


def laid_out(parcel: Parcel, folder: Path) -> tuple[Project, Path]:
    """Write a parcel into an empty folder; return the project there, and its statement's folder.

    Raises SetupError if the parcel is not what its hash says, or names a file outside the project;
    then nothing is written. Raises OutputError if the disk is full.
    """
    if parcel.hash != _hash(parcel.files, parcel.folder, parcel.alone):
        raise SetupError("a parcel was changed on its way", hint="run the command again")
    for name in (parcel.folder, *parcel.files):
        _refuse_outside(name)
    with output_errors(folder, sum(map(len, parcel.files.values())), "TMPDIR"):
        for name, data in parcel.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as stream:
                stream.write(data)
    return Project(ProjectFiles(folder, parcel.alone)), folder / parcel.folder


def _hash(files: Mapping[str, bytes], folder: str, alone: bool) -> str:
    """Return a hash that no other files, and no other names of them, have."""
    named = ((name, sha256(data).hexdigest()) for name, data in sorted(files.items()))
    return sha256(repr((folder, alone, [*named])).encode()).hexdigest()


def _below(folder: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {f"{folder}/{name}": data for name, data in files.items()}


def _is_shipped(own: Path, name: Folder) -> bool:
    return own.resolve() == (SHIPPED / name).resolve()


def _refuse_outside(name: str) -> None:
    parts = PurePosixPath(name).parts
    if not parts or ".." in parts or name.startswith("/") or PureWindowsPath(name).drive:
        raise SetupError(
            f"a parcel names a file outside the project: “{name}”",
            hint="use a cluster to which nobody else sends work",
        )
