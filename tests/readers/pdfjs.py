"""The text that pdf.js reads: Firefox, and most viewers inside web pages."""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from tests.readers.once import once_per_content
from tests.readers.tool import Tool, output

TOOL = Tool("pdf.js", parts=("pdfjs-dist", "Node.js"))
available, version = TOOL.available, TOOL.version

SCRIPT = Path(__file__).with_name("pdfjs_text.mjs")


@dataclass(frozen=True, slots=True)
class Item:
    """A run of text as pdf.js places it in a page; x, y (its start, from the foot), width in pt.

    A space that stands for a gap is an item of its own; so is a line end without text.
    """

    text: str
    ends_line: bool
    x: float
    y: float
    width: float


def text(pdf: Path) -> list[str]:
    """Return each page's items joined as Firefox copies them, with line feeds."""
    return ["".join(item.text + "\n" * item.ends_line for item in page) for page in items(pdf)]


@once_per_content
def items(pdf: Path) -> tuple[tuple[Item, ...], ...]:
    """Return the items of each page in the order of pdf.js; raise RuntimeError if it fails."""
    printed = output("node", str(SCRIPT), str(pdf.resolve()))
    return msgspec.json.decode(printed, type=tuple[tuple[Item, ...], ...])
