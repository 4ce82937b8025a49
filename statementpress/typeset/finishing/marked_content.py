"""The marked content of a page as layout drew it: what each run says, and what it is marked as.

WeasyPrint 70.0 marks running heads and feet as text that belongs to no tag, which a screen reader
may read out on every page; they become artifacts (ISO 14289-1, 7.8).

The glyphs of clusters alone say Khmer exactly to poppler 22.12, PDFium, MuPDF 1.21 and pdf.js.
poppler 25.03 takes some glyphs without width for letters printed twice, and drops them; it believes
/ActualText (ISO 32000-1, 14.9.4), which has to stand in the property list of the marked content
itself. So do Thai, Lao and Burmese.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pydyf

from statementpress.scripts.runs import shows_clusters
from statementpress.typeset.faces.private_use import PRIVATE
from statementpress.typeset.finishing import text_operators

Meanings = Mapping[str, Mapping[int, str]]
"""What each glyph index stands for, by the name of the font among the page's resources."""

FOOTER = {"Type": "/Pagination", "Subtype": "/Footer"}
HEADER = {"Type": "/Pagination", "Subtype": "/Header"}
"""What page furniture is called (ISO 32000-1, table 330)."""


@dataclass(frozen=True, slots=True)
class MarkedRun:
    """One marked content that belongs to a tag."""

    properties: Any
    """Its property list, a dictionary of the PDF."""
    text: str
    """What it says, without private characters."""
    operator: int
    """The index of its last text operator in the page's stream."""
    font: str
    """The font of that operator, by its name among the page's resources."""


def make_artifacts(stream: Any, identifiers: set[int], kind: Mapping[str, str]) -> None:
    """Turn the marked content with these identifiers into page furniture, in a page's stream."""
    items = stream.stream
    for index, item in enumerate(items):
        if isinstance(item, dict) and item.get("MCID") in identifiers:
            items[index - 1] = "/Artifact"
            items[index] = pydyf.Dictionary(kind)


def marked_runs(items: list[Any], meanings: Meanings) -> Iterator[MarkedRun]:
    """Yield the tagged runs of a page's stream, which `wide_glyphs` has not changed yet."""
    properties, text, last, font = None, "", -1, ""
    for index, item in enumerate(items):
        if isinstance(item, dict) and "MCID" in item:
            properties, text, last = item, "", -1
        elif item == b"EMC" and properties is not None:
            yield MarkedRun(properties, text, last, font)
            properties = None
        elif chosen := text_operators.font_chosen(item):
            font = chosen
        elif text_operators.shows_text(item):
            text, last = text + _said(item, meanings[font]), index


def state_clusters(runs: Iterable[MarkedRun]) -> None:
    """State the text of each run that shows Khmer, Thai, Lao or Burmese."""
    for run in runs:
        if shows_clusters(run.text):
            run.properties["ActualText"] = pydyf.String(run.text)


def _said(operator: bytes, meanings: Mapping[int, str]) -> str:
    glyphs = (item for item in text_operators.operands(operator) if isinstance(item, int))
    return "".join(text for glyph in glyphs if (text := meanings.get(glyph, "")) not in PRIVATE)
