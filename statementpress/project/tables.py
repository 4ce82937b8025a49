"""Read a table of a project: from TOML into a typed structure, which refuses unknown keys."""

import copy
import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, TypeVar

import msgspec

from statementpress.errors import Place, SetupError
from statementpress.project.files import Folder, ProjectFiles
from statementpress.project.former import FORMER

Table = TypeVar("Table")
_LINE = re.compile(r"at line (\d+)")
_HINT = "compare with the shipped table"


def read_table(files: ProjectFiles, folder: Folder, name: str, kind: type[Table]) -> Table:
    """Return a TOML file of a project as `kind`.

    Raises SetupError if it is missing or broken, which names the file and the key.
    """
    place, table = read_toml(files, folder, name)
    return converted(table, kind, place)


def read_toml(files: ProjectFiles, folder: Folder, name: str) -> tuple[Place, Mapping[str, Any]]:
    """Return a TOML file of a project, and where it lies.

    A file of the project that lies where the table lay before is read in its place; see `former`.
    Raises SetupError if the file is missing, or is not TOML.
    """
    former = FORMER.get(f"{folder}/{name}")
    if former and files.owns(former.folder, former.name) and not files.owns(folder, name):
        place, table = _parsed(files, former.folder, former.name)
        try:
            today = former.convert(table)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            hint = f"delete your copy, or copy the shipped {folder}/{name} in its place"
            raise SetupError(f"the table is broken: {error}", place=place, hint=hint) from error
        if today is not None:
            return place, today
    return _parsed(files, folder, name)


def converted(table: Mapping[str, Any], kind: type[Table], place: Place, what: str = "") -> Table:
    """Return the table `what` of a file as `kind`; SetupError if it is not one."""
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        message = f"{what}: {error}" if what else str(error)
        raise SetupError(message, place=place, hint=_HINT) from error


def _parsed(files: ProjectFiles, folder: Folder, name: str) -> tuple[Place, Mapping[str, Any]]:
    place = Place(f"{folder}/{name}")
    try:
        return place, copy.deepcopy(_toml(files.text(folder, name)))
    except (ValueError, RecursionError) as error:  # also a number of 5,000 digits, or [[[[…
        line = _LINE.search(str(error))
        place = Place(place.path, int(line[1]) if line else None)
        raise SetupError(f"not TOML: {error}", place=place, hint="correct that line") from error


@lru_cache(maxsize=64)
def _toml(text: str) -> dict[str, Any]:
    """Return what a text says in TOML; the tables of a project seldom change while it is used."""
    return tomllib.loads(text)
