"""What a character is in Khmer text: the one place that knows the classes.

Classes follow the Unicode Standard, chapter 16.4 (Khmer), and the Khmer code chart.
"""

import re
from typing import Final
from unicodedata import category

COENG: Final = "\u17d2"
"""Turns the next base into a subscript; invisible by itself."""

BREAK: Final = "\u200b"
"""Zero width space: a line may break here."""

NO_BREAK: Final = "\u2060"
"""Word joiner: no line may break here."""

AFTER_HYPHEN: Final = "\u00a0\u00a0"
"""What layout finds after a hyphen that ends a paragraph. PDFium takes such a hyphen for one that
parts a word, unless a no-break space follows it; text itself never has two."""

JOINERS: Final = "\u200c\u200d"
"""Zero width non-joiner and joiner: they only change the shape of a cluster."""

BASES: Final = "\u1780-\u17b3"
"""Consonants and independent vowels, as the inside of a pattern's character class."""

DEPENDENTS: Final = "\u17b4-\u17d1\u17d3\u17dd"
"""Dependent vowels and signs without the coeng, as the inside of a pattern's character class."""

KHMER: Final = "\u1780-\u17ff\u19e0-\u19ff"
"""The blocks Khmer and Khmer Symbols, as the inside of a pattern's character class."""

SENTENCE_SIGNS: Final = "។៕៖ៗ៘៚"
"""Signs that close or repeat what stands before them: no line may begin with one."""

_ANY: Final = re.compile(f"[{KHMER}]")
_INVISIBLE: Final = BREAK + NO_BREAK + "\ufeff"


def without_breaks(text: str) -> str:
    """Return text without break opportunities and word joiners."""
    return text.replace(BREAK, "").replace(NO_BREAK, "")


def is_khmer(character: str) -> bool:
    """Return whether one character belongs to the blocks Khmer or Khmer Symbols."""
    return "\u1780" <= character <= "\u17ff" or "\u19e0" <= character <= "\u19ff"


def has_khmer(text: str) -> bool:
    """Return whether any character of the text is Khmer."""
    return _ANY.search(text) is not None


def is_dependent(character: str) -> bool:
    """Return whether one character of any script is a mark, written on the one before it."""
    return category(character).startswith("M")


def is_joiner(character: str) -> bool:
    """Return whether one character is U+200C or U+200D."""
    return character in JOINERS


def carries_signs(character: str) -> bool:
    """Return whether a mark after this character is written on it: not on a space or a break."""
    return not (character.isspace() or character in _INVISIBLE or category(character) == "Cc")
