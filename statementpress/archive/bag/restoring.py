"""Write restored files into a folder that people work in: all of them, or none."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from statementpress.errors import UsageError
from statementpress.project.storage import frozen_around, output_error


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


def _refuse_taken(folder: Path) -> None:
    """Raise UsageError for a folder that files must not be put into."""
    if frozen := frozen_around(folder):
        raise UsageError(
            f"nothing else belongs where versions are frozen: {folder}",
            hint=f"name a folder outside {frozen}",
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
