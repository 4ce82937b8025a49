"""The Khmer lunar calendar: what a day is called beside its date in the Gregorian calendar.

The rules are those of the old Indian reckoning (Surya Siddhanta) as Cambodia's almanacs count with
them, in whole numbers: a year of the sun is 292,207 parts of which a day has 800, and 692 days are
703 days of the moon. They are described by F. G. Faraut, *Astronomie cambodgienne* (1910), and by
Roath Kim Soeun in the almanac for 1900 to 1999.

A year of the lesser era begins in mid-April; that of 2021 was its year 1383. Two numbers of that
day decide whether the moon's year has a month or a day more: how old the moon is (bodithey), and
how many parts of a day of the moon are left (avoman).

`docs/lunar-dates.md` says where other programs disagree, and what is done here.
"""

from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cache
from typing import Final

MONTHS: Final = 14
"""How many months have names: twelve, and the two into which a leap year divides Asadh."""
MIGASIR, CHEIT, VISAKH, JESTH, ASADH, FIRST_ASADH, SECOND_ASADH = 0, 4, 5, 6, 7, 12, 13
"""Indices of some months. The year of the moon begins with Migasir."""
ANIMALS: Final = 12
ERAS: Final = 10
"""How many animals, and how many names of years of the era, take turns."""

_LESSER_ERA = 638
"""The Gregorian year in which the year 0 of the lesser era began."""
_EPOCH = date(638, 3, 24).toordinal()
"""The day from which the days of the lesser era are counted."""
_FIRST_YEAR, _FIRST_DAY = 1900, date(1899, 12, 3).toordinal()
"""A year of the moon whose first day is known."""

_DAY, _YEAR, _SIGN, _DEGREE, _MINUTE = 800, 292_207, 24_350, 811, 14
"""How many parts of a day the sun takes for a day, a year, a sign, a degree and a minute of arc."""
_MEAN_SUN_LATE = 3
"""Minutes of arc that almanacs take from the mean sun for the meridian of Cambodia."""
_APOGEE = 80 * 60
"""Where the sun moves slowest, in minutes of arc."""
_NOON = time(12)
_CIRCLE, _STEP = 360 * 60, 15 * 60
_EQUATION = (0, 35, 67, 94, 116, 129, 134)
"""By how many minutes of arc the true sun is off the mean one, at each step from the apogee."""


@dataclass(frozen=True, slots=True)
class LunarDate:
    """A day as the Khmer calendar names it; names are given by their indices, from 0."""

    waxing: bool
    """Whether the moon waxes (koeut) or wanes (roch)."""
    day: int
    """The day of that half of the month, from 1 to 15."""
    month: int
    """One of `MONTHS`: Migasir to Kadeuk, then the first and the second Asadh of a leap year."""
    animal: int
    """One of `ANIMALS`, from the rat."""
    era: int
    """One of `ERAS`: the last figure of the year of the lesser era."""
    buddhist_year: int
    """The year of the Buddhist era, which begins on the day after the full moon of Visakh."""


def lunar_date(day: date) -> LunarDate:
    """Return what a day is called at noon; the rules give a name to any day, however early."""
    year = day.year + (day.toordinal() >= _first_day(day.year + 1))
    month, age = _within_month(year, day.toordinal() - _first_day(year))
    songkran, lerng_sak = new_year(day.year)
    changed = songkran + timedelta(days=new_year_time(day.year) > _NOON)
    return LunarDate(
        waxing=age < 15,
        day=age % 15 + 1,
        month=month,
        animal=(day.year - 4 - (day < changed)) % ANIMALS,
        era=(day.year - _LESSER_ERA - (day < lerng_sak)) % ERAS,
        buddhist_year=day.year + 543 + (day > visakh_bochea(day.year)),
    )


def visakh_bochea(year: int) -> date:
    """Return the day of the full moon of Visakh, the last one of a year of the Buddhist era."""
    before = sum(length for month, length in _months(year) if month < VISAKH)
    return date.fromordinal(_first_day(year) + before + 14)


def new_year(year: int) -> tuple[date, date]:
    """Return the days on which the animal (Moha Songkran) and the era (Lerng Sak) change."""
    lerng_sak = _lerng_sak(year)
    return lerng_sak - timedelta(days=_before_lerng_sak(year)[0]), lerng_sak


