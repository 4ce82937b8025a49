"""Say what happened to each signatory between two registers."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from statementpress.comparison.identity import same_signatories
from statementpress.comparison.model import Run, SignatoryChange, SignatoryKind, Signed
from statementpress.comparison.words import compare_words
from statementpress.statement.model import Language, Logo, Mark, Statement

CONVENERS = "conveners"
"""The group, in the register, of those whose marks stand above the title."""


def signed(statement: Statement) -> tuple[Signed, ...]:
    """Return all signatories with their groups and places, the conveners first."""
    groups = {
        CONVENERS: statement.conveners,
        **{name: group.members for name, group in statement.groups.items()},
    }
    return tuple(
        Signed(member, group, position)
        for group, members in groups.items()
        for position, member in enumerate(members, 1)
    )


def compare_signatories(old: Statement, new: Statement) -> tuple[SignatoryChange, ...]:
    """Return what happened to whom: who is gone, who is new, then what changed for the others.

    Each in the order of the register, the old one's for those who are gone, else the new one's.
    """
    languages = tuple(language for language in new.languages if language in old.languages)
    olds, news = signed(old), signed(new)
    same = same_signatories(olds, news, languages)
    stayed, came = {first for first, _ in same}, {second for _, second in same}
    gone = (member for index, member in enumerate(olds) if index not in stayed)
    fresh = (member for index, member in enumerate(news) if index not in came)
    pairs = [(olds[first], news[second]) for first, second in sorted(same, key=lambda p: p[1])]
    unbroken = (*old.unbroken, *new.unbroken)
    return (
        *(SignatoryChange((SignatoryKind.REMOVED,), member, None) for member in gone),
        *(SignatoryChange((SignatoryKind.ADDED,), None, member) for member in fresh),
        *_changes(pairs, languages, unbroken),
    )


def _changes(
    pairs: Sequence[tuple[Signed, Signed]], languages: Sequence[Language], unbroken: Sequence[str]
) -> Iterator[SignatoryChange]:
    """Yield the changes of those who are in both registers, in the new one's order."""
    reordered = _reordered(pairs)
    for index, (before, after) in enumerate(pairs):
        old, new = before.signatory, after.signatory
        names = _texts(old.name, new.name, languages, unbroken)
        notes = _texts(old.note, new.note, languages, unbroken)
        happened = {
            SignatoryKind.RENAMED: bool(names),
            SignatoryKind.REGROUPED: before.group != after.group,
            SignatoryKind.REORDERED: index in reordered,
            SignatoryKind.NOTE: bool(notes),
            SignatoryKind.MARK: _mark(old.mark) != _mark(new.mark),
            SignatoryKind.URL: old.url != new.url,
        }
        if kinds := tuple(kind for kind, did in happened.items() if did):
            yield SignatoryChange(kinds, before, after, names, notes)


def _texts(
    old: Mapping[Language, str],
    new: Mapping[Language, str],
    languages: Sequence[Language],
    unbroken: Sequence[str],
) -> dict[Language, tuple[Run, ...]]:
    return {
        language: compare_words(old[language], new[language], unbroken)
        for language in languages
        if old[language] != new[language]
    }


def _mark(mark: Mark | None) -> object:
    """Return what a mark is told apart by: a logo by its file's bytes, its name set aside."""
    return mark.original if isinstance(mark, Logo) else mark


def _reordered(pairs: Sequence[tuple[Signed, Signed]]) -> set[int]:
    """Return which pairs moved within their group: the fewest, so that all others kept order.

    A place that only shifts, because others came or went before it, is none that moved.
    """
    groups: dict[str, list[int]] = {}
    for index, (before, after) in enumerate(pairs):
        if before.group == after.group:
            groups.setdefault(after.group, []).append(index)
    moved: set[int] = set()
    for members in groups.values():
        in_order = _rising([pairs[index][0].position for index in members])
        moved |= {index for place, index in enumerate(members) if place not in in_order}
    return moved


def _rising(numbers: Sequence[int]) -> set[int]:
    """Return the places of a longest rising row of numbers (patience sorting)."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for place, number in enumerate(numbers):
        pile = bisect_left(tops, number)
        tops[pile : pile + 1] = [number]
        ends[pile : pile + 1] = [place]
        before.append(ends[pile - 1] if pile else None)
    found: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        found.add(last)
        last = before[last]
    return found
