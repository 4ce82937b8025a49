"""Choose what to verify: an archive, a statement's folder in one, or a version wherever it lies."""

from dataclasses import dataclass
from pathlib import Path

from statementpress.archive.bag import layout
from statementpress.archive.bag.versions import NUMBERED, bags, choose_slug, choose_version
from statementpress.archive.verify.completeness import REQUIRED
from statementpress.errors import UsageError


@dataclass(frozen=True, slots=True)
class Chosen:
    """Folders of statements whose versions are verified as chains, or one version by itself."""

    homes: tuple[Path, ...] = ()
    alone: Path | None = None
    astray: tuple[Path, ...] = ()
    """Versions that lie in the archive itself, where none belongs."""
    strays: tuple[Path, ...] = ()
    """What lies in the archive and is no folder."""


def chosen(archive: Path, path: Path | None) -> Chosen:
    """Return what a path means, or a name in `archive`; the whole `archive` where it is None.

    UsageError where nothing is frozen there.
    """
    if path is not None and not path.exists():
        return _named(archive, str(path))
    here = (path or archive).absolute()
    if _is_bag(here):
        return Chosen(alone=here)
    if bags(here.parent, here.name):
        return Chosen((here,))
    visible = sorted(_visible(here), reverse=True)
    inside = [each for each in visible if each.is_dir()]
    astray = tuple(each for each in inside if _is_bag(each))
    homes = tuple(each for each in inside if each not in astray)
    if astray or any(map(_holds_bags, homes)):
        return Chosen(homes, None, astray, tuple(each for each in visible if not each.is_dir()))
    if NUMBERED.fullmatch(here.name):
        return Chosen(alone=here)
    raise UsageError(
        f"nothing is frozen in {here}",
        hint="freeze a statement with `generate.py archive`, or name the folder of an archive",
    )


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
    return bool(bags(folder.parent, folder.name)) or any(map(_is_bag, _visible(folder)))


def _visible(folder: Path) -> list[Path]:
    """Return what lies in a folder, but for what is hidden; UsageError where it cannot be read."""
    try:
        return [each for each in folder.iterdir() if not each.name.startswith(".")]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise UsageError(
            f"{folder} cannot be read: {error.strerror}",
            hint="name the folder of an archive, of a statement in it, or of a version",
        ) from error
