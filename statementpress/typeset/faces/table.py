"""The faces of a project: fonts/fonts.toml, and which of them a document's style sheets name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Annotated, Literal

import msgspec

from statementpress.errors import Place, SetupError
from statementpress.project.files import ProjectFiles
from statementpress.project.tables import read_table
from statementpress.typeset.faces.named_families import families_named

_PLAIN = re.compile(r"[^\"'\\\x00-\x1f\x7f]+")
"""What names and paths are made of: nothing that ends or escapes a string of CSS."""


class FaceFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One font file of a family; weight as in CSS."""

    path: str
    weight: int
    style: Literal["normal", "italic"] = "normal"


class Family(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One family; script in ISO 15924, paths relative to fonts/."""

    name: str
    role: Literal["text", "display"]
    script: str
    licence: str
    files: tuple[FaceFile, ...]
    scale: Annotated[float, msgspec.Meta(ge=0.5, le=2)] = 1.0
    """The part of its em that the family is drawn at."""


class _FontTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    family: tuple[Family, ...]


@dataclass(frozen=True, slots=True)
class Face:
    """A face ready to be read: its family's name, script and scale, and its file."""

    family: str
    script: str
    scale: float
    file: FaceFile


def read_families(files: ProjectFiles) -> tuple[Family, ...]:
    """Return all families of the project.

    SetupError where the table is broken, or where a name or a path (relative to fonts/, with /)
    could mean something else in a style sheet or leave the folder.
    """
    families = read_table(files, "fonts", "fonts.toml", _FontTable).family
    for family in families:
        if not _PLAIN.fullmatch(family.name):
            raise _unfit(files, family.name, "is no name of a family", "leave out quotes and \\")
        for file in family.files:
            path = PurePosixPath(file.path)
            if not _PLAIN.fullmatch(file.path) or path.is_absolute() or ".." in path.parts:
                hint = "give the file's path from fonts/ on, without .., quotes and \\"
                raise _unfit(files, file.path, "is no path under fonts/", hint)
    return families


def _unfit(files: ProjectFiles, value: str, fault: str, hint: str) -> SetupError:
    lines = files.text("fonts", "fonts.toml").splitlines()
    line = next((number for number, text in enumerate(lines, 1) if value in text), None)
    return SetupError(f"{value!r} {fault}", place=Place("fonts/fonts.toml", line), hint=hint)


def faces_named(families: Iterable[Family], style_sheets: Iterable[str]) -> tuple[Face, ...]:
    """Return the faces of the families that the style sheets, together, set text in."""
    named = {family.name for family in families_named({"": "\n".join(style_sheets)})}
    return tuple(
        Face(family.name, family.script, family.scale, file)
        for family in families
        if family.name in named
        for file in family.files
    )


def regular_files(faces: Iterable[Face]) -> tuple[str, ...]:
    """Return the path of the first upright face of regular weight in each script, Latin first."""
    first: dict[str, str] = {}
    for face in faces:
        if (face.file.weight, face.file.style) == (400, "normal"):
            first.setdefault(face.script, face.file.path)
    return tuple(first[script] for script in sorted(first, key=lambda script: script != "Latn"))
