"""Find where a line of Khmer may break, as characters to insert before layout.

Pango has no Khmer dictionary: without U+200B it runs lines off the sheet. It does break at spaces,
so nothing is needed there, except U+2060 where a line would begin with a sign that closes. Every
other function here is a reason not to break: a wrong word end disturbs the reader, a missing one
only costs a little white space.

A protected name never breaks inside its words. It may break at its spaces, unless the whole name
is short enough to move to the next line unnoticed (`KEPT_ON_ONE_LINE`).
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from statementpress.khmer.characters import BREAK, COENG, KHMER, NO_BREAK, SENTENCE_SIGNS, has_khmer
from statementpress.khmer.clusters import boundaries, clusters
from statementpress.khmer.scripts import ADDRESS
from statementpress.khmer.words import word_ends

KEPT_ON_ONE_LINE: Final = 16
"""A protected name of up to this many clusters (a quarter of a line) stays on one line; spaces
count as clusters."""

NEVER_FIRST: Final = SENTENCE_SIGNS + "៛"
"""Khmer signs that no line may begin with."""

# Breaks are only sought inside stretches, so a line never breaks beside a bracket, a quotation
# mark, a percent sign or a letter of another script.
_STRETCH: Final = re.compile(f"[{KHMER}]+(?: +[{KHMER}]+)*")
_SPACED_SIGN: Final = re.compile(f"(?<=[ \\t\\n])[{NEVER_FIRST}%]")
_ET_CETERA: Final = re.compile("។ ?[លប] ?។")


def insertions(text: str, unbroken: Sequence[str] = ()) -> dict[int, str]:
    """Return what to insert into a Khmer paragraph before layout, by offset in `text`.

    Each value, U+200B or U+2060, goes before the character at its offset. `text` is normalised.
    Nothing is inserted into text without Khmer, and no U+200B into text whose author typed one.
    `unbroken` are names whose words never break.
    """
    if not has_khmer(text):
        return {}
    kept = _offsets_kept(text, unbroken)
    breaks = set() if BREAK in text else _legal_word_ends(text) - offsets_protected(text, unbroken)
    return {offset: NO_BREAK if offset in kept else BREAK for offset in sorted(breaks | kept)}


def with_breaks(text: str, unbroken: Sequence[str] = ()) -> str:
    """Return the text with everything that `insertions` returns inserted."""
    added = insertions(text, unbroken)
    return "".join(added.get(offset, "") + character for offset, character in enumerate(text))


def _legal_word_ends(text: str) -> set[int]:
    """Return the offsets of the word ends at which the signs on both sides allow a break."""
    ends = {
        stretch.start() + end
        for stretch in _STRETCH.finditer(text)
        for end in word_ends(stretch.group())
    }
    return {end for end in ends & boundaries(text) if _may_break_between(text[end - 1], text[end])}


def _may_break_between(last: str, first: str) -> bool:
    """Return whether one line may end with `last` and the next begin with `first`."""
    if last == " " or first == " ":
        return False  # Pango breaks at the space itself
    if first in NEVER_FIRST or last == COENG:
        return False  # a coeng at a line's end is half a cluster, whatever follows it
    # A number stays whole, and on one line with the letters that it is written together with.
    return not (last.isnumeric() or first.isnumeric())


def offsets_protected(text: str, unbroken: Sequence[str]) -> set[int]:
    """Return the offsets inside addresses and protected names, where no word may break."""
    spans = [match.span() for match in ADDRESS.finditer(text)]
    spans += [span for name in unbroken for span in _occurrences(text, name)]
    return {offset for start, end in spans for offset in range(start + 1, end)}


def _offsets_kept(text: str, unbroken: Sequence[str]) -> set[int]:
    """Return the offsets at which Pango would or could break, but must not."""
    kept = {match.start() for match in _SPACED_SIGN.finditer(text)}
    spans = [match.span() for match in _ET_CETERA.finditer(text)]
    kept |= {offset for start, end in spans for offset in range(start + 1, end)}
    short = [name for name in unbroken if len(clusters(name)) <= KEPT_ON_ONE_LINE]
    for start, end in (span for name in short for span in _occurrences(text, name)):
        kept |= {offset for offset in range(start + 1, end) if text[offset - 1].isspace()}
    return {offset for offset in kept if not text[offset].isspace()}


def _occurrences(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) for each place where a name stands in the text; empty names have none."""
    return (match.span() for match in re.finditer(re.escape(name), text) if name)
