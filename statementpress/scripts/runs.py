"""Find out which words of a text are in which script, so that each gets its language and its face.

A run is a phrase, as in `khmer.scripts.latin_runs`: a voice should read it in one breath. Spaces
and numbers belong to it if they stand inside it.
"""

import re
from typing import Final

from statementpress.khmer.characters import BREAK, NO_BREAK
from statementpress.scripts.table import KHMER, SCRIPTS

LATIN: Final = "Latn"
"""The script (ISO 15924) of text without a character of any script of the table."""

_GAP: Final = f"[ \u00a0{BREAK}{NO_BREAK}0-9.,/–-]+"
_RUN: Final = re.compile(
    "|".join(
        f"(?P<{script.code}>[{script.characters}]+(?:{_GAP}[{script.characters}]+)*)"
        for script in SCRIPTS
        if script is not KHMER  # its runs hold the punctuation around them
    )
)
_ANY: Final = {script.code: re.compile(f"[{script.characters}]") for script in SCRIPTS}


def script_of(text: str) -> str:
    """Return the script (ISO 15924) of a short text: the first of the table that it shows."""
    return next((code for code, any_of in _ANY.items() if any_of.search(text)), LATIN)


def shows(text: str, code: str) -> bool:
    """Return whether a text has a character of the script `code`; True if the table has no row."""
    return code not in _ANY or bool(_ANY[code].search(text))


def shows_clusters(text: str) -> bool:
    """Return whether a text has a character of any script of the table."""
    return script_of(text) != LATIN


def runs(text: str) -> list[tuple[str, str | None]]:
    """Return the runs of a text in order, each with its script (ISO 15924).

    Whatever stands between runs of Thai, Lao and Burmese is one run: Khmer if any character is, or
    else None. Runs are never empty, and joined, they are the text again.
    """
    found: list[tuple[str, str | None]] = []
    end = 0
    for match in _RUN.finditer(text):
        found += _between(text[end : match.start()])
        found.append((match.group(), match.lastgroup))
        end = match.end()
    return found + _between(text[end:])


def _between(text: str) -> list[tuple[str, str | None]]:
    return [(text, KHMER.code if shows(text, KHMER.code) else None)] if text else []
