"""Khmer text that was typed for a font of the time before Unicode: GgÁkar for អង្គការ.

Limon, ABC, Khek and their likes draw Khmer over the letters of Windows-1252. Without its font such
text is Latin letters in an order that no language has. It is recognised by that order, and not by a
table of any font: capital letters with accents after small letters, signs of commerce inside words,
and capital letters all through a word that nobody could speak. Names in CamelCase can be spoken,
and abbreviations are all capitals.
"""

import re
from collections.abc import Iterator
from typing import Final

from statementpress.errors import Severity
from statementpress.scripts.runs import LATIN, script_of
from statementpress.statement.garbled import misread
from statementpress.statement.register.findings.found import Found, Register, quoted

_ENOUGH: Final = 2
"""How many signs of such a font are certain: 1,534 names in CamelCase and 15,276 names of countries
in 57 languages show at most one. Where Khmer letters are expected, one is asked about."""

_SIGNS: Final = "¡¢£¤¥¦§¨©ª«¬®°±²³´µ¶¸¹º»¼½¾¿÷×†‡‰‹›€„‚…˜ˆ•<>;=|{}^~"
_WORD: Final = re.compile(r"[^\s()“”\"/–—-]+")
_ODD: Final = re.compile(
    f"(?<=[a-zß-öø-ÿšœžƒ{_SIGNS}])[À-ÖØ-ÞŠŒŽŸ]"  # a capital with an accent inside a word: gÁ
    "|[ßæðñøþåýÿû](?=[A-Z])"  # letters of the North before a capital: þI
    f"|(?<=[A-Za-zß-ÿ{_SIGNS}])[{_SIGNS}](?=[A-Za-zß-ÿ])"  # a sign inside a word: m<ú
    "|(?<=[A-Za-z])[§_¶¤½]$"  # or at its end: n§
)
_ELIDED: Final = re.compile(r"^(?:[cdjlmnst]|qu)´", re.IGNORECASE)
"""An acute accent typed for an apostrophe, as in French: l´eau."""
_HUMP: Final = re.compile(f"(?<=[a-z])(?=[A-Z])|[{_SIGNS}]+")
_HUMPED_ODDLY: Final = re.compile("^[a-z]|[a-z][A-Z]$")
_CONSONANTS: Final = re.compile("(?i)[^aeiouy]*[b-df-hj-np-tv-xz][^aeiouy]*")


def check(register: Register) -> Iterator[Found]:
    """Find each text that was typed for a Khmer font of the time before Unicode."""
    for line, column, text in register.texts():
        own = register.own_script(column.partition("_")[2])
        foreign = own not in (None, LATIN) and script_of(text) == LATIN
        signs = 0 if misread(text) else legacy_signs(text)
        if signs >= _ENOUGH or (foreign and signs):
            yield Found(
                "legacy-font",
                line,
                f"{column} seems to be typed in a font of the time before Unicode",
                "turn it into Khmer Unicode with a converter for its font (Limon, ABC, Khek), or "
                "type it again" + ("" if signs >= _ENOUGH else "; leave it if it is a name"),
                quoted(text),
                Severity.ERROR if signs >= _ENOUGH else Severity.WARNING,
            )


def legacy_signs(text: str) -> int:
    """Return how many signs a text shows of having been typed for such a font; 0 for none."""
    return sum(map(_in_word, _WORD.findall(text)))


def _in_word(word: str) -> int:
    word = _ELIDED.sub("", word)
    odd = len(_ODD.findall(word))
    parts = _HUMP.split(word)
    if len(parts) > 2:
        unspoken = any(_CONSONANTS.fullmatch(part) for part in parts[1:-1])
        odd += bool(_HUMPED_ODDLY.search(word)) + unspoken
    return odd
