"""Which pages go where on a sheet, and what the sheet is: press/schemes.toml."""

from dataclasses import dataclass
from enum import StrEnum

import msgspec

from statementpress.errors import UsageError
from statementpress.project_files import ProjectFiles
from statementpress.tables import read_table

TABLE = "schemes.toml"


class Scheme(StrEnum):
    """How pages become sheets."""

    SADDLE = "saddle"
    """Sheets folded once, one inside the other, and stapled through the fold: a booklet."""
    CARDS = "cards"
    """Four to a sheet, backs behind their fronts, cut twice."""


class SchemeSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One row of press/schemes.toml; lengths in millimetres."""

    purpose: str
    sheet: str
    """A key of the table of sheets."""
    paper: float
    """How thick a sheet is: inner leaves of a booklet are pushed outwards by it (creep)."""
    bleed: float
    marks: bool


class SchemeTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of press/schemes.toml; sheets are (shorter, longer side) in millimetres."""

    scheme: dict[Scheme, SchemeSettings]
    sheet: dict[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Imposition:
    """How a PDF is imposed; sheet (shorter, longer side), paper and bleed in millimetres."""

    scheme: Scheme
    sheet: tuple[float, float]
    paper: float
    bleed: float
    marks: bool


def read_schemes(files: ProjectFiles) -> SchemeTable:
    """Return press/schemes.toml; SetupError where it is broken."""
    return read_table(files, "press", TABLE, SchemeTable)


def choose_imposition(table: SchemeTable, scheme: str, sheet: str | None = None) -> Imposition:
    """Return the imposition by a scheme, on its own sheet or on the one called `sheet`.

    UsageError that lists those there are.
    """
    if scheme not in table.scheme:
        known = ", ".join(table.scheme)
        raise UsageError(f"there is no scheme “{scheme}”", hint=f"choose one of: {known}")
    settings = table.scheme[Scheme(scheme)]
    name = sheet or settings.sheet
    if name not in table.sheet:
        known = ", ".join(table.sheet)
        raise UsageError(f"there is no sheet “{name}”", hint=f"choose one of: {known}")
    return Imposition(
        Scheme(scheme), table.sheet[name], settings.paper, settings.bleed, settings.marks
    )
