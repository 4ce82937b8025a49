"""Shorten a text at the end of a sentence: never inside one, inside a word or inside a cluster."""

import re
from typing import Final

SHORTENED: Final = "…"
"""What stands where a text goes on."""

_STOP: Final = re.compile(r"(?:[.!?]+|[។៕။])[)\]”’»\"]*(?=[\s\u200b]|\Z)")
"""What may end a sentence, with what closes a bracket or a quotation after it."""
_LAST_WORD: Final = re.compile(r"[^\W_]*\Z")
_SHORTEST: Final = 4
"""Letters of the shortest word before a full stop that is surely no abbreviation (“Art. 12”)."""
_AND_SO_ON: Final = ("។ល", "។ប")
"""Khmer for “and so on” ends in the sign that ends a sentence, and sentences go on after it."""


def units(text: str) -> int:
    """Return the length of a text in UTF-16 code units, which no platform counts more of."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def sentence_ends(text: str) -> list[int]:
    """Return where the sentences of a text end; a line end is one, as blocks stand on lines."""
    ends = {match.end() for match in _STOP.finditer(text) if _is_end(text, match)}
    ends |= {match.start() for match in re.finditer(r"\n+", text)}
    return sorted({*ends, len(text)} - {0})


def _is_end(text: str, stop: re.Match[str]) -> bool:
    """Return whether a sentence surely ends there: better one too many kept than one cut."""
    before, sign = text[: stop.start()], stop[0][0]
    if before.endswith(_AND_SO_ON):
        return False
    if sign != ".":
        return True
    # What begins next is no small letter and no figure: “No. 5”, “e.g. the”, “approx. half”.
    after = text[stop.end() :].lstrip()
    begins = not after or not (after[0].islower() or after[0].isdigit())
    last = _LAST_WORD.search(before)
    return begins and last is not None and len(last[0]) >= _SHORTEST


def shortened(text: str, most: int) -> str:
    """Return a text of at most `most` UTF-16 code units, which is 1 or more.

    One that is longer keeps as many of its sentences from the first on as there is room for, and
    ends in “…”, which is all that is left of it if the first is too long.
    """
    if units(text) <= most:
        return text
    kept = ""
    for end in sentence_ends(text):
        head = text[:end].rstrip()
        if units(f"{head} {SHORTENED}") > most:
            break
        kept = head
    return f"{kept} {SHORTENED}" if kept else SHORTENED
