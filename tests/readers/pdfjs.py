"""The text that pdf.js reads: Firefox, and most viewers inside web pages.

One process reads all files of a worker: it takes half a second to start, and a file a tenth of one.
"""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from tests.readers.once import once_per_content
from tests.readers.served import Served
from tests.readers.tool import Tool

TOOL = Tool("pdf.js", parts=("pdfjs-dist", "Node.js"))
available, version = TOOL.available, TOOL.version

READER = Served("pdf.js", "node", Path(__file__).with_name("pdfjs_text.mjs"))


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


@dataclass(frozen=True, slots=True)
class Answer:
    """What the process says of one file."""

    pages: tuple[tuple[Item, ...], ...] = ()
    error: str = ""
    """Why it cannot be read, empty if it can."""


def text(pdf: Path) -> list[str]:
    """Return each page's items joined as Firefox copies them, with line feeds."""
    return ["".join(item.text + "\n" * item.ends_line for item in page) for page in items(pdf)]


@once_per_content
def items(pdf: Path) -> tuple[tuple[Item, ...], ...]:
    """Return the items of each page in the order of pdf.js; raise RuntimeError if it fails."""
    answer = msgspec.json.decode(READER.answer(str(pdf.resolve())), type=Answer)
    if answer.error:
        raise RuntimeError(f"pdf.js cannot read {pdf.name}: {answer.error}")
    return answer.pages
