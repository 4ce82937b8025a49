"""The text that MuPDF reads: SumatraPDF, and many readers on phones.

MuPDF adds a space of its own if a gap is wider than the font's space, so that a word space comes as
two if justification stretches it far.
"""

from pathlib import Path

from tests.readers.once import once_per_content
from tests.readers.tool import Tool, output

TOOL = Tool("MuPDF", parts=("MuPDF's mutool",))
available, version = TOOL.available, TOOL.version

PAGE_END = "\f\n"


def text(pdf: Path) -> list[str]:
    """Return each page as mutool prints it, with line feeds; raise RuntimeError if it fails."""
    return list(_pages(pdf))


@once_per_content
def _pages(pdf: Path) -> tuple[str, ...]:
    return tuple(output("mutool", "draw", "-q", "-F", "txt", str(pdf)).split(PAGE_END)[:-1])


def trace(pdf: Path) -> str:
    """Return what is painted on all pages as mutool's XML, in device space with y downwards."""
    return output("mutool", "trace", str(pdf))
