"""Divide the text of a page into those that run down it side by side.

If two languages face each other, the text of each continues from area to area and from page to
page. PDFium knows the place of every character, so each text is read within its own areas, and all
other characters are the main text. A character that strayed into another text's area is missing in
its own text and too many in the other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from statementpress.proof.ink import Rectangle
from statementpress.proof.pdfium import Character

MAIN = ""
"""The name of the text that has no areas of its own."""

REACH = 0.5
"""How many points a baseline or the start of a letter may lie outside its area, by rounding."""


@dataclass(frozen=True, slots=True)
class FlowArea:
    """A part of a page that belongs to one text."""

    flow: str
    """The name of the text."""
    area: Rectangle


def texts_by_flow(characters: Sequence[Character], areas: Sequence[FlowArea]) -> dict[str, str]:
    """Return each text of a page by its name, with a new line where it continues after another."""
    runs: dict[str, list[str]] = {MAIN: []}
    for flow, run in groupby(_placed(characters, areas), key=lambda placed: placed[0]):
        runs.setdefault(flow, []).append("".join(text for _, text in run))
    return {flow: "\n".join(texts) for flow, texts in runs.items()}


def _placed(
    characters: Sequence[Character], areas: Sequence[FlowArea]
) -> Iterator[tuple[str, str]]:
    """Yield the name of the text of each character, and the character."""
    flow = MAIN
    for character in characters:
        if not character.generated:
            flow = next((each.flow for each in areas if _inside(character, each.area)), MAIN)
        yield flow, character.text


def _inside(character: Character, area: Rectangle) -> bool:
    left, top, right, bottom = area
    return (
        left - REACH <= character.left <= right + REACH
        and top - REACH <= character.baseline <= bottom + REACH
    )
