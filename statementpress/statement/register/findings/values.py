"""Columns that group a list or fill a sheet: one thing in two ways, and values that are wrong.

What is written in two ways makes two headings. The way that fewer rows have is found, so that an
author changes little.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import combinations
from typing import Final

from statementpress.icu import countries, country_name, iso_codes
from statementpress.statement.register.countries import country_heading
from statementpress.statement.register.findings.found import Found, Register, quoted
from statementpress.statement.register.findings.near_duplicates import near_pairs
from statementpress.statement.signatories import Language

Values = Sequence[tuple[int, str]]
"""What the rows have in a column: the line and the value, which is not empty."""

_MOST: Final = 500
"""A column of more different values has no kinds, but something for each row."""
_OLDEST: Final = 125
_OF_COUNTRIES: Final = "write the code of two letters of ISO 3166-1, such as KH, or the name"


def check(register: Register) -> Iterator[Found]:
    """Find values that are written in two ways, and countries and ages that are none."""
    for column in sorted({column for row in register.rows for column in row.cells}):
        values = [(row.line, row.cells[column]) for row in register.rows if row.cells.get(column)]
        match column.partition("_")[0]:
            case "kind" | "province":
                yield from _in_two_ways(column, values, _alike({text for _, text in values}))
            case "sex":
                yield from _in_two_ways(column, values, _shortened({text for _, text in values}))
            case "country":
                yield from _in_two_ways(column, values, _same_country(register.languages, values))
                yield from _no_codes(column, values, register.languages)
            case "age":
                yield from _no_ages(column, values)


def _in_two_ways(column: str, values: Values, pairs: Iterable[tuple[str, str]]) -> Iterator[Found]:
    """Yield each row whose value is written otherwise in more rows, or in an earlier one."""
    rows = Counter(text for _, text in values)  # in the order of the rows
    ways: dict[str, list[str]] = {text: [text] for text in rows}
    for one, other in pairs:
        if ways[one] is not ways[other]:
            ways[one] += ways[other]
            ways |= dict.fromkeys(ways[other], ways[one])
    place = {text: number for number, text in enumerate(rows)}
    for line, text in values:
        usual = min(ways[text], key=lambda way: (-rows[way], place[way]))
        if usual != text:
            yield Found(
                "written-in-two-ways",
                line,
                f"{column} is “{text}” here and “{usual}” elsewhere",
                "write it in one way, or it has two headings; leave it if these are two things",
                f"{rows[text]} and {rows[usual]} rows",
            )


def _alike(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of values that differ in capitals, dots or spaces, or by a slip."""
    different = sorted(set(texts))[:_MOST]
    for one, other in near_pairs(different):
        yield different[one], different[other]


def _shortened(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of which one begins as the other: F and Female."""
    for one, other in combinations(sorted(set(texts))[:_MOST], 2):
        short, long = sorted((one.casefold().rstrip("."), other.casefold()), key=len)
        if long.startswith(short):
            yield one, other


def _same_country(languages: Sequence[Language], values: Values) -> Iterator[tuple[str, str]]:
    """Yield pairs that are one country with two headings in some language: KH and Cambodia."""
    heading = partial(country_heading, languages=languages)
    typed = {text for _, text in values}
    found: dict[str, set[str]] = {}
    for text in typed:
        found.setdefault(_code(text, languages), set()).add(text)
    for code, texts in found.items():
        for one, other in combinations(sorted(texts), 2) if code else ():
            if any(heading(one, each) != heading(other, each) for each in languages):
                yield one, other
    yield from _alike(found.get("", ()))


def _code(text: str, languages: Sequence[Language]) -> str:
    """Return the code of a country that a cell names by its code or in a language, or ""."""
    if any(country_name(text, language) for language in languages):
        return text.upper()
    named = (_small(language).get(text.casefold(), "") for language in languages)
    return iso_codes().get(text.upper()) or next(filter(None, named), "")


@cache
def _small(language: Language) -> Mapping[str, str]:
    """Return the codes of countries by their names in small letters."""
    return {name.casefold(): code for name, code in countries(language).items()}


def _no_codes(column: str, values: Values, languages: Sequence[Language]) -> Iterator[Found]:
    """Yield what looks like the code of a country and is none, so that it is printed as it is."""
    for line, text in values:
        if text.isascii() and text.isupper() and len(text) in (2, 3):
            code = _code(text, languages)
            if code != text:
                message = f"{column} is “{text}”, which is not a country’s code of two letters"
                hint = f"write {code}" if code else _OF_COUNTRIES
                yield Found("unknown-country", line, message, hint, "it is printed as it is")


def _no_ages(column: str, values: Values) -> Iterator[Found]:
    for line, text in values:
        if not (text.isdecimal() and int(text) <= _OLDEST):
            message = f"{column} is no age in years"
            yield Found("no-age", line, message, "write the number of years alone", quoted(text))
