"""Store files, or a folder of them, whole or not at all.

The bytes are written beside the target, forced to the disk, and only then take the target's name
(see `asides`). Nothing is stored where versions are frozen.
"""

import errno
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from glob import iglob
from pathlib import Path

from statementpress.errors import NO_ROOM, OutputError, Place, UsageError
from statementpress.machine.asides import aside, fill, force, write
from statementpress.native.file_names import clash
from statementpress.native.replacing import (
    LONGEST_PATH,
    is_too_long,
    may_be_open_elsewhere,
    replace,
    replace_empty_folder,
)

ARCHIVE, FROZEN = "archive", "bagit.txt"
"""The folder of frozen versions, and the file that each of them has (RFC 8493, 2.1.1)."""

_NOT_ALLOWED = (
    "there is no permission to write there",
    "change the permissions of the folder, or choose another one with {option}",
)
_IN_THE_WAY = (
    "a file is in the way where a folder has to be",
    "move the file away, or choose another folder with {option}",
)
_OPEN_ELSEWHERE = (
    "another program has it open, or there is no permission to write there",
    "close it there, in the PDF reader for example, or choose another folder with {option}",
)
_TOO_LONG = (
    f"its path is longer than {LONGEST_PATH} characters, which is too long for Windows",
    "move the project into a folder with a short path, or choose one with {option}",
)
_REASONS = {
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.EROFS: ("the disk is read-only", "choose a folder on another disk with {option}"),
    errno.EISDIR: (
        "a folder of this name is in the way",
        "move the folder away, or choose another one with {option}",
    ),
    errno.EEXIST: _IN_THE_WAY,
    errno.ENOTDIR: _IN_THE_WAY,
    errno.ENAMETOOLONG: ("the name is too long for this disk", "shorten the folder's name"),
}


def store(path: Path, data: bytes) -> None:
    """Write `data` to `path`, creating its folders; what was there before stays until the end.

    Raises OutputError if the disk is full or may not be written to, or if something is in the way;
    then `path` is as it was and no temporary file is left.
    """
    store_all({path: data})


def store_all(files: Mapping[Path, bytes]) -> None:
    """Write several files as `store` does: none takes its name before all of them are whole.

    If a folder has the name of one of them, or some system takes two names for one, none is stored.
    Only what fails at a rename itself,
    such as a disk that is taken out between two, leaves those that were renamed before.
    """
    for path in files:
        _refuse_frozen(path)
    _refuse_clash(map(Path.as_posix, files))
    with ExitStack() as asides:
        written = {path: _written(path, data, asides) for path, data in files.items()}
        for path in written:
            _refuse_folder(path)
        for path, ready in written.items():
            with output_errors(path, len(files[path])):
                replace(ready, path)
            _keep_the_rename(path)


def store_over(path: Path, was: bytes | None, data: bytes) -> bool:
    """Write `data` to `path` as `store` does, but only over what was there: `was`.

    `was` is None if there was no file; whoever may read a file may do so still. Returns whether it
    was written: False if another program has changed the file meanwhile, and then it is as that
    program left it. Raises what `store` raises, and OutputError if the file cannot be read, or may
    not be written.
    """
    _refuse_frozen(path)
    with ExitStack() as asides:
        ready = _written(path, data, asides)
        _refuse_folder(path)
        with output_errors(path, len(data)):
            if was is not None:
                _take_rights(ready, path)
            # Asked last, so that hardly any time is left for another change.
            if _there(path) != was:
                return False
            replace(ready, path)
        _keep_the_rename(path)
    return True


