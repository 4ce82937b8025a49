"""Take a PDF apart for the rules, whatever its state."""

from collections.abc import Iterator
from itertools import islice

from pikepdf import Page, Pdf

from statementpress.prepress.content.painted import Painted
from statementpress.prepress.content.painting import PaintingError, painted_objects
from statementpress.prepress.pdf.opening import cleaned
from statementpress.prepress.pdf.page_boxes import page_boxes, user_unit
from statementpress.prepress.preflight.inspection import InspectedPage

MOST_PAINTED = 2_000_000
"""Objects that the pages of a file paint: a book of 800 pages, letter by letter, or 0.9 GB."""


def inspected_pages(pdf: Pdf) -> tuple[InspectedPage, ...]:
    """Return the pages of a PDF with what they paint, as far as that can be read."""
    return tuple(_inspected(pdf))


def _inspected(pdf: Pdf) -> Iterator[InspectedPage]:
    room = MOST_PAINTED
    for number, page in enumerate(pdf.pages, 1):
        boxes = page_boxes(page)
        painted, fault = read_content(pdf, page, room)
        room -= len(painted)
        yield InspectedPage(
            number=number,
            page=page,
            media=boxes.media,
            bleed=boxes.bleed,
            trim=boxes.trim,
            unit=user_unit(page.obj),
            painted=painted,
            fault=fault,
        )


def read_content(pdf: Pdf, page: Page, most: int) -> tuple[tuple[Painted, ...], str]:
    """Return what a page paints, `most` objects of it, and why that is not all; "" where it is."""
    painted: list[Painted] = []
    fault = ""
    try:
        painted += islice(painted_objects(page, pdf), most + 1)
    except PaintingError as error:
        fault = cleaned(str(error))
    except Exception as error:  # a page that nobody thought of leaves the others to be judged
        fault = cleaned(f"{type(error).__name__}: {error}")
    if len(painted) > most:
        fault = "it paints more objects than can be looked at"
    return tuple(painted[:most]), fault
