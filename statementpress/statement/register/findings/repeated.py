"""The same name in two rows of one group, or in two groups.

People share names: two rows with one name can be the same person only if all else that they say of
a person is the same, and even then only those who know them can say so.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from statementpress.errors import Severity
from statementpress.statement.facts import CONVENERS
from statementpress.statement.register.findings.found import Found, Register, bare, personal, quoted
from statementpress.statement.register.findings.placeholders import is_name
from statementpress.statement.signatories import Signatory


def check(register: Register) -> Iterator[Found]:
    """Find each row whose name is in its group already, and names that two groups have."""
    for members in register.members.values():
        yield from _in_one_group(members)
    signed = {name: each for name, each in register.members.items() if name != CONVENERS}
    for (one, these), (other, those) in combinations(signed.items(), 2):
        yield from _in_two_groups(one, these, other, those)


def _in_one_group(members: Sequence[Signatory]) -> Iterator[Found]:
    first: dict[object, int] = {}
    for member in members:
        keys = _keys(member)
        if again := next((key for key in keys if key in first), None):
            person = any(personal(member))
            yield Found(
                "twice-in-group",
                member.line,
                f"{quoted(keys[again])} is already in this group, on line {first[again]}",
                "delete one of the two rows" + (", unless they are two people" if person else ""),
                severity=Severity.WARNING if person else Severity.ERROR,
            )
        for key in keys:
            first.setdefault(key, member.line)


def _in_two_groups(
    one: str, these: Sequence[Signatory], other: str, those: Sequence[Signatory]
) -> Iterator[Found]:
    first = {key: member.line for member in reversed(these) for key in _keys(member)}
    for member in those:
        keys = _keys(member)
        if again := next((key for key in keys if key in first), None):
            yield Found(
                "in-two-groups",
                member.line,
                f"a name stands in the groups “{one}” and “{other}”",
                "delete one of the two rows, or leave them if both are meant",
                f"{quoted(keys[again])} is on line {first[again]}, too",
            )


def _keys(member: Signatory) -> dict[object, str]:
    """Return the names of a row, each by what another row of the same signatory would have."""
    said = personal(member)
    return {
        (language, bare(name), said): name
        for language, name in member.name.items()
        if is_name(name)
    }
