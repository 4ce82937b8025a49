"""A PDF taken apart for the rules, whatever its state: pages, boxes, and what they paint."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pikepdf import Page, Pdf, Rectangle

from statementpress.machine.forked import Report
from statementpress.prepress.content.operations import ContentReader
from statementpress.prepress.content.painted import Painted, Used
from statementpress.prepress.content.painting import PaintingError, page_events
from statementpress.prepress.ink.coverage import InkReport
from statementpress.prepress.pdf.opening import cleaned
from statementpress.prepress.pdf.page_boxes import page_boxes, user_unit
from statementpress.prepress.preflight.finding import PreflightFinding, Spot
from statementpress.prepress.units import MILLIMETRES
from statementpress.project.limits import Limits

MOST_PAINTED = 2_000_000
"""Objects that the pages of a file paint: a book of 800 pages, letter by letter, or 0.9 GB."""


@dataclass(frozen=True, slots=True)
class InspectedPage:
    """A page; its boxes are in default user space."""

    number: int
    """The page's number, from 1."""
    page: Page
    media: Rectangle
    bleed: Rectangle
    """The bleed box, or the box that takes its place (ISO 32000-1, 14.11.2)."""
    trim: Rectangle
    """The trim box, or the box that takes its place."""
    unit: float
    """The points in a unit of the page (UserUnit)."""
    painted: tuple[Painted, ...]
    """What the page paints, in order."""
    used: tuple[Used, ...] = ()
    """The XObjects and fonts that it uses, each once."""
    fault: str = ""
    """Why `painted` is not complete; empty if it is."""

    def spot(self, box: Rectangle) -> Spot:
        """Return a box of the page in millimetres from the top left of its trimmed page."""
        scale = self.unit * MILLIMETRES
        return Spot(
            (box.llx - self.trim.llx) * scale,
            (self.trim.ury - box.ury) * scale,
            (box.urx - self.trim.llx) * scale,
            (self.trim.ury - box.lly) * scale,
        )


@dataclass(frozen=True, slots=True)
class Inspection:
    """Everything that the rules look at."""

    pdf: Pdf
    pages: tuple[InspectedPage, ...]
    ink: InkReport
    limits: Limits
    settled: frozenset[int] = frozenset()
    """The numbers of the pages whose ink is known to keep within the limits without measuring."""
    data: bytes = b""
    """The file, for rules that draw a page; without it they go by the facts alone."""


Rule = Callable[[Inspection], Iterator[PreflightFinding]]
"""Yields a finding for each thing it minds, in the order of the pages, at its usual severity."""


def inspected_pages(pdf: Pdf, report: Report = lambda _page: None) -> tuple[InspectedPage, ...]:
    """Return the pages of a PDF with what they paint, as far as that can be read.

    `report` is called with the number of each page before that is read.
    """
    return tuple(_inspected(pdf, report))


def _inspected(pdf: Pdf, report: Report) -> Iterator[InspectedPage]:
    room, reader = MOST_PAINTED, ContentReader()
    for number, page in enumerate(pdf.pages, 1):
        report(str(number))
        boxes = page_boxes(page)
        content = read_content(pdf, page, room, reader)
        room -= len(content.painted)
        yield InspectedPage(
            number=number,
            page=page,
            media=boxes.media,
            bleed=boxes.bleed,
            trim=boxes.trim,
            unit=user_unit(page.obj),
            painted=content.painted,
            used=content.used,
            fault=content.fault,
        )


@dataclass(frozen=True, slots=True)
class PageContent:
    """What happens on a page, as far as it could be read."""

    painted: tuple[Painted, ...]
    used: tuple[Used, ...]
    fault: str
    """Why that is not all; empty if it is."""


def read_content(pdf: Pdf, page: Page, most: int, reader: ContentReader) -> PageContent:
    """Return what happens on a page, with up to `most` objects that it paints.

    `reader` reads the content of all pages of the file.
    """
    painted: list[Painted] = []
    used: list[Used] = []
    fault = ""
    try:
        for event in page_events(page, pdf, reader):
            if isinstance(event, Used):
                used.append(event)
            elif len(painted) < most:
                painted.append(event)
            else:
                fault = "it paints more objects than can be looked at"
                break
    except PaintingError as error:
        fault = cleaned(str(error))
    except MemoryError:
        raise
    except Exception as error:  # a page that nobody thought of leaves the others to be judged
        fault = cleaned(f"{type(error).__name__}: {error}")
    return PageContent(tuple(painted), tuple(used), fault)
