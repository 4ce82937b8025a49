"""How pages are laid on printing sheets, and which sheets there are: press/schemes.toml."""

from collections.abc import Iterator
from enum import StrEnum

import msgspec

from statementpress.errors import Place, SetupError
from statementpress.project.files import ProjectFiles
from statementpress.project.press import LARGEST_BLEED
from statementpress.project.tables import read_table

SCHEMES = Place("press/schemes.toml")

Size = tuple[float, float]
"""The shorter and the longer side of a sheet, in millimetres."""

THICKEST_PAPER = 1.0
"""Millimetres: board of about 700 g/m2, which no printer folds."""
WIDEST_EDGE = 20.0
"""Millimetres; printers leave 3 to 6 white."""
SMALLEST_SIDE, LARGEST_SIDE = 50.0, 2000.0
"""Millimetres: between a label and the widest plotter."""


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
    """How thick a sheet is: it pushes the inner leaves of a booklet outwards (creep)."""
    bleed: float
    marks: bool
    edge: float
    """What the printer leaves white along each edge of a sheet: no mark is drawn there."""


class SchemeTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of press/schemes.toml."""

    scheme: dict[Scheme, SchemeSettings]
    sheet: dict[str, Size]


def read_schemes(files: ProjectFiles) -> SchemeTable:
    """Return press/schemes.toml; SetupError if it is broken or asks for what cannot be."""
    table = read_table(files, "press", "schemes.toml", SchemeTable)
    fault = next(_faults(table), None)
    if fault:
        message, hint = fault
        raise SetupError(message, place=SCHEMES, hint=hint)
    return table


def _faults(table: SchemeTable) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a table, and what to do about it."""
    for name, (shorter, longer) in table.sheet.items():
        if not SMALLEST_SIDE <= shorter <= longer <= LARGEST_SIDE:
            yield (
                f"sheet.{name}: {shorter:g} by {longer:g} mm cannot be a sheet",
                f"write the shorter side first, both between {SMALLEST_SIDE:g} "
                f"and {LARGEST_SIDE:g} millimetres",
            )
    for scheme, settings in table.scheme.items():
        if settings.sheet not in table.sheet:
            known = ", ".join(table.sheet)
            yield (
                f"scheme.{scheme} names the sheet “{settings.sheet}”, but there is no such entry",
                f"choose one of: {known}" if known else "compare with the shipped table",
            )
        for message, hint in out_of_range(settings.paper, settings.bleed, settings.edge):
            yield f"scheme.{scheme}: {message}", hint


def out_of_range(paper: float, bleed: float, edge: float) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with lengths in millimetres, and what to do; NaN is never right."""
    if not 0 <= paper <= THICKEST_PAPER:
        yield (
            f"{paper:g} mm cannot be the thickness of paper",
            f"it lies between 0 and {THICKEST_PAPER:g}; office paper of 80 g/m2 has 0.1",
        )
    if not 0 <= bleed <= LARGEST_BLEED:
        yield (
            f"{bleed:g} mm cannot be a bleed",
            f"it lies between 0 and {LARGEST_BLEED}, mostly at 0 or 3",
        )
    if not 0 <= edge <= WIDEST_EDGE:
        yield (
            f"{edge:g} mm cannot be the edge that a printer leaves white",
            f"it lies between 0 and {WIDEST_EDGE:g}, mostly at 5",
        )
