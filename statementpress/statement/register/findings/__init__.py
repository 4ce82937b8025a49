"""Find what people would not want to print of a register: each kind of check is a file.

A check is a function that takes the register and yields a finding for each row that it minds. What
cannot be meant is an error, what may be meant is a warning. All checks run, so that the whole list
is there at once; what is found in many rows is summed up, and names them all.
"""

from collections.abc import Callable, Iterator, Sequence

from statementpress.errors import Severity
from statementpress.statement.register.findings import (
    formulas,
    legacy_font,
    letter_case,
    logos,
    marks,
    near_duplicates,
    no_names,
    not_names,
    repeated,
    scripts,
    translations,
    values,
)
from statementpress.statement.register.findings.found import Found, Register
from statementpress.statement.report import Habit, Report

CHECKS: Sequence[Callable[[Register], Iterator[Found]]] = (
    no_names.check,
    not_names.check,
    formulas.check,
    legacy_font.check,
    scripts.check,
    translations.check,
    letter_case.check,
    marks.check,
    repeated.check,
    near_duplicates.check,
    values.check,
    logos.check,
)
"""All checks of a register."""


def report_findings(register: Register, report: Report, frozen: bool = False) -> None:
    """Report what any check finds in a register; nothing is an error if it was `frozen` before."""
    for check in CHECKS:
        for found in check(register):
            severity = Severity.WARNING if frozen else found.severity
            if found.example and found.line is not None:
                habit = Habit(found.code, found.message, found.hint, severity, True)
                report.habit(habit, found.line, found.example)
            else:
                add = report.error if severity is Severity.ERROR else report.warning
                add(found.code, found.line, found.message, found.hint)
