"""The marked content of a page as layout drew it: what each run says, and what it is marked as.

WeasyPrint 70.0 marks running heads and feet as text that belongs to no tag, which a screen reader
may read out on every page; they become artifacts (ISO 14289-1, 7.8).

The glyphs of clusters alone say Khmer exactly to poppler 22.12, PDFium, MuPDF 1.21 and pdf.js.
poppler 25.03 takes some glyphs without width for letters printed twice, and drops them; it believes
/ActualText (ISO 32000-1, 14.9.4), which has to stand in the property list of the marked content
itself, or inside it. So do Thai, Lao and Burmese.

PDFium measures the gap behind such content from the end of its first text operator. So content of
several operators, as where a quotation mark is drawn with another face, states its text operator by
operator. And it takes a hyphen that ends such content at the end of a line for one that divides a
word, unless a space follows.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
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
    operators: Mapping[int, str]
    """What each of its text operators says, by their indices in the page's stream."""
    font: str
    """The font of the last one, by its name among the page's resources."""

    @property
    def operator(self) -> int:
        """Return the index of its last text operator; -1 if it has none."""
        return max(self.operators, default=-1)


def make_artifacts(stream: Any, identifiers: set[int], kind: Mapping[str, str]) -> None:
    """Turn the marked content with these identifiers into page furniture, in a page's stream."""
    items = stream.stream
    for index, item in enumerate(items):
        if isinstance(item, dict) and item.get("MCID") in identifiers:
            items[index - 1] = "/Artifact"
            items[index] = pydyf.Dictionary(kind)


def marked_runs(items: list[Any], meanings: Meanings) -> Iterator[MarkedRun]:
    """Yield the tagged runs of a page's stream, which `wide_glyphs` has not changed yet."""
    properties, said, font = None, dict[int, str](), ""
    for index, item in enumerate(items):
        if isinstance(item, dict) and "MCID" in item:
            properties, said = item, {}
        elif item == b"EMC" and properties is not None:
            yield MarkedRun(properties, "".join(said.values()), said, font)
            properties = None
        elif chosen := text_operators.font_chosen(item):
            font = chosen
        elif properties is not None and text_operators.shows_text(item):
            said[index] = _said(item, meanings[font])


def state_clusters(stream: Any, runs: Iterable[MarkedRun], spaced: Collection[int]) -> None:
    """State the text of each run of a page that shows Khmer, Thai, Lao or Burmese.

    The same is done where a hyphen ends a paragraph (see `AFTER_HYPHEN`).

    `spaced` are the indices of the text operators to which a space was added.
    """
    items = stream.stream
    for run in runs:
        for index, said in run.operators.items():
            text = said + " " if index in spaced or said.endswith("-") else said
            if said.endswith("-  "):
                text = said[:-2] + "\u00a0"
            elif not shows_clusters(said):
                continue
            if len(run.operators) == 1:
                run.properties["ActualText"] = pydyf.String(text)
            else:
                items[index] = text_operators.stating(items[index], text)


def _said(operator: bytes, meanings: Mapping[int, str]) -> str:
    glyphs = (item for item in text_operators.operands(operator) if isinstance(item, int))
    return "".join(text for glyph in glyphs if (text := meanings.get(glyph, "")) not in PRIVATE)
