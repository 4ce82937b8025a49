"""Numbers in figures, in whichever digits, as the values that they may mean.

Both manners of dividing thousands are in use, and the same signs divide whole numbers from
fractions, so that “1.204” may be either. The texts are compared, and need not be understood.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final
from unicodedata import decimal

from statementpress.agreement.mentions import (
    MONTH,
    NUMBER,
    Mention,
    Value,
    number,
    numbers,
)

_DIGITS: Final = re.compile(r"\d")
_SPACE: Final = "\u00a0\u202f\u2009 "
_FIGURE: Final = re.compile(
    rf"(?<![\d.,])(?:\d{{1,3}}(?:[{_SPACE}’']\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*)"
)
_DATES: Final = (
    re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<day>\d{1,2})([/.-])(?P<month>\d{1,2})\2(?P<year>\d{4})(?!\d)"),
)
_PHONE: Final = re.compile(r"(?<![\d+])(?:\+|00|0)\d[\d ()./-]{6,}\d")
_SHORT_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)[-–/](\d\d)(?!\d)")
_CODE: Final = re.compile(r"[^\W\d_][-‑–]?$")
"""What stands before a number that is part of a name, as in “COVID-19” or “A4”."""
_LAST_DIGITS: Final = 8
"""As many digits of a telephone number are compared: what comes before is the country's."""


def in_ascii(text: str) -> str:
    """Return a text of the same length with all decimal digits in ASCII."""
    return _DIGITS.sub(lambda match: str(decimal(match[0])), text)


def figures(flat: str) -> Iterator[Mention]:
    """Yield the numbers, the days in figures and the telephone numbers of a text, in order.

    The digits of the text are those of ASCII. A day in figures is a mention of the day, one of the
    month and one of the year.
    """
    taken = bytearray(len(flat))
    found: list[Mention] = []
    for (start, end), mentions in (*_days(flat), *_phones(flat), *_short_years(flat)):
        if not any(taken[start:end]):
            taken[start:end] = b"1" * (end - start)
            found += mentions
    for match in _FIGURE.finditer(flat):
        if not any(taken[slice(*match.span())]):
            found.append(_figure(flat, match))
    yield from sorted(found, key=lambda each: (each.start, each.end))


def _figure(flat: str, match: re.Match[str]) -> Mention:
    start, end = match.span()
    values = meanings(match[0])
    coded = bool(_CODE.search(flat[max(0, start - 2) : start])) and flat[start - 1].isascii()
    coded |= flat[end : end + 1].isascii() and flat[end : end + 1].isupper()
    return Mention(start, end, NUMBER, values, firm=not coded and values != numbers(0))


def meanings(typed: str) -> frozenset[Value]:
    """Return the numbers that figures may mean, such as “1.204”, “60,9”, “12,345.5” or “1.2.3”."""
    joined = re.sub(f"[{_SPACE}’']", "", typed)
    groups = re.split("[.,]", joined)
    signs = re.findall("[.,]", joined)
    found: set[Value] = set()
    if joined != typed and " " in typed:
        found |= {number(int(each)) for each in re.findall(r"\d+", typed) if int(each)}
    if not signs:
        return frozenset(found | {number(int(joined))})
    whole = all(len(each) == 3 for each in groups[1:]) and len(groups[0]) <= 3
    if whole and len({*signs}) == 1 and not groups[0].startswith("0"):
        found.add(number(int("".join(groups))))
    if len(signs) == 1 or (len({*signs}) == 2 and signs.count(signs[-1]) == 1):
        found.add(number(Decimal("".join(groups[:-1]) + "." + groups[-1])))
    return frozenset(found or {(NUMBER, tuple(map(int, groups)))})


def _days(flat: str) -> Iterator[tuple[tuple[int, int], list[Mention]]]:
    for pattern in _DATES:
        for match in pattern.finditer(flat):
            day, month = int(match["day"]), int(match["month"])
            if month > 12 >= day:
                day, month = month, day
            if not (1 <= day <= 31 and 1 <= month <= 12):
                continue
            span = match.span()
            values = (numbers(day), frozenset({(MONTH, month)}), numbers(int(match["year"])))
            kinds = (NUMBER, MONTH, NUMBER)
            yield span, [Mention(*span, *each) for each in zip(kinds, values, strict=True)]


def _phones(flat: str) -> Iterator[tuple[tuple[int, int], list[Mention]]]:
    for match in _PHONE.finditer(flat):
        digits = "".join(re.findall(r"\d", match[0]))
        if len(digits) >= _LAST_DIGITS and (match[0][0] == "+" or " " in match[0]):
            values: frozenset[Value] = frozenset({("telephone", digits[-_LAST_DIGITS:])})
            yield match.span(), [Mention(*match.span(), NUMBER, values)]


def _short_years(flat: str) -> Iterator[tuple[tuple[int, int], list[Mention]]]:
    """Find “2019–21”, of which the second year may be written in full elsewhere."""
    for match in _SHORT_YEAR.finditer(flat):
        first, second = int(match[1]), int(match[2])
        later = numbers(second, first - first % 100 + second)
        yield (
            match.span(),
            [
                Mention(*match.span(1), NUMBER, numbers(first)),
                Mention(*match.span(2), NUMBER, later),
            ],
        )
