"""Cut a text into its words, spaces and signs.

Khmer, Thai, Lao and Burmese have no spaces between words, so the segmenters that break their lines
decide where they end. No cluster, address or number is ever divided.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import Final

from statementpress.khmer.characters import BREAK, KHMER
from statementpress.khmer.scripts import ADDRESS
from statementpress.scripts.breaks import insertions
from statementpress.scripts.clusters import boundaries
from statementpress.scripts.table import CHARACTERS

_LETTER: Final = rf"(?:(?![{CHARACTERS}])[^\W_]|[\u0300-\u036f])"
_TOKEN: Final = re.compile(
    rf"{ADDRESS.pattern}"
    r"|[០-៩]+(?:[.,][០-៩]+)*|[0-9]+(?:[.,][0-9]+)+"
    rf"|{_LETTER}+(?:['’.-]{_LETTER}+)*"
    rf"|(?:(?![០-៩។៕៖ៗ៘៚៛])[{KHMER}])+"
    rf"|(?:(?![{KHMER}])[{CHARACTERS}])+"
    r"|[^\S\n]+|.",
    re.DOTALL,
)
"""An address, a number, a word with spaces around it, a stretch of a script that has no spaces
between words, spaces, or one sign."""


def tokens(text: str, unbroken: Sequence[str] = ()) -> list[str]:
    """Return the words, spaces and signs of a text without break marks; joined, they are the text.

    No token ends inside a cluster. Names that are `unbroken` are divided at spaces only.
    """
    ends = set(accumulate(len(match[0]) for match in _TOKEN.finditer(text)))
    ends |= {end for end, mark in insertions(text, unbroken).items() if mark == BREAK}
    if not text.isascii():
        ends &= boundaries(text)
    return [text[start:end] for start, end in pairwise([0, *sorted(ends)])]


def is_word(token: str) -> bool:
    """Say whether a token is a word or a number, rather than a space or a sign."""
    return any(map(str.isalnum, token))


def count_words(tokens: Iterable[str]) -> int:
    """Return how many of the tokens are words or numbers."""
    return sum(map(is_word, tokens))
