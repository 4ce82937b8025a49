"""Which script the words of a Word file are in."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Final

from statementpress.intake.document import Block, paragraphs_of
from statementpress.khmer.scripts import ADDRESS
from statementpress.scripts.runs import LATIN
from statementpress.scripts.table import SCRIPTS

_ENOUGH: Final = 0.25
"""The share of a paragraph's letters from which it is in a script that is not Latin."""
_PATTERNS: Final[Mapping[str, re.Pattern[str]]] = {
    script.code: re.compile(f"[{script.characters}]") for script in SCRIPTS
}


def letters(text: str) -> Counter[str]:
    """Return how many letters of each script (ISO 15924) a text has; addresses have none."""
    text = ADDRESS.sub(" ", text)
    counted = Counter({code: len(found.findall(text)) for code, found in _PATTERNS.items()})
    rest = _strip(text)
    counted[LATIN] = sum(map(str.isalpha, rest))
    return +counted


def _strip(text: str) -> str:
    for found in _PATTERNS.values():
        text = found.sub(" ", text)
    return text


def main_script(text: str) -> str:
    """Return the script that a text is in; "" if it has no letters."""
    counted = letters(text)
    if not counted:
        return ""
    others = [(count, code) for code, count in counted.items() if code != LATIN]
    if others and max(others)[0] >= _ENOUGH * counted.total():
        return max(others)[1]
    return LATIN if counted[LATIN] else max(others)[1]


def text_of(block: Block) -> str:
    """Return the words of a block."""
    return " ".join(each.text for each in paragraphs_of((block,)))
