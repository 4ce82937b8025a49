"""Read the marked content of a page as layout drew it: what each run says, and where."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from statementpress.typeset.faces.private_use import PRIVATE
from statementpress.typeset.finishing import text_operators

Meanings = Mapping[str, Mapping[int, str]]
"""What each glyph index stands for, by the name of the font in the page's resources."""


@dataclass(frozen=True, slots=True)
class MarkedRun:
    """One marked content.

    Its property list, its text without private characters, the index of its last text operator in
    the page's stream, and that one's font.
    """

    properties: Any
    text: str
    operator: int
    font: str


def marked_runs(items: list[Any], meanings: Meanings) -> Iterator[MarkedRun]:
    """Yield the tagged runs of a page's stream, which is not widened yet."""
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


def _said(operator: bytes, meanings: Mapping[int, str]) -> str:
    glyphs = (item for item in text_operators.operands(operator) if isinstance(item, int))
    return "".join(text for glyph in glyphs if (text := meanings.get(glyph, "")) not in PRIVATE)
