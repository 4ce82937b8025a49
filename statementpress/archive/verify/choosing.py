"""Choose what to verify: an archive, a statement's folder in one, or a version anywhere."""

from dataclasses import dataclass
from pathlib import Path

from statementpress.archive.bag import layout
from statementpress.archive.bag.versions import (
    NUMBERED,
    bags,
    choose_slug,
    choose_version,
    nothing_frozen,
)
from statementpress.archive.verify.completeness import REQUIRED
from statementpress.errors import UsageError


@dataclass(frozen=True, slots=True)
class Chosen:
    """The folders to verify."""

    homes: tuple[Path, ...] = ()
    """Folders of statements, whose versions form a chain."""
    alone: Path | None = None
    """One version, to be verified by itself."""
    astray: tuple[Path, ...] = ()
    """Versions that lie in the archive itself, and not in a statement's folder."""
    strays: tuple[Path, ...] = ()
    """Files that lie in the archive itself, where none belongs."""


def chosen(archive: Path, path: Path | None) -> Chosen:
    """Return what to verify: the folder at `path`, or what is called so in `archive`, or all of it.

    Raises UsageError if nothing is frozen there.
    """
    if path is not None and not path.exists():
        return _named(archive, str(path))
    here = (path or archive).absolute()
    if _is_bag(here):
        return Chosen(alone=here)
    if bags(here):
        return Chosen((here,))
    visible = sorted(_visible(here), reverse=True)
    inside = [each for each in visible if each.is_dir()]
    astray = tuple(each for each in inside if _is_bag(each))
    homes = tuple(each for each in inside if each not in astray)
    if astray or any(map(_holds_bags, homes)):
        return Chosen(homes, None, astray, tuple(each for each in visible if not each.is_dir()))
    # What is called as a version is verified as one, so that all that it lacks is listed.
    if NUMBERED.fullmatch(here.name):
        return Chosen(alone=here)
    raise nothing_frozen(here)


def _named(archive: Path, name: str) -> Chosen:
    """Return the statement, or the version, of that name in the archive."""
    try:
        if NUMBERED.fullmatch(Path(name).name):
            return Chosen(alone=choose_version(archive, name).folder)
        return Chosen((archive / choose_slug(archive, name),))
    except UsageError as error:
        raise UsageError(f"there is no folder {name}: {error.message}", hint=error.hint) from error


def _is_bag(folder: Path) -> bool:
    return any((folder / name).is_file() for name in REQUIRED) or (folder / layout.PAYLOAD).is_dir()


def _holds_bags(folder: Path) -> bool:
    return bool(bags(folder)) or any(map(_is_bag, _visible(folder)))


def _visible(folder: Path) -> list[Path]:
    """List a folder without hidden files. Raises UsageError if it cannot be read."""
    try:
        return [each for each in folder.iterdir() if not each.name.startswith(".")]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise UsageError(
            f"{folder} cannot be read: {error.strerror}",
            hint="name the folder of an archive, of a statement in it, or of a version",
        ) from error
