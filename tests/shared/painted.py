"""What a page of a PDF paints."""

from collections.abc import Iterator

from pikepdf import Page, Pdf

from statementpress.prepress.content.painted import Painted
from statementpress.prepress.content.painting import page_events


def painted_objects(page: Page, pdf: Pdf | None = None) -> Iterator[Painted]:
    """Yield what a page paints, in painting order; raises PaintingError as `page_events` does."""
    yield from (event for event in page_events(page, pdf) if isinstance(event, Painted))
