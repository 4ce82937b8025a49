"""Find the Latin runs of a Khmer text, so that they can be marked with their own language.

A run is a phrase, not a word: "NGO Panel for the Global Study on Children Deprived of Liberty" is
run, spaces and inner punctuation included, as a voice should read it in one breath and a font
should space it as one phrase. A number belongs to a run if it stands inside it or closely after it
("Global Study 2019"); a number before it or alone belongs to the Khmer ("24 NGO", "ឆ្នាំ 2021").
"""

import re
from typing import Final

from statementpress.khmer.characters import BASES, COENG, DEPENDENTS, KHMER

_LETTERS: Final = f"{BASES}{DEPENDENTS}{COENG}០-៩"

ADDRESS: Final = re.compile(
    # Khmer letters are part of a path only after one of its separators, as in /wiki/ភ្នំពេញ; in all
    # other places they begin the next word. Closing punctuation belongs to the sentence.
    rf"(?i:https?://|www\.)(?:[^\s<>“”«»\u200b\u2060{KHMER}]|(?<=[/=?#_-])[{_LETTERS}]+)+"
    r"(?<![.,;:!?'\"(\[{…‘’)\]}])"
    r"|(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*"
)
"""A web or e-mail address, which is left in one piece."""

_LATIN: Final = "A-Za-zªºÀ-ÖØ-öø-ɏḀ-ỿ"
_WORD: Final = rf"(?:{ADDRESS.pattern}|[0-9_]*[{_LATIN}][{_LATIN}\u0300-\u036f0-9_]*)++"
_NUMBER: Final = r"[0-9]++(?:[.,][0-9]++)*+"
_GAP: Final = rf"[^\w{KHMER}\u200b]+"
_RUN: Final = re.compile(
    rf"{_WORD}(?:(?:{_GAP}{_NUMBER})*{_GAP}{_WORD})*(?:[ /–-]{_NUMBER}(?![\w{KHMER}]))?"
)
_PARTNERS: Final = {"(": ")", "[": "]", "“": "”", "«": "»"}


def latin_runs(text: str) -> list[tuple[str, bool]]:
    """Return the runs of a Khmer text in order, and whether each is Latin.

    Runs are never empty, Latin and other runs alternate, and joined, they are the text again. A
    Latin run begins and ends with a Latin letter or a digit that belongs to it; a bracket or
    quotation mark belongs to it only if its partner stands inside the run.
    """
    runs: list[tuple[str, bool]] = []
    end = 0
    for match in _RUN.finditer(text):
        start = _opened(text, match.start(), match.group(), end)
        runs += [(text[end:start], False)] if start > end else []
        end = _closed(text, match.end(), text[start : match.end()])
        runs.append((text[start:end], True))
    return runs + ([(text[end:], False)] if end < len(text) else [])


def _opened(text: str, start: int, run: str, floor: int) -> int:
    """Return where a run starts, counting the opening marks whose partners stand inside it."""
    while start > floor and (closing := _PARTNERS.get(text[start - 1])):
        if run.count(closing) <= run.count(text[start - 1]):
            break
        start -= 1
        run = text[start] + run
    return start


def _closed(text: str, end: int, run: str) -> int:
    """Return where a run ends, counting the closing marks whose partners stand inside it."""
    opening = {closing: opening for opening, closing in _PARTNERS.items()}
    while end < len(text) and text[end] in opening:
        if run.count(opening[text[end]]) <= run.count(text[end]):
            break
        run += text[end]
        end += 1
    return end
