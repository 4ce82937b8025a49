"""Prove that a PDF says what it should: the text that PDFium reads, character for character.

PDFium is Chrome's reader, and the only one that every build can use. White space between lines is
layout, but inside a line every space counts. Two blocks on one baseline, such as the only two
entries of a list in columns, are one line to PDFium, with a space between them.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

CONTEXT = 30
"""How many characters are quoted on each side of a difference."""


@dataclass(frozen=True, slots=True)
class Difference:
    """The first place at which a PDF says something else than it should."""

    page: int
    """The number of the page, from 1."""
    before: str
    """What it should say, and says, before that place."""
    expected: str
    """What it should say there; empty if nothing."""
    found: str
    """What it says there; empty if nothing."""

    def __str__(self) -> str:
        should, says = (_in_one_line(self.before + each) for each in (self.expected, self.found))
        signs = f" ({seen})" if (seen := self._hard_to_see()) else ""
        return f"it should say “{should}”, but says “{says if self.found else 'nothing'}”{signs}"

    def _hard_to_see(self) -> str:
        """Return which characters differ, if that cannot be seen; otherwise ""."""
        sign, other = self.expected[:1], self.found[:1]
        if not _look_alike(sign, other):
            return ""
        if self.expected[1:2] == other:
            return f"{_named(sign)} is missing"
        if self.found[1:2] == sign:
            return f"{_named(other)} is too much"
        return f"{_named(other)} in place of {_named(sign)}"


def _in_one_line(text: str) -> str:
    return " ".join(text.split("\n"))


def _look_alike(sign: str, other: str) -> bool:
    """Return whether two different characters may be taken for each other, or cannot be seen."""
    unseen = any(unicodedata.category(each)[0] in "ZCM" for each in (sign, other) if each)
    return unseen or unicodedata.normalize("NFKC", sign) == unicodedata.normalize("NFKC", other)


def _named(sign: str) -> str:
    """Return the number and the name of a character: "U+00A0 NO-BREAK SPACE"."""
    return f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".rstrip() if sign else "nothing"


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
            return Difference(number, "", " ".join(foot), rest)
        bodies.append(body)
    return _first_difference(expected, bodies)


def without_feet(pages: Sequence[str], feet: Sequence[Sequence[str]]) -> str:
    """Return the text of all pages without their feet, which have to be right."""
    parted = (_without_foot(page, foot) for page, foot in zip(pages, feet, strict=True))
    return "\n".join(body for body, _ in parted)


def without_head(page: str, head: str) -> str:
    """Return the text of a page without the head with which it begins, if it begins with it."""
    wanted, end = _squeezed(head), 0
    while end < len(page) and len(_squeezed(page[:end])) < len(wanted):
        end += 1
    return page[end:].lstrip() if _squeezed(page[:end]) == wanted else page


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
            at = position + same
            return Difference(
                number,
                text[max(0, same - CONTEXT) : same],
                expected[at : at + CONTEXT],
                text[same : same + CONTEXT],
            )
    rest = expected[position:].strip()
    return Difference(len(bodies), "", rest[:CONTEXT], "") if rest else None


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