def new_year_time(year: int) -> time:
    """Return the time of Moha Songkran at which the new animal comes."""
    minutes = 24 * 60 - 24 * _before_lerng_sak(year)[1]
    return time(minutes // 60 % 24, minutes % 60)


def _lerng_sak(year: int) -> date:
    """Return the day in April with which a year of the lesser era begins."""
    return date.fromordinal(_EPOCH + _days_of_era(year - _LESSER_ERA))


@cache
def _before_lerng_sak(year: int) -> tuple[int, int]:
    """Return how many days before Lerng Sak the true sun enters the first sign, and how far it is.

    The second is in minutes of arc, on the last midnight at which it is still in the first degree.
    """
    era = year - _LESSER_ERA - 1
    whole = _days_of_era(era + 1) - _days_of_era(era)
    for before in (3, 2):
        sun = _true_sun(_DAY * (whole - before) + _left_of_day(era))
        if sun < 60:
            return before, sun
    raise AssertionError(f"the sun enters no sign in April {year}")


def _true_sun(parts: int) -> int:
    """Return the place of the true sun in minutes of arc, `parts` of a day after a year began."""
    signs, parts = divmod(parts, _SIGN)
    degrees, parts = divmod(parts, _DEGREE)
    mean = (signs * 30 + degrees) * 60 + parts // _MINUTE - _MEAN_SUN_LATE
    from_apogee = (mean - _APOGEE) % _CIRCLE
    # The table goes to a quarter of the circle, and the other quarters mirror it.
    half = from_apogee % (_CIRCLE // 2)
    step, rest = divmod(min(half, _CIRCLE // 2 - half), _STEP)
    rise = _EQUATION[min(step + 1, 6)] - _EQUATION[step]
    equation = _EQUATION[step] + rest * rise // _STEP
    return (mean - equation if from_apogee < _CIRCLE // 2 else mean + equation) % _CIRCLE


def _parts_of_era(era: int) -> int:
    """Return when a year of the lesser era begins, in parts of a day."""
    return _YEAR * era + 373


def _days_of_era(era: int) -> int:
    """Return the number of the day on which a year of the lesser era begins (harkun)."""
    return _parts_of_era(era) // _DAY + 1


def _left_of_day(era: int) -> int:
    """Return how many parts of that day are left when the year begins (kromathupul)."""
    return _DAY - _parts_of_era(era) % _DAY


def _moon(era: int) -> tuple[int, int]:
    """Return how old the moon is on that day, in its days, and the parts of 692 that are left."""
    days = _days_of_era(era)
    more, left = divmod(11 * days + 650, 692)
    return (days + more) % 30, left


def _has_leap_month(era: int) -> bool:
    age, next_age = _moon(era)[0], _moon(era + 1)[0]
    if (age, next_age) in {(25, 5), (24, 6)}:  # of two years in a row, one has the month
        return age == 24
    return age >= 25 or age <= 5


def _is_leap_day_due(era: int) -> bool:
    left, next_left = _moon(era)[1], _moon(era + 1)[1]
    if _left_of_day(era) <= 207:  # the sun's year has 366 days
        return left <= 126
    return left <= 137 and next_left != 0


def _has_leap_day(era: int) -> bool:
    """Return whether a year of the moon has a day more; one with a month more hands it on."""
    if _has_leap_month(era):
        return False
    return _is_leap_day_due(era) or (_has_leap_month(era - 1) and _is_leap_day_due(era - 1))


@cache
def _months(year: int) -> tuple[tuple[int, int], ...]:
    """Return the months of a year of the moon in their order, each with its number of days."""
    era = year - _LESSER_ERA
    lengths = {month: 30 if month % 2 else 29 for month in range(12)}
    if _has_leap_month(era):
        divided = {FIRST_ASADH: 30, SECOND_ASADH: 30}
        before = {month: lengths[month] for month in range(ASADH)}
        return (*before.items(), *divided.items(), *list(lengths.items())[ASADH + 1 :])
    if _has_leap_day(era):
        lengths[JESTH] = 30
    return tuple(lengths.items())


def _within_month(year: int, number: int) -> tuple[int, int]:
    """Return the month of a day of a year of the moon, and the day's number in it; both from 0."""
    for month, length in _months(year):
        if number < length:
            return month, number
        number -= length
    raise AssertionError(f"the year {year} of the moon has no day {number}")


@cache
def _first_day(year: int) -> int:
    """Return the number (`date.toordinal`) of the first day of Migasir, in the year before."""
    if year < _FIRST_YEAR:
        return _FIRST_DAY - sum(map(_length, range(year, _FIRST_YEAR)))
    return _FIRST_DAY + sum(map(_length, range(_FIRST_YEAR, year)))


def _length(year: int) -> int:
    return sum(length for _, length in _months(year))
