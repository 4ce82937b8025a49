"""What goes on the one page of a report: which findings, and the pages that show them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from statementpress.preflight_report.examined import Examined
from statementpress.preflight_report.groups import FindingGroup, grouped
from statementpress.preflight_report.thumbnails import Mark, mark

MOST_PAGES = 24
"""Pages that are pictured at most: smaller pictures, or more of them, would show nothing."""


@dataclass(frozen=True, slots=True)
class Grid:
    """How page pictures stand: how many in a row, and how wide in millimetres."""

    columns: int
    width: float


GRIDS = {6: Grid(6, 24.0), 16: Grid(8, 19.0), MOST_PAGES: Grid(12, 13.5)}
"""By the most pictures they are for; the style sheet has the same widths."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The kinds of findings shown, how many are not, and the marks of each page pictured.

    A `brief` one leaves out what findings mean.
    """

    groups: tuple[FindingGroup, ...]
    left_out: int
    pages: Mapping[int, Sequence[Mark]]
    grid: Grid
    brief: bool = False


def lay_out(examined: Examined, most: int, *, brief: bool = False) -> Layout:
    """Return what a report of at most so many kinds of findings shows."""
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
    return Layout(shown, len(groups) - len(shown), marks, grid, brief)


def _pictured(numbers: Mapping[int, object], groups: Sequence[FindingGroup]) -> list[int]:
    """Return the pages to picture, in their order: those of the worst findings before others."""
    wanted = dict.fromkeys(
        number for group in groups for number in group.pages if number in numbers
    )
    return sorted(islice(wanted | dict.fromkeys(numbers), MOST_PAGES))
