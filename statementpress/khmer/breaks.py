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

from statementpress.khmer.characters import (
    BASES,
    BREAK,
    COENG,
    DEPENDENTS,
    KHMER,
    NO_BREAK,
    SENTENCE_SIGNS,
    has_khmer,
)
from statementpress.khmer.clusters import boundaries, clusters
from statementpress.khmer.scripts import ADDRESS
from statementpress.khmer.words import word_ends

NEWEST: Final = 2
"""The rules of this program. The first ones, which versions frozen with them still name, have no
break between scripts, none beside a break that an author typed, and let a quotation mark that
stands apart from its words begin or end a line."""

LONGEST_TYPED: Final = 16
"""Clusters of the longest text without a break that an author who types U+200B means to keep whole:
a quarter of a line, and twice the longest words in use."""

KEPT_ON_ONE_LINE: Final = 16
"""A protected name of up to this many clusters (a quarter of a line) stays on one line; spaces
count as clusters."""

NEVER_FIRST: Final = SENTENCE_SIGNS + "៛"
"""Khmer signs that no line may begin with."""

# Breaks are only sought inside stretches, so a line never breaks beside a bracket, a quotation
# mark, a percent sign or a letter of another script.
_STRETCH: Final = re.compile(f"[{KHMER}]+(?: +[{KHMER}]+)*")
_SPACED_SIGN: Final = re.compile(f"(?<=[ \\t\\n])[{NEVER_FIRST}%]")
_LATIN: Final = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
_BETWEEN_SCRIPTS: Final = re.compile(
    f"(?<=[{BASES}{DEPENDENTS}])(?=[{_LATIN}])|(?<=[{_LATIN}])(?=[{BASES}])"
)
_APART: Final = re.compile(r"(?<=[“«‘‹(\[] )\S|(?<= )[”»’›)\]]")
"""What stands beside a quotation mark or bracket and a space inside of it, or the closing one."""
_UNBROKEN: Final = re.compile(rf"[^\s{BREAK}]+")
_ET_CETERA: Final = re.compile("។ ?[លប] ?។")


def insertions(text: str, unbroken: Sequence[str] = (), rules: int = NEWEST) -> dict[int, str]:
    """Return what to insert into a Khmer paragraph before layout, by offset in `text`.

    Each value, U+200B or U+2060, goes before the character at its offset. `text` is normalised.
    Nothing is inserted into text without Khmer. If its author typed a U+200B, others are inserted
    only where the text is unbroken for more than `LONGEST_TYPED` clusters. `unbroken` are names
    whose words never break; `rules` is 1 for what the first versions of this program inserted.
    """
    if not has_khmer(text):
        return {}
    kept, breaks = _offsets_kept(text, unbroken), _legal_word_ends(text)
    if rules > 1:
        kept |= {match.start() for match in _APART.finditer(text)}
        breaks |= {match.start() for match in _BETWEEN_SCRIPTS.finditer(text)}
    breaks &= offsets_to_break(text, rules)
    breaks -= offsets_protected(text, unbroken)
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


def offsets_to_break(text: str, rules: int = NEWEST) -> set[int]:
    """Return the offsets at which the program, not the author's own U+200B, decides on breaks."""
    if BREAK not in text:
        return set(range(1, len(text)))
    spans = [match.span() for match in _UNBROKEN.finditer(text)] if rules > 1 else []
    long = [(start, end) for start, end in spans if len(clusters(text[start:end])) > LONGEST_TYPED]
    return {offset for start, end in long for offset in range(start + 1, end)}


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
