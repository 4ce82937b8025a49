"""Editions as data: what a document is for, which languages it has, which templates and styles."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec.structs import replace

from statementpress.errors import Place, SetupError, UsageError
from statementpress.project.files import ProjectFiles
from statementpress.project.tables import read_table

EDITIONS = Place("templates/editions.toml")
PRINTED = "-print"
"""What the name of a file of printing sheets ends in, after that of its edition."""
_NAME = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]*")


class Duplex(StrEnum):
    """The edge over which a sheet is turned to print its back (ISO 32000-1, table 150)."""

    LONG_EDGE = "long-edge"
    SHORT_EDGE = "short-edge"


@dataclass(frozen=True, slots=True)
class PrintDialogue:
    """How a viewer's print dialogue begins; without `actual_size` it may scale the pages."""

    duplex: Duplex | None = None
    actual_size: bool = False


class Edition(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One row of templates/editions.toml."""

    purpose: str
    paper: str = ""
    """Which paper, and which settings of the printer, to choose."""
    template: str
    styles: tuple[str, ...]
    languages: tuple[str, ...] = ()
    """Which languages, in their order; none named: all that the statement has."""
    side_by_side: bool = False
    """Whether it sets two languages beside each other, paragraph facing paragraph."""
    whole: bool = True
    """Whether it has to set every word of its languages."""
    press: str = ""
    """A table of press/press.toml that makes it a press file."""
    limits: str = ""
    """A table of press/limits.toml that it has to keep where it is printed without a press file."""
    scheme: str = ""
    """A scheme of press/schemes.toml by which its pages are laid on printing sheets as well."""
    sheets: dict[str, tuple[str, ...]] = {}
    """Sheets of press/schemes.toml that it can be made for, with the style sheets for each.

    The first is taken where none is asked for."""
    multiple: Annotated[int, msgspec.Meta(ge=1, le=64)] = 1
    """Its pages are filled up to a multiple of this number."""
    pages_per_part: Annotated[int, msgspec.Meta(ge=0, le=1000)] = 0
    """Most pages of each part, which has to fit them; 0: as many as it takes."""
    duplex: Duplex | None = None
    """How a printer is asked to turn the sheet."""
    actual_size: bool = False
    """Whether a printer is asked not to make the pages smaller."""
    archived: bool = False
    """Whether every frozen version has it."""
    sources: bool = False
    """Whether its frozen PDF carries the files that it was made from."""


class EditionTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of templates/editions.toml."""

    styles: tuple[str, ...]
    """Style sheets of every edition, before its own."""
    edition: dict[str, Edition]


def read_editions(files: ProjectFiles) -> EditionTable:
    """Return the table of editions; SetupError where it is broken.

    Or where an edition has a name that no file can have, or that of another's printing sheets.
    """
    table = read_table(files, "templates", "editions.toml", EditionTable)
    for name in table.edition:
        if not _NAME.fullmatch(name) or name.removesuffix(PRINTED) in table.edition.keys() - {name}:
            raise SetupError(
                f"the edition “{name}” cannot be the name of a file",
                place=EDITIONS,
                hint=f"name it with letters, digits and hyphens, and without {PRINTED} at the end",
            )
    return table


def choose_sheet(edition: Edition, asked: str | None) -> str:
    """Return the sheet that an edition is made for, "" where it is for none in particular.

    UsageError for one that is asked for and that the edition has no style for.
    """
    if asked is None:
        return next(iter(edition.sheets), "")
    if asked not in edition.sheets:
        known = ", ".join(edition.sheets)
        raise UsageError(
            f"this edition is not made for the sheet “{asked}”",
            hint=f"choose one of: {known}" if known else "leave --sheet out",
        )
    return asked


def styled(table: EditionTable, edition: Edition, sheet: str | None = None) -> Edition:
    """Return an edition with all its style sheets: of every edition, its own, of its sheet.

    The sheet is the one that is asked for, or its usual one; UsageError as that of `choose_sheet`.
    """
    of_sheet = edition.sheets.get(choose_sheet(edition, sheet), ())
    return replace(edition, styles=(*table.styles, *edition.styles, *of_sheet))


def choose(table: EditionTable, name: str) -> Edition:
    """Return the edition called `name`; UsageError that lists those there are."""
    if name not in table.edition:
        known = ", ".join(table.edition)
        raise UsageError(f"there is no edition “{name}”", hint=f"choose one of: {known}")
    return table.edition[name]
