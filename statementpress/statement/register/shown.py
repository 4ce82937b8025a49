"""Find what the register says of members and their group does not show."""

from collections.abc import Iterator, Mapping

from statementpress.statement.facts import CONVENERS
from statementpress.statement.listing import SetAs
from statementpress.statement.register.columns import DETAILS, SHOWN
from statementpress.statement.report import Report
from statementpress.statement.signatories import Group


def check_shown(groups: Mapping[str, Group], report: Report) -> None:
    """Warn of columns that a group does not print, and of members that stand below no heading.

    The codes are column-not-printed and no-heading, each once for a group.
    """
    for group in groups.values():
        if group.identifier == CONVENERS:
            continue
        for column, line in _unprinted(group):
            message = f"the column “{column}” is not printed in the group “{group.identifier}”"
            hint = "group the list by it (group_by), or leave it: it is kept with the statement"
            report.warning("column-not-printed", line, message, hint)
        column = group.listing.group_by
        without = [each for each in group.members if column and column not in each.details]
        if without and group.listing.set_as is SetAs.LIST:
            message = f"{len(without)} of the group “{group.identifier}” have no {column}"
            hint = f"write it in the column “{column}”; they stand first, below no heading"
            report.warning("no-heading", without[0].line, message, hint)


def _unprinted(group: Group) -> Iterator[tuple[str, int]]:
    """Yield each column that a group does not print, with the first line that has it."""
    shown = (*SHOWN[group.listing.set_as], group.listing.group_by)
    for column in DETAILS:
        having = [member.line for member in group.members if column in member.details]
        if having and column not in shown:
            yield column, having[0]
