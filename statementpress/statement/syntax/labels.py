"""What people type before the items of a list, and how such labels count.

A label says nothing for sure: “i.” is the first of the Roman numbers and the ninth of the letters,
and “A. Smith” begins with the initial of a name. So a label has readings, and `lists` decides by
what stands around it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

BULLETS: Final = "-*+•◦▪●·‣■□○▫➢►✓✔☐☑☒\uf0a7\uf0b7\uf0d8\uf0fc"
"""Signs that are printed as bullets; the last four are Word's, from fonts of symbols."""

GAP: Final = r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+"
"""What parts a label from the words after it: Word pastes no-break spaces there."""

DASHES: Final = "–—"
"""Signs that begin an item, or go on with a sentence; they are printed as they are typed."""

_BOX: Final = re.compile(r"\[[ xX]\][ \t]+")
_SYMBOL: Final = re.compile(rf"([{re.escape(BULLETS)}{DASHES}])(?:{GAP}|$)|o(?=\t)\t+")
_KHMER: Final = "ក-វស-អ"
_NUMBER: Final = rf"\d{{1,3}}(?:\.\d{{1,3}})*|[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+|[{_KHMER}]"
_COUNTED: Final = re.compile(rf"(\(?)({_NUMBER})(?:([).]|[-/])(?:({GAP}|$)|(?=[^\W\d_]))|({GAP}))")
_ROMAN: Final = re.compile(r"c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)
_VALUES: Final[Mapping[str, int]] = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ORDER: Final = "កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរលវសហឡអ"

Ordinal = tuple[int, ...]
"""Where a label stands in its series: (3,) for “c)”, (2, 3, 1) for “2.3.1.”."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A series of labels that belong together."""

    style: str
    """bullet, dash, number, lower, upper, lower-roman, upper-roman or khmer."""
    signs: str
    """The signs around the number: ".", ")", "()", "-", "/" or "", or the bullet itself."""
    depth: int = 1
    """How many numbers a label has: 3 for “2.3.1.”."""


@dataclass(frozen=True, slots=True)
class Label:
    """What was typed before an item."""

    typed: str
    """The label without the space after it, such as "(iv)"."""
    length: int
    """How many characters of the line belong to the label and to the space after it."""
    readings: tuple[tuple[Kind, Ordinal], ...]
    """Each series that it may belong to, and its place there; a bullet has no place: ()."""
    is_tight: bool = False
    """Whether no space parts it from the words after it."""
    is_ticked: bool = False
    """Whether it is a box of a checklist that is ticked."""

    def in_series(self, kind: Kind) -> Ordinal | None:
        """Return its place in a series; None if it cannot belong to it."""
        return dict(self.readings).get(kind)


@lru_cache(maxsize=4096)  # a rule that looks ahead asks for each line more than once
def label_of(line: str) -> Label | None:
    """Return the label with which the content of a line begins; None for other lines."""
    if symbol := _SYMBOL.match(line):
        sign, length = symbol[1] or "o", symbol.end()
        box = _BOX.match(line, length) if sign in "-*+" else None
        ticked = sign in "☑☒✓✔" or bool(box and box[0][1] != " ")
        style = "dash" if sign in DASHES else "bullet"
        end = box.end() if box else length
        return Label(sign, end, ((Kind(style, sign), ()),), is_ticked=ticked)
    match = _COUNTED.match(line)
    if not match or (match[1] and match[3] != ")"):
        return None
    return _counted(match)


def _counted(match: re.Match[str]) -> Label | None:
    number, sign = match[2], match[3] or ""
    gap = match[5] if match[4] is None else match[4]
    signs = match[1] + sign
    if not sign and "." not in number:
        return None
    if gap is None and not _may_be_tight(number, signs):
        return None
    typed = match[0][: len(match[0]) - len(gap or "")]
    readings = tuple(_readings(number, signs))
    if not readings:  # letters of Roman numbers that make none: “mild)”
        return None
    return Label(typed, match.end(), readings, is_tight=gap is None)


def _may_be_tight(number: str, signs: str) -> bool:
    """Return whether words may follow a label without a space: “1.Words”, but not “e.g.”."""
    return signs in (")", "()") or (signs in (".", "-", "/") and number.isdecimal())


def _readings(number: str, signs: str) -> Iterator[tuple[Kind, Ordinal]]:
    if number[0].isdecimal():
        places = tuple(int(part) for part in number.split("."))
        yield Kind("number", signs, len(places)), places
        return
    if number in _ORDER:
        yield Kind("khmer", signs), (_ORDER.index(number) + 1,)
        return
    case = "lower" if number.islower() else "upper"
    if len(number) == 1:
        yield Kind(case, signs), (ord(number.lower()) - ord("a") + 1,)
    if _ROMAN.fullmatch(number):
        yield Kind(f"{case}-roman", signs), (_roman(number.lower()),)


def _roman(number: str) -> int:
    values = [_VALUES[letter] for letter in number]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))
