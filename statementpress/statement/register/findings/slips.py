"""Whether two words are one word with a slip of the keyboard in it, or two words.

Words that people use to tell one thing from another often differ by a letter or two: North and
South, men and women, XII and XIII, trabajadores and trabajadoras. A slip is a letter more, less or
exchanged, seldom the first, in a word that is long enough to be known by its other letters.
"""

import re
from typing import Final

from statementpress.late import late_imports

with late_imports():  # only where names are compared
    from rapidfuzz import distance

SHORTEST: Final = 5
"""A word of fewer letters has no slips, as most words of its length are one slip from another."""
SURE: Final = 7
"""From so many letters on, a consonant may be another one; and in a family there are slips."""
_TWICE: Final = 9
"""From so many letters on, a word may differ in two places."""
_LETTERS_TO_A_SIGN: Final = 8
"""In scripts without spaces, one sign may differ for so many letters."""
_FEWEST_LETTERS: Final = 5
"""And none may in a name of fewer letters."""
_ROMAN: Final = re.compile("[ivxlcdm]+")
_VOWELS: Final = frozenset("aeiouy")
_ENDING: Final = re.compile("r?e?s?")
_GENDERS: Final = ({"o", "a"}, {"e", "a"})


def is_slip(one: str, other: str, family: bool = False) -> bool:
    """Return whether two words in small Latin letters are one word; False if they are the same.

    `family` says that many names differ by these words alone, as those of villages do. Then two
    words are one only if a letter is doubled, two have changed places, or a vowel is another one.
    """
    length = min(len(one), len(other))
    if length < (SURE if family else SHORTEST) or one[0] != other[0]:
        return False
    if not (one.isalpha() and other.isalpha()) or _ROMAN.fullmatch(one + other):
        return False
    most = 2 if length >= _TWICE and not family else 1
    places = distance.OSA.distance(one, other, score_cutoff=most)
    if not 0 < places <= most:
        return False
    start = next(
        (place for place, pair in enumerate(zip(one, other, strict=False)) if len(set(pair)) > 1),
        length,
    )
    if len(one) == len(other):
        if one[start + 1 :] == other[start + 1 :]:
            return _is_slip_of_a_letter(one, other, start, family)
        # Two letters have changed places, or a long word differs in two that are not one syllable.
        return places == 1 or one[start + 2 :] != other[start + 2 :]
    longer = max(one, other, key=len)
    return not family or longer[start] == longer[start - 1]


def _is_slip_of_a_letter(one: str, other: str, place: int, family: bool) -> bool:
    """Return whether a letter for another is a slip, and not what tells men from women."""
    pair = {one[place], other[place]}
    if pair in _GENDERS and _ENDING.fullmatch(one, place + 1):
        return False
    return pair <= _VOWELS or (len(one) >= SURE and not family)


def is_slip_of_signs(one: str, other: str, letters: int) -> bool:
    """Return whether two names of the same letters, so many, differ in few of their vowel signs."""
    most = 1 + letters // _LETTERS_TO_A_SIGN if letters >= _FEWEST_LETTERS else 0
    return distance.OSA.distance(one, other, score_cutoff=most) <= most
