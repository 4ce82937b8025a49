"""What a text says that its translation has to say, too: a number, a day, an amount, a link.

Two texts agree on a mention if any of the things that it may mean is among those that a mention of
the other text may mean: “1.204” may be 1,204 or 1.204, and “2 p.m.” 2 or 14.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from decimal import Decimal

Value = tuple[str, Hashable]
"""The kind of a thing and which one it is: ("number", Decimal(170)), ("month", 4)."""
NUMBER, MONTH, WEEKDAY, SAID, CURRENCY, LINK, NAME = (
    "number", "month", "weekday", "said", "currency", "link", "name",
)  # fmt: skip
"""The kinds of things."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place of a text that says such a thing."""

    start: int
    """Where it begins in the text, in characters from 0."""
    end: int
    """Where it ends."""
    kind: str
    """One of the kinds above."""
    values: frozenset[Value]
    """All that it may mean."""
    firm: bool = True
    """Whether the other text must say it; if not, it only may answer what the other one says."""
    percent: bool = False
    """Whether it is a number of hundredths."""
    whole: tuple[int, int] | None = None
    """Where the date or amount begins and ends that it is a part of; None if it is none."""

    @property
    def span(self) -> tuple[int, int]:
        """Return where the words begin and end that people would quote."""
        return self.whole or (self.start, self.end)


def number(value: Decimal | int) -> Value:
    """Return a number as a value; 2 and 2.0 are the same."""
    return NUMBER, Decimal(value).normalize()


def numbers(*values: Decimal | int) -> frozenset[Value]:
    """Return several numbers that one mention may mean."""
    return frozenset(map(number, values))
