"""Part the text of a page into those that go down it side by side.

Where two languages face each other, the text of each goes on from area to area and from page to
page. PDFium tells every character's place, so each text is read within its own areas, and what
stands in none of them is the main one. A character that strayed into another's area is missed in
the one text and found in the other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from statementpress.proof.ink import Rectangle
from statementpress.proof.pdfium import Character

MAIN = ""
"""The name of the text that has no areas of its own."""

REACH = 0.5
"""Points by which a baseline or the beginning of a letter may miss its area: rounding."""


@dataclass(frozen=True, slots=True)
class FlowArea:
    """A part of a page (points from its top left) that belongs to the text of this name."""

    flow: str
    area: Rectangle


def texts_by_flow(characters: Sequence[Character], areas: Sequence[FlowArea]) -> dict[str, str]:
    """Return each text of a page by its name, a new line where it goes on after another."""
    runs: dict[str, list[str]] = {MAIN: []}
    for flow, run in groupby(_placed(characters, areas), key=lambda placed: placed[0]):
        runs.setdefault(flow, []).append("".join(text for _, text in run))
    return {flow: "\n".join(texts) for flow, texts in runs.items()}


def _placed(
    characters: Sequence[Character], areas: Sequence[FlowArea]
) -> Iterator[tuple[str, str]]:
    """Yield the flow of each character, and the character."""
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
