"""Cells that hold nothing: lost letters, errors of a spreadsheet, and words in place of an answer.

All of it would be printed. Words in place of an answer are looked for in names, in notes and in
what is said of people; a country may well be “NA”.
"""

from collections.abc import Iterator

from statementpress.errors import Severity
from statementpress.statement.garbled import lost
from statementpress.statement.register.findings.found import Found, Register, quoted
from statementpress.statement.register.findings.placeholders import no_answer, spreadsheet_error

_ANSWERS = ("note", "title", "organisation", "place", "village", "province")


def check(register: Register) -> Iterator[Found]:
    """Find each cell that holds no name, or no other answer."""
    for line, column, text in register.texts():
        kind = column.partition("_")[0]
        if error := spreadsheet_error(text):
            message = f"{column} is an error of the spreadsheet"
            hint = "correct the formula, or type what the cell should say"
            yield Found("error-value", line, message, hint, f"“{error}”", Severity.ERROR)
        elif "?" in text and lost(text):
            message = f"the letters of {column} were lost"
            hint = "export the table as UTF-8, or type them again"
            yield Found("lost-letters", line, message, hint, quoted(text), Severity.ERROR)
        elif severity := no_answer(text) if kind in ("name", *_ANSWERS) else None:
            yield _nothing(line, column, text, severity)


def _nothing(line: int, column: str, text: str, severity: Severity) -> Found:
    if column.startswith("name"):
        hint = "type the name, or delete the row; if a name has no translation, repeat it"
        return Found("no-name", line, f"{column} is no name", hint, quoted(text), severity)
    hint = (
        f"delete it; or write [values.{column}] in register.toml, and below it "
        f'"{quoted(text)[1:-1]}" = "", so that it is an empty cell in every export'
    )
    message = f"{column} is filled in to say that there is nothing, and would be printed"
    return Found("no-answer", line, message, hint, quoted(text), severity)
