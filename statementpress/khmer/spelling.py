"""The rules that give a Khmer text one encoding, in the order in which they apply.

Each rule takes a text and yields its edits: slices, never empty or overlapping, and what replaces
them. Sources: the Unicode code chart for Khmer (notes to U+17A3, U+17A4, U+17B4, U+17B5, U+17D8),
the Unicode Standard 16.4, Unicode Technical Note 61, and the measured habits of keyboards.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import groupby
from typing import Final
from unicodedata import combining, is_normalized, normalize

from statementpress.khmer import pasted
from statementpress.khmer.characters import (
    BASES,
    COENG,
    DEPENDENTS,
    JOINERS,
    KHMER,
    NO_BREAK,
    SENTENCE_SIGNS,
)
from statementpress.khmer.characters import BREAK as ZERO_WIDTH_SPACE
from statementpress.late import late_imports

with late_imports():  # it takes 20 ms, and only Khmer needs it
    import khmerns

Edit = tuple[int, int, str]
"""Start and end of a slice of a text, and what replaces it."""

Rule = Callable[[str], Iterator[Edit]]

_MARKS: Final = DEPENDENTS + COENG
_DEPRECATED: Final = {
    "\u17a3": "\u17a2",
    "\u17a4": "\u17a2\u17b6",
    "\u17b4": "",
    "\u17b5": "",
    "\u17d8": "។ល។",
}
_PARTED_VOWELS: Final = {
    "\u17c1\u17b8": "\u17be",
    "\u17c1\u17b6": "\u17c4",
    # Two េ side by side look like ែ and like nothing else in use.
    "\u17c1\u17c1": "\u17c2",
    # So do two of the Thai and the Lao vowel E, which are typed for AE on keyboards that have both.
    "\u0e40\u0e40": "\u0e41",
    "\u0ec0\u0ec0": "\u0ec1",
}
_AM: Final = re.compile(
    "([\u0e48-\u0e4b]?)\u0e4d([\u0e48-\u0e4b]?)\u0e32|([\u0ec8-\u0ecb]?)\u0ecd([\u0ec8-\u0ecb]?)\u0eb2"
)
"""The Thai and the Lao vowel AM in its two parts, with a tone mark before or between them."""


def byte_order_marks(text: str) -> Iterator[Edit]:
    """Drop U+FEFF, which files and the clipboard leave in the middle of a text."""
    return _substituted(r"\ufeff+", "", text)


def deprecated_characters(text: str) -> Iterator[Edit]:
    """Replace characters that the code chart says not to use by those that it says to use."""
    for match in re.finditer("[\u17a3\u17a4\u17b4\u17b5\u17d8]", text):
        yield match.start(), match.end(), _DEPRECATED[match.group()]


def zero_width_spaces(text: str) -> Iterator[Edit]:
    """Keep one zero width space between words; drop it where no line may or needs to break."""
    one = f"[{ZERO_WIDTH_SPACE}{NO_BREAK}]"
    inside_cluster = f"(?<!{one}){one}++(?=[{_MARKS}])|(?<={COENG}){one}+"
    beside_space = rf"(?<=\s){ZERO_WIDTH_SPACE}+|{ZERO_WIDTH_SPACE}+(?=[\s{SENTENCE_SIGNS}])"
    again = f"(?<={ZERO_WIDTH_SPACE}){ZERO_WIDTH_SPACE}+"
    return _substituted(f"{inside_cluster}|{beside_space}|{again}", "", text)


def repeated_coengs(text: str) -> Iterator[Edit]:
    """Keep one coeng of several in a row, even if joiners stand between them."""
    return _substituted(f"(?<={COENG})[{COENG}{JOINERS}]+", "", text)


def parted_vowels(text: str) -> Iterator[Edit]:
    """Write a vowel that was typed in two parts as the one character it is."""
    for match in re.finditer("|".join(_PARTED_VOWELS), text):
        yield match.start(), match.end(), _PARTED_VOWELS[match.group()]


def parted_am(text: str) -> Iterator[Edit]:
    """Write the Thai and the Lao vowel AM, typed as a ring and AA, as the one character it is.

    Their glyphs are the same (The Unicode Standard, 16.1 and 16.2); a tone mark is typed before it.
    """
    for match in _AM.finditer(text):
        thai, lao = match.group(1, 2), match.group(3, 4)
        vowel = "\u0eb3" if thai[0] is None else "\u0e33"
        yield match.start(), match.end(), "".join(filter(None, thai + lao)) + vowel


def order_of_signs(text: str) -> Iterator[Edit]:
    """Put the signs of each syllable into the order of Unicode Technical Note 61."""
    syllable = f"[{BASES}](?:[{COENG}\u200d][{BASES}]|[{_MARKS}{JOINERS}])+"
    for match in re.finditer(syllable, text):
        ordered = _ordered(match.group())
        if ordered != match.group():
            yield match.start(), match.end(), ordered


def doubled_signs(text: str) -> Iterator[Edit]:
    """Keep one sign, vowel or subscript where the same one stands several times in a row."""
    return _substituted(f"(?P<one>[{DEPENDENTS}]|{COENG}[{BASES}])(?P=one)+", r"\g<one>", text)


def stray_joiners(text: str) -> Iterator[Edit]:
    """Drop U+200C and U+200D beside Khmer, unless they shape a cluster.

    U+200C holds a consonant shifter up before a vowel written above; U+200D marks the final coeng
    of Middle Khmer, after a vowel (Unicode Technical Note 61).
    """
    above = "[\u17b7-\u17ba\u17be\u17bf\u17d0\u17dd]|\u17b6\u17c6"
    held_up = f"(?<=[\u17c9\u17ca])\u200c(?={above})"
    final_coeng = f"(?<=[{DEPENDENTS}])\u200d(?={COENG}[{BASES}])"
    beside = f"(?<=[{KHMER}])[{JOINERS}]+|(?<![{JOINERS}])[{JOINERS}]++(?=[{KHMER}])"
    return _substituted(f"(?!{held_up}|{final_coeng})(?:{beside})", "", text)


def composed_characters(text: str) -> Iterator[Edit]:
    """Compose letters and accents (Unicode normalisation form C), word by word."""
    for match in re.finditer(r"\S+", text):
        if not is_normalized("NFC", match.group()):
            yield match.start(), match.end(), _composed(match.group())


RULES: Final[tuple[tuple[str, Rule], ...]] = (
    *pasted.RULES,
    ("byte order mark", byte_order_marks),
    ("deprecated character", deprecated_characters),
    ("zero width space", zero_width_spaces),
    ("repeated coeng", repeated_coengs),
    ("vowel in two parts", parted_vowels),
    ("vowel AM in two parts", parted_am),
    ("order of signs", order_of_signs),
    ("doubled sign", doubled_signs),
    ("stray joiner", stray_joiners),
    ("composed character", composed_characters),
)
"""The rules by the name that `check` shows, in the order of application."""


def _substituted(pattern: str, replacement: str, text: str) -> Iterator[Edit]:
    """Yield an edit for each match of a pattern."""
    for match in re.finditer(pattern, text):
        yield match.start(), match.end(), match.expand(replacement)


def _composed(word: str) -> str:
    """Return the form C of one word, in time that grows as its length.

    `unicodedata` sorts a run of marks by insertion, which takes the square of the run's length; it
    has nothing left to sort if the marks are in their order (Unicode Standard, D108 and D109).
    """
    apart = "".join(normalize("NFD", character) for character in word)
    runs = groupby(apart, key=lambda character: combining(character) == 0)
    return normalize("NFC", "".join("".join(sorted(run, key=combining)) for _, run in runs))


@cache
def _ordered(syllable: str) -> str:
    """Return one syllable in SIL's order; cached, as a text has few different ones."""
    return str(khmerns.normalize(syllable))
