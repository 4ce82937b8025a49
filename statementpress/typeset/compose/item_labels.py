"""What the labels of a list are, and how wide a column they need.

Labels are printed as the author typed them. All items of a list begin at one place, so the column
of the labels is as wide as the widest of them needs. The widths here are those of the shipped
faces, in em. A face that draws a label wider than its column moves the words beside it, and loses
nothing.
"""

import re
from collections.abc import Mapping, Sequence
from math import ceil

from statementpress.khmer.characters import KHMER

USUAL = 2.1
"""em: the column of most labels, which is `--label` in the narrowest of the style sheets."""
WIDEST = 8
"""em: the widest column that styles/label-columns.css has."""

_WIDTHS: Mapping[str, float] = {"ijlIt.,:;'": 0.36, "()[]- ": 0.38, "mwMW": 1.02, "ណឈញឮឬ": 1.2}
_KHMER_LETTER, _CAPITAL, _OTHER = 0.8, 0.75, 0.6
_GAP = 0.3
"""em: the space after a label."""

_SIGNS = re.compile(r"[^\w]+")
_ROMAN = re.compile(r"c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_KHMER = re.compile(f"[{KHMER}]")


def numbering(labels: Sequence[str]) -> str:
    """Return the kind of a list's labels, as a screen reader knows them.

    It is one of "disc" (also for dashes), "decimal", "lower-alpha", "upper-alpha", "lower-roman"
    and "upper-roman" (ISO 32000-1, table 347). Letters of a script that the standard does not name
    count as small letters: ISO 14289-1, 7.6, allows no list with labels to have no kind.
    """
    signs = [_SIGNS.sub("", label) for label in labels]
    if not any(signs):
        return "disc"
    if all(sign.isdecimal() for sign in signs):
        return "decimal"
    case = "upper" if all(sign.isupper() for sign in signs) else "lower"
    return f"{case}-{'roman' if _is_roman([sign.lower() for sign in signs]) else 'alpha'}"


def label_column(labels: Sequence[str]) -> str:
    """Return the class of a list whose labels need a wider column than usual, such as "labels-4".

    It is empty if the usual column is wide enough.
    """
    needed = max(map(_width, labels), default=0.0) + _GAP
    return f"labels-{min(WIDEST, ceil(needed))}" if needed > USUAL else ""


def _is_roman(signs: Sequence[str]) -> bool:
    """Say whether labels are Roman numbers: “i” alone is one, but not “i” between “h” and “j”."""
    return all(map(_ROMAN.fullmatch, signs)) and (len(signs[0]) > 1 or signs[0] in {"i", "v", "x"})


def _width(label: str) -> float:
    return sum(map(_advance, label))


def _advance(character: str) -> float:
    for characters, width in _WIDTHS.items():
        if character in characters:
            return width
    if _KHMER.match(character) and character.isalpha():
        return _KHMER_LETTER
    return _CAPITAL if character.isupper() else _OTHER
