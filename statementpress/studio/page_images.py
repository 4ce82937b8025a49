"""Pictures of the pages of an edition, drawn when somebody looks at them."""

from collections import OrderedDict
from threading import Lock
from typing import Final

from statementpress.proof.pdfium import page_png
from statementpress.studio.preview_messages import Built, FirstPage

RESOLUTION: Final = 96
"""The pixels to an inch at a scale of 1, as browsers count them."""
SCALES: Final = (1.0, 1.5, 2.0, 3.0)
"""How many pixels a screen has to each of these."""
MOST_BYTES: Final = 64_000_000
"""How much the pictures that are kept of one edition may take."""
_pdfium = Lock()
"""PDFium does one thing at a time."""


class PageImages:
    """The pictures of one edition; they may be asked for from any thread."""

    def __init__(self) -> None:
        self._pages: dict[str, tuple[bytes, int]] = {}
        self._first: dict[str, tuple[bytes, int]] = {}
        self._drawn: OrderedDict[tuple[str, float], bytes] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def first(self, page: FirstPage) -> None:
        """Take a page that comes before all others."""
        self._first = {page.version: (page.pdf, 0)}

    def built(self, built: Built) -> None:
        """Take the pages of an edition in place of all earlier ones."""
        self._pages = {page.version: (built.pdf, n) for n, page in enumerate(built.pages)}
        self._first = {}

    def png(self, version: str, scale: float) -> bytes | None:
        """Return the picture of a page, so many times 96 pixels to an inch, as a PNG.

        The scale is the nearest one of SCALES. Returns None if no page is of this version any more.
        """
        scale = min(SCALES, key=lambda each: abs(each - scale))
        key = version, scale
        with self._lock:
            if key in self._drawn:
                self._drawn.move_to_end(key)
                return self._drawn[key]
        source = self._pages.get(version) or self._first.get(version)
        if source is None:
            return None
        with _pdfium:
            png = page_png(*source, RESOLUTION * scale)
        with self._lock:
            self._keep(key, png)
        return png

    def _keep(self, key: tuple[str, float], png: bytes) -> None:
        if key not in self._drawn:
            self._drawn[key] = png
            self._size += len(png)
        while self._size > MOST_BYTES and len(self._drawn) > 1:
            self._size -= len(self._drawn.popitem(last=False)[1])
