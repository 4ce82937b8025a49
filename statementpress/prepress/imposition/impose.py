"""Lay the pages of any PDF on printing sheets.

Sheets are for paper: their text can be read and copied page by page, but they have no tags, links
or bookmarks. The file to publish is the one that they are made from.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf, PdfError

from statementpress.errors import UsageError
from statementpress.prepress.imposition.document import describe
from statementpress.prepress.imposition.grid import Grid, PageSize, Placement, grid_of, placement
from statementpress.prepress.imposition.marks import sheet_marks
from statementpress.prepress.imposition.order import ORDERS, Side
from statementpress.prepress.imposition.pages import SourcePage, source_pages
from statementpress.prepress.imposition.room import check_room
from statementpress.prepress.imposition.settings import Imposition
from statementpress.prepress.pdf.opening import (
    UnreadablePdfError,
    cleaned,
    damage,
    opened,
)
from statementpress.prepress.sheet.operators import clip
from statementpress.prepress.units import MILLIMETRES, POINTS
from statementpress.project.schemes import Scheme

MOST_CREEP = 10.0
"""Millimetres by which inner pages may move: the width of a margin; beyond it type is cut off."""
SIDES = 2
"""The sides of a sheet."""
ROUNDING = 0.05
"""Millimetres by which a bleed may be too small, because boxes are written in decimals."""


@dataclass(frozen=True, slots=True)
class Imposed:
    """Printing sheets, and what people who print them may want to know about their pages.

    Pages go by their number in the source, from 1.
    """

    pdf: bytes
    size: PageSize
    """Width and height of a sheet, in points."""
    sides: Sequence[Sequence[tuple[int, Placement]]]
    """Fronts and backs in turn, each with its pages in the order in which they are painted."""
    blanks: int
    """The number of places that stay empty."""
    scales: Mapping[int, float] = field(default_factory=dict)
    """The factor of each page that was made smaller."""
    bleeds: Mapping[int, float] = field(default_factory=dict)
    """The bleed in millimetres of each page that has less than is asked for."""
    mended: str = ""
    """What was damaged in the source and may be lost; empty if it was whole."""


def impose(pdf: bytes, how: Imposition) -> Imposed:
    """Return the printing sheets of `pdf`, the same bytes each time, and what became of its pages.

    Raises UnreadablePdfError if the file cannot be read. Raises UsageError if the sheet has no room
    for the pages with their bleed, or if a booklet has more paper than can be folded.
    """
    with opened(pdf) as source:
        try:
            return _laid_out(source, how)
        except (PdfError, MemoryError) as error:
            raise UnreadablePdfError(f"is damaged: {cleaned(str(error))}") from error


def _laid_out(source: Pdf, how: Imposition) -> Imposed:
    pages = source_pages(source, how.bleed)
    sides = list(ORDERS[how.scheme](len(pages)))
    grid = grid_of(how, pages[0].size)
    # refuse what cannot be printed or folded before anything is copied
    check_room(grid, [page.size for page in pages], how)
    _check_creep(len(sides) // SIDES, how)
    target = Pdf.new()
    # copied once, because a card stands on its sheet up to four times
    forms = [target.copy_foreign(source.make_indirect(page.form)) for page in pages]
    placed = [list(_placed(grid, side, pages, shift)) for side, shift in _shifted(sides, how)]
    for each in placed:
        _add_side(target, grid, each, forms, how)
    describe(target, source, turned_at_long_edge=grid.height > grid.width)
    return Imposed(
        _saved(target, source),
        (grid.width, grid.height),
        [[(number + 1, where) for number, _, where in side] for side in placed],
        sum(page is None for side in sides for page in side),
        dict(_scales(grid, pages)),
        dict(_short_bleeds(pages, how.bleed)),
        damage(source),
    )


def _scales(grid: Grid, pages: Sequence[SourcePage]) -> Iterator[tuple[int, float]]:
    """Yield the number and the scale of each page that is too large for its place."""
    for number, page in enumerate(pages, 1):
        scale = grid.scale(page.size)
        if scale < 1:
            yield number, scale


def _short_bleeds(pages: Sequence[SourcePage], asked: float) -> Iterator[tuple[int, float]]:
    """Yield the number and the bleed in millimetres of each page with less than is asked for."""
    for number, page in enumerate(pages, 1):
        bleed = page.bleed * MILLIMETRES
        if bleed < asked - ROUNDING:
            yield number, bleed


def _check_creep(sheets: int, how: Imposition) -> None:
    creep = (sheets - 1) * how.paper
    if how.scheme is Scheme.SADDLE and creep > MOST_CREEP:
        raise UsageError(
            f"{sheets} sheets of {how.paper:g} mm cannot be folded into one booklet: inside, type "
            f"would lie {creep:.0f} mm nearer to the fold, and be cut off",
            hint="divide the file into several booklets, or give thinner paper with --paper",
        )


def _shifted(sides: Sequence[Side], how: Imposition) -> Iterator[tuple[Side, float]]:
    """Yield each side, and how many points its pages move towards the fold (creep)."""
    for number, side in enumerate(sides):
        creep = number // SIDES * how.paper if how.scheme is Scheme.SADDLE else 0.0
        yield side, creep * POINTS


def _placed(
    grid: Grid, side: Side, pages: Sequence[SourcePage], shift: float
) -> Iterator[tuple[int, SourcePage, Placement]]:
    """Yield the number from 0 of each page on a side, the page, and where it stands."""
    for cell, number in enumerate(side):
        if number is not None:
            page = pages[number]
            yield number, page, placement(grid, cell, page.size, shift)


def _add_side(
    target: Pdf,
    grid: Grid,
    placed: Sequence[tuple[int, SourcePage, Placement]],
    forms: Sequence[Object],
    how: Imposition,
) -> None:
    drawn = [
        f"q {clip(where.clip)} {page.matrix(where).encode().decode('ascii')} cm /P{number + 1} Do Q"
        for number, page, where in placed
    ]
    if how.marks:
        drawn += sheet_marks(grid, [where.trim for _, _, where in placed], how.edge * POINTS)
    target.add_blank_page()
    sheet = target.pages[-1].obj
    box = [Decimal(f"{side:.6f}") for side in (0, 0, grid.width, grid.height)]
    sheet[Name.MediaBox], sheet[Name.TrimBox] = Array(box), Array(box)
    shown = {f"/P{number + 1}": forms[number] for number, _, _ in placed}
    sheet[Name.Resources] = Dictionary(XObject=Dictionary(shown))
    sheet[Name.Contents] = target.make_stream("\n".join(drawn).encode("ascii"))


def _saved(target: Pdf, source: Pdf) -> bytes:
    written = BytesIO()
    target.save(
        written,
        min_version=max(source.pdf_version, "1.7"),
        object_stream_mode=ObjectStreamMode.generate,
        deterministic_id=True,
    )
    return written.getvalue()
