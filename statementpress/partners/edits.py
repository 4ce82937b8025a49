"""Find out how a change in Word is typed in the file of a text, so that its markup stays.

Whether the file then says just what the partner's does, and has all its markup, is not decided
here: `offered` reads the text again.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from statementpress.intake.document import Run
from statementpress.intake.escaping import escaped
from statementpress.partners.changes import Edit
from statementpress.partners.units import Unit

_ENDS = re.compile(r"(?:\*\*|__|[*_>]|\]\([^()\n]*\)|\[\^[^\]\s]+\])*")
"""What may end after the last words of a paragraph: bold words, links, notes."""
_BEGINS = re.compile(r"(?:\*\*|__|(?<![*_])[*_](?=\S)|[\[<])+\Z")
"""What may stand before the first words of a paragraph: bold words, links."""
_NOTE = "[^"
_BLANK = re.compile(r"[^\S\n]*\n")


class Words(NamedTuple):
    """Words of a unit that become others."""

    start: int
    """Where they begin in the text of the unit."""
    end: int
    after: str
    """What stands in their place."""
    runs: Sequence[Run]
    """The runs that the characters of `after` are from."""
    beside: tuple[Run | None, Run | None]
    """The runs before and after them; None at the ends of the paragraph."""
    notes: tuple[bool, bool]
    """Whether a note is referred to just before and just after them."""


def edit_words(source: str, unit: Unit, words: Words) -> Edit | None:
    """Return how words are changed in a file; None if markup stands in the way."""
    if words.start == words.end:
        return _put_in(source, unit, words)
    start, end = unit.spans[words.start][0], unit.spans[words.end - 1][1]
    if words.after and has_markup(source, unit, words.start, words.end):
        return None
    if not words.after:  # of two spaces around what is gone, one goes too
        start, end = _without_a_space(source, start, end)
    return Edit(start, end, _typed(words.after, source, start, end, unit))


def _put_in(source: str, unit: Unit, words: Words) -> Edit | None:
    """Return how words are put in between two characters."""
    left, right = _gap(source, unit, words.start)
    if _NOTE in source[left:right]:
        match words.notes:
            case True, False:
                return _at(right, words.after, source, unit)
            case False, True:
                return _at(left, words.after, source, unit)
            case _:
                return None
    for start, text in _slid(unit.text, words.start, words.after):
        place, other = _gap(source, unit, start)
        if place == other:
            return _at(place, text, source, unit)
    before, after = words.beside
    own = words.runs[0]
    like_before = _alike(own, before)
    like_after = _alike(own, after)
    if like_before == like_after:  # the markup between them does not part what looks alike
        return None
    return _at(left if like_before else right, words.after, source, unit)


def _gap(source: str, unit: Unit, place: int) -> tuple[int, int]:
    """Return what lies between two characters of a unit in the file, or at one of its ends."""
    if not place:
        begins = _BEGINS.search(source, line_start(source, unit), unit.spans[0][0])
        return begins.start() if begins else unit.spans[0][0], unit.spans[0][0]
    left = unit.spans[place - 1][1]
    if place < len(unit.spans):
        return left, unit.spans[place][0]
    ends = _ENDS.match(source, left)
    return left, ends.end() if ends else left


def _at(place: int, words: str, source: str, unit: Unit) -> Edit:
    return Edit(place, place, _typed(words, source, place, place, unit))


def _slid(text: str, start: int, words: str) -> list[tuple[int, str]]:
    """Return all ways to put words into a text that give the same: a b + b c is a + b c."""
    found = [(start, words)]
    place, put = start, words
    while place < len(text) and put and text[place] == put[0]:
        put = put[1:] + put[0]
        place += 1
        found.append((place, put))
    place, put = start, words
    while place > 0 and put and text[place - 1] == put[-1]:
        put = put[-1] + put[:-1]
        place -= 1
        found.append((place, put))
    return found


def _alike(one: Run, other: Run | None) -> bool:
    """Return whether two runs look alike; beyond the end of a paragraph, all is plain."""
    other = other or Run("")
    return (one.bold, one.italic, one.link) == (other.bold, other.italic, other.link)


def has_markup(source: str, unit: Unit, start: int, end: int) -> bool:
    """Return whether anything but white space stands between the characters of a stretch."""
    spans = unit.spans[start:end]
    return any(source[one[1] : other[0]].strip() for one, other in pairwise(spans))


def _without_a_space(source: str, start: int, end: int) -> tuple[int, int]:
    before, after = source[max(0, start - 1) : start], source[end : end + 1]
    return (start, end + 1) if before == " " and after == " " else (start, end)


def _typed(words: str, source: str, start: int, end: int, unit: Unit) -> str:
    """Return words as they are typed between two places of a file."""
    before, after = source[max(0, start - 1) : start], source[end : end + 1]
    has_link = "](" in source[unit.spans[0][0] : unit.spans[-1][1]]
    typed = escaped(words, before=before, after=after, has_link=has_link)
    return typed.replace("|", "\\|") if unit.is_cell else typed


def edit_added(source: str, before: Unit | None, after: Unit | None, lines: str) -> Edit | None:
    """Return how a paragraph is put in after one unit, or before another; None if it cannot be.

    `lines` is the paragraph as it is typed; an item is one that has a label.
    """
    if before and not before.is_cell and not before.in_note:
        end = source.find("\n", before.spans[-1][1])
        end = len(source) if end < 0 else end
        return Edit(end, end, f"\n\n{lines}")
    if after and not after.is_cell and not after.in_note:
        start = line_start(source, after)
        if start == 0 or source[:start].endswith("\n\n"):
            return Edit(start, start, f"{lines}\n\n")
    return None


def edit_item(source: str, before: Unit, label: str, lines: str) -> Edit | None:
    """Return how an item is put in after the last one before it; None if that is no item."""
    if not before.labels and not _is_bullet(source, before):
        return None
    start = line_start(source, before)
    typed = source[start : before.spans[0][0]]
    indent = typed[: len(typed) - len(typed.lstrip())]
    end = source.find("\n", before.spans[-1][1])
    end = len(source) if end < 0 else end
    return Edit(end, end, f"\n{indent}{label} {lines}")


def edit_removed(source: str, unit: Unit) -> Edit | None:
    """Return how a unit is taken out with its lines; None if it is a cell or part of a note."""
    if unit.is_cell or unit.in_note:
        return None
    start = line_start(source, unit)
    end = source.find("\n", unit.spans[-1][1])
    end = len(source) if end < 0 else end + 1
    blank = _BLANK.match(source, end)
    is_alone = start == 0 or source[:start].endswith("\n\n")
    return Edit(start, blank.end() if blank and is_alone else end, "")


def line_start(source: str, unit: Unit) -> int:
    """Return where the line begins on which a unit begins."""
    return source.rfind("\n", 0, unit.spans[0][0]) + 1


def _is_bullet(source: str, unit: Unit) -> bool:
    return source[line_start(source, unit) : unit.spans[0][0]].strip() in {"-", "*", "+", "•"}
