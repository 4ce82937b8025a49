"""Whether sheets have room for pages with bleed, which are cut to size and cannot be scaled."""

from collections.abc import Sequence

from statementpress.errors import UsageError
from statementpress.prepress.imposition.grid import SLACK, Grid, PageSize, grid_of
from statementpress.prepress.imposition.settings import Imposition
from statementpress.prepress.units import MILLIMETRES, size_in_words
from statementpress.project.schemes import Size


def check_room(grid: Grid, pages: Sequence[PageSize], how: Imposition) -> None:
    """Raise UsageError if the sheet has no room for a page (points) with its bleed.

    The message says how much is missing, and which of the known sheets is the smallest that would
    do. Pages without bleed are scaled, so that there is always room.
    """
    if not how.bleed or all(map(grid.fits, pages)):
        return
    number, page = next((n, each) for n, each in enumerate(pages, 1) if not grid.fits(each))
    needed = grid.needed(page)
    raise UsageError(
        f"page {number} of {_millimetres(page)} with {how.bleed:g} mm bleed needs a sheet of "
        f"{_millimetres(needed)}; this one is {_millimetres((grid.width, grid.height))}, "
        f"{_lack(needed, (grid.width, grid.height))}",
        hint=_hint(pages, how),
    )


def _hint(pages: Sequence[PageSize], how: Imposition) -> str:
    larger = _smallest(pages, how)
    if larger:
        return f"choose --sheet {larger}, or leave the bleed out with --bleed 0"
    return "no sheet in press/schemes.toml is large enough; leave the bleed out with --bleed 0"


def _smallest(pages: Sequence[PageSize], how: Imposition) -> str:
    """Return the name of the smallest sheet that has room for all pages, "" if none has."""

    def area(named: tuple[str, Size]) -> float:
        return named[1][0] * named[1][1]

    for name, size in sorted(how.sheets, key=area):
        if all(map(grid_of(how, pages[0], size).fits, pages)):
            return name
    return ""


def _millimetres(size: PageSize) -> str:
    """Return a size in points as people read it: "210 × 297 mm"."""
    return size_in_words(size[0] * MILLIMETRES, size[1] * MILLIMETRES)


def _lack(needed: PageSize, given: PageSize) -> str:
    """Return how much too small a sheet (points) is: "5.0 mm too narrow"."""
    words = []
    for what, wanted, has in zip(("narrow", "low"), needed, given, strict=True):
        if wanted > has + SLACK:
            words.append(f"{(wanted - has) * MILLIMETRES:.1f} mm too {what}")
    return " and ".join(words)
