"""Find which signatory of one register corresponds to which of another.

An organisation has no number, so it is known by what a register says of it. These rules are tried
in order, each on the signatories that no earlier rule has matched:

1. the name is the same in every language;
2. the name is the same in one language (the other was corrected, or translated anew);
3. the web address is the same;
4. the logo is the same file, or the wordmark has the same words;
5. the name is nearly the same in every language (a word was corrected in all of them).

Each rule looks within a group first and then across groups, because an organisation that signs in
two roles stands in two groups. It matches two signatories only if neither fits anyone else. What is
ambiguous stays unmatched, and is reported as removed and as added.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from statementpress.comparison.likeness import likeness, trigrams
from statementpress.comparison.model import Signed
from statementpress.khmer.characters import without_breaks
from statementpress.statement.signatories import Language, Logo, Wordmark

NEAR: Final = 0.8
"""The likeness, in every language, from which two names are nearly the same.

Of the organisations of the 2021 statement, the two most alike share 0.83 in English and 0.68 in
Khmer (Hagar and CARE, both "International in Cambodia"); a name that gains a word of grammar shares
0.87 to 0.95 with what it was.
"""

MOST_WEIGHED: Final = 40_000
"""The most pairs of names that are weighed: 200 on both sides, in under a second."""

Pair = tuple[int, int]
"""The index of a signatory in the old register, and in the new one."""
Keys = Callable[[Signed], Iterable[Hashable]]
"""The keys by which a rule knows a signatory: two that share a key may be the same."""
Found = Callable[[Mapping[int, Signed], Mapping[int, Signed], bool], Iterable[Pair]]
"""A rule, which returns the pairs that it matches among the signatories that remain.

The last argument says whether it looks within groups only.
"""


def same_signatories(
    old: Sequence[Signed], new: Sequence[Signed], languages: Sequence[Language]
) -> tuple[Pair, ...]:
    """Return which signatories of two registers are the same, in the order of the old one.

    `languages` are those that both statements have. Each signatory is in one pair at most.
    """
    olds, news = dict(enumerate(old)), dict(enumerate(new))
    found: list[Pair] = []
    for rule in _rules(languages):
        for within_group in (True, False):
            for first, second in list(rule(olds, news, within_group)):
                del olds[first], news[second]
                found.append((first, second))
    return tuple(sorted(found))


def _bare(text: str) -> str:
    """Return a text without what people type differently: capitals, spaces and break marks."""
    return "".join(without_breaks(text).casefold().split())


def _rules(languages: Sequence[Language]) -> Iterator[Found]:
    def whole_name(signed: Signed) -> Iterator[Hashable]:
        names = tuple(_bare(signed.signatory.name[language]) for language in languages)
        if names and all(names):
            yield names

    def one_name(signed: Signed) -> Iterator[Hashable]:
        for language in languages:
            if name := _bare(signed.signatory.name[language]):
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
            yield _bare("".join(lines))


@dataclass(frozen=True, slots=True)
class _Sharing:
    """The rule that two signatories have a key in common."""

    keys: Keys

    def __call__(
        self, old: Mapping[int, Signed], new: Mapping[int, Signed], within_group: bool
    ) -> Iterable[Pair]:
        olds, news = self._by_key(old, within_group), self._by_key(new, within_group)
        pairs = [(olds[key], news[key]) for key in olds if key in news]
        # A key that several signatories share identifies no one: they fit in many ways.
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
    """Return the pairs of which neither member is in another pair."""
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
