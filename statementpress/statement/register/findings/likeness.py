"""What is left of a name when all that people write in several ways is taken from it.

In Latin letters a name is a set of words: “The Women's Peace Network (WPN), Inc.” and “Womens Peace
Network” are the same three. Spelling that differs between England and America is one, as are
singular and plural, with and without accents; little words count for nothing. Other scripts do not
part words with spaces: there a name is its letters, and vowel signs are compared apart from them.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from statementpress.scripts.runs import LATIN, script_of

_PARTS: Final = re.compile(r"[()\[\]{}]|\s[-–—|/:]\s|[:;]\s|,\s")
_SHORT: Final = re.compile(r"[A-Z][A-Za-z&.-]{1,11}")
_DOTTED: Final = re.compile(r"\b(?:\w\.){2,}")
_ELIDED: Final = re.compile(r"\b(\w|qu)['’‘´`ʼ](?=\w{2})")
_APOSTROPHE: Final = re.compile(r"['’‘´`ʼ]")
_WORD: Final = re.compile(r"[^\W_]+")
_ACCENT: Final = re.compile("[\u0300-\u036f]")
_LETTERS: Final = str.maketrans(
    {
        "đ": "d",
        "ø": "o",
        "ł": "l",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "&": " and ",
        "+": " and ",
    }
)
_LITTLE_WORDS: Final = """
a an of for and in on at to by with from de la le les l d du des et en au aux pour
el los las y e del al por para da do das dos em no na o os as der die das und fur im von zur zum
van het een voor i w z dla oraz ve va cua cho
"""
_LITTLE: Final = frozenset(_LITTLE_WORDS.split())
"""Articles, prepositions and “and”, without accents: nothing beside two words or more."""
_NO_WORDS: Final = "the inc ltd limited llc corp co plc gmbh ev asbl sarl bv nv pty pte sdn bhd"
_NEVER: Final = frozenset(_NO_WORDS.split())
"""The English article, and legal forms: nothing in any name."""
GENERIC: Final = frozenset({"organization", "association", "ngo", "cso", "cbo"})
"""Words that people add to a name or leave out."""
_SPELT: Final = (
    (re.compile("is(ation|ing|ed|e)$"), r"iz\1"),
    (re.compile("our$"), "or"),
    (re.compile("tre$"), "ter"),
    (re.compile("mme$"), "m"),
    (re.compile("ence$"), "ense"),
    (re.compile("ies$"), "y"),
    (re.compile("(?<=[a-rt-z]{4})s$"), ""),
)
_BELOW: Final = {"\u17d2\u178f": "\u17d2\u178a"}
"""Signs that look the same below a consonant, and are typed for each other (្ត, ្ដ)."""
_ORGANISATION: Final = "អង្គការ"


@dataclass(frozen=True, slots=True)
class Likeness:
    """What counts of a name when it is compared."""

    words: tuple[str, ...]
    """Its words in alphabetical order; in scripts without spaces one, which holds all letters."""
    joined: str
    """All its letters and digits, in their order."""
    signs: str
    """In scripts without spaces, its letters with their vowel signs; otherwise ""."""
    short: tuple[str, ...]
    """The abbreviations that it gives of itself, in capital letters."""
    alone: bool
    """Whether it is nothing but an abbreviation."""
    initials: tuple[str, ...]
    """The first letters of its words, with the little ones and without, in capital letters."""


def likeness(name: str) -> Likeness:
    """Return what counts of a name; its words are empty if nothing is left."""
    parts = [part.strip() for part in _PARTS.split(name)]
    short = tuple(part.replace(".", "").upper() for part in parts if _is_short(part))
    long = [part for part in parts if part and not _is_short(part)]
    if script_of(name) != LATIN:
        return _of_letters(" ".join(long), short)
    typed = _words(" ".join(long or parts))
    kept = _that_count(typed)
    spelt = [_spelt(word) for word in kept]
    initials = {"".join(word[0] for word in words).upper() for words in (typed, kept)}
    return Likeness(
        tuple(sorted(spelt)), "".join(spelt), "", short, not long, tuple(sorted(initials))
    )


def _that_count(typed: list[str]) -> list[str]:
    """Return the words that tell a name from others; a letter at its end does: “Group A”."""
    named = [word for word in typed if word not in _NEVER] or typed
    *others, last = named or [""]
    long = [word for word in others if word not in _LITTLE]
    long += [last] if len(last) == 1 or last not in _LITTLE else []
    return long if len(long) > 1 else named


def _is_short(part: str) -> bool:
    """Return whether a part of a name is an abbreviation: a word of which half is capitals."""
    return bool(_SHORT.fullmatch(part)) and 2 * sum(map(str.isupper, part)) >= len(part)


def _of_letters(text: str, short: tuple[str, ...]) -> Likeness:
    for typed, meant in _BELOW.items():
        text = text.replace(typed, meant)
    signs = "".join(
        character
        for character in text.casefold().removeprefix(_ORGANISATION)
        if unicodedata.category(character)[0] in "LMN"
    )
    letters = "".join(each for each in signs if unicodedata.category(each)[0] != "M")
    return Likeness((letters,) if letters else (), letters, signs, short, False, ())


def _words(text: str) -> list[str]:
    text = _DOTTED.sub(lambda found: found.group().replace(".", ""), text)
    text = _APOSTROPHE.sub("", _ELIDED.sub(r"\1 ", text))
    plain = _ACCENT.sub("", unicodedata.normalize("NFKD", text.casefold())).translate(_LETTERS)
    return _WORD.findall(plain)


def _spelt(word: str) -> str:
    for pattern, spelling in _SPELT:
        word = pattern.sub(spelling, word)
    return word
