"""Cells that a spreadsheet would compute, or run, when somebody opens the published register.

A register is frozen, embedded in PDFs and put on the website, and people open it there. A form that
anybody may fill in is a way into their machines (OWASP, CSV injection). A plus, a minus or an @ at
the beginning is only taken for a formula with a function or a program behind it: a telephone number
is none, and neither is @home.
"""

import re
from collections.abc import Iterator
from typing import Final

from statementpress.errors import Severity
from statementpress.statement.register.findings.found import Found, Register, quoted

_FORMULA: Final = re.compile(r"\s*(?:[=＝]\s*\S|[-+@－＋＠][^\s]*[(|!])")


def check(register: Register) -> Iterator[Found]:
    """Find each cell that may be printed and that a spreadsheet takes for a formula."""
    for line, column, text in register.texts():
        if is_formula(text):
            message = f"{column} is a formula for the spreadsheet of whoever opens the register"
            hint = "write the words alone, without the sign at their beginning"
            yield Found("formula", line, message, hint, quoted(text), Severity.ERROR)


def is_formula(text: str) -> bool:
    """Return whether a spreadsheet that opens a table computes a cell instead of showing it."""
    return bool(_FORMULA.match(text))
