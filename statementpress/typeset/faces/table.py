"""Which of a project's faces a document's style sheets name."""

from collections.abc import Iterable
from dataclasses import dataclass

from statementpress.project.fonts import FaceFile, Family
from statementpress.typeset.faces.named_families import families_named


@dataclass(frozen=True, slots=True)
class Face:
    """A face ready to be read."""

    family: str
    """The name of its family."""
    script: str
    """ISO 15924, such as Khmr."""
    scale: float
    """The part of its em that it is drawn at."""
    file: FaceFile


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
