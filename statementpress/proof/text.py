"""Prove that a PDF says what it should: the text that PDFium reads, character for character.

PDFium is Chrome's reader, and the only one that every build can use. White space between lines is
layout, but inside a line every space counts. Two blocks on one baseline, such as the only two
entries of a list in columns, are one line to PDFium, with a space between them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

CONTEXT = 30
"""How many characters are quoted on each side of a difference."""


@dataclass(frozen=True, slots=True)
class Difference:
    """The first place at which a PDF says something else than it should."""

    page: int
    """The number of the page, from 1."""
    expected: str
    """What it should say there."""
    found: str
    """What it says there."""

    def __str__(self) -> str:
        return f"page {self.page}: it should say “{self.expected}”, but says “{self.found}”"


def compare(
    expected: str, pages: Sequence[str], feet: Sequence[Sequence[str]]
) -> Difference | None:
    """Return the first difference between a text and the pages of a PDF; None if they agree.

    `pages` are the texts of the pages as the reader gives them, with line ends. `feet` are the
    texts of the foot of each page: they must end the text of the page, and are not part of
    `expected`.
    """
    bodies = []
    for number, (page, foot) in enumerate(zip(pages, feet, strict=True), 1):
        body, rest = _without_foot(page, foot)
        if rest is not None:
            return Difference(number, " ".join(foot), rest)
        bodies.append(body)
    return _first_difference(expected, bodies)


def _without_foot(page: str, foot: Sequence[str]) -> tuple[str, str | None]:
    """Return the page without its foot, and what stands in place of the foot if it is wrong."""
    text = page.rstrip()
    for part in reversed(foot):
        start = len(text)
        wanted = _squeezed(part)
        while start and len(_squeezed(text[start:])) < len(wanted):
            start -= 1
        if _squeezed(text[start:]) != wanted:
            return text, text[-CONTEXT:]
        text = text[:start].rstrip()
    return text, None


def _first_difference(expected: str, bodies: Sequence[str]) -> Difference | None:
    flat = expected.replace("\n", " ")
    position = 0
    for number, body in enumerate(bodies, 1):
        for line in body.splitlines():
            position = _skip_space(expected, position)
            text = line.strip()
            if flat.startswith(text, position):
                position += len(text)
                continue
            same = _common_length(flat[position : position + len(text)], text)
            return Difference(
                number,
                expected[max(0, position + same - CONTEXT) : position + same + CONTEXT],
                text[max(0, same - CONTEXT) : same + CONTEXT],
            )
    rest = expected[position:].strip()
    return Difference(len(bodies), rest[:CONTEXT], "nothing") if rest else None


def _skip_space(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def _common_length(first: str, second: str) -> int:
    for index, (one, other) in enumerate(zip(first, second, strict=False)):
        if one != other:
            return index
    return min(len(first), len(second))


def _squeezed(text: str) -> str:
    return "".join(text.split())
