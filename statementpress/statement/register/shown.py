"""Find what the register says of members and their group does not show."""

from collections.abc import Iterator, Mapping, Sequence

from statementpress.statement.facts import CONVENERS
from statementpress.statement.listing import SetAs
from statementpress.statement.register.columns import DETAILS, SHOWN
from statementpress.statement.report import Report
from statementpress.statement.signatories import Group


def check_shown(groups: Mapping[str, Group], report: Report) -> None:
    """Warn of columns that no group prints, and of members that stand below no heading.

    A form asks everybody for the country, though only one of its lists may be grouped by it. The
    codes are column-not-printed, once for a column, and no-heading, once for a group.
    """
    signing = [group for name, group in groups.items() if name != CONVENERS]
    for column, line in _unprinted(signing):
        message = f"the column “{column}” is not printed in any group"
        hint = "group a list by it (group_by), or leave it: it is kept with the statement"
        report.warning("column-not-printed", line, message, hint)
    for group in signing:
        column = group.listing.group_by
        without = [each for each in group.members if column and column not in each.details]
        if without and group.listing.set_as is SetAs.LIST:
            message = f"{len(without)} of the group “{group.identifier}” have no {column}"
            hint = f"write it in the column “{column}”; they stand first, below no heading"
            report.warning("no-heading", without[0].line, message, hint)


def _unprinted(groups: Sequence[Group]) -> Iterator[tuple[str, int]]:
    """Yield each column that is filled in and not printed, with the first line that has it."""
    shown = {
        column
        for group in groups
        for column in (*SHOWN[group.listing.set_as], group.listing.group_by)
    }
    for column in (each for each in DETAILS if each not in shown):
        having = [m.line for group in groups for m in group.members if column in m.details]
        if having:
            yield column, min(having)
