"""Where the shipped files and those of a project lie; its own win over the shipped, one by one."""

import os
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Literal

from statementpress.errors import Place, SetupError
from statementpress.machine.regular import read_regular

Folder = Literal["templates", "styles", "fonts", "press"]

CHECKOUT = Path(__file__).resolve().parents[2]
"""The folder of a checkout; of an installed copy, the one that Python packages lie in."""
INSTALLED = Path(__file__).resolve().parents[1] / "shipped"
"""Where the wheel has the shipped folders, which lie at the top of a checkout."""
SHIPPED = INSTALLED if INSTALLED.is_dir() else CHECKOUT
"""The folder of the templates, styles, fonts and press settings of Statement Press itself."""
IS_INSTALLED = SHIPPED == INSTALLED
"""Whether this copy was installed as a package, and is not a checkout."""

LARGEST = 100_000_000
"""Bytes of the largest file that is read; a font of all Chinese characters has a fifth of this."""

LICENCES = {"OFL", "LICENCE", "LICENSE", "COPYING", "COPYRIGHT", "NOTICE"}
"""What files with a licence are called, in capitals and without what follows the dot."""


def default_project() -> Path:
    """Return the project of a command that names none: the checkout, or the current folder.

    An installed copy has no statements of its own, so there it is the current folder.
    """
    return Path.cwd() if IS_INSTALLED else CHECKOUT


@dataclass(frozen=True, slots=True)
class ProjectFiles:
    """The files of one project directory, over the shipped ones."""

    project: Path
    """The project's folder."""
    alone: bool = False
    """Whether there are no shipped files behind its own, as in a frozen version."""
    used: dict[str, str] = field(default_factory=dict, compare=False, repr=False)
    """The SHA-256 of each file that was read so far, by names such as "fonts/fonts.toml"."""

    def apart(self) -> "ProjectFiles":
        """Return the same files, with an account of their use that begins anew."""
        return replace(self, used={})

    def roots(self, folder: Folder) -> tuple[Path, ...]:
        """Return the folders to look in; the first that has a file wins.

        Raises SetupError if the project's own is a link to elsewhere.
        """
        self._refuse_links(folder)
        if self.alone:
            return (self.project / folder,)
        return tuple(dict.fromkeys((self.project / folder, SHIPPED / folder)))

    def owns(self, folder: Folder, name: str) -> bool:
        """Return whether the project itself has the file `name` of `folder`."""
        return (self.project / folder / name).is_file()

    def path(self, folder: Folder, name: str) -> Path:
        """Return the path of the file `name` (with /) in `folder`; raise SetupError if missing."""
        for root in self.roots(folder):
            candidate = Path(os.path.realpath(root / name))
            if candidate.is_relative_to(os.path.realpath(root)) and candidate.is_file():
                return candidate
            if os.path.lexists(root / name):
                raise SetupError(
                    f"{folder}/{name} is no file, or a link that leads out of its folder",
                    hint="put the file itself there, or take away what is there",
                )
        raise SetupError(
            f"there is no file {folder}/{name}",
            hint=f"put it into {self.project / folder}, or correct the name that asks for it",
        )

    def read(self, folder: Folder, name: str) -> bytes:
        """Return the bytes of a file; raise SetupError if it is missing or cannot be read."""
        path = self.path(folder, name)
        try:
            data = read_regular(path, LARGEST)
        except OSError as error:
            raise SetupError(
                f"{folder}/{name} cannot be read: {error.strerror}",
                hint="check its permissions, and that it is the file that is meant",
            ) from error
        self.used[f"{folder}/{name}"] = sha256(data).hexdigest()
        return data

    def _refuse_links(self, folder: Folder) -> None:
        """Raise SetupError if the folder of a project is a link to one that is not shipped.

        Whoever gets the project of a stranger would otherwise print files of their own with it.
        """
        own = self.project / folder
        if own.is_symlink():
            to = Path(os.path.realpath(own))
            inside = to.is_relative_to(os.path.realpath(self.project))
            if not inside and to != Path(os.path.realpath(SHIPPED / folder)):
                raise SetupError(
                    "this is a link that leads out of the project",
                    place=Place(folder),
                    hint="copy the folder that is meant into the project",
                )

    def licences(self, folder: Folder, name: str) -> tuple[str, ...]:
        """Return the names, in `folder`, of the licences that lie beside the file `name`."""
        beside = Path(name).parent
        found = (
            (beside / path.name).as_posix()
            for root in self.roots(folder)
            for path in sorted((root / beside).glob("*"))
            if path.is_file() and path.stem.upper() in LICENCES
        )
        return tuple(dict.fromkeys(found))

    def text(self, folder: Folder, name: str) -> str:
        """Return a file's text; raise SetupError if it is not UTF-8."""
        try:
            return self.read(folder, name).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise SetupError(
                f"{folder}/{name} is not UTF-8", hint="save it in the encoding UTF-8"
            ) from error
