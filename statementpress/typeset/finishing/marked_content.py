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

from statementpress.typeset.finishing import text_operators
from statementpress.typeset.finishing.page_stream import PageStream
from statementpress.typeset.finishing.text_operators import TextOperator
from statementpress.typeset.finishing.variants import VariantBook

FOOTER = {"Type": "/Pagination", "Subtype": "/Footer"}
HEADER = {"Type": "/Pagination", "Subtype": "/Header"}
"""What page furniture is called (ISO 32000-1, table 330)."""


@dataclass(frozen=True, slots=True)
class MarkedRun:
    """One marked content that belongs to a tag."""

    properties: Any
    """Its property list, a dictionary of the PDF."""
    said: tuple[tuple[TextOperator, str], ...]
    """Its text operators, and what each of them says, without private characters."""

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(text for _, text in self.said)


def make_artifacts(page: PageStream, identifiers: Collection[int], kind: Mapping[str, str]) -> None:
    """Turn the marked content with these identifiers into page furniture."""
    for content in page.contents:
        if content.properties["MCID"] in identifiers:
            page.items[content.place - 1] = "/Artifact"
            page.items[content.place] = pydyf.Dictionary(kind)


def marked_runs(page: PageStream, books: Mapping[str, VariantBook]) -> Iterator[MarkedRun]:
    """Yield the tagged runs of a page, without those that became furniture.

    `books` are given by the names of the fonts among the page's resources.
    """
    for content in page.contents:
        if page.items[content.place] is content.properties:
            said = ((shown, books[shown.font].text(shown.glyphs)) for shown in content.operators)
            yield MarkedRun(content.properties, tuple(said))


def state_clusters(
    page: PageStream,
    runs: Iterable[MarkedRun],
    books: Mapping[str, VariantBook],
    spaced: Collection[int],
) -> None:
    """State the text of each run of a page that shows Khmer, Thai, Lao or Burmese.

    The same is done where a hyphen ends a paragraph (see `AFTER_HYPHEN`).

    `spaced` are the indices of the text operators to which a space was added.
    """
    for run in runs:
        for shown, said in run.said:
            text = said + " " if shown.index in spaced or said.endswith("-") else said
            if said.endswith("-  "):
                text = said[:-2] + "\u00a0"
            elif books[shown.font].clusters.isdisjoint(shown.glyphs):
                continue
            if len(run.said) == 1:
                run.properties["ActualText"] = pydyf.String(text)
            else:
                page.items[shown.index] = text_operators.stating(page.items[shown.index], text)
