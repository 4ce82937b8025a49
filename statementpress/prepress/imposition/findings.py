"""What people who print or fold the sheets should know about the pages on them."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from statementpress.errors import Finding, Place, Severity
from statementpress.prepress.imposition.impose import Imposed
from statementpress.prepress.imposition.settings import Imposition
from statementpress.project.schemes import Scheme

STAPLED = 15
"""Sheets of office paper that can still be stapled and folded; our own, cautious number."""


def imposition_findings(imposed: Imposed, how: Imposition, name: str) -> Iterator[Finding]:
    """Yield what people who print or fold the sheets should know; `name` is that of the PDF."""
    yield from _page_findings(imposed, how, name)
    yield from _sheet_findings(imposed, how, name)


def _page_findings(imposed: Imposed, how: Imposition, name: str) -> Iterator[Finding]:
    if imposed.mended:
        yield Finding(
            "pdf-damaged",
            Severity.WARNING,
            f"the file is damaged and was repaired as far as possible: {imposed.mended}",
            Place(name),
            "check that all pages are there, or export the PDF again",
        )
    if imposed.scales:
        yield Finding(
            "pages-scaled",
            Severity.WARNING,
            f"too large for their place on the sheet, so made smaller: {_percents(imposed.scales)}",
            Place(name),
            "choose a larger --sheet to print them at their full size",
        )
    if imposed.bleeds:
        least = min(imposed.bleeds.values())
        yield Finding(
            "bleed-short",
            Severity.WARNING,
            f"{_pages(imposed.bleeds)}: less than {how.bleed:g} mm bleed, in places only "
            f"{least:.1f} mm; colour that runs to the edge may leave a white line where it is cut",
            Place(name),
            f"export the PDF with {how.bleed:g} mm bleed",
        )


def _sheet_findings(imposed: Imposed, how: Imposition, name: str) -> Iterator[Finding]:
    sheets = len(imposed.sides) // 2
    if how.scheme is Scheme.SADDLE and sheets > STAPLED:
        yield Finding(
            "many-sheets",
            Severity.WARNING,
            f"{sheets} sheets one inside the other are more than a stapler can take, and the pages "
            f"of the innermost one are {how.paper * (sheets - 1):.1f} mm nearer to the fold",
            Place(name),
            f"divide the PDF into booklets of {STAPLED * 4} pages, or have it bound another way",
        )
    if imposed.blanks:
        count = "1 place stays" if imposed.blanks == 1 else f"{imposed.blanks} places stay"
        yield Finding(
            "pages-blank",
            Severity.NOTE,
            f"{count} blank, because the pages do not fill the sheets",
            Place(name),
        )


def _percents(scales: Mapping[int, float]) -> str:
    """Return pages with the percentage of their size, in their order: "pages 1–8 to 70.7 %"."""
    percents = {number: f"{scale * 100:.3g} %" for number, scale in scales.items()}
    shown = (
        f"{_pages(number for number, each in percents.items() if each == percent)} to {percent}"
        for percent in dict.fromkeys(percents.values())
    )
    return "; ".join(shown)


def _pages(numbers: Iterable[int]) -> str:
    """Return page numbers in short: "page 3", "pages 1–4, 7"."""
    ordered = list(numbers)
    runs = [
        [number for _, number in run]
        for _, run in groupby(enumerate(ordered), lambda each: each[1] - each[0])
    ]
    shown = (f"{run[0]}–{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)
    return f"page{'s' if len(ordered) > 1 else ''} {', '.join(shown)}"
