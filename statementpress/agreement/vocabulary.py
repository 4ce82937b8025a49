"""The words by which a language says numbers and days, ready to be looked for."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from unicodedata import category

from statementpress.agreement.mentions import SAID, Value
from statementpress.khmer.characters import BREAK, COENG, DEPENDENTS
from statementpress.words.agreement import (
    AgreementWords,
    month_names,
    number_words,
    weekday_names,
)
from statementpress.words.languages import Language

_NOTHING = re.compile("(?!)")
_ALWAYS = re.compile("$")
_WITHOUT_SPACES = frozenset({"Khmr", "Thai", "Laoo", "Mymr"})
"""The scripts (ISO 15924) in which words are not parted by spaces."""
_WHOLE = f"(?![{DEPENDENTS}{COENG}])"
"""After a word of such a script: it does not end inside a cluster."""


@dataclass(frozen=True, slots=True)
class CountingWords:
    """The words for numbers."""

    numbers: Mapping[str, int]
    """The words for numbers; in a language without spaces only those that are one word."""
    multipliers: Mapping[str, int]
    """The words that make a number larger."""
    attached: Mapping[str, int]
    """Letters at the end of figures that may make them larger."""
    any_attached: re.Pattern[str]
    also: Mapping[str, tuple[int, ...]]
    """The words that may stand for a number, or for one of several."""
    any: re.Pattern[str]
    """Any of these words, where words are not parted by spaces."""
    none: re.Pattern[str]
    """Words that hold a word for a number and are none."""
    inside: re.Pattern[str]
    """What stands between the words of one number, after a word that makes it larger."""
    ranges: re.Pattern[str]
    """What stands between two numbers that share what follows."""
    percent: re.Pattern[str]
    """What follows a number of hundredths."""
    other_years: re.Pattern[str]
    """What stands before a year of another era."""
    lunar: re.Pattern[str]
    """What follows a day of the moon."""
    afternoon: re.Pattern[str]
    """What follows an hour after noon."""


@dataclass(frozen=True, slots=True)
class DayWords:
    """The words for months, days of the week, and days such as “today”."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    said: Mapping[str, tuple[Value, bool]]
    """Other words for one thing: which thing, and whether the other language has to say it."""
    capitals: bool
    """Whether months and days of the week begin with a capital letter."""
    any_month: re.Pattern[str]
    any_weekday: re.Pattern[str]
    any_said: re.Pattern[str]
    inside: re.Pattern[str]
    """What stands between the parts of a date."""
    before_month: re.Pattern[str]
    """What stands before a word that is meant as a month."""
    unclear_months: frozenset[str]
    """Names of months that need it, or a number beside them."""
    before_weekday: re.Pattern[str]
    """What stands before the name of a day of the week; what matches all where nothing must."""


@dataclass(frozen=True, slots=True)
class MoneyWords:
    """The marks of currencies."""

    currencies: Mapping[str, str]
    """The currency (ISO 4217) of each of its marks, in small letters."""
    before: re.Pattern[str]
    """A mark of a currency before a number."""
    after: re.Pattern[str]
    """A mark of a currency after a number."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How one language says what its translation has to say, too."""

    spaced: bool
    """Whether spaces part its words."""
    known: bool
    """Whether the words for its numbers are known: if not, only its figures are."""
    counting: CountingWords
    days: DayWords
    money: MoneyWords


def vocabulary(code: str, language: Language, words: AgreementWords | None) -> Vocabulary:
    """Return the words of a language (BCP 47), whose table in agreement.toml is `words`."""
    spaced = language.script not in _WITHOUT_SPACES
    table = words or AgreementWords()
    named = number_words(code) if words else {}
    return Vocabulary(
        spaced,
        words is not None,
        _counting(named, table, spaced),
        _days(code, table, spaced),
        _money(table, spaced),
    )


