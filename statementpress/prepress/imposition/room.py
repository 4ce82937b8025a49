"""Whether sheets have room for pages that cannot be scaled, as they are cut to their size."""

from collections.abc import Sequence

from statementpress.errors import UsageError
from statementpress.prepress.imposition.grid import SLACK, Grid, PageSize, grid_of
from statementpress.prepress.imposition.settings import Imposition
from statementpress.prepress.units import MILLIMETRES
from statementpress.project.schemes import Size


def check_room(grid: Grid, pages: Sequence[PageSize], how: Imposition) -> None:
    """Raise UsageError where a page (points) with its bleed has no room on the sheet.

    It says by how much, and which of the known sheets is the smallest that would do. Without bleed
    pages are scaled, so that there is always room.
    """
    if not how.bleed or all(map(grid.fits, pages)):
        return
    number, page = next((n, each) for n, each in enumerate(pages, 1) if not grid.fits(each))
    needed = grid.needed(page)
    raise UsageError(
        f"page {number} of {_told(page)} with {how.bleed:g} mm bleed needs a sheet of "
        f"{_told(needed)}; this one has {_told((grid.width, grid.height))}, "
        f"{_lack(needed, (grid.width, grid.height))}",
        hint=_hint(pages, how),
    )


def _hint(pages: Sequence[PageSize], how: Imposition) -> str:
    larger = _smallest(pages, how)
    if larger:
        return f"choose --sheet {larger}, or leave the bleed out with --bleed 0"
    return "none of the sheets in press/schemes.toml would do; leave the bleed out with --bleed 0"


def _smallest(pages: Sequence[PageSize], how: Imposition) -> str:
    """Return the name of the smallest sheet that has room for all pages, "" where none has."""

    def area(named: tuple[str, Size]) -> float:
        return named[1][0] * named[1][1]

    for name, size in sorted(how.sheets, key=area):
        if all(map(grid_of(how, pages[0], size).fits, pages)):
            return name
    return ""


def _told(size: PageSize) -> str:
    width, height = (f"{side * MILLIMETRES:.1f}".removesuffix(".0") for side in size)
    return f"{width} × {height} mm"


def _lack(needed: PageSize, given: PageSize) -> str:
    """Return by how much a sheet (points) is too small, in millimetres."""
    words = []
    for what, wanted, has in zip(("narrow", "low"), needed, given, strict=True):
        if wanted > has + SLACK:
            words.append(f"{(wanted - has) * MILLIMETRES:.1f} mm too {what}")
    return " and ".join(words)
