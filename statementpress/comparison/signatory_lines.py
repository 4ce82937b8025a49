"""Say in lines of text what happened to signatories."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from statementpress.comparison.model import (
    Change,
    Run,
    SignatoryChange,
    SignatoryKind,
    Signed,
)
from statementpress.comparison.quoting import Line, Piece, harmless, quoted, said
from statementpress.statement.signatories import Language, Logo, Mark

MOST_REORDERED = 6
"""The most signatories of a group that are listed as moved; sorting it anew moves nearly all."""


def signatory_lines(changes: Sequence[SignatoryChange]) -> Iterator[Line]:
    """Yield who left, who joined, what changed for the others, and last who changed places."""
    for change in changes:
        yield from _lines(change)
    yield from _reordered(changes)


def _lines(change: SignatoryChange) -> Iterator[Line]:
    match change.old, change.new:
        case Signed() as old, None:
            yield (Piece(f"- {_named(old)} ({old.group})", Change.REMOVED),)
        case None, Signed() as new:
            yield (Piece(f"+ {_named(new)} ({new.group})", Change.ADDED),)
        case Signed() as old, Signed() as new:
            yield from _changes(change, old, new)


def _changes(change: SignatoryChange, old: Signed, new: Signed) -> Iterator[Line]:
    """Yield a line for each thing that changed for one who stayed, apart from the order."""
    if SignatoryKind.RENAMED in change.kinds:
        yield *said("renamed: "), *_all(change.names), *said(f" ({new.group})")
    if SignatoryKind.REGROUPED in change.kinds:
        yield said(f"moved from {old.group} to {new.group}: {_named(new)}")
    if SignatoryKind.NOTE in change.kinds:
        yield *said(f"note of {_named(new)}: "), *_all(change.notes)
    for column, runs in change.details.items():
        yield *said(f"{column} of {_named(new)}: "), *_all(runs)
    if SignatoryKind.MARK in change.kinds:
        before, after = _mark(old.signatory.mark), _mark(new.signatory.mark)
        yield said(f"mark of {_named(new)}: {before} -> {after}")
    if SignatoryKind.URL in change.kinds:
        before, after = old.signatory.url or "none", new.signatory.url or "none"
        yield said(f"address of {_named(new)}: {before} -> {after}")


def _reordered(changes: Iterable[SignatoryChange]) -> Iterator[Line]:
    """Yield a line for each group whose order changed."""
    groups: dict[str, list[str]] = {}
    for change in changes:
        if SignatoryKind.REORDERED in change.kinds and change.old and change.new:
            places = f"{change.old.position} -> {change.new.position}"
            groups.setdefault(change.new.group, []).append(f"{_named(change.new)} ({places})")
    for group, moved in groups.items():
        more = len(moved) - MOST_REORDERED
        named = [*moved[:MOST_REORDERED], *([f"{more} more"] if more > 0 else [])]
        yield said(f"moved in {group}: {'; '.join(named)}")


def _all(runs: Mapping[Language, Sequence[Run]]) -> Iterator[Piece]:
    for index, language in enumerate(runs):
        yield from said(" · ") if index else ()
        yield from quoted(runs[language], context=None)


def _named(signed: Signed) -> str:
    """Return the name in every language, once if it is the same in several."""
    return harmless(" · ".join(dict.fromkeys(filter(None, signed.signatory.name.values()))))


def _mark(mark: Mark | None) -> str:
    if mark is None:
        return "none"
    return f"logo {mark.name}" if isinstance(mark, Logo) else f"words “{' / '.join(mark.lines)}”"