def _counting(named: Mapping[str, int], table: AgreementWords, spaced: bool) -> CountingWords:
    numbers = {word.casefold(): value for word, value in named.items()}
    if not spaced:
        numbers = {word: value for word, value in numbers.items() if BREAK not in word}
    listed = (*numbers, *table.multipliers, *table.also)
    inside, ranges, later = map(_any, (table.inside, table.ranges, table.afternoon))
    return CountingWords(
        numbers=numbers,
        multipliers=table.multipliers,
        attached=table.attached,
        any_attached=re.compile(rf"({_any(table.attached)})\b"),
        also={it: (n,) if isinstance(n, int) else n for it, n in table.also.items()},
        any=_NOTHING if spaced else _words(listed, spaced),
        none=_words(table.no_numbers, spaced),
        inside=re.compile(rf"[\s{BREAK}-]*(?:(?:{inside})[\s{BREAK}]*)?"),
        ranges=re.compile(rf"[\s{BREAK}%]*(?:{ranges})[\s{BREAK}]*", re.IGNORECASE),
        percent=_beginning(table.percent, spaced),
        other_years=_ending(table.other_years, spaced, letters=False),
        lunar=_beginning(table.lunar, spaced),
        afternoon=re.compile(rf"(?::\d\d)?\s?(?:{later})", re.IGNORECASE),
    )


def _days(code: str, table: AgreementWords, spaced: bool) -> DayWords:
    months, weekdays, said = month_names(code), weekday_names(code), _said(table)
    before = table.before_weekday
    return DayWords(
        months={each.casefold(): value for each, value in months.items()},
        weekdays={each.casefold(): value for each, value in weekdays.items()},
        said=said,
        capitals=all(each[0].isupper() for each in months),
        any_month=_words(months, spaced),
        any_weekday=_words(weekdays, spaced),
        any_said=_words(said, spaced),
        inside=re.compile(rf"(?:[\s,{BREAK}]|{_any(table.in_dates)})*+", re.IGNORECASE),
        before_month=_ending(table.before_month, spaced),
        unclear_months=frozenset(table.unclear_months),
        before_weekday=_ending(before, spaced) if before else _ALWAYS,
    )


def _money(table: AgreementWords, spaced: bool) -> MoneyWords:
    marks = {mark: name for name, each in table.currencies.items() for mark in each}
    return MoneyWords(
        currencies={mark.casefold(): name for mark, name in marks.items()},
        before=_ending(filter(_is_sign, marks), spaced, letters=False),
        after=_beginning(marks, spaced),
    )


def _said(words: AgreementWords) -> dict[str, tuple[Value, bool]]:
    found: dict[str, tuple[Value, bool]] = {}
    for table, firm in ((words.said_also, False), (words.said, True)):
        for thing, each in table.items():
            found |= {word.casefold(): ((SAID, thing), firm) for word in each}
    return found


def _is_sign(mark: str) -> bool:
    """Return whether a mark of a currency may stand before an amount: “$” and “USD”, no word."""
    return all(category(each) in ("Sc", "Lu") for each in mark)


def _any(words: Iterable[str]) -> str:
    """Return a pattern of any of some words, the longest first; it matches nothing without any."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True)) or "(?!)"


def _words(words: Iterable[str], spaced: bool) -> re.Pattern[str]:
    around = (r"(?<!\w)(?:", r")(?!\w)") if spaced else (f"(?<!{COENG})(?:", f"){_WHOLE}")
    return re.compile(_any(words).join(around), re.IGNORECASE)


def _beginning(words: Iterable[str], spaced: bool) -> re.Pattern[str]:
    """Return what matches such words at a place, after a space or without one."""
    end = r"(?!\w)" if spaced else ""
    return re.compile(rf"[\s{BREAK}]?(?:{_any(words)}){end}", re.IGNORECASE)


def _ending(words: Iterable[str], spaced: bool, letters: bool = True) -> re.Pattern[str]:
    """Return what finds such words at the end of a text; `letters` says that no letter precedes."""
    begin = r"(?<!\w)" if spaced and letters else ""
    return re.compile(rf"{begin}(?:{_any(words)})[\s{BREAK}]?$", re.IGNORECASE)
