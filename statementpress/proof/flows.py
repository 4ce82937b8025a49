"""Divide the text of a page into those that run down it side by side.

If two languages face each other, the text of each continues from area to area and from page to
page. PDFium knows the place of every character, so each text is read within its own areas, and all
other characters are the main text. A character that strayed into another text's area is missing in
its own text and too many in the other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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


def texts_by_flow(characters: Iterable[Character], areas: Sequence[FlowArea]) -> dict[str, str]:
    """Return each text of a page by its name, with a new line where it continues after another."""
    runs: dict[str, list[list[str]]] = {MAIN: []}
    reached = [(each.flow, _reached(each.area)) for each in areas]
    run, before = list[str](), None
    for text, left, baseline, generated in characters:
        flow = before or MAIN
        if not generated:
            flow = _flow_at(left, baseline, reached)
        if flow != before:
            run, before = [], flow
            runs.setdefault(flow, []).append(run)
        run.append(text)
    return {flow: "\n".join("".join(run) for run in found) for flow, found in runs.items()}


def _reached(area: Rectangle) -> Rectangle:
    left, top, right, bottom = area
    return left - REACH, top - REACH, right + REACH, bottom + REACH


def _flow_at(x: float, y: float, reached: Iterable[tuple[str, Rectangle]]) -> str:
    """Return the text of the first area that has a place, in points from the page's top left."""
    for flow, (left, top, right, bottom) in reached:
        if left <= x <= right and top <= y <= bottom:
            return flow
    return MAIN
