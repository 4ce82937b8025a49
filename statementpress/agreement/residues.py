"""What one text says and its translation does not: mention against mention, row by row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from statementpress.agreement.mentions import (
    CURRENCY,
    LINK,
    MONTH,
    NUMBER,
    SAID,
    Mention,
    Value,
)
from statementpress.agreement.wording import Wording

CODES: Final = {
    NUMBER: "number-differs",
    CURRENCY: "currency-differs",
    LINK: "link-differs",
}
"""The code of the warning for each kind of thing; for all others it is about a day."""
DAY: Final = "day-differs"
_SMALL: Final = 100
"""A language may have any number up to this in words."""

Row = tuple[Wording | None, Wording | None]
"""A text and its translation; None where one of them has no counterpart."""


@dataclass(frozen=True, slots=True)
class Residue:
    """What one side of a row says alone."""

    code: str
    """The code of the warning."""
    wording: Wording
    span: tuple[int, int]
    """Where the words stand that say it."""

    @property
    def quoted(self) -> str:
        """Return the words as a message quotes them."""
        return self.wording.quoted(self.span)


def residues(rows: Sequence[Row], reach: int = 1) -> list[tuple[list[Residue], list[Residue]]]:
    """Return for each row what each of its sides says alone, in order.

    What the other side says up to `reach` rows before or after, and alone there, was only moved.
    """
    alone = [(_lacking(one, other), _lacking(other, one)) for one, other in rows]
    found: list[tuple[list[Residue], list[Residue]]] = []
    for index, (one, other) in enumerate(rows):
        if one is None or other is None:
            found.append(([], []))
            continue
        near = range(max(0, index - reach), min(len(rows), index + reach + 1))
        beside = [alone[at] for at in near if at != index]
        left = _not_moved(alone[index][0], [it for _, theirs in beside for it in theirs])
        right = _not_moved(alone[index][1], [it for ours, _ in beside for it in ours])
        found.append((list(_joined(left, one)), list(_joined(right, other))))
    return found


def _not_moved(mentions: Sequence[Mention], beside: Sequence[Mention]) -> list[Mention]:
    said = {value for each in beside for value in each.values}
    return [each for each in mentions if said.isdisjoint(each.values)]


def _lacking(one: Wording | None, other: Wording | None) -> list[Mention]:
    """Return the mentions of a text that its translation has to answer, and does not."""
    if one is None:
        return []
    if other is None:
        return [each for each in one.mentions if each.firm]
    # Where units are known, what is a number of hundredths is one in the other text, too.
    exact = one.words.known and other.words.known and not (one.cell or other.cell)
    answers: dict[bool, set[Value]] = {True: set(), False: set()}
    for each in other.mentions:
        for percent in (True, False):
            if each.percent is percent or not exact or not each.firm:
                answers[percent] |= each.values
    return [
        each
        for each in one.mentions
        if each.firm
        and answers[each.percent].isdisjoint(each.values)
        and _is_known(each, one, other)
    ]


def _is_known(mention: Mention, one: Wording, other: Wording) -> bool:
    """Return whether the other language's words for such a thing are known."""
    words = other.words
    if mention.kind == LINK:
        return True
    if mention.kind == CURRENCY:
        return any((CURRENCY, name) in mention.values for name in words.money.currencies.values())
    if mention.kind == SAID:
        return any(value in mention.values for value, _ in words.days.said.values())
    if words.known and one.words.known:
        return True
    in_figures = any(each.isdecimal() for each in one.text[mention.start : mention.end])
    large = all(not isinstance(value, Decimal) or value > _SMALL for _, value in mention.values)
    return mention.kind == NUMBER and in_figures and large


def _joined(mentions: Sequence[Mention], wording: Wording) -> Iterator[Residue]:
    """Yield what a text says alone; the parts of one date or amount are one."""
    dated = {each.span for each in wording.mentions if each.kind == MONTH}
    spans: dict[tuple[int, int], set[str]] = {}
    for mention in mentions:
        spans.setdefault(mention.span, set()).add(mention.kind)
    for span, kinds in spans.items():
        is_day = span in dated or not kinds <= CODES.keys()
        kind = min(kinds, key=lambda each: (each != NUMBER, each))
        yield Residue(DAY if is_day else CODES[kind], wording, span)
