"""Let in the characters that a page can show, and put the rest into their normal form.

Refused are characters without a shape that change how others read, or that say that text was
lost on the way: controls, bidirectional overrides and isolates (Unicode Standard Annex 9, which
let a line show other words than it holds), private use, noncharacters, and U+FFFD.

The rest is put into the form of `khmer.normalise`, which for other scripts is Unicode's NFC. That
is not done in silence: each change is a finding, so that the author can mend the source.
"""

import re
import unicodedata

from statementpress.khmer.normalise import Change, changes, normalise
from statementpress.statement.report import Report

_REFUSED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffd"
    "\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff"
    + "".join(chr((plane << 16) + end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
    + "]"
)
_SPACE = re.compile("[ \t\n]+")


def code_points(text: str) -> str:
    """Name each character by its number: "U+17D2 U+1780"."""
    return " ".join(f"U+{ord(character):04X}" for character in text)


def clean(text: str, line: int, report: Report) -> str:
    """Return one piece of text, from `line` (from 1), in its normal form.

    A refused character is reported as the error `character` and left in place; each change is
    the warning `normalised`.
    """
    if found := _REFUSED.search(text):
        name = unicodedata.name(found[0], "a character without a shape")
        report.error(
            "character",
            line,
            f"{code_points(found[0])} ({name.lower()}) cannot be printed",
            f"delete it; it stands after “{text[max(0, found.start() - 20) : found.start()]}”",
        )
    normal = normalise(text)
    if normal != text:
        for change in changes(text):
            _report_change(change, line, report)
    return normal


def single_spaced(text: str) -> str:
    """Return the text with each run of spaces, tabs and line ends as one space."""
    return _SPACE.sub(" ", text)


def fold_space(text: str) -> str:
    """Return the text single-spaced, and without white space at its ends."""
    return single_spaced(text).strip()


def _report_change(change: Change, line: int, report: Report) -> None:
    before, after = code_points(change.before), code_points(change.after) or "nothing"
    message = f"“{change.before}” ({before}) is set as {after}: {change.rule}"
    hint = "type it again in the order in which it is spoken, or leave it: it is printed right"
    report.warning("normalised", line, message, hint)
