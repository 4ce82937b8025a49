"""Numbers in words, and in figures with words: “twenty-three”, “ម្ភៃបី”, “2.5 million”, “បួនរយ”."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from statementpress.agreement.mentions import NUMBER, Mention, Value, number, numbers
from statementpress.agreement.vocabulary import Vocabulary
from statementpress.khmer.characters import BREAK

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_ROMAN: Final = re.compile(r"(?<![\w.])[IVXLC]+(?![\w])")
_ROMAN_DIGITS: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_LETTER: Final = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class _Part:
    """A word or figure that a number may consist of."""

    start: int
    end: int
    value: int | None
    """What a word means; None for figures."""
    figures: Mention | None = None
    larger: bool = False
    """Whether it makes the number before it larger."""
    also: tuple[int, ...] = ()
    """The numbers for which it only may stand, as “both” does for two."""


def spoken(
    text: str, figures: Sequence[Mention], words: Vocabulary, ends: frozenset[int]
) -> Iterator[Mention]:
    """Yield the numbers of a text, those in `figures` among them, in order.

    `ends` are the offsets at which words end that no spaces part.
    """
    taken = bytearray(len(text))
    for match in words.counting.none.finditer(text):
        taken[slice(*match.span())] = b"1" * len(match[0])
    parts = [_Part(each.start, each.end, None, each) for each in figures]
    parts += _spaced(text, words) if words.spaced else _unspaced(text, words, ends)
    free = [each for each in parts if not any(taken[each.start : each.end])]
    runs: list[list[_Part]] = []
    for part in sorted(free, key=lambda each: (each.start, each.end)):
        if runs and _goes_on(runs[-1][-1], part, text[runs[-1][-1].end : part.start], words):
            runs[-1].append(part)
        else:
            runs.append([part])
    for run in runs:
        mention = _valued(run)
        parted = words.spaced or run[0].figures or _parted(text, mention, ends)
        yield mention if parted else replace(mention, firm=False)
    yield from _roman(text)


def _spaced(text: str, words: Vocabulary) -> Iterator[_Part]:
    for match in _WORD.finditer(text):
        whole = match[0].casefold()
        if whole in words.counting.also:
            yield _Part(*match.span(), None, also=words.counting.also[whole])
        elif whole in words.counting.numbers or whole in words.counting.multipliers:
            yield _part(*match.span(), whole, words)
        elif whole[:-1] in words.counting.numbers:  # two thirds, but also tens of people
            yield _Part(*match.span(), None, also=(words.counting.numbers[whole[:-1]],))
        elif "-" in whole:
            for piece in re.finditer(r"[^-]+", match[0]):
                start = match.start() + piece.start()
                each = piece[0].casefold()
                if each in words.counting.numbers or each in words.counting.multipliers:
                    yield _part(start, start + len(each), each, words)
                else:
                    break


def _unspaced(text: str, words: Vocabulary, ends: frozenset[int]) -> Iterator[_Part]:
    for match in words.counting.any.finditer(text):
        start, end = match.span()
        word = match[0].casefold()
        if not ends.isdisjoint(range(start + 1, end)):
            continue  # as in ពី|រដ្ឋាភិបាល
        if word in words.counting.also:
            yield _Part(start, end, None, also=words.counting.also[word])
        elif word in words.counting.numbers or word in words.counting.multipliers:
            yield _part(start, end, word, words)


def _part(start: int, end: int, word: str, words: Vocabulary) -> _Part:
    if word in words.counting.multipliers:
        return _Part(start, end, words.counting.multipliers[word], larger=True)
    return _Part(start, end, words.counting.numbers[word])


def _parted(text: str, mention: Mention, ends: frozenset[int]) -> bool:
    """Return whether words of a script without spaces are known to begin and to end there."""
    start, end = mention.start, mention.end
    before, after = text[:start][-1:], text[end : end + 1]
    return (start in ends or not _LETTER.match(before)) and (
        end in ends or not _LETTER.match(after)
    )


def _goes_on(last: _Part, part: _Part, gap: str, words: Vocabulary) -> bool:
    """Return whether a part belongs to the number that ends with the part before it."""
    if part.figures or part.also or last.also:
        return False
    if part.larger:
        return not gap.strip(f" \u00a0-{BREAK}")
    if last.value is None or part.value is None:
        return False
    if last.larger:
        return part.value < last.value and bool(words.counting.inside.fullmatch(gap))
    tens = last.value >= 10 and last.value % 10 == 0
    return tens and part.value < 10 and not gap.strip(f" -{BREAK}")


def _valued(run: Sequence[_Part]) -> Mention:
    first = run[0]
    start, end = first.start, run[-1].end
    if first.also:
        return Mention(start, end, NUMBER, numbers(*first.also), firm=False)
    if first.figures is None:
        value = _sum(run, Decimal(first.value or 0))
        # One, and the first, are said in so many ways that they say nothing; nor does “a hundred”.
        firm = value > 1 and not first.larger
        return Mention(start, end, NUMBER, numbers(value), firm)
    if len(run) == 1:
        return first.figures
    plain = [value for _, value in first.figures.values if isinstance(value, Decimal)]
    values: frozenset[Value] = frozenset(number(_sum(run, each)) for each in plain)
    return replace(first.figures, end=end, values=values or first.figures.values)


def _sum(run: Sequence[_Part], first: Decimal) -> Decimal:
    """Return the number that some parts say together, of which `first` is the first one's."""
    terms = [first]
    for part in run[1:]:
        value = Decimal(part.value or 0)
        if not part.larger:
            terms.append(value)
            continue
        smaller = Decimal(0)
        while terms and terms[-1] < value:
            smaller += terms.pop()
        terms.append((smaller or 1) * value)
    return sum(terms, Decimal(0))


def _roman(text: str) -> Iterator[Mention]:
    """Yield Roman numerals, which the other text may have in figures."""
    for match in _ROMAN.finditer(text):
        digits = [_ROMAN_DIGITS[each] for each in match[0]]
        pairs = zip(digits, [*digits[1:], 0], strict=True)
        value = sum(-one if one < other else one for one, other in pairs)
        yield Mention(*match.span(), NUMBER, numbers(value), firm=False)
