"""Names that are something else: a date, a number, an address, a sentence.

Columns slip when tables are pasted, and spreadsheets turn into dates and numbers what looks like
one. A number of up to four digits and the bare name of a website may be meant, as may a long name.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from statementpress.errors import Severity
from statementpress.statement.register.columns import DETAILS
from statementpress.statement.register.findings.found import Found, Register, quoted

_OTHERS = {*DETAILS, "wordmark"} - {"age"}
_PRINTED = {*_OTHERS, "note"}
_NEVER_MEANT = {"a date", "a telephone number", "an e-mail address", "a web address"}
LONGEST_NAME: Final = 150
"""The longest name that is not asked about, in characters; the longest one known has 116."""

_MONTHS = (
    "jan(?:uary|v|vier)?|feb(?:ruary)?|f[eé]v(?:rier)?|mar(?:ch|s)?|apr(?:il)?|avr(?:il)?|ma[iy]|"
    "june?|juin|july?|juil(?:let)?|aug(?:ust)?|ao[uû]t|sept?(?:ember|embre)?|oct(?:ober|obre)?|"
    "nov(?:ember|embre)?|dec(?:ember)?|d[eé]c(?:embre)?"
)
_CLOCK = r"(?:[ T]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?: ?[ap]m)?(?:Z|[+-]\d\d:?\d\d)?)?"
_DATE: Final = re.compile(
    rf"\d{{1,4}}([-/.])\d{{1,2}}\1\d{{1,4}}{_CLOCK}"
    rf"|\d{{1,2}}[-/](?:{_MONTHS})\.?(?:[-/]\d{{2,4}})?|(?:{_MONTHS})\.?[-/]\d{{1,4}}",
    re.IGNORECASE,
)
_DAY: Final = re.compile(
    rf"\d{{1,2}}\.? (?:{_MONTHS})\.?,? \d{{4}}|(?:{_MONTHS})\.? \d{{1,2}},? \d{{4}}", re.IGNORECASE
)
"""It may be the name of a movement."""
_NUMBER: Final = re.compile(r"[+-]?[\d\s.,'’]*\d[\d\s.,'’]*(?:e[+-]?\d+)?\s?%?", re.IGNORECASE)
_PHONE: Final = re.compile(r"(?:tel\.?|phone|fax)?[:\s]*\+?[\d\s().\-–/]{7,}", re.IGNORECASE)
_MAILBOX: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WEB: Final = re.compile(r"(?:https?://|www\.)\S+|(?:[\w-]+\.)+[a-z]{2,}/\S*", re.IGNORECASE)
_SITE: Final = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}")
_STREET: Final = re.compile(
    r"\bp\.?\s?o\.?\s?box\b|\bb\.?p\.?\s?\d|#\s?\d+\w*,"
    r"|ផ្ទះ(?:លេខ|\s?#)|\b(?:house|building|bldg\.?|floor) (?:no\.? ?)?\d"
    r"|^\d+[a-z]?,?\s[^,]*\b(?:street|road|avenue|boulevard|lane)\s*(?:,|$)"
    r"|^\d+[a-z]?,?\s(?:rue|đường)\b"
    r"|,.*\b(?:st\.?|street|road|rd\.?|avenue|ave\.?|boulevard|blvd\.?|rue|đường|sangkat|khan)\b",
    re.IGNORECASE,
)


def check(register: Register) -> Iterator[Found]:
    """Find each name that is something else, and the same in other columns."""
    yield from _in_other_columns(register)
    for line, language, name in register.real_names():
        column = f"name_{language}"
        if len(name) > LONGEST_NAME:
            message = f"{column} is as long as a sentence or an address"
            hint = "write the name alone, or leave it if it is as long"
            example = f"{len(name)} characters, “{name[:40]}…”"
            yield Found("long-name", line, message, hint, example)
        elif what := number(name):
            sure = what in _NEVER_MEANT or (what == "a number" and _is_long(name))
            yield Found(
                "number-not-name",
                line,
                f"{column} is {what}, not a name",
                "type the name, or look whether the columns have slipped",
                quoted(name),
                Severity.ERROR if sure else Severity.WARNING,
            )
        elif what := address(name):
            yield Found(
                "address-not-name",
                line,
                f"{column} has {what} where a name is printed",
                "write the name alone; a web address has a column of its own, “url”",
                quoted(name),
                Severity.ERROR if what in _NEVER_MEANT else Severity.WARNING,
            )


def _in_other_columns(register: Register) -> Iterator[Found]:
    """Yield what is in the wrong column: addresses of people, and dates or numbers of a program."""
    hint = "look whether the columns have slipped, or which column of the export it is"
    for line, column, text in register.texts():
        kind = column.partition("_")[0]
        what = number(text) if kind in _OTHERS else ""
        if kind in _PRINTED and (
            number(text) == "a telephone number" or address(text) == "an e-mail address"
        ):
            message = f"{column} has e-mail addresses or telephone numbers, which would be printed"
            yield Found("private-printed", line, message, hint, quoted(text))
        elif (what == "a date" and kind != "date") or (what == "a number" and _is_long(text)):
            message = f"{column} is {what} where words are printed"
            if kind == "date":
                message = f"{column} is the number that a spreadsheet keeps for a day"
            yield Found("number-not-text", line, message, hint, quoted(text))


def _is_long(text: str) -> bool:
    """Return whether a number has more digits than a year."""
    return sum(map(str.isdigit, text)) > 4


def number(name: str) -> str:
    """Return what a name is if it is a date or a number, in the digits of any script; or ""."""
    if len(name) > LONGEST_NAME:
        return ""
    plain = "".join(
        str(unicodedata.digit(character)) if character.isdecimal() else character
        for character in name.strip()
    )
    if _DATE.fullmatch(plain):
        return "a date"
    if _DAY.fullmatch(plain):
        return "a day"
    if _PHONE.fullmatch(plain) and (plain.lstrip().startswith(("+", "0", "(")) or " " in plain):
        return "a telephone number" if sum(map(str.isdigit, plain)) > 6 else "a number"
    return "a number" if _NUMBER.fullmatch(plain) else ""


def address(name: str) -> str:
    """Return what kind of address is in a name, or ""."""
    name = name[: 2 * LONGEST_NAME]  # an address is not looked for in whole texts
    if _MAILBOX.search(name):
        return "an e-mail address"
    if _WEB.search(name):
        return "a web address"
    if _SITE.fullmatch(name):
        return "the name of a website"
    return "a postal address" if _STREET.search(name) and any(map(str.isdigit, name)) else ""
