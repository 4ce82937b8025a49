"""What goes on the one page of a report: the findings, and pictures of the pages with them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from statementpress.preflight_report.examined import Examined
from statementpress.preflight_report.groups import FindingGroup, grouped
from statementpress.preflight_report.thumbnails import Mark, mark

MOST_PAGES = 24
"""The most pages that are pictured; smaller pictures would show nothing."""


@dataclass(frozen=True, slots=True)
class Grid:
    """How the pictures of pages are arranged."""

    columns: int
    """How many stand in a row."""
    width: float
    """The width of each in millimetres."""


GRIDS = {6: Grid(6, 24.0), 16: Grid(8, 19.0), MOST_PAGES: Grid(12, 13.5)}
"""Grids by the most pictures that they are for; styles/preflight.css has the same widths."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What one page of a report shows."""

    examined: Examined
    groups: tuple[FindingGroup, ...]
    """The kinds of findings that are shown."""
    left_out: int
    """How many kinds of findings are not shown."""
    pages: Mapping[int, Sequence[Mark]]
    """The numbers of the pages that are pictured, and the marks on each."""
    grid: Grid
    brief: bool = False
    """Whether the meaning of the findings is left out."""


def lay_out(examined: Examined, most: int, *, brief: bool = False) -> Layout:
    """Return what a report shows if it has room for `most` kinds of findings."""
    groups = grouped(examined.preflight.findings)
    shown = groups[:most]
    sizes = {page.number: (page.width, page.height) for page in examined.preflight.pages}
    marks: dict[int, list[Mark]] = {number: [] for number in _pictured(sizes, shown)}
    for group in shown:
        for finding in group.findings:
            if finding.spot and finding.page in marks:
                made = mark(group.number, finding.severity, finding.spot, sizes[finding.page])
                marks[finding.page] += [made] if made else []
    grid = next(grid for most_pages, grid in GRIDS.items() if len(marks) <= most_pages)
    return Layout(examined, shown, len(groups) - len(shown), marks, grid, brief)


def _pictured(numbers: Mapping[int, object], groups: Sequence[FindingGroup]) -> list[int]:
    """Return the pages to picture, in order; those with the worst findings are chosen first."""
    wanted = dict.fromkeys(
        number for group in groups for number in group.pages if number in numbers
    )
    return sorted(islice(wanted | dict.fromkeys(numbers), MOST_PAGES))
