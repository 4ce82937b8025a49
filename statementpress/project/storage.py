"""Store a finished file whole or not at all.

The bytes go to a temporary file in the target's own folder, are forced to the disk, and only then
take the target's name. A rename within one folder is atomic (POSIX, rename), so whoever looks
sees the old file or the new one, and a build that is killed leaves at most a hidden `.part`
beside it. The next store of the same target sweeps that away: its name tells whose it was.
"""

import errno
import os
import re
import secrets
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from glob import iglob
from pathlib import Path

from statementpress.errors import NO_ROOM, OutputError, Place

ARCHIVE, FROZEN = "archive", "bagit.txt"
"""The folder of frozen versions, and the file that each of them has (RFC 8493, 2.1.1)."""

LEFTOVER_SECONDS = 600
"""Age from which a temporary file is a leftover, whatever its process; a store takes under 1 s."""

_NOT_ALLOWED = (
    "there is no permission to write there",
    "change the permissions of the folder, or choose another one with {option}",
)
_IN_THE_WAY = (
    "a file is in the way where a folder has to be",
    "move the file away, or choose another folder with {option}",
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

    Raises OutputError where the disk is full, may not be written to, or something is in the way;
    then `path` is as it was and no temporary file is left.
    """
    store_all({path: data})


def store_all(files: Mapping[Path, bytes]) -> None:
    """Write several files as `store` does: none takes its name before all of them are whole.

    Nor where a folder has the name of one of them. What fails at a rename itself, such as a disk
    that is taken out between two, leaves those that were renamed before.
    """
    for path in files:
        _refuse_frozen(path)
    with ExitStack() as leftovers:
        asides = {path: _written_aside(path, data, leftovers) for path, data in files.items()}
        for path in asides:
            _refuse_folder(path)
        for path, aside in asides.items():
            try:
                aside.replace(path)
            except OSError as error:
                raise output_error(path, len(files[path]), error) from error
            _keep_the_rename(path.parent)


def frozen_around(path: Path) -> Path | None:
    """Return the archive, or the folder in one, that a place lies in; None where it is in none."""
    parent = Path(os.path.realpath(path.absolute().parent))
    return next((folder for folder in (parent, *parent.parents) if _is_frozen(folder)), None)


def _is_frozen(folder: Path) -> bool:
    """Tell whether a folder is a frozen version, or an archive of such, or a statement's in one."""
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
            "nothing else is written where versions are frozen",
            place=Place(str(path)),
            hint=f"choose a folder outside {folder}",
        )


def _refuse_folder(path: Path) -> None:
    """Raise OutputError where a folder is in the way; a link to one would be replaced."""
    if path.is_dir() and not path.is_symlink():
        raise output_error(path, 0, IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR)))


def _written_aside(path: Path, data: bytes, leftovers: ExitStack) -> Path:
    """Return a temporary file beside `path` that holds `data`, safe on the disk."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path)
        aside = leftovers.enter_context(_temporary(path))
        with aside.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise output_error(path, len(data), error) from error
    return aside


@contextmanager
def _temporary(path: Path) -> Iterator[Path]:
    """Yield a free name beside `path`, and remove what is left there when anything fails."""
    aside = path.with_name(f"{_prefix(path)}{os.getpid()}-{secrets.token_hex(4)}.part")
    try:
        yield aside
    except BaseException:
        with suppress(OSError):
            aside.unlink()
        raise


def _prefix(path: Path) -> str:
    return f".{path.name}."


def _sweep(path: Path) -> None:
    """Remove what killed stores of the same target left behind."""
    owned = re.compile(re.escape(_prefix(path)) + r"(\d+)-[0-9a-f]{8}\.part")
    for leftover in path.parent.iterdir():
        match = owned.fullmatch(leftover.name)
        if match:
            with suppress(OSError):  # another store swept it first, or it is not ours to remove
                age = time.time() - leftover.stat().st_mtime
                if age > LEFTOVER_SECONDS or not _is_running(int(match[1])):
                    leftover.unlink()


def _is_running(process: int) -> bool:
    """Tell whether a process is there; on Windows, where signal 0 would end it, say yes."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _keep_the_rename(folder: Path) -> None:
    """Force the folder's own entry to the disk, where the system lets a folder be opened."""
    with suppress(OSError):  # the new file is in place: a power cut now brings back the old one
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def output_error(path: Path, size: int, error: OSError, option: str = "--output") -> OutputError:
    """Return why `size` bytes could not be written to `path`; `option` names another place."""
    place = Place(str(path))
    if error.errno in NO_ROOM:
        return OutputError(
            f"the disk is full, or has no room for this user: {size:,} bytes were needed",
            place=place,
            hint=f"free some space, or choose a folder on another disk with {option}",
        )
    told = (error.strerror or str(error), "choose another folder with {option}")
    reason, hint = _REASONS.get(error.errno or 0, told)
    return OutputError(
        f"the file cannot be written: {reason}", place=place, hint=hint.format(option=option)
    )
