"""Khmer to set: the statement's words, and clusters that are rarely or never written."""

import re

from statementpress.khmer.breaks import with_breaks
from statementpress.typeset.faces.preparation import runs_of
from tests.khmer.strategies import STATEMENT

CONSONANTS = tuple(map(chr, range(0x1780, 0x17A3)))
SPLIT_VOWELS = "ើឿៀោៅ"
SHIFTERS = "៉៊"
ROBAT = "៌"

RUNS = runs_of("Khmr", STATEMENT)
"""What stands between two spaces of the 2021 statement."""

WORDS = tuple(
    sorted(
        {
            word
            for line in STATEMENT.splitlines()
            for word in with_breaks(line).replace("\u200b", " ").split()
            if runs_of("Khmr", word) and not re.search("[A-Za-z]", word)
        }
    )
)
"""Its words, as lines may be broken."""


def coeng(*consonants: str) -> str:
    return "្".join(consonants)


HOSTILE = (
    *(coeng(base, below) for base in CONSONANTS for below in CONSONANTS),
    *(base + vowel for base in CONSONANTS for vowel in SPLIT_VOWELS),
    *(coeng(base, "រ") + vowel for base in CONSONANTS for vowel in SPLIT_VOWELS),
    *(base + sign + vowel for base in CONSONANTS for sign in SHIFTERS for vowel in ("", "ី", "ា")),
    *(base + ROBAT for base in CONSONANTS),
    *(coeng(*three) + vowel for three in ("សតរ", "កទយ", "នតរ") for vowel in ("", *"ីេើ")),
)
"""Every consonant below every other, split vowels, shifters, robat, double coeng."""
