"""One word that a text spells in two ways, such as ឱ្យ and ឲ្យ."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from statementpress.agreement.differences import shown
from statementpress.agreement.wording import Wording
from statementpress.errors import Finding, Place, Severity
from statementpress.khmer.characters import BASES, COENG, KHMER, is_khmer
from statementpress.statement.report import in_runs
from statementpress.words.agreement import Spellings

CODE: Final = "two-spellings"
_STRETCH: Final = re.compile(f"[{KHMER}]+")
_BASE: Final = re.compile(f"(?<!{COENG})[{BASES}]")
_AROUND: Final = 24
"""As many characters before and after a sign are compared."""
_PLACES: Final = 60
"""Of each spelling, as many places are compared."""
_LETTERS: Final = 3
"""Words that have so many letters beside the sign in common are one word."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A place where a word stands."""

    word: str
    wording: Wording


@dataclass(frozen=True, slots=True)
class _Sign:
    """A place where one of several signs stands that are read alike."""

    wording: Wording
    start: int
    end: int

    @property
    def word(self) -> tuple[int, int]:
        """Return how many characters of its word stand before the sign and after it."""
        text = self.wording.text
        stretch = next(it for it in _STRETCH.finditer(text) if it.start() <= self.start < it.end())
        ends = (*self.wording.listener.word_ends(self.wording.typed), *stretch.span())
        first = max(end for end in ends if end <= self.start)
        last = min((end for end in ends if end >= self.end), default=self.end)
        return self.start - first, last - self.end


def two_spellings(wordings: Sequence[Wording], spellings: Spellings) -> Iterator[Finding]:
    """Yield a warning for each word of a text that stands there in several spellings."""
    text = "\n".join(each.text for each in wordings)
    listed = {word for group in spellings.words for word in group}
    kinds = [_of_words(wordings, group) for group in spellings.words if _has_two(text, group)]
    for signs in spellings.signs:
        if _has_two(text, signs):
            kinds += _of_signs(wordings, signs, listed)
    for seen in kinds:
        by_word: dict[str, list[_Seen]] = {}
        for each in seen:
            by_word.setdefault(each.word, []).append(each)
        if len(by_word) > 1:
            yield _finding(by_word)


def _has_two(text: str, ways: Sequence[str]) -> bool:
    return sum(way in text for way in ways) > 1


def _finding(by_word: dict[str, list[_Seen]]) -> Finding:
    """Return the warning, at the first place of the spelling that is used least."""
    rare, *_, usual = sorted(by_word, key=lambda word: (len(by_word[word]), word))
    place = min((each.wording.place for each in by_word[rare]), key=lambda it: it.line or 0)
    return Finding(
        CODE,
        Severity.WARNING,
        f"“{rare}” is also spelled “{usual}” in {_places(by_word[usual])}",
        place,
        "write it in one way; if both are meant, say so with [[meant]] in statement.toml",
    )


def _places(seen: Sequence[_Seen]) -> str:
    """Return the lines of one file on which a word stands: “km.md:3, 9–11”."""
    places = [each.wording.place for each in seen]
    lines = sorted({place.line or 0 for place in places if place.path == places[0].path})
    return f"{shown(Place(places[0].path))}:{in_runs(lines)}"


def _of_words(wordings: Sequence[Wording], group: Sequence[str]) -> list[_Seen]:
    """Return the places of words that begin in one of several ways."""
    around = (r"(?<!\w)", "") if wordings[0].words.spaced else ("", f"(?!{COENG})")
    ways = "|".join(sorted(map(re.escape, group), key=len, reverse=True))
    # A word with a capital is a name, which is spelled as its owner likes.
    pattern = re.compile(f"{around[0]}(?:{ways}){around[1]}")
    return [_Seen(match[0], each) for each in wordings for match in pattern.finditer(each.text)]


def _of_signs(
    wordings: Sequence[Wording], signs: Sequence[str], listed: set[str]
) -> Iterator[list[_Seen]]:
    """Yield the places of each word that has one of several signs which are read alike."""
    pattern = re.compile("|".join(sorted(map(re.escape, signs), key=len, reverse=True)))
    near: dict[str, dict[str, list[_Sign]]] = {}
    for wording in wordings:
        for match in pattern.finditer(wording.text):
            key = _beside(wording.text, *match.span(), signs[0])
            sign = _Sign(wording, *match.span())
            near.setdefault(key, {}).setdefault(match[0], []).append(sign)
    for by_sign in near.values():
        rare, *others = (each[:_PLACES] for each in sorted(by_sign.values(), key=len))
        words: dict[str, list[_Seen]] = {}
        known = [(it, it.word) for each in others for it in each]
        for one in rare:
            seen = _of_one_word(one, known)
            if seen and not any(way in each.word for each in seen for way in listed):
                words.setdefault(pattern.sub(signs[0], seen[0].word), []).extend(seen)
        yield from words.values()


def _beside(text: str, start: int, end: int, sign: str) -> str:
    """Return the sign and the letters beside it, which one word has in all its spellings."""
    before = text[start - 1 : start] if sign[0] == COENG or len(sign) > 2 else ""
    return before + sign + text[end : end + 1]


def _of_one_word(one: _Sign, others: Sequence[tuple[_Sign, tuple[int, int]]]) -> list[_Seen]:
    """Return the word that a sign stands in, and where it is spelled with one of the others.

    `others` have how many characters of their words stand before them and after them.
    """
    own = one.word
    found = [
        (other, around) for other, its in others if (around := _one_word(one, other, own, its))
    ]
    if not found:
        return []
    left, right = (min(around[side] for _, around in found) for side in (0, 1))
    return [
        _Seen(each.wording.text[each.start - left : each.end + right], each.wording)
        for each in (one, *(other for other, _ in found))
    ]


def _one_word(
    one: _Sign, other: _Sign, own: tuple[int, int], its: tuple[int, int]
) -> tuple[int, int] | None:
    """Return how many characters before and after two signs are one word, if they stand in one."""
    before, after = _shared(one, other)
    left, right = (min(each) for each in zip(own, its, strict=True))
    known = own == its and left <= len(before) and right <= len(after)
    letters = len(_BASE.findall(before)) + len(_BASE.findall(after))
    if known or (letters >= _LETTERS and _BASE.search(after)):
        return min(left, len(before)), min(right, len(after))
    return None


def _shared(one: _Sign, other: _Sign) -> tuple[str, str]:
    """Return the Khmer letters that two places have in common before and after their signs."""
    before = [it.wording.text[: it.start][: -_AROUND - 1 : -1] for it in (one, other)]
    after = [it.wording.text[it.end : it.end + _AROUND] for it in (one, other)]
    return _same(*before)[::-1], _same(*after)


def _same(one: str, other: str) -> str:
    """Return the Khmer letters with which two texts begin alike."""
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return "".join(takewhile(is_khmer, (letter for letter, _ in pairs)))
