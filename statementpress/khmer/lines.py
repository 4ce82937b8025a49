"""The rules of Khmer typesetting that a printed line must keep."""

from typing import Final

from statementpress.khmer.characters import (
    BREAK,
    COENG,
    JOINERS,
    NO_BREAK,
    SENTENCE_SIGNS,
    is_dependent,
    is_khmer,
)

_UNSEEN: Final = BREAK + NO_BREAK + JOINERS + "\ufeff"


def illegal_line(line: str) -> str | None:
    """Return which rule of Khmer typesetting a printed line breaks, or None if it breaks none.

    `line` is one line as a PDF reader extracts it; white space and zero width characters at its
    ends do not count. The answer is a phrase that follows "the line": "begins with ។ (U+17D4)".
    """
    seen = _trimmed(line)
    if not seen:
        return None
    first, last = seen[0], seen[-1]
    if first in SENTENCE_SIGNS:
        return f"begins with {_named(first)}"
    if is_khmer(first) and is_dependent(first):
        return f"begins with half a cluster, {_named(first)}"
    if last == COENG:
        return f"ends with half a cluster, {_named(last)}"
    return None


def _trimmed(line: str) -> str:
    """Return the line without white space and zero width characters at its ends."""
    stripped = line.strip().strip(_UNSEEN)
    return stripped if stripped == line else _trimmed(stripped)


def _named(character: str) -> str:
    """Return a character and its code; a mark stands on a dotted circle, so that it can be seen."""
    shown = f"◌{character}" if is_dependent(character) else character
    return f"{shown} (U+{ord(character):04X})"
