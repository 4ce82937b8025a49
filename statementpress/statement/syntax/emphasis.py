"""Asterisks and underlines: which of them open or close words that are bold or stressed.

CommonMark decides by white space and punctuation, which presumes that spaces part words. In Khmer
they do not: `ក**ខ។**គ` is bold, although letters stand on both sides of the second mark and
punctuation stands before it. So here a mark opens before anything but white space and a closing
sign, and closes after anything but white space and an opening sign. What people type for other
reasons stays text: a single asterisk or an underline between two letters or digits, as in 2*3*4 and
in the names of files.
"""

import unicodedata

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

LOOSE = "loose_asterisks"
"""The type of the token of two asterisks that have no partner."""

_OPENING = {"Ps", "Pi"}
_CLOSING = {"Pe", "Pf"}
_STOPS = ".,;:!?…។៕៖"


def emphasis_rule(state: StateInline, silent: bool) -> bool:
    """Read a run of asterisks or underlines as an inline rule of markdown-it."""
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    end = state.pos
    while end < state.posMax and state.src[end] == marker:
        end += 1
    length = end - state.pos
    before = state.src[state.pos - 1] if state.pos else " "
    after = state.src[end] if end < state.posMax else " "
    opens, closes = _sides(marker, length, before, after)
    for _ in range(length):
        state.push("text", "", 0).content = marker
        token = len(state.tokens) - 1
        mark = Delimiter(ord(marker), length, token, end=-1, open=opens, close=closes)
        state.delimiters.append(mark)
    state.pos = end
    return True


def loose_rule(state: StateInline) -> None:
    """Mark two asterisks that opened or closed nothing, when all pairs have been found."""
    tokens = state.tokens
    lists = [state.delimiters, *(meta["delimiters"] for meta in state.tokens_meta if meta)]
    numbers = {
        mark.token
        for marks in lists
        for mark in marks
        if mark.marker == ord("*") and tokens[mark.token].type == "text"
    }
    for number in sorted(numbers):
        pair = tokens[number : number + 2]
        if number + 1 in numbers and all(token.content == "*" for token in pair):
            pair[0].type, pair[0].content, pair[1].content = LOOSE, "**", ""


def _sides(marker: str, length: int, before: str, after: str) -> tuple[bool, bool]:
    """Return whether a run may open, and whether it may close; `before` and `after` adjoin it."""
    if (marker == "_" or length == 1) and _is_word(before) and _is_word(after):
        return False, False
    begins = before.isspace() or unicodedata.category(before) in _OPENING
    ends = after.isspace() or _closes(after)
    opens = not after.isspace() and (begins or not _closes(after))
    closes = not before.isspace() and (ends or unicodedata.category(before) not in _OPENING)
    return opens, closes


def _closes(character: str) -> bool:
    return unicodedata.category(character) in _CLOSING or character in _STOPS


def _is_word(character: str) -> bool:
    """Return whether a character is a letter of a script that parts words by spaces, or a digit."""
    if character.isdecimal():
        return True
    return character.isalpha() and unicodedata.category(character) in ("Lu", "Ll")
