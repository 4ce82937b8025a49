"""Say what happened to each signatory between two registers."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from statementpress.comparison.identity import same_signatories
from statementpress.comparison.model import Run, SignatoryChange, SignatoryKind, Signed
from statementpress.comparison.words import compare_words
from statementpress.statement.model import Statement
from statementpress.statement.register.columns import DETAILS
from statementpress.statement.signatories import Language, Logo, Mark, Signatory

CONVENERS = "conveners"
"""The group, in the register, of those whose marks stand above the title."""


def members_by_group(statement: Statement) -> Mapping[str, Sequence[Signatory]]:
    """Return the signatories of each group, the conveners first."""
    groups = {name: group.members for name, group in statement.groups.items()}
    return {CONVENERS: statement.conveners, **groups}


def signed(statement: Statement) -> tuple[Signed, ...]:
    """Return all signatories with their groups and places, the conveners first."""
    return tuple(
        Signed(member, group, position)
        for group, members in members_by_group(statement).items()
        for position, member in enumerate(members, 1)
    )


def compare_signatories(old: Statement, new: Statement) -> tuple[SignatoryChange, ...]:
    """Return what happened to each signatory: who left, who joined, then what changed for others.

    Those who left stand in the order of the old register, all others in that of the new one.
    """
    languages = tuple(language for language in new.languages if language in old.languages)
    unbroken = (*old.unbroken, *new.unbroken)
    return compare_signed(signed(old), signed(new), languages, unbroken)


def compare_signed(
    olds: Sequence[Signed],
    news: Sequence[Signed],
    languages: Sequence[Language],
    unbroken: Sequence[str],
) -> tuple[SignatoryChange, ...]:
    """Return what `compare_signatories` does, of the signatories of two registers.

    `languages` are those that both have; `unbroken` are names whose words are never broken.
    """
    same = same_signatories(olds, news, languages)
    stayed, came = {first for first, _ in same}, {second for _, second in same}
    gone = (member for index, member in enumerate(olds) if index not in stayed)
    fresh = (member for index, member in enumerate(news) if index not in came)
    pairs = [(olds[first], news[second]) for first, second in sorted(same, key=lambda p: p[1])]
    return (
        *(SignatoryChange((SignatoryKind.REMOVED,), member, None) for member in gone),
        *(SignatoryChange((SignatoryKind.ADDED,), None, member) for member in fresh),
        *_changes(pairs, languages, unbroken),
    )


def _changes(
    pairs: Sequence[tuple[Signed, Signed]], languages: Sequence[Language], unbroken: Sequence[str]
) -> Iterator[SignatoryChange]:
    """Yield the changes of those who are in both registers, in the order of the new one."""
    reordered = _reordered(pairs)
    for index, (before, after) in enumerate(pairs):
        old, new = before.signatory, after.signatory
        names = _texts(old.name, new.name, languages, unbroken)
        notes = _texts(old.note, new.note, languages, unbroken)
        columns = [each for each in DETAILS if each in old.details or each in new.details]
        details = {
            column: runs
            for column in columns
            if (runs := _texts(old.texts(column), new.texts(column), languages, unbroken))
        }
        happened = {
            SignatoryKind.RENAMED: bool(names),
            SignatoryKind.REGROUPED: before.group != after.group,
            SignatoryKind.REORDERED: index in reordered,
            SignatoryKind.NOTE: bool(notes),
            SignatoryKind.DETAILS: bool(details),
            SignatoryKind.MARK: _mark(old.mark) != _mark(new.mark),
            SignatoryKind.URL: old.url != new.url,
        }
        if kinds := tuple(kind for kind, did in happened.items() if did):
            yield SignatoryChange(kinds, before, after, names, notes, details)


def _texts(
    old: Mapping[Language, str],
    new: Mapping[Language, str],
    languages: Sequence[Language],
    unbroken: Sequence[str],
) -> dict[Language, tuple[Run, ...]]:
    return {
        language: compare_words(old.get(language, ""), new.get(language, ""), unbroken)
        for language in languages
        if old.get(language, "") != new.get(language, "")
    }


def _mark(mark: Mark | None) -> object:
    """Return what distinguishes a mark; for a logo these are its bytes, whatever its name."""
    return mark.original if isinstance(mark, Logo) else mark


def _reordered(pairs: Sequence[tuple[Signed, Signed]]) -> set[int]:
    """Return the indices of the fewest pairs that can have moved within their group.

    All others kept their order: a signatory whose place only shifts, because others joined or left
    before it, did not move.
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
    """Return the indices of a longest rising subsequence of numbers (patience sorting)."""
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
