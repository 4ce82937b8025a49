"""Name a day as the Khmer lunar calendar does, in a language that has words for that."""

from datetime import date
from typing import Annotated

import msgspec

from statementpress.khmer.lunar import ANIMALS, ERAS, MONTHS, lunar_date
from statementpress.words.table import Fills

_COUNTS = {"weekdays": 7, "months": MONTHS, "animals": ANIMALS, "eras": ERAS}


class LunarWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The table `lunar` of a language; names stand in the order in which they take turns."""

    line: Annotated[str, Fills("weekday", "day", "month", "animal", "era", "year")]
    """The whole line; {day} is one of the next two, {year} that of the Buddhist era."""
    waxing: Annotated[str, Fills("day")]
    """A day while the moon waxes."""
    waning: Annotated[str, Fills("day")]
    """A day while the moon wanes."""
    weekdays: tuple[str, ...]
    """Seven, from Monday."""
    months: tuple[str, ...]
    """Twelve from Migasir to Kadeuk, then the first and the second Asadh of a leap year."""
    animals: tuple[str, ...]
    """Twelve, from the rat."""
    eras: tuple[str, ...]
    """What years of the lesser era are called by their last figure, from 0."""

    def __post_init__(self) -> None:
        """Raise ValueError if there are too few or too many names."""
        for key, count in _COUNTS.items():
            if len(getattr(self, key)) != count:
                raise ValueError(f"`{key}` are {count} names")

    def named(self, day: date, digits: str) -> str:
        """Return the line for a day; `digits` are those of the language, from 0 to 9."""
        found = lunar_date(day)
        figures = str.maketrans("0123456789", digits)
        half = self.waxing if found.waxing else self.waning
        return self.line.format(
            weekday=self.weekdays[day.weekday()],
            day=half.format(day=str(found.day).translate(figures)),
            month=self.months[found.month],
            animal=self.animals[found.animal],
            era=self.eras[found.era],
            year=str(found.buddhist_year).translate(figures),
        )
