"""The lunar calendar against two other programs for 2016 to 2026, and against days that are known.

lunar_months.csv has a row for each month: its index, the first day by the npm package
@thyrith/momentkh 2.5.5, and the new moon by the PyPI package khmerdate 0.1.3. The first counts by
the same rules, written by others; the second knows none of them and computes where the moon stands.
"""

import csv
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statementpress.khmer import lunar
from statementpress.khmer.lunar import LunarDate, lunar_date

MEAK, PHATRABOT, KADEUK = 2, 9, 11
MONTHS = [
    (int(row["month"]), date.fromisoformat(row["first_day"]), date.fromisoformat(row["new_moon"]))
    for row in csv.DictReader((Path(__file__).parent / "lunar_months.csv").open(encoding="utf-8"))
]

VISAK_BOCHEA = (
    "2016-05-20 2017-05-10 2018-04-29 2019-05-18 2020-05-06 "
    "2021-04-26 2022-05-15 2023-05-04 2024-05-22 2025-05-11"
)
NEW_YEAR = {
    "2016-04-13": "20:00",
    "2017-04-14": "03:12",
    "2018-04-14": "09:12",
    "2019-04-14": "15:12",
    "2020-04-13": "20:48",
    "2021-04-14": "04:00",
    "2022-04-14": "10:00",
    "2023-04-14": "16:00",
    "2024-04-13": "22:24",
    "2025-04-14": "04:48",
    "2026-04-14": "10:48",
}


def test_every_month_begins_on_the_day_that_another_program_gives() -> None:
    begun = [
        (each.month, day)
        for day in (date(2016, 1, 1) + timedelta(days=n) for n in range(11 * 366 - 8))
        if day.year < 2027 and (each := lunar_date(day)).waxing and each.day == 1
    ]
    assert begun == [(month, first) for month, first, _ in MONTHS]


def test_every_month_begins_within_a_day_of_the_new_moon() -> None:
    assert {(first - new_moon).days for _, first, new_moon in MONTHS} <= {-1, 0, 1, 2}


@pytest.mark.parametrize("day", VISAK_BOCHEA.split())
def test_the_buddhist_year_ends_with_the_full_moon_of_visakh(day: str) -> None:
    full_moon = date.fromisoformat(day)
    assert lunar.visakh_bochea(full_moon.year) == full_moon
    assert lunar_date(full_moon).buddhist_year == full_moon.year + 543
    assert lunar_date(full_moon + timedelta(days=1)).buddhist_year == full_moon.year + 544


@pytest.mark.parametrize(("day", "at"), NEW_YEAR.items())
def test_the_animal_comes_with_the_announced_time_of_the_new_year(day: str, at: str) -> None:
    songkran = date.fromisoformat(day)
    assert lunar.new_year(songkran.year)[0] == songkran
    assert lunar.new_year_time(songkran.year) == time.fromisoformat(at)


@pytest.mark.parametrize(
    ("day", "month", "waxing", "number"),
    [
        ("2021-10-06", PHATRABOT, False, 15),  # Pchum Ben
        ("2023-10-14", PHATRABOT, False, 15),
        ("2024-10-02", PHATRABOT, False, 15),
        ("2021-04-30", lunar.VISAKH, False, 4),  # the royal ploughing
        ("2022-05-19", lunar.VISAKH, False, 4),
        ("2019-02-19", MEAK, True, 15),  # Meak Bochea
        ("2022-11-08", KADEUK, True, 15),  # the second day of the water festival
    ],
)
def test_public_holidays_fall_on_their_lunar_days(
    day: str, month: int, waxing: bool, number: int
) -> None:
    found = lunar_date(date.fromisoformat(day))
    assert (found.month, found.waxing, found.day) == (month, waxing, number)


def test_the_fifth_of_may_2021_has_all_its_names() -> None:
    assert lunar_date(date(2021, 5, 5)) == LunarDate(
        waxing=False, day=9, month=lunar.VISAKH, animal=1, era=3, buddhist_year=2565
    )


@pytest.mark.parametrize(
    ("day", "animal", "era"),
    [
        ("2021-04-13", 0, 2),
        ("2021-04-14", 1, 2),  # the new year came at four in the morning
        ("2021-04-15", 1, 2),
        ("2021-04-16", 1, 3),  # Lerng Sak
        ("2024-04-13", 3, 5),  # it came at night, after the day's letters were written
        ("2024-04-14", 4, 5),
        ("2024-04-16", 4, 6),
    ],
)
def test_the_animal_changes_before_the_era(day: str, animal: int, era: int) -> None:
    found = lunar_date(date.fromisoformat(day))
    assert (found.animal, found.era) == (animal, era)


@given(st.dates(max_value=date(9999, 12, 30)))
def test_a_day_follows_the_day_before(day: date) -> None:
    before, after = lunar_date(day), lunar_date(day + timedelta(days=1))
    follows = {before.day + 1} if before.day < 14 else {15, 1} if before.day == 14 else {1}
    assert after.day in follows
    assert after.month == before.month or (after.waxing and after.day == 1)
    assert after.buddhist_year - before.buddhist_year in {0, 1}
