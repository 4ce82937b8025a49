"""The families of fonts that a project has: fonts/fonts.toml."""

import re
from pathlib import PurePosixPath
from typing import Annotated, Literal

import msgspec

from statementpress.errors import Place, SetupError
from statementpress.project.files import ProjectFiles
from statementpress.project.tables import read_table

FONTS = "fonts/fonts.toml"
_PLAIN = re.compile(r"[^\"'\\\x00-\x1f\x7f]+")
"""What names and paths consist of: no character ends or escapes a string of CSS."""


class FaceFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One font file of a family."""

    path: str
    """Relative to fonts/, with / between its parts."""
    weight: int
    """As in CSS, such as 400."""
    style: Literal["normal", "italic"] = "normal"


class Family(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One family."""

    name: str
    role: Literal["text", "display"]
    script: str
    """ISO 15924, such as Khmr."""
    licence: str
    files: tuple[FaceFile, ...]
    scale: Annotated[float, msgspec.Meta(ge=0.5, le=2)] = 1.0
    """The part of its em that the family is drawn at."""
    ascent: Annotated[float, msgspec.Meta(ge=0, le=3)] | None = None
    """How far its lines reach above the baseline, in em as drawn; None is what its files say."""
    descent: Annotated[float, msgspec.Meta(ge=0, le=3)] | None = None
    """How far its lines reach below the baseline, in em as drawn; None is what its files say."""


class _FontTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    family: tuple[Family, ...]


def read_families(files: ProjectFiles) -> tuple[Family, ...]:
    """Return all families of the project.

    Raises SetupError if the table is broken, or if a name or a path could mean something else in
    a style sheet or leave the folder.
    """
    families = read_table(files, "fonts", "fonts.toml", _FontTable).family
    for family in families:
        if not _PLAIN.fullmatch(family.name):
            hint = "leave out quotes and \\"
            raise _unfit(files, family.name, "cannot be the name of a family", hint)
        for file in family.files:
            path = PurePosixPath(file.path)
            if not _PLAIN.fullmatch(file.path) or path.is_absolute() or ".." in path.parts:
                hint = "write the file's path inside fonts/, without .., quotes and \\"
                raise _unfit(files, file.path, "is not a path inside fonts/", hint)
    return families


def _unfit(files: ProjectFiles, value: str, fault: str, hint: str) -> SetupError:
    lines = files.text("fonts", "fonts.toml").splitlines()
    line = next((number for number, text in enumerate(lines, 1) if value in text), None)
    return SetupError(f"{value!r} {fault}", place=Place(FONTS, line), hint=hint)
