"""The text that poppler reads: Evince, Okular, and most indexers on Linux.

In its default order poppler drops a hyphen-minus that ends a line and joins the words, as it takes
it for hyphenation (U+2010 stays); in the order of the page's content (`raw`) it keeps both.
"""

from pathlib import Path

from tests.readers.once import once_per_content
from tests.readers.tool import Tool, output

TOOL = Tool("poppler", parts=("poppler's pdftotext",))
available, version = TOOL.available, TOOL.version


def text(pdf: Path, *, raw: bool = False) -> list[str]:
    """Return each page as pdftotext prints it, with line feeds; raise RuntimeError if it fails."""
    return list(_in_content_order(pdf) if raw else _in_reading_order(pdf))


@once_per_content
def _in_reading_order(pdf: Path) -> tuple[str, ...]:
    return _pages("-enc", "UTF-8", "-eol", "unix", str(pdf), "-")


@once_per_content
def _in_content_order(pdf: Path) -> tuple[str, ...]:
    return _pages("-raw", "-enc", "UTF-8", "-eol", "unix", str(pdf), "-")


def _pages(*arguments: str) -> tuple[str, ...]:
    # Every page ends in a form feed, the last one too.
    return tuple(output("pdftotext", *arguments).split("\f")[:-1])
