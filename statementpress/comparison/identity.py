"""Find which signatory of one register is which of another.

An organisation has no number, so it is known by what a register says of it. The rules are tried in
order, each on those that no rule before it has found; first within a group, then in any, as one
that signs in two roles stands in two groups. A rule finds two signatories only where each is the
only one that it fits: what is ambiguous stays unfound, and is told as gone and as new.

1. the name is the same in every language;
2. the name is the same in one language (the other was mended, or translated anew);
3. the web address is the same;
4. the logo is the same file, or the wordmark has the same words;
5. the name is nearly the same in every language (a word was mended in all of them).
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from statementpress.comparison.likeness import likeness, trigrams
from statementpress.comparison.model import Signed
from statementpress.khmer.characters import without_breaks
from statementpress.statement.model import Language, Logo, Wordmark

NEAR: Final = 0.8
"""How alike names are, in every language, from which they are nearly the same.

Of the organisations of the 2021 statement the two most alike share 0.83 in English and 0.68 in
Khmer (Hagar and CARE, both "International in Cambodia"); a name with a word of grammar more shares
0.87 to 0.95 with what it was.
"""

MOST_WEIGHED: Final = 40_000
"""Pairs of names up to which near ones are looked for: 200 on both sides, in under a second."""

Pair = tuple[int, int]
"""Index of a signatory in the old register, and in the new."""
Keys = Callable[[Signed], Iterable[Hashable]]
"""What a rule knows a signatory by: two that have one of these in common may be the same."""
Found = Callable[[Mapping[int, Signed], Mapping[int, Signed], bool], Iterable[Pair]]
"""A rule: what it finds among the signatories left, within groups only or in any."""


def same_signatories(
    old: Sequence[Signed], new: Sequence[Signed], languages: Sequence[Language]
) -> tuple[Pair, ...]:
    """Return which signatories of two registers are the same, in the old one's order.

    `languages` are those that both statements have. Each signatory is in one pair at the most.
    """
    olds, news = dict(enumerate(old)), dict(enumerate(new))
    found: list[Pair] = []
    for rule in _rules(languages):
        for within_group in (True, False):
            for first, second in list(rule(olds, news, within_group)):
                del olds[first], news[second]
                found.append((first, second))
    return tuple(sorted(found))


def bare(text: str) -> str:
    """Return a text without what two people type differently: capitals, spaces, break marks."""
    return "".join(without_breaks(text).casefold().split())


def _rules(languages: Sequence[Language]) -> Iterator[Found]:
    def whole_name(signed: Signed) -> Iterator[Hashable]:
        names = tuple(bare(signed.signatory.name[language]) for language in languages)
        if names and all(names):
            yield names

    def one_name(signed: Signed) -> Iterator[Hashable]:
        for language in languages:
            if name := bare(signed.signatory.name[language]):
                yield language, name

    for keys in (whole_name, one_name, _address, _mark):
        yield _Sharing(keys)
    yield _Near(languages)


def _address(signed: Signed) -> Iterator[Hashable]:
    if signed.signatory.url:
        yield signed.signatory.url.rstrip("/")


def _mark(signed: Signed) -> Iterator[Hashable]:
    match signed.signatory.mark:
        case Logo(original=original):
            yield original
        case Wordmark(lines):
            yield bare("".join(lines))


@dataclass(frozen=True, slots=True)
class _Sharing:
    """The rule that two signatories have a key in common."""

    keys: Keys

    def __call__(
        self, old: Mapping[int, Signed], new: Mapping[int, Signed], within_group: bool
    ) -> Iterable[Pair]:
        olds, news = self._by_key(old, within_group), self._by_key(new, within_group)
        pairs = [(olds[key], news[key]) for key in olds if key in news]
        # A key of several signatories tells none of them: they fit each other in many ways.
        crowded = [pair for pair in pairs if len(pair[0]) > 1 or len(pair[1]) > 1]
        unclear = {("old", member) for members, _ in crowded for member in members}
        unclear |= {("new", member) for _, members in crowded for member in members}
        clear = [
            (first, second)
            for (first, *_), (second, *_) in pairs
            if ("old", first) not in unclear and ("new", second) not in unclear
        ]
        return _unambiguous(clear)

    def _by_key(
        self, side: Mapping[int, Signed], within_group: bool
    ) -> Mapping[Hashable, Sequence[int]]:
        found: dict[Hashable, list[int]] = defaultdict(list)
        for index, signed in side.items():
            for key in self.keys(signed):
                found[signed.group if within_group else "", key].append(index)
        return found


@dataclass(frozen=True, slots=True)
class _Near:
    """The rule that two names are nearly the same in every language."""

    languages: Sequence[Language]

    def __call__(
        self, old: Mapping[int, Signed], new: Mapping[int, Signed], within_group: bool
    ) -> Iterable[Pair]:
        if not self.languages or len(old) * len(new) > MOST_WEIGHED:
            return []
        olds, news = self._names(old), self._names(new)
        return _unambiguous(
            (first, second)
            for first, second in product(old, new)
            if not (within_group and old[first].group != new[second].group)
            and all(map(_is_near, olds[first], news[second]))
        )

    def _names(self, side: Mapping[int, Signed]) -> Mapping[int, list[frozenset[str]]]:
        return {
            index: [trigrams(signed.signatory.name[language]) for language in self.languages]
            for index, signed in side.items()
        }


def _is_near(old: frozenset[str], new: frozenset[str]) -> bool:
    return likeness(old, new, NEAR) > 0


def _unambiguous(pairs: Iterable[Pair]) -> list[Pair]:
    """Return the pairs neither of whose members is in another one."""
    of_old: dict[int, set[int]] = defaultdict(set)
    of_new: dict[int, set[int]] = defaultdict(set)
    for first, second in pairs:
        of_old[first].add(second)
        of_new[second].add(first)
    return [
        (first, second)
        for first, seconds in of_old.items()
        for second in seconds
        if len(seconds) == 1 and len(of_new[second]) == 1
    ]
