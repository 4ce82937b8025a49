"""The four readers that a finished PDF has to be exact in, by name."""

from pathlib import Path
from typing import Final, Protocol

from tests.readers import mupdf, pdfium, pdfjs, poppler
from tests.readers.tool import Tool


class Reader(Protocol):
    """What each reader's module offers."""

    TOOL: Tool

    def available(self) -> bool:
        """Return whether the reader is installed."""
        ...

    def version(self) -> str:
        """Return the reader's version."""
        ...

    def text(self, pdf: Path) -> list[str]:
        r"""Return the text of each page in reading order, lines ended by \n, nothing folded."""
        ...


READERS: Final[dict[str, Reader]] = {
    module.TOOL.name: module for module in (poppler, pdfium, mupdf, pdfjs)
}
