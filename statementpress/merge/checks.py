"""Find what nobody would want to send in the cells of the recipients, row by row.

All of it is found before the first letter is made. Only the columns that something uses are looked
at: what else a table has is its author's own.
"""

from collections.abc import Collection, Iterator
from typing import Final

from statementpress.errors import Severity
from statementpress.merge.recipients import MAY_BE_EMPTY, Recipient, Recipients
from statementpress.statement.characters import clean
from statementpress.statement.garbled import lost, misread
from statementpress.statement.register.findings.formulas import is_formula
from statementpress.statement.register.findings.found import quoted
from statementpress.statement.register.findings.legacy_font import legacy_signs
from statementpress.statement.register.findings.placeholders import no_answer, spreadsheet_error
from statementpress.statement.report import Habit, Report

_LEGACY: Final = 2
"""From how many signs on of a font of the time before Unicode a text was surely typed for one."""


def check_values(recipients: Recipients, columns: Collection[str], report: Report) -> set[int]:
    """Report what is wrong with the cells of some columns; return the rows that have an error.

    The codes of errors are empty-value, error-value, lost-letters, formula, legacy-font, and those
    of `characters`; a warning is no-answer. What many rows have is one finding that names them all.
    """
    faulty = set()
    for recipient in recipients.rows:
        for column in columns:
            for habit, example in _of_cell(recipients, recipient, column):
                report.habit(habit, recipient.row, example)
                if habit.severity is Severity.ERROR:
                    faulty.add(recipient.row)
            for line in recipient.values[column]:
                clean(line, recipient.row, report)
    errors = (each for each in report.findings if each.severity is Severity.ERROR and each.place)
    return faulty | {each.place.line or 0 for each in errors if each.place}


def _of_cell(
    recipients: Recipients, recipient: Recipient, column: str
) -> Iterator[tuple[Habit, str]]:
    """Yield what is wrong with a cell, and what shows it."""
    lines = recipient.values[column]
    if not lines and column not in recipients.may_be_empty:
        yield _empty(column), "no text"
    for line in lines:
        yield from ((habit, quoted(line)) for habit in _found(column, line))


def _empty(column: str) -> Habit:
    return Habit(
        "empty-value",
        f"the column “{column}” is empty",
        f"fill it in; or name the column “{column}{MAY_BE_EMPTY}” if it may be empty",
        Severity.ERROR,
        every_line=True,
    )


def _found(column: str, text: str) -> Iterator[Habit]:
    """Yield what is wrong with a line of a cell."""
    if spreadsheet_error(text):
        hint = "correct the formula, or type what the cell should say"
        yield _error("error-value", f"{column} is an error of the spreadsheet", hint)
    elif "?" in text and lost(text):
        hint = "export the table as UTF-8, or type them again"
        yield _error("lost-letters", f"the letters of {column} were lost", hint)
    elif is_formula(text):
        hint = "save the table as it is shown, or type what the formula should give"
        yield _error(
            "formula", f"{column} is a formula of the spreadsheet, not what it shows", hint
        )
    elif not misread(text) and legacy_signs(text) >= _LEGACY:
        hint = "turn it into Unicode with a converter that knows its font, or type it again"
        message = f"{column} was typed for a Khmer font of the time before Unicode"
        yield _error("legacy-font", message, hint)
    elif no_answer(text):
        yield Habit(
            "no-answer",
            f"{column} seems to say that there is nothing, and would be printed",
            f"delete it and name the column “{column}{MAY_BE_EMPTY}”, or leave it if it is meant",
            every_line=True,
        )


def _error(code: str, message: str, hint: str) -> Habit:
    return Habit(code, message, hint, Severity.ERROR, every_line=True)
