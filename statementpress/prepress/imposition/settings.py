"""Which pages go where on a sheet, and what the sheet is: press/schemes.toml."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

import msgspec

from statementpress.errors import Place, SetupError, UsageError
from statementpress.prepress.settings import LARGEST_BLEED
from statementpress.project.files import ProjectFiles
from statementpress.project.tables import read_table

TABLE = "schemes.toml"

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
    """How thick a sheet is: inner leaves of a booklet are pushed outwards by it (creep)."""
    bleed: float
    marks: bool
    edge: float
    """What the printer leaves white along each edge of a sheet: no mark is drawn there."""


class SchemeTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of press/schemes.toml; sheets are (shorter, longer side) in millimetres."""

    scheme: dict[Scheme, SchemeSettings]
    sheet: dict[str, Size]


@dataclass(frozen=True, slots=True)
class Imposition:
    """How a PDF is imposed; sheet (shorter, longer side), paper, bleed and edge in millimetres.

    `sheets` are those that can be proposed, by name, where the sheet is too small.
    """

    scheme: Scheme
    sheet: Size
    paper: float
    bleed: float
    marks: bool
    edge: float
    sheets: tuple[tuple[str, Size], ...] = ()


def read_schemes(files: ProjectFiles) -> SchemeTable:
    """Return press/schemes.toml; SetupError where it is broken or asks for what cannot be."""
    table = read_table(files, "press", TABLE, SchemeTable)
    fault = next(_faults(table), None)
    if fault:
        told, hint = fault
        raise SetupError(told, place=Place(f"press/{TABLE}"), hint=hint)
    return table


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
        Scheme(scheme),
        table.sheet[name],
        settings.paper,
        settings.bleed,
        settings.marks,
        settings.edge,
        tuple(table.sheet.items()),
    )


def changed(
    how: Imposition,
    paper: float | None = None,
    bleed: float | None = None,
    *,
    marks: bool | None = None,
) -> Imposition:
    """Return an imposition with another paper or bleed (millimetres), with marks or without.

    What is None stays as it is. UsageError for a number that makes no sense.
    """
    paper = how.paper if paper is None else paper
    bleed = how.bleed if bleed is None else bleed
    marks = how.marks if marks is None else marks
    fault = next(_out_of_range(paper, bleed, how.edge), None)
    if fault:
        told, hint = fault
        raise UsageError(told, hint=hint)
    return replace(how, paper=paper, bleed=bleed, marks=marks)


def _faults(table: SchemeTable) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a table, and what to do."""
    for name, (shorter, longer) in table.sheet.items():
        if not SMALLEST_SIDE <= shorter <= longer <= LARGEST_SIDE:
            yield (
                f"sheet.{name} is {shorter:g} by {longer:g} mm, which is no sheet",
                f"write the shorter side first, both between {SMALLEST_SIDE:g} "
                f"and {LARGEST_SIDE:g} millimetres",
            )
    for scheme, settings in table.scheme.items():
        if settings.sheet not in table.sheet:
            known = ", ".join(table.sheet)
            yield (
                f"scheme.{scheme} names the sheet “{settings.sheet}”, which is not there",
                f"choose one of: {known}" if known else "compare with the shipped table",
            )
        for told, hint in _out_of_range(settings.paper, settings.bleed, settings.edge):
            yield f"scheme.{scheme}: {told}", hint


def _out_of_range(paper: float, bleed: float, edge: float) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with lengths in millimetres; what is no number is in no range."""
    if not 0 <= paper <= THICKEST_PAPER:
        yield (
            f"{paper:g} mm is no thickness of paper",
            f"it is between 0 and {THICKEST_PAPER:g}; office paper of 80 g/m2 has 0.1",
        )
    if not 0 <= bleed <= LARGEST_BLEED:
        yield f"{bleed:g} mm is no bleed", f"it is between 0 and {LARGEST_BLEED}, mostly 0 or 3"
    if not 0 <= edge <= WIDEST_EDGE:
        yield (
            f"{edge:g} mm is no edge that a printer leaves white",
            f"it is between 0 and {WIDEST_EDGE:g}, mostly 5",
        )
