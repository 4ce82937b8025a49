r"""Quote runs of a comparison in one line of text: changes are marked, unchanged words shortened.

The marks are those of wdiff and of git's --word-diff, [-old-] and {+new+}. They need no colour, and
unlike hyphens they do not occur in a text by chance. A character that would move the cursor or turn
the direction of the text is quoted by its number, such as "\u202e" for U+202E.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from statementpress.comparison.model import Change, Run
from statementpress.comparison.tokens import is_word, tokens
from statementpress.khmer.characters import JOINERS

CONTEXT: Final = 6
"""Words that are quoted on either side of a change."""

_MARKS: Final = {Change.REMOVED: ("[-", "-]"), Change.ADDED: ("{+", "+}"), Change.KEPT: ("", "")}
_UNSEEN: Final = {"Cc", "Cf", "Cs", "Zl", "Zp"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line of a report."""

    text: str
    """Its text, with the marks."""
    change: Change = Change.KEPT
    """What it shows; a terminal may colour it accordingly."""


Line = tuple[Piece, ...]
"""A line of a report."""


def plain(line: Line) -> str:
    """Return a line as text."""
    return "".join(piece.text for piece in line)


def said(text: str) -> Line:
    """Return a line of the report's own words, made harmless."""
    return (Piece(harmless(text)),)


def harmless(text: str) -> str:
    """Return a text with each control or direction character as its number, except joiners."""
    return "".join(
        character
        if character in JOINERS or unicodedata.category(character) not in _UNSEEN
        else character.encode("unicode_escape", "surrogatepass").decode("ascii")
        for character in text
    )


def quoted(runs: Sequence[Run], line_end: str = " / ", context: int | None = CONTEXT) -> Line:
    """Return runs on one line, with `line_end` for each line end.

    Kept words are shortened to `context` words on each side of a change, or to the first ones if
    there is no change; they stay whole if `context` is None.
    """
    last = len(runs) - 1
    return tuple(
        _piece(run, line_end)
        if run.change is not Change.KEPT or context is None
        else Piece(_shown(_cut(run.text, index > 0 or not last, index < last, context), line_end))
        for index, run in enumerate(runs)
    )


def _piece(run: Run, line_end: str) -> Piece:
    before, after = _MARKS[run.change]
    return Piece(f"{before}{_shown(run.text, line_end)}{after}", run.change)


def _shown(text: str, line_end: str) -> str:
    return line_end.join(map(harmless, text.split("\n")))


def _cut(text: str, has_before: bool, has_after: bool, context: int) -> str:
    """Return the first words of kept text if a change precedes, the last ones if one follows."""
    parts = tokens(text)
    words = [index for index, token in enumerate(parts) if is_word(token)]
    wanted = context * (has_before + has_after)
    if len(words) <= wanted + 1:  # "…" in the place of one word would save nothing
        return text
    first = "".join(parts[: words[context - 1] + 1]) + " " if has_before else ""
    last = " " + "".join(parts[words[-context] :]) if has_after else ""
    return f"{first}…{last}"
