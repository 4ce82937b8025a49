"""Where pages stand on a sheet: in cells around its middle, against the middle lines.

    saddle: 2 x 1, folded at the middle     cards: 2 x 2, cut at the middle

    +--------+--------+                     +-----+-----+
    |        |        |                     |     |     |
    |     ...|...     |                     |  ...|...  |
    |     . 4|1 .     |                     +-----+-----+
    |     ...|...     |                     |  ...|...  |
    |        |        |                     |     |     |
    +--------+--------+                     +-----+-----+

Pages meet at the middle lines, so that one fold is enough, and for cards without bleed one cut.
Cards with bleed stand apart by the bleed of both.

Creep. When sheets are folded in half, one inside the other, the outer folds wrap around the inner
ones; pressed flat and stapled, each is one paper thick. So the fold of sheet i, counted from 0
outside, lies i papers nearer to the fore edge than the spine's back does. Its leaves stick out by
as much, and would lose that much when the fore edge is trimmed. Each page of sheet i is therefore
moved towards the fold by

    shift = i x paper

Then type stands at the same distance from the spine's back, and from the trimmed fore edge, on all
pages. (If the fold is round instead of pressed, leaves stick out by up to pi/2 of that: the folds
are half circles around the innermost one.)
"""

from dataclasses import dataclass

from pikepdf import Rectangle

from statementpress.prepress.imposition.settings import Imposition
from statementpress.prepress.units import POINTS
from statementpress.project.schemes import Scheme, Size

SLACK = 0.3 * POINTS
"""How much too large a page may be without being scaled: programs round A4 to 596 by 842 points."""

PageSize = tuple[float, float]
"""Width and height of a trimmed page as shown, in points."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet and its cells in two columns; lengths in points."""

    width: float
    height: float
    rows: int
    """One or two."""
    bleed: float
    """How far pages are painted beyond their trim box."""
    gutter: float
    """How far apart pages stand across a middle line."""

    @property
    def middle(self) -> tuple[float, float]:
        """Return the point where both middle lines cross."""
        return self.width / 2, self.height / 2

    def room(self) -> PageSize:
        """Return the largest trimmed page that a cell has room for, with its bleed."""
        across = (self.width - self.gutter) / 2 - self.bleed
        if self.rows == 1:
            return across, self.height - 2 * self.bleed
        return across, (self.height - self.gutter) / 2 - self.bleed

    def fits(self, page: PageSize) -> bool:
        """Say whether there is room for a page at its full size."""
        return all(side <= room + SLACK for side, room in zip(page, self.room(), strict=True))

    def scale(self, page: PageSize) -> float:
        """Return the factor by which a page has to be scaled to have room, 1 if it fits."""
        if self.fits(page):
            return 1.0
        return min(room / side for side, room in zip(page, self.room(), strict=True))

    def needed(self, page: PageSize) -> PageSize:
        """Return the width and height of the smallest sheet that has room for such pages."""
        room = self.room()
        cells = 2, self.rows
        return (
            self.width + cells[0] * (page[0] - room[0]),
            self.height + cells[1] * (page[1] - room[1]),
        )


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a page stands on a sheet."""

    trim: Rectangle
    """The trim box of the page on the sheet."""
    clip: Rectangle
    """The box outside which nothing of the page shows."""
    scale: float
    """The size of the page on the sheet, 1 for its own."""

    @property
    def seen(self) -> Rectangle:
        """Return the part of the trim box that shows."""
        trim, clip = self.trim, self.clip
        return Rectangle(
            max(trim.llx, clip.llx),
            max(trim.lly, clip.lly),
            min(trim.urx, clip.urx),
            min(trim.ury, clip.ury),
        )


def grid_of(how: Imposition, page: PageSize, sheet: Size | None = None) -> Grid:
    """Return the grid of sheets for pages, the first of which is `page`.

    A sheet that is folded lies on its long side; a sheet of cards is upright or wide as they are.
    `sheet` takes the place of the imposition's own sheet.
    """
    shorter, longer = (side * POINTS for side in sheet or how.sheet)
    bleed = how.bleed * POINTS
    if how.scheme is Scheme.SADDLE:
        return Grid(longer, shorter, rows=1, bleed=bleed, gutter=0)
    wide = page[0] > page[1]
    width, height = (longer, shorter) if wide else (shorter, longer)
    return Grid(width, height, rows=2, bleed=bleed, gutter=2 * bleed)


def placement(grid: Grid, cell: int, page: PageSize, shift: float) -> Placement:
    """Place a page in a cell, counted by rows from the top left, moved by `shift` points (creep).

    The page is clipped to its bleed and does not cross the sheet's middle lines or edges.
    """
    scale = grid.scale(page)
    width, height = page[0] * scale, page[1] * scale
    row, column = divmod(cell, 2)
    across, upward = grid.middle
    gap = grid.gutter / 2
    left = across + gap - shift if column else across - gap - width + shift
    bottom = upward - height / 2
    if grid.rows == 2:
        bottom = upward - gap - height if row else upward + gap
    trim = Rectangle(left, bottom, left + width, bottom + height)
    return Placement(trim, _clip(grid, trim, row, column), scale)


def _clip(grid: Grid, trim: Rectangle, row: int, column: int) -> Rectangle:
    across, upward = grid.middle
    left, right = ((across, grid.width), (0, across))[not column]
    bottom, top = 0.0, grid.height
    if grid.rows == 2:
        bottom, top = (0.0, upward) if row else (upward, grid.height)
    return Rectangle(
        max(left, trim.llx - grid.bleed),
        max(bottom, trim.lly - grid.bleed),
        min(right, trim.urx + grid.bleed),
        min(top, trim.ury + grid.bleed),
    )
