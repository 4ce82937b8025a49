"""A project as one object that is handed on: its files, and each of its tables, read at most once.

Every edition needs to know which files it used, as a frozen version embeds exactly these. A table
that was read for one edition therefore counts as used by each of the others that asks for it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from statementpress.late import late_imports
from statementpress.project.editions import EditionTable, read_editions
from statementpress.project.files import ProjectFiles

with late_imports():  # --help shows the editions alone
    from statementpress.project import fonts
    from statementpress.project import limits as print_limits
    from statementpress.project import press as presses
    from statementpress.project import schemes as imposition_schemes

Table = TypeVar("Table")
Reader = Callable[[ProjectFiles], Table]


@dataclass(frozen=True, slots=True)
class Project:
    """A project directory, over the files that are shipped.

    Each table is read and checked when it is first asked for. That raises SetupError, which names
    the file, if the table is missing or broken.
    """

    files: ProjectFiles
    """Templates, styles, fonts and press settings; `files.used` holds those that were read."""
    _tables: dict[Reader[Any], tuple[Any, Mapping[str, str]]] = field(
        default_factory=dict, compare=False, repr=False
    )
    """What each reader returned, and the files that it used."""

    @classmethod
    def at(cls, folder: Path, *, alone: bool = False) -> "Project":
        """Return the project in a folder; if it stands `alone`, no shipped files lie behind it."""
        return cls(ProjectFiles(folder, alone))

    def apart(self) -> "Project":
        """Return the same project, with an account of the files it used that begins anew.

        The tables that either of them reads serve both.
        """
        return replace(self, files=self.files.apart())

    def table(self, read: Reader[Table]) -> Table:
        """Return what the function `read` makes of the files; it is called only once."""
        if read not in self._tables:
            files = self.files.apart()
            self._tables[read] = read(files), files.used
        table: Table
        table, used = self._tables[read]
        self.files.used.update(used)
        return table

    @property
    def folder(self) -> Path:
        """Return the folder that the project lies in."""
        return self.files.project

    @property
    def editions(self) -> EditionTable:
        """Return templates/editions.toml."""
        return self.table(read_editions)

    @property
    def families(self) -> "tuple[fonts.Family, ...]":
        """Return the families of fonts/fonts.toml."""
        return self.table(fonts.read_families)

    @property
    def press(self) -> "presses.PressTable":
        """Return press/press.toml, whose presses name limits that exist."""
        table = self.table(presses.read_press)
        presses.check_limits(table, self.limits)
        return table

    @property
    def limits(self) -> "Mapping[str, print_limits.Limits]":
        """Return the limits of press/limits.toml by their names."""
        return self.table(print_limits.read_limits)

    @property
    def schemes(self) -> "imposition_schemes.SchemeTable":
        """Return press/schemes.toml."""
        return self.table(imposition_schemes.read_schemes)
