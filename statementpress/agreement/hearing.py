"""All that one text says and its translation has to say, too."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from statementpress.agreement.figures import figures, in_ascii
from statementpress.agreement.mentions import (
    CURRENCY,
    MONTH,
    NUMBER,
    SAID,
    WEEKDAY,
    Mention,
    Value,
    number,
)
from statementpress.agreement.spoken import spoken
from statementpress.agreement.vocabulary import Vocabulary

_BEFORE: Final = 24
"""As many characters are looked at for what stands before a word."""
_NOON: Final = 12


def mentions(text: str, words: Vocabulary, ends: frozenset[int]) -> tuple[Mention, ...]:
    """Return the numbers, amounts, months and days of a text, in order.

    `ends` are the offsets at which words end that no spaces part.
    """
    flat = in_ascii(text)
    counted = list(spoken(flat, list(figures(flat)), words, ends))
    counted = [_heard(each, flat, words) for each in counted]
    _share_percent(counted, flat, words)
    named = [*_months(text, counted, words), *_weekdays(text, words), *_said(text, words)]
    found = sorted((*counted, *named), key=lambda each: (each.start, each.end))
    return tuple(_amounts(_as_dates(found, flat, words), flat, words))


def _heard(mention: Mention, flat: str, words: Vocabulary) -> Mention:
    """Return a number with what the words beside it make of it."""
    hundredths = words.counting.percent.match(flat, mention.end)
    if hundredths:
        return replace(mention, percent=True, whole=(mention.start, hundredths.end()))
    before = flat[max(0, mention.start - _BEFORE) : mention.start]
    if words.counting.other_years.search(before) or words.counting.lunar.match(flat, mention.end):
        return replace(mention, firm=False)
    return replace(mention, values=mention.values | _also_meant(mention, before, flat, words))


def _also_meant(mention: Mention, before: str, flat: str, words: Vocabulary) -> set[Value]:
    """Return what a number may mean beside itself: an hour after noon, a month, or millions."""
    small = {each for each in range(1, _NOON + 1) if number(each) in mention.values}
    if words.counting.afternoon.match(flat, mention.end):
        return {number(each + _NOON) for each in small}
    letters = words.counting.any_attached.match(flat, mention.end)
    if letters:
        larger = words.counting.attached[letters[1]]
        plain = [value for _, value in mention.values if isinstance(value, Decimal)]
        return {number(value * larger) for value in plain}
    if not words.spaced and words.days.before_month.search(before):
        return {(MONTH, each) for each in small}
    return set()


def _share_percent(counted: list[Mention], flat: str, words: Vocabulary) -> None:
    """Make the first number of “5 to 10 %” one of hundredths, too."""
    for index in reversed(range(len(counted) - 1)):
        one, other = counted[index], counted[index + 1]
        if other.percent and words.counting.ranges.fullmatch(flat, one.end, other.start):
            counted[index] = replace(one, percent=True)


def _months(text: str, counted: Sequence[Mention], words: Vocabulary) -> Iterator[Mention]:
    starts = sorted(each.start for each in counted)
    ends = sorted(each.end for each in counted)
    for match in words.days.any_month.finditer(text):
        start, end = match.span()
        if words.days.capitals and not match[0][0].isupper():
            continue
        name = match[0].casefold()
        earlier = ends[: bisect_right(ends, start)][-1:]
        later = starts[bisect_left(starts, end) :][:1]
        beside = any(words.days.inside.fullmatch(text, each, start) for each in earlier)
        beside |= any(words.days.inside.fullmatch(text, end, each) for each in later)
        clear = words.spaced and name not in words.days.unclear_months
        before = text[max(0, start - _BEFORE) : start]
        if beside or clear or words.days.before_month.search(before):
            yield Mention(start, end, MONTH, frozenset({(MONTH, words.days.months[name])}))


def _weekdays(text: str, words: Vocabulary) -> Iterator[Mention]:
    for match in words.days.any_weekday.finditer(text):
        start, end = match.span()
        named = words.days.before_weekday.search(text[max(0, start - _BEFORE) : start])
        if named and (not words.days.capitals or match[0][0].isupper()):
            value = (WEEKDAY, words.days.weekdays[match[0].casefold()])
            yield Mention(start, end, WEEKDAY, frozenset({value}))


def _said(text: str, words: Vocabulary) -> Iterator[Mention]:
    for match in words.days.any_said.finditer(text):
        value, firm = words.days.said[match[0].casefold()]
        yield Mention(*match.span(), SAID, frozenset({value}), firm)


def _as_dates(found: Sequence[Mention], flat: str, words: Vocabulary) -> list[Mention]:
    """Return the mentions; those of one date know where it begins and ends."""
    result = list(found)
    for index, month in enumerate(found):
        if month.kind != MONTH:
            continue
        first = last = index
        while index - first < 2 and first > 0 and _dated(found, first - 1, first, flat, words):
            first -= 1
        while last - index < 2 and _dated(found, last, last + 1, flat, words):
            last += 1
        for part in range(first, last + 1):
            if result[part].whole is None:
                result[part] = replace(found[part], whole=(found[first].start, found[last].end))
    return result


def _dated(found: Sequence[Mention], one: int, other: int, flat: str, words: Vocabulary) -> bool:
    """Return whether two mentions of the list, a month perhaps among them, are parts of a date."""
    if other >= len(found):
        return False
    kinds = {found[one].kind, found[other].kind}
    start, end = found[one].end, found[other].start
    return (
        kinds <= {NUMBER, MONTH, WEEKDAY}
        and start <= end
        and words.days.inside.fullmatch(flat, start, end) is not None
    )


def _amounts(found: Sequence[Mention], flat: str, words: Vocabulary) -> Iterator[Mention]:
    """Yield the mentions, and a mention of the currency after each amount."""
    for mention in found:
        if mention.kind != NUMBER:
            yield mention
            continue
        offset = max(0, mention.start - _BEFORE)
        before = words.money.before.search(flat[offset : mention.start])
        after = words.money.after.match(flat, mention.end)
        mark = before or after
        if mark is None:
            yield mention
            continue
        name = words.money.currencies.get(mark[0].strip(" \u00a0\u200b").casefold(), "")
        start = offset + before.start() if before else mention.start
        whole = (start, after.end() if after else mention.end)
        yield replace(mention, whole=whole)
        yield Mention(*whole, CURRENCY, frozenset({(CURRENCY, name)}))
