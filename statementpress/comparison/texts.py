"""Compare two texts of one language: passage by passage, then by words."""

from collections.abc import Iterable, Iterator, Sequence

from statementpress.comparison.alignment import Alignment, align
from statementpress.comparison.model import (
    Change,
    Count,
    Detail,
    Fate,
    Passage,
    Row,
    Run,
    TextComparison,
)
from statementpress.comparison.tokens import count_words, tokens
from statementpress.comparison.words import compare_words
from statementpress.statement.signatories import Language

Places = tuple[int | None, int | None]
"""The index of a passage in the old text and in the new; one is None if it faces no other."""


def compare_texts(
    language: Language,
    file: str,
    old: Sequence[Passage],
    new: Sequence[Passage],
    unbroken: Sequence[str] = (),
) -> TextComparison:
    """Return the comparison of a text; either side may have no passages.

    Words are found as for line breaking: `unbroken` are names that segmenters must not divide.
    """
    rows = tuple(_rows(old, new, unbroken))
    return TextComparison(language, file, rows, _count(rows, unbroken))


def _rows(old: Sequence[Passage], new: Sequence[Passage], unbroken: Sequence[str]) -> Iterator[Row]:
    """Yield the rows in reading order."""
    alignment = align(old, new)
    order = list(_order(alignment, len(old), len(new)))
    index = {places: row for row, places in enumerate(order)}
    others: dict[Places, Places] = {}
    for first, second in alignment.moved:
        others |= {(first, None): (None, second), (None, second): (first, None)}
    for places in order:
        match places, others.get(places):
            case (int(first), int(second)), _:
                yield _facing(old[first], new[second], unbroken)
            case (int(first), None), None:
                yield Row(Fate.REMOVED, old[first], None, _whole(old[first], Change.REMOVED))
            case (None, int(second)), None:
                yield Row(Fate.ADDED, None, new[second], _whole(new[second], Change.ADDED))
            case (int(first), None), (None, int(second)) as other:
                runs = compare_words(old[first].text, new[second].text, unbroken)
                shown = _without(Change.ADDED, runs)
                yield Row(Fate.MOVED_AWAY, old[first], None, shown, other=index[other])
            case (None, int(second)), (int(first), None) as other:
                runs = compare_words(old[first].text, new[second].text, unbroken)
                details = tuple(_details(old[first], new[second]))
                shown = _without(Change.REMOVED, runs)
                yield Row(Fate.MOVED_HERE, None, new[second], shown, details, index[other])


def _order(alignment: Alignment, olds: int, news: int) -> Iterator[Places]:
    """Yield the places of all rows; those that face no other come before the next pair."""
    old, new = 0, 0
    for first, second in (*alignment.placed, (olds, news)):
        yield from ((gone, None) for gone in range(old, first))
        yield from ((None, fresh) for fresh in range(new, second))
        if first < olds:
            yield first, second
        old, new = first + 1, second + 1


def _facing(old: Passage, new: Passage, unbroken: Sequence[str]) -> Row:
    details = tuple(_details(old, new))
    if old.text == new.text:
        fate = Fate.CHANGED if details else Fate.SAME
        return Row(fate, old, new, _whole(new, Change.KEPT), details)
    return Row(Fate.CHANGED, old, new, compare_words(old.text, new.text, unbroken), details)


def _whole(passage: Passage, change: Change) -> tuple[Run, ...]:
    return (Run(change, passage.text),) if passage.text else ()


def _without(change: Change, runs: Iterable[Run]) -> tuple[Run, ...]:
    return tuple(run for run in runs if run.change is not change)


def _details(old: Passage, new: Passage) -> Iterator[Detail]:
    """Yield what differs beside words; a label only if it is not simply the next one."""
    facts = {
        "role": (_role(old), _role(new)),
        "depth": (str(old.depth), str(new.depth)) if old.role is new.role else ("", ""),
        "number": (old.label, new.label) if _is_meant(old, new) else ("", ""),
        "links": ("\n".join(old.links), "\n".join(new.links)),
        "stress": ("\n".join(old.stressed), "\n".join(new.stressed)),
        "mark": (old.mark, new.mark),
        "picture": (old.picture, new.picture),
    }
    for name, (before, after) in facts.items():
        if before != after:
            yield Detail(name, before, after)


def _is_meant(old: Passage, new: Passage) -> bool:
    """Say whether a label may have changed by itself, and not because of the items before it."""
    return (old.opens and new.opens) or old.skips or new.skips


def _role(passage: Passage) -> str:
    return f"{passage.role} {passage.group}".rstrip()


def _count(rows: Iterable[Row], unbroken: Sequence[str]) -> Count:
    """Return how many words were removed and added, without those that only moved."""
    sums = dict.fromkeys(Change, 0)
    for row in rows:
        for run in row.runs:
            if run.change is not Change.KEPT:
                sums[run.change] += count_words(tokens(run.text, unbroken))
    return Count(sums[Change.REMOVED], sums[Change.ADDED])
