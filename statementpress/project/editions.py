"""Editions as data: what a document is for, its languages, its template and its styles."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec.structs import replace

from statementpress.errors import Place, SetupError, UsageError
from statementpress.project.files import ProjectFiles
from statementpress.project.kinds import PLAIN, Kind
from statementpress.project.tables import read_table

EDITIONS = Place("templates/editions.toml")
PRINTED = "-print"
"""The name of a file of printing sheets is that of its edition with this at the end."""
_NAME = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]*")


class Duplex(StrEnum):
    """The edge over which a sheet is turned to print its back (ISO 32000-1, table 150)."""

    LONG_EDGE = "long-edge"
    SHORT_EDGE = "short-edge"


class Format(StrEnum):
    """What kind of file an edition is; the value is also how its name ends."""

    PDF = "pdf"
    DOCX = "docx"
    """A Word file. It has a look of its own, templates/word.toml."""


class NotePlace(StrEnum):
    """Where the notes of a text stand."""

    FOOT = "foot"
    """Each at the foot of the page that refers to it."""
    END = "end"
    """All at the end of the text."""


@dataclass(frozen=True, slots=True)
class PrintDialogue:
    """How a viewer's print dialogue begins."""

    duplex: Duplex | None = None
    """How sheets are turned; None leaves that to the printer."""
    actual_size: bool = False
    """Whether pages keep their size; if not, the viewer may scale them."""


class Edition(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One row of templates/editions.toml."""

    purpose: str
    """What it is for, in a line."""
    paper: str = ""
    """Which paper, and which settings of the printer, to choose."""
    format: Format = Format.PDF
    """What kind of file it is."""
    template: str = ""
    """A file in templates/; every PDF has one."""
    styles: tuple[str, ...] = ()
    """Style sheets in styles/, after those of every edition."""
    languages: tuple[str, ...] = ()
    """Its languages, in their order; if it names none, all that the statement has."""
    side_by_side: bool = False
    """Whether it sets two languages beside each other, paragraph facing paragraph."""
    whole: bool = True
    """Whether it has to set every word of its languages."""
    notes: NotePlace = NotePlace.END
    """Where notes stand, if it sets the whole text; see `typeset.compose.notes`."""
    press: str = ""
    """The entry of press/press.toml that makes it a press file."""
    limits: str = ""
    """The entry of press/limits.toml that it has to keep if it is printed without a press file."""
    scheme: str = ""
    """The scheme of press/schemes.toml by which its pages are laid on printing sheets as well."""
    sheets: dict[str, tuple[str, ...]] = {}
    """The sheets of press/schemes.toml that it can be made for, with the style sheets for each.

    The first of them is its usual one."""
    multiple: Annotated[int, msgspec.Meta(ge=1, le=64)] = 1
    """Its pages are filled up to a multiple of this number."""
    pages_per_part: Annotated[int, msgspec.Meta(ge=0, le=1000)] = 0
    """How many pages each part may have at most; 0 for as many as it takes."""
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
    """The style sheets of every edition, before its own."""
    edition: dict[str, Edition]
    """All editions by their names, in the order in which they are shown and made."""
    logo_rules: int = 1
    """Which rules its logos keep: see `statement.terms`. A version that was frozen before there
    were others has none here, and shows them as it did."""


def read_editions(files: ProjectFiles) -> EditionTable:
    """Return templates/editions.toml.

    Raises SetupError if it is broken, or if an edition has a name that no file can have, or the
    name of another edition's printing sheets, or if a PDF has no template.
    """
    table = read_table(files, "templates", "editions.toml", EditionTable)
    for name, edition in table.edition.items():
        if edition.format is Format.PDF and not edition.template:
            raise SetupError(
                f"the edition “{name}” has no template",
                place=EDITIONS,
                hint='name one, such as template = "statement.html"',
            )
        if not _NAME.fullmatch(name) or name.removesuffix(PRINTED) in table.edition.keys() - {name}:
            raise SetupError(
                f"the edition “{name}” cannot be the name of a file",
                place=EDITIONS,
                hint=f"name it with letters, digits and hyphens, and without {PRINTED} at the end",
            )
    return table


def choose_sheet(edition: Edition, asked: str | None) -> str:
    """Return the sheet that an edition is made for, "" if it is made for none in particular.

    `asked` is the name of a sheet, None for the usual one. Raises UsageError if the edition has no
    style for it.
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


def styled(
    table: EditionTable, edition: Edition, sheet: str | None = None, kind: Kind = PLAIN
) -> Edition:
    """Return an edition of a kind of paper: with the template of the kind, and all style sheets.

    These are those of every edition, of the kind, the edition's own, and those of its sheet. Raises
    what `choose_sheet` raises.
    """
    of_sheet = edition.sheets.get(choose_sheet(edition, sheet), ())
    styles = (*table.styles, *kind.styles, *edition.styles, *of_sheet)
    return replace(edition, styles=styles, template=kind.template(edition.template))


def choose(table: EditionTable, name: str) -> Edition:
    """Return the edition called `name`; raise UsageError, which lists all, if there is none."""
    if name not in table.edition:
        known = ", ".join(table.edition)
        raise UsageError(f"there is no edition “{name}”", hint=f"choose one of: {known}")
    return table.edition[name]
