"""What copying out of a PDF does to Khmer, as proposals: each with its place, nothing is changed.

A reader of PDFs gives spaces and line ends where a line was full, and parts a cluster whose glyphs
it took for two. Nobody types these, so that most of them can be told from what was meant: a sign
that stands on nothing belongs to the letter before it, and a space is no space where both
segmenters see one word.

Measured (`python -m tests.khmer.from_pdf`): the rule for words points at none of the spaces that
are meant in the statements, examples and tables of words of this repository, and it finds nine in
ten of those that are put inside words of the 2021 statement. Of a space that a line's end left
between two words nobody can tell that it was not meant; while the line ends are still there, they
show it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from statementpress.khmer.characters import (
    BASES,
    COENG,
    DEPENDENTS,
    has_khmer,
)
from statementpress.khmer.normalise import changes
from statementpress.khmer.words import is_one_word, word_across


class Why(StrEnum):
    """Why a proposal is made."""

    CLUSTER = "cluster"
    """A sign is parted from its letter."""
    WORD = "word"
    """A space parts a word."""
    LINE = "line"
    """A line ended there, and the text goes on."""
    HYPHEN = "hyphen"
    """A hyphen parts a word at a line's end."""
    PAGE = "page"
    """A line is the number of a page, or stands on every page."""
    NORMAL = "normal"
    """Signs stand twice, or in another order than they are spoken in: see `normalise`."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What may be meant at one place of a text."""

    offset: int
    """Where the place begins, in characters from 0."""
    before: str
    """What stands there."""
    after: str
    """What may be meant, which may be empty."""
    why: Why


_LETTER: Final = f"[{BASES}{DEPENDENTS}]"
_PARTED: Final = re.compile(
    f"(?<={_LETTER})[ \t\u00a0]*+\n?[ \t\u00a0]*+(?<=\\s)(?=[{DEPENDENTS}{COENG}])"
    f"|(?<={COENG})[ \t\u00a0]*+\n?[ \t\u00a0]*+(?<=\\s)(?=[{BASES}])"
)
"""White space inside a cluster; one line end may be among it, but no empty line."""
_SPACE: Final = re.compile(f"(?<={_LETTER})[ \u00a0](?=[{BASES}])")
_LINE_END: Final = re.compile(f"(?<={_LETTER})[ \t]*\n[ \t]*(?=[{BASES}])")
_HYPHEN: Final = re.compile(
    f"(?<={_LETTER})[-\u2010\u2011\u00ad][ \t]*\n[ \t]*(?=[{BASES}])"
    "|(?<=[a-z]{2})[-\u2010\u2011\u00ad][ \t]*\n[ \t]*(?=[a-z]{2})"
)
_BEFORE: Final = re.compile(f"[{BASES}{DEPENDENTS}{COENG}]+$")
_AFTER: Final = re.compile(f"[{BASES}{DEPENDENTS}{COENG}]+")
_AROUND: Final = 40
"""So many letters on both sides decide whether a space parts a word."""
_BARE: Final = re.compile(f"[{BASES}]{{1,2}}")
"""A letter or two, such as the label of an item or an abbreviation."""
_APART: Final = frozenset({"ខែ"})
"""Words that the segmenters join with the next one, and people write apart from it."""
_CONJUNCTION: Final = re.compile("និង|ឬ|ហើយ|ព្រមទាំង|ប៉ុន្តែ")
"""Words before which a space is written: at a line's end there was one."""
_FULL_LINES: Final = 3
_SHARE: Final = 0.7
"""So many lines, the shortest of which has this share of the longest one, are those of a page."""
_NUMBER: Final = re.compile(
    r"[ \t]*(?:[-–—] ?)?(?:(?:page|p\.|ទំព័រ(?:ទី)?)[ \t]*)?\d{1,4}(?:[ \t]*(?:/|of|នៃ)[ \t]*\d{1,4})?"
    r"(?: ?[-–—])?[ \t]*",
    re.IGNORECASE,
)
_LONGEST_HEADER: Final = 80
"""A line of so many characters may stand at the head of every page."""
_OFTEN: Final = 3
"""From so many pages on, such a line is known by being there again."""


def proposals(text: str) -> list[Proposal]:
    """Return what may be meant in a text of one or more paragraphs, in order; none overlap.

    Lines end with U+000A, and an empty line parts paragraphs.
    """
    found = [
        Proposal(match.start(), match[0], "", Why.PAGE)
        for match in (*_page_numbers(text), *_headers(text))
    ]
    found += parted(text)
    found += [
        Proposal(change.offset, change.before, change.after, Why.NORMAL) for change in changes(text)
    ]
    return _apart(found)


