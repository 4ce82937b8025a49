"""The text that PDFium reads: Chrome, Edge and Android.

`get_text_range` is the whole text. `get_text_bounded` is not: it leaves out what lies past the
page's edge (35 characters of one page of the 2021 text without break opportunities). PDFium puts
U+FFFE for a hyphen-minus that ends a line, and no line end after it.
"""

from pathlib import Path

import pypdfium2

from tests.readers.once import once_per_content
from tests.readers.tool import Tool

TOOL = Tool("PDFium", packages=("pypdfium2",))
available, version = TOOL.available, TOOL.version


def text(pdf: Path) -> list[str]:
    """Return each page as PDFium reads it, with line feeds; raise PdfiumError if it cannot."""
    return list(_pages(pdf))


@once_per_content
def _pages(pdf: Path) -> tuple[str, ...]:
    with pypdfium2.PdfDocument(pdf) as document:
        return tuple(
            page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document
        )
