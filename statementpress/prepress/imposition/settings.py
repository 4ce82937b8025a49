"""How a PDF is imposed: which pages go where on a sheet, and what the sheet is."""

from dataclasses import dataclass, replace

from statementpress.errors import UsageError
from statementpress.project.schemes import Scheme, SchemeTable, Size, out_of_range


@dataclass(frozen=True, slots=True)
class Imposition:
    """How a PDF is imposed; lengths in millimetres."""

    scheme: Scheme
    sheet: Size
    """The shorter and the longer side."""
    paper: float
    """How thick a sheet is."""
    bleed: float
    """How far pages are painted beyond their trim box."""
    marks: bool
    """Whether folds and cuts are marked."""
    edge: float
    """What the printer leaves white along each edge of a sheet."""
    sheets: tuple[tuple[str, Size], ...] = ()
    """The sheets, by name, that can be proposed if this one is too small."""


def choose_imposition(table: SchemeTable, scheme: str, sheet: str | None = None) -> Imposition:
    """Return the imposition by a scheme, on its own sheet or on the one called `sheet`.

    Raises UsageError if there is no such scheme or sheet; it lists those that there are.
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


def changed_imposition(
    how: Imposition,
    paper: float | None = None,
    bleed: float | None = None,
    *,
    marks: bool | None = None,
) -> Imposition:
    """Return an imposition with another paper or bleed (millimetres), with marks or without.

    A value of None leaves the imposition's own. Raises UsageError for a length out of range.
    """
    paper = how.paper if paper is None else paper
    bleed = how.bleed if bleed is None else bleed
    marks = how.marks if marks is None else marks
    fault = next(out_of_range(paper, bleed, how.edge), None)
    if fault:
        message, hint = fault
        raise UsageError(message, hint=hint)
    return replace(how, paper=paper, bleed=bleed, marks=marks)
