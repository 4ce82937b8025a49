"""How a language says numbers, dates, amounts and days, so that its text can be compared.

The words for numbers, for months and for days of the week are ICU's; the rest stands in
templates/words/agreement.toml.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache

import msgspec

from statementpress.late import late_imports
from statementpress.project.files import ProjectFiles
from statementpress.project.tables import converted, read_toml
from statementpress.words.table import FOLDER

with late_imports():
    from icu4py import messageformat

AGREEMENT = "agreement.toml"
_ORDINAL = ",%spellout-ordinal"
_KINDS = ("", _ORDINAL, f"{_ORDINAL}-masculine", f"{_ORDINAL}-feminine")
MOST_IN_WORDS = 99
"""The highest number that is looked for as a word of its own."""


class Spellings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a language can spell in two ways."""

    signs: tuple[tuple[str, ...], ...] = ()
    """Parts of words that are read alike, such as ្ត and ្ដ."""
    words: tuple[tuple[str, ...], ...] = ()
    """Words, or the beginnings of words: the same one, spelled in several ways."""


class AgreementWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One table of templates/words/agreement.toml, which says what each key is for."""

    multipliers: dict[str, int] = {}
    attached: dict[str, int] = {}
    inside: tuple[str, ...] = ()
    also: dict[str, int | tuple[int, ...]] = {}
    no_numbers: tuple[str, ...] = ()
    percent: tuple[str, ...] = ("%",)
    currencies: dict[str, tuple[str, ...]] = {}
    ranges: tuple[str, ...] = ()
    before_month: tuple[str, ...] = ()
    unclear_months: tuple[str, ...] = ()
    in_dates: tuple[str, ...] = ()
    before_weekday: tuple[str, ...] = ()
    other_years: tuple[str, ...] = ()
    lunar: tuple[str, ...] = ()
    afternoon: tuple[str, ...] = ()
    said: dict[str, tuple[str, ...]] = {}
    said_also: dict[str, tuple[str, ...]] = {}
    spellings: Spellings = Spellings()


def read_agreement_words(files: ProjectFiles) -> dict[str, AgreementWords]:
    """Return the table of each language that has one; SetupError if the file is broken.

    It may know languages that a project does not know.
    """
    place, tables = read_toml(files, "templates", f"{FOLDER}/{AGREEMENT}")
    return {
        code: converted(table, AgreementWords, place, f"[{code}]") for code, table in tables.items()
    }


@cache
def number_words(code: str) -> Mapping[str, int]:
    """Return the numbers from 0 to 99 by the words for them, cardinal and ordinal, from ICU.

    Where ICU marks the ends of words inside a number, as in ម្ភៃបី, the mark is kept (U+200B).
    """
    found: dict[str, int] = {}
    for kind in _KINDS:  # of those that a language lacks, ICU gives the first
        named = messageformat.MessageFormat(f"{{n, spellout{kind}}}", code)
        for number in range(MOST_IN_WORDS + 1):
            found.setdefault(named.format({"n": number}), number)
    return found


@cache
def month_names(code: str) -> Mapping[str, int]:
    """Return the months, from 1, by their names beside a day, from ICU."""
    named = messageformat.MessageFormat("{day, date,MMMM}", code)
    days = {month: datetime(2021, month, 15, tzinfo=UTC) for month in range(1, 13)}
    return {named.format({"day": day}): month for month, day in days.items()}


@cache
def weekday_names(code: str) -> Mapping[str, int]:
    """Return the days of the week, from 1 for Monday, by their names, from ICU."""
    named = messageformat.MessageFormat("{day, date,::EEEE}", code)
    days = {day: datetime(2021, 3, day, 12, tzinfo=UTC) for day in range(1, 8)}
    return {named.format({"day": day}): number for number, day in days.items()}