def store_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files, by their names in it, as a folder that does not exist yet, or is empty.

    Raises UsageError if the folder is taken, OutputError if it cannot be written, or if some system
    takes two names for one; then nothing is written.
    """
    folder = folder.absolute()
    _refuse_clash(files)
    with output_errors(folder, sum(map(len, files.values())), "another DIR"):
        _refuse_taken(folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        with aside(folder) as staging:
            staging.mkdir()
            fill(staging, files)
            replace_empty_folder(staging, folder)
    _keep_the_rename(folder)


def inside(project: Path, *names: str) -> Path:
    """Return a place in a project to write to; raise OutputError if links lead out of it there."""
    place = project.joinpath(*names)
    if not Path(os.path.realpath(place)).is_relative_to(os.path.realpath(project)):
        raise OutputError(
            "a link leads out of the project there",
            place=Place(str(place)),
            hint="delete the link, or choose a folder with --output",
        )
    return place


def frozen_around(path: Path) -> Path | None:
    """Return the archive, or the folder in one, that a place lies in; None if it lies in none."""
    parent = Path(os.path.realpath(path.absolute().parent))
    return next((folder for folder in (parent, *parent.parents) if _is_frozen(folder)), None)


@contextmanager
def output_errors(path: Path, size: int = 0, option: str = "--output") -> Iterator[None]:
    """Raise what the system refuses as an OutputError that says why `path` cannot be written.

    `size` is the number of bytes that were to be written, 0 if it is not known; `option` names
    another place.
    """
    try:
        yield
    except OSError as error:
        place = Place(str(path))
        if error.errno in NO_ROOM:
            needed = f": {size:,} bytes were needed" if size else ""
            raise OutputError(
                f"the disk is full, or has no room for this user{needed}",
                place=place,
                hint=f"free some space, or choose a folder on another disk with {option}",
            ) from error
        reason, hint = _reason(error, path)
        raise OutputError(
            f"the file cannot be written: {reason}", place=place, hint=hint.format(option=option)
        ) from error


def _reason(error: OSError, path: Path) -> tuple[str, str]:
    """Return why a file cannot be written, and what to do about it."""
    if is_too_long(path):
        return _TOO_LONG
    if may_be_open_elsewhere(error) and path.exists():
        return _OPEN_ELSEWHERE
    unknown = (error.strerror or str(error), "choose another folder with {option}")
    return _REASONS.get(error.errno or 0, unknown)


def _is_frozen(folder: Path) -> bool:
    """Return whether a folder is a frozen version, an archive, or a statement's folder in one."""
    patterns = [FROZEN]
    if folder.parent.name == ARCHIVE:
        patterns.append(f"v[1-9]*/{FROZEN}")
    if folder.name == ARCHIVE:
        patterns.append(f"*/v[1-9]*/{FROZEN}")
    found = (iglob(each, root_dir=folder) for each in patterns)  # noqa: PTH207 - Path.glob raises
    return any(next(each, "") for each in found)  # where a folder may not be read


def _refuse_frozen(path: Path) -> None:
    """Raise OutputError for a place where versions are frozen, whoever may write to it."""
    if folder := frozen_around(path):
        raise OutputError(
            "nothing else may be written where versions are frozen",
            place=Place(str(path)),
            hint=f"choose a folder outside {folder}",
        )


def _refuse_clash(names: Iterable[str]) -> None:
    """Raise OutputError for two names of which one file would be written over the other."""
    if pair := clash(names):
        one, other = pair
        raise OutputError(
            f"Windows and macOS take this name and “{one}” for one",
            place=Place(other),
            hint="rename one of them",
        )


def _refuse_taken(folder: Path) -> None:
    """Raise UsageError for a folder that files must not be put into."""
    if frozen := frozen_around(folder):
        raise UsageError(
            f"nothing else may be written where versions are frozen: {folder}",
            hint=f"name a folder outside {frozen}",
        )
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise UsageError(f"{folder} is not a folder", hint="choose a DIR that does not exist yet")
    if folder.is_dir() and any(folder.iterdir()):
        raise UsageError(
            f"there are files in {folder}: nothing was written over them",
            hint="choose a DIR that does not exist yet, and compare the two",
        )
    if folder.is_dir() and folder.samefile(Path.cwd()):
        raise UsageError(
            "the folder that you are in cannot be replaced", hint="name a new folder in it"
        )


def _refuse_folder(path: Path) -> None:
    """Raise OutputError if a folder is in the way; a link to one would be replaced."""
    if path.is_dir() and not path.is_symlink():
        with output_errors(path):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))


def _take_rights(ready: Path, path: Path) -> None:
    """Let a file be read by whom the one may be read that it replaces, if that may be written."""
    with suppress(FileNotFoundError):  # somebody has just deleted it
        if not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        ready.chmod(stat.S_IMODE(path.stat().st_mode))


def _there(path: Path) -> bytes | None:
    """Return what a file holds; None if there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _written(path: Path, data: bytes, asides: ExitStack) -> Path:
    """Return a temporary file beside `path` that holds `data`, safe on the disk."""
    with output_errors(path, len(data)):
        path.parent.mkdir(parents=True, exist_ok=True)
        ready = asides.enter_context(aside(path))
        write(ready, data)
    return ready


def _keep_the_rename(path: Path) -> None:
    with suppress(OSError):  # the new file is in place: a power cut now brings back the old one
        force(path.parent)
