"""Find where a line of these scripts may break, as characters to insert before layout.

Khmer words end where two segmenters agree (`khmer.words`). For the other scripts there is one,
ICU's dictionary, and its ends are taken as they are.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Final

from statementpress.khmer import breaks as khmer
from statementpress.khmer.characters import BREAK, NO_BREAK
from statementpress.late import late_imports
from statementpress.scripts.clusters import boundaries
from statementpress.scripts.table import KHMER, SCRIPTS, Script

with late_imports():  # it takes 20 ms, and only texts in these scripts need it
    from icu4py import breakers

_OTHERS: Final = tuple(script for script in SCRIPTS if script is not KHMER)
_WORDS: Final = {script: re.compile(f"[{script.characters}]+") for script in _OTHERS}
_ANY: Final = re.compile("[" + "".join(script.characters for script in _OTHERS) + "]")
_SPACED_SIGN: Final = re.compile(
    "(?<=[ \\t\\n])[" + "".join(script.never_first for script in _OTHERS) + "]"
)


def insertions(
    text: str, unbroken: Sequence[str] = (), rules: int = khmer.NEWEST
) -> dict[int, str]:
    """Return what to insert into a paragraph before layout, by offset in `text`.

    Each value, U+200B or U+2060, goes before the character at its offset. `text` is normalised.
    Where the author typed U+200B, others are inserted only into what is too long to stay whole.
    `unbroken` are names whose words never break; `rules` is as in `khmer.breaks.insertions`.
    """
    found = khmer.insertions(text, unbroken, rules)
    if _ANY.search(text):
        ends = set(_word_ends(text)) & boundaries(text) & khmer.offsets_to_break(text, rules)
        found |= dict.fromkeys(ends - khmer.offsets_protected(text, unbroken), BREAK)
        found |= {match.start(): NO_BREAK for match in _SPACED_SIGN.finditer(text)}
    return found


def _word_ends(text: str) -> Iterator[int]:
    """Yield the offsets at which a word of one of these scripts ends and another begins."""
    for script, pattern in _WORDS.items():
        for words in pattern.finditer(text):
            yield from (words.start() + end for end in _ends(words.group(), script))


@lru_cache(maxsize=4096)
def _ends(words: str, script: Script) -> tuple[int, ...]:
    """Return the offsets inside a text without spaces at which ICU sees the end of a word."""
    # Its own offsets count UTF-16 units; the segments' lengths count characters.
    segments = list(breakers.LineBreaker(words, script.language))
    return tuple(accumulate(map(len, segments)))[:-1]
