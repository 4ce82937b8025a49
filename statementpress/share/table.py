"""What is made to be shared, as data: sizes, images, and how long texts may be."""

import re
from typing import Annotated

import msgspec

from statementpress.errors import Place, SetupError
from statementpress.project.files import ProjectFiles
from statementpress.project.tables import read_table

SHARE = Place("templates/share.toml")
_NAME = re.compile(r"[a-z]+")


class Size(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A size of images; its style sheet says how many pixels it has."""

    purpose: str
    """Where images of this size are shown, in a line."""
    marks: Annotated[int, msgspec.Meta(ge=0)] = 0
    """How many logos a title of this size shows at most; if there are more, it shows none."""
    styles: tuple[str, ...]
    """Style sheets in styles/, after those of the image."""


class ImageKind(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A kind of image."""

    purpose: str
    """What it shows, in a line."""
    template: str
    """A file in templates/."""
    styles: tuple[str, ...] = ()
    """Style sheets in styles/, after those of every image."""
    sizes: tuple[str, ...]
    """The sizes that it is drawn in."""
    templates: dict[str, str] = {}
    """The files in templates/ that take the template's place, by the kind of the paper."""
    whole: bool = False
    """Whether it has to set every word of its language."""
    pages: Annotated[int, msgspec.Meta(ge=0, le=100)] = 0
    """How many images it may take at most; 0 for as many as it takes."""
    points: bool = False
    """Whether it shows the commitments or demands, and is left out if there are none."""
    together: tuple[str, ...] = ()
    """The sizes in which there is one more with all languages of the statement."""


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How many UTF-16 code units the texts may have."""

    message: Annotated[int, msgspec.Meta(ge=200)]
    caption: Annotated[int, msgspec.Meta(ge=200)]
    alternative: Annotated[int, msgspec.Meta(ge=200)]


class ShareTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """All of templates/share.toml."""

    styles: tuple[str, ...]
    """The style sheets of every image."""
    size: dict[str, Size]
    image: dict[str, ImageKind]
    limits: Limits


def read_share(files: ProjectFiles) -> ShareTable:
    """Return templates/share.toml.

    Raises SetupError if it is broken, if an image has a size that is not there, or if a size or an
    image has a name that cannot be part of the name of a file.
    """
    table = read_table(files, "templates", "share.toml", ShareTable)
    for name, image in table.image.items():
        if missing := [size for size in (*image.sizes, *image.together) if size not in table.size]:
            raise SetupError(
                f"the image “{name}” has the size “{missing[0]}”, and there is none",
                place=SHARE,
                hint=f"choose from {', '.join(table.size)}, or add [size.{missing[0]}]",
            )
    for name in (*table.size, *table.image):
        if not _NAME.fullmatch(name):
            raise SetupError(
                f"“{name}” cannot be part of the name of a file",
                place=SHARE,
                hint="name it with the letters a to z",
            )
    return table
