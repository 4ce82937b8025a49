"""The faces of a project: fonts/fonts.toml, and which of them a document's style sheets name."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Literal

import msgspec

from statementpress.project_files import ProjectFiles
from statementpress.tables import read_table
from statementpress.typeset.faces.named_families import families_named


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
    """Return all families of the project; SetupError where the table is broken."""
    return read_table(files, "fonts", "fonts.toml", _FontTable).family


def faces_named(families: Iterable[Family], style_sheets: Iterable[str]) -> tuple[Face, ...]:
    """Return the faces of the families that the style sheets, together, set text in."""
    named = {family.name for family in families_named({"": "\n".join(style_sheets)})}
    return tuple(
        Face(family.name, family.script, family.scale, file)
        for family in families
        if family.name in named
        for file in family.files
    )
