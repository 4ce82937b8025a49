"""Cells that hold nothing: lost letters, errors of a spreadsheet, and words in place of an answer.

All of it would be printed. Words in place of an answer are looked for in names, in notes and in
what is said of people; a country may well be “NA”.
"""

from collections.abc import Iterator

from statementpress.errors import Severity
from statementpress.statement.register.columns import DETAILS
from statementpress.statement.register.findings.found import Found, Register
from statementpress.statement.register.findings.placeholders import no_answer, spreadsheet_error

_MARKS = "?\ufffd"
_ANSWERS = ("note", "title", "organisation", "place", "village", "province")


def check(register: Register) -> Iterator[Found]:
    """Find each cell that holds no name, or no other answer."""
    for line, language, name in register.names():
        if not spreadsheet_error(name):
            yield from _name(line, f"name_{language}", name)
    for line, column, text in _texts(register):
        if error := spreadsheet_error(text):
            yield Found(
                "error-value",
                line,
                f"{column} is an error of the spreadsheet",
                "correct the formula, or type what the cell should say",
                f"“{error}”",
                Severity.ERROR,
            )
        elif column.partition("_")[0] in _ANSWERS and (severity := no_answer(text)):
            hint = "delete it, so that the cell is empty; “Find and replace” does so in all rows"
            message = f"{column} is filled in to say that there is nothing, and would be printed"
            yield Found("no-answer", line, message, hint, f"“{text}”", severity)


def _name(line: int, column: str, name: str) -> Iterator[Found]:
    if any(mark in name for mark in _MARKS) and not any(map(str.isalnum, name)):
        message, hint = "its letters were lost", "export the table as UTF-8, or type the name"
        yield Found("lost-letters", line, f"{column}: {message}", hint, f"“{name}”", Severity.ERROR)
    elif severity := no_answer(name):
        hint = "type the name, or delete the row; if a name has no translation, repeat it"
        yield Found("no-name", line, f"{column} is no name", hint, f"“{name}”", severity)


def _texts(register: Register) -> Iterator[tuple[int, str, str]]:
    """Yield each cell that may be printed, after its line and its column."""
    columns = ("name", "note", *DETAILS, "wordmark")
    for row in register.rows:
        for column, text in row.cells.items():
            if text and column.partition("_")[0] in columns:
                yield row.line, column, text
