"""Say what changed between two exports of a register, each signatory with its row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from statementpress.comparison.model import Change, SignatoryChange, SignatoryKind, Signed
from statementpress.comparison.quoting import Line, Piece, said
from statementpress.comparison.signatories import compare_signed
from statementpress.comparison.signatory_lines import signatory_lines
from statementpress.statement.signatories import Group, Language


def compare_registers(
    old: Mapping[str, Group], new: Mapping[str, Group], languages: Sequence[Language]
) -> tuple[SignatoryChange, ...]:
    """Return who left, who joined, and what changed for the others, apart from their order.

    Both registers are read for the same `languages`.
    """
    changes = compare_signed(_signed(old), _signed(new), languages, ())
    return tuple(change for change in changes if change.kinds != (SignatoryKind.REORDERED,))


def register_lines(changes: Sequence[SignatoryChange], since: str) -> Iterator[Line]:
    """Yield how many signatories are new, gone or changed `since` then, and a line for each.

    A row is that of the new register; for those who left, that of the old one.
    """
    came = sum(change.old is None for change in changes)
    left = sum(change.new is None for change in changes)
    counts = {"new": came, "gone": left, "changed": len(changes) - came - left}
    counted = ", ".join(f"{count:,} {what}" for what, count in counts.items() if count)
    yield said(f"since {since}: {counted or 'nobody is new, gone or changed'}")
    for change in changes:
        signed = change.new or change.old
        if signed:
            row = f", row {signed.signatory.line}" + (" there" if change.new is None else "")
            kind = Change.REMOVED if change.new is None else Change.KEPT
            for line in signatory_lines([_in_place(change)]):
                yield (Piece("  "), *line, Piece(row, kind))


def _in_place(change: SignatoryChange) -> SignatoryChange:
    """Return a change without that of its place, which a new export changes for many."""
    kinds = tuple(kind for kind in change.kinds if kind is not SignatoryKind.REORDERED)
    return replace(change, kinds=kinds)


def _signed(groups: Mapping[str, Group]) -> tuple[Signed, ...]:
    return tuple(
        Signed(member, name, position)
        for name, group in groups.items()
        for position, member in enumerate(group.members, 1)
    )
