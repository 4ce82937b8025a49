"""Read the tables that hold our choices: TOML into typed structures, unknown keys refused."""

import re
import tomllib
from typing import TypeVar

import msgspec

from statementpress.errors import Place, SetupError
from statementpress.project.files import Folder, ProjectFiles

Table = TypeVar("Table")
_LINE = re.compile(r"at line (\d+)")


def read_table(files: ProjectFiles, folder: Folder, name: str, kind: type[Table]) -> Table:
    """Return the TOML file as `kind`; SetupError naming the file and the key otherwise."""
    place = Place(f"{folder}/{name}")
    try:
        return msgspec.convert(tomllib.loads(files.text(folder, name)), kind)
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        place = Place(place.path, int(line[1]) if line else None)
        raise SetupError(f"not TOML: {error}", place=place, hint="mend the line named") from error
    except msgspec.ValidationError as error:
        raise SetupError(str(error), place=place, hint="compare with the shipped table") from error
