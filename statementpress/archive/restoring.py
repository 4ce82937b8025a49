"""Bring what a frozen version was made from back to a folder that people work in.

Every file is held against the manifest before any is written. They are written beside the folder
and take its name together, so that there is a whole folder or none.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from statementpress.archive import layout
from statementpress.archive.bag import payload_hashes
from statementpress.archive.manifest import hash_of, hash_of_file, read_manifest
from statementpress.archive.source_names import check_sources, slug_of
from statementpress.archive.version import Version
from statementpress.errors import ArchiveError, Place, UsageError
from statementpress.storage import output_error

_HINT = "`generate.py verify` names all that is damaged; restore from a copy of the version"


def sources(version: Version) -> dict[str, bytes]:
    """Return the project that a version was made from, by the names of its files.

    ArchiveError, which names the file, where one is not as it was frozen.
    """
    _check_manifest(version.folder)
    under = f"{layout.SOURCE}/"
    hashes = {
        name.removeprefix(under): found
        for name, found in payload_hashes(version.folder).items()
        if name.startswith(under)
    }
    check_sources(hashes)
    return {name: _whole(version.source / name, found) for name, found in hashes.items()}


def statement_files(project: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of a project's one statement, by their names in its folder."""
    under = f"{layout.STATEMENTS}/{slug_of(project)}/"
    return {
        name.removeprefix(under): data for name, data in project.items() if name.startswith(under)
    }


def put(files: Mapping[str, bytes], folder: Path) -> None:
    """Write files, by their names in it, into a folder that is not there, or empty.

    UsageError where something is in it, OutputError where it cannot be written; then nothing is.
    """
    folder = folder.absolute()
    try:
        _refuse_taken(folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        with _beside(folder) as staging:
            for name, data in files.items():
                path = staging / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
            staging.replace(folder)
    except OSError as error:
        size = sum(map(len, files.values()))
        raise output_error(folder, size, error, "another DIR") from error


def _check_manifest(folder: Path) -> None:
    """Raise ArchiveError where the manifest is not the one that was frozen."""
    path = folder / layout.TAG_MANIFEST
    try:
        told = read_manifest(path.read_bytes(), Place(str(path)))
        path = folder / layout.MANIFEST
        found = hash_of_file(path)
    except OSError as error:
        raise _unreadable(path, error) from error
    if told.get(layout.MANIFEST) != found:
        raise _damaged(path)


def _whole(path: Path, told: str) -> bytes:
    """Return the bytes of a file; ArchiveError where they do not have the hash `told`."""
    if path.exists() and not path.is_file():  # reading a pipe would wait for ever
        raise _damaged(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error
    if hash_of(data) != told:
        raise _damaged(path)
    return data


def _refuse_taken(folder: Path) -> None:
    """Raise UsageError for a folder that files must not be put into."""
    if any((parent / layout.DECLARATION).exists() for parent in folder.resolve().parents):
        raise UsageError(
            f"{folder} lies in a frozen version, which never changes", hint="choose another DIR"
        )
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise UsageError(f"{folder} is no folder", hint="choose a DIR that is not there yet")
    if folder.is_dir() and any(folder.iterdir()):
        raise UsageError(
            f"there are files in {folder}: nothing was written over them",
            hint="choose a DIR that is not there yet, and compare the two",
        )
    if folder.is_dir() and folder.samefile(Path.cwd()):
        raise UsageError(
            "the folder that you are in cannot be replaced", hint="name a new folder in it"
        )


@contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """Yield an empty folder beside another, with the permissions that people's folders have."""
    hidden = Path(mkdtemp(".part", ".restoring-", folder.parent))
    try:
        staging = hidden / "restored"
        staging.mkdir()
        yield staging
    finally:
        with suppress(OSError):
            rmtree(hidden)


def _damaged(path: Path) -> ArchiveError:
    return ArchiveError(
        "it is not as it was frozen: nothing was restored", place=Place(str(path)), hint=_HINT
    )


def _unreadable(path: Path, error: OSError) -> ArchiveError:
    told = f"it cannot be read, and nothing was restored: {error.strerror}"
    return ArchiveError(told, place=Place(str(path)), hint=_HINT)