def parted(text: str) -> list[Proposal]:
    """Return the proposals about what parts clusters, words and lines, in order."""
    found: list[Proposal] = []
    if has_khmer(text):
        found += (Proposal(it.start(), it[0], "", Why.CLUSTER) for it in _PARTED.finditer(text))
        found += _spaces(text)
        found += _line_ends(text)
    found += (Proposal(it.start(), it[0], "", Why.HYPHEN) for it in _HYPHEN.finditer(text))
    return _apart(found)


def applied(text: str, taken: Sequence[Proposal]) -> str:
    """Return the text with some of its proposals taken."""
    for proposal in sorted(taken, key=lambda each: each.offset, reverse=True):
        end = proposal.offset + len(proposal.before)
        text = text[: proposal.offset] + proposal.after + text[end:]
    return text


def parts_around(text: str, proposal: Proposal) -> tuple[str, str]:
    """Return what of the word, or of the two words, at a place stands before it and after it."""
    return word_across(*_beside(text, proposal.offset, proposal.offset + len(proposal.before)))


def _apart(found: Sequence[Proposal]) -> list[Proposal]:
    """Return proposals in order; of two that overlap, the one that was found first."""
    kept: list[Proposal] = []
    for proposal in sorted(found, key=lambda each: each.offset):
        if not kept or kept[-1].offset + len(kept[-1].before) <= proposal.offset:
            kept.append(proposal)
    return kept


def _beside(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the Khmer letters before and after a place."""
    before = _BEFORE.search(text[max(0, start - _AROUND) : start])
    after = _AFTER.match(text, end, end + _AROUND)
    return before[0] if before else "", after[0] if after else ""


def _parts_a_word(text: str, start: int, end: int) -> bool:
    """Return whether both segmenters see one word around a place."""
    before, after = _beside(text, start, end)
    if _BARE.fullmatch(before) or _BARE.fullmatch(after):
        return False
    last = before[-max(map(len, _APART)) :]
    return last not in _APART and is_one_word(before, after)


def _spaces(text: str) -> Iterator[Proposal]:
    for match in _SPACE.finditer(text):
        if _parts_a_word(text, *match.span()):
            yield Proposal(match.start(), match[0], "", Why.WORD)


def _line_ends(text: str) -> Iterator[Proposal]:
    """Yield the line ends of paragraphs whose lines end where they were full.

    That is so if one of them parts a word or a cluster, or if lines without a sign or a space at
    their end are about as long as each other.
    """
    breaks = [match.end() for match in re.finditer(r"\n[ \t]*(?=\n)", text)]
    for start, end in pairwise([0, *breaks, len(text)]):
        ends = list(_LINE_END.finditer(text, start, end))
        if any(_parts_a_word(text, *it.span()) for it in ends) or (
            ends and (_PARTED.search(text, start, end) or _are_full(text, ends))
        ):
            for match in ends:
                after = " " if _CONJUNCTION.match(text, match.end()) else ""
                yield Proposal(match.start(), match[0], after, Why.LINE)


def _are_full(text: str, ends: Sequence[re.Match[str]]) -> bool:
    """Return whether lines end where they were full, as they are long and of one length."""
    lengths = [it.start() - text.rfind("\n", 0, it.start()) for it in ends]
    return len(ends) >= _FULL_LINES and min(lengths) > _SHARE * max(lengths)


def _page_numbers(text: str) -> Iterator[re.Match[str]]:
    """Yield the lines that are nothing but the number of a page, inside of a text."""
    for match in re.finditer(r"[^\n]+\n", text):
        if match.start() and _NUMBER.fullmatch(match[0].rstrip("\n")):
            yield match


def _headers(text: str) -> Iterator[re.Match[str]]:
    """Yield the further places of short lines that stand in a text again and again."""
    lines = [
        match
        for match in re.finditer(r"[^\n]+\n", text)
        if match[0].strip() and len(match[0]) <= _LONGEST_HEADER
    ]
    counts = Counter(match[0].strip() for match in lines)
    seen: set[str] = set()
    for match in lines:
        line = match[0].strip()
        if counts[line] >= _OFTEN and re.search(r"\w{3}", line):
            if line in seen:
                yield match
            seen.add(line)
