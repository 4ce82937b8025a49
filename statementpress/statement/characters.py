"""Refuse characters that no page can show, and put all others into their normal form.

What is refused has no shape and changes how other characters read, or is a sign that text was lost
on the way: controls, bidirectional overrides and isolates (Unicode Standard Annex 9; with them a
line can show other words than it holds), private use, noncharacters, and U+FFFD. So are U+17B4 and
U+17B5: they have no shape, but who typed one may have meant ា, and only the author knows.

All other text is put into the form of `khmer.normalise`, which for other scripts is Unicode's NFC.
What is changed is reported, one warning for each kind of change, so that the author can correct the
source.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from statementpress.khmer.characters import BREAK
from statementpress.khmer.normalise import Change, changes, normalise
from statementpress.khmer.pasted import NAMES as PASTED
from statementpress.khmer.pasted import NARROW_NO_BREAK_SPACE
from statementpress.khmer.scripts import ADDRESS
from statementpress.scripts.table import CHARACTERS
from statementpress.statement.garbled import misread
from statementpress.statement.report import Habit, Report

_REFUSED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u206f\ufff9-\ufffb\ufdd0-\ufdef\ufffd\u17b4\u17b5"
    "\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e00ff\U000f0000-\U0010ffff"
    + "".join(chr((plane << 16) + end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
    + "]"
)
_TYPED_OTHERWISE: Final = (
    "type it again in the order in which it is spoken, or leave it: it is printed correctly"
)
_HINTS: Final[Mapping[str, str]] = {
    "zero width space": "leave them: a line may break at every word without them; or delete them "
    "with “Find and replace”",
    "byte order mark": "leave it, or save the file as UTF-8 without a byte order mark",
    "deprecated character": "leave it, or type the character that Unicode recommends",
    "soft hyphen": "leave them: words are parted without them, where they have to be",
    "ligature": "leave it, or type the letters one by one",
    "invisible character": "leave them: nothing of them is seen; or delete them in the source",
    "narrow space": "leave it: it is a space at which no line breaks",
    "space of another width": "leave it, or type a space",
    "hyphen of another kind": "leave it, or type the hyphen of the keyboard",
    "composed character": "leave it, or type letter and accent as one character",
}
"""What to do about a change, by the rule that asked for it; about all others, type it again."""
_CODES: Final = {"zero width space": "break-not-needed"}
"""The code of the warning, by the rule; `pasted` for those of `khmer.pasted`."""
_INHERENT: Final = "\u17b4\u17b5"
"""The inherent vowels, which the Unicode Standard (16.4) calls errors in the encoding."""
LONGEST_WORD: Final = 60
"""The longest text without spaces that is kept in one piece: two thirds of a line. It is counted
in characters here, and in clusters where it is broken (`words.emergency`)."""
_ENDLESS: Final = re.compile(f"[^\\s{BREAK}{CHARACTERS}]{{{LONGEST_WORD + 1},}}")
_BROKEN_WORD: Final = Habit(
    "broken-word",
    "a word that is longer than a line is broken where the line ends",
    "divide it with spaces, or leave it as it is",
)
_SPACE = re.compile("[ \t\n]*\u00a0[ \t\n\u00a0]*|[ \t\n]+")


def code_points(text: str) -> str:
    """Return the number of each character: "U+17D2 U+1780"."""
    return " ".join(f"U+{ord(character):04X}" for character in text)


def clean(text: str, line: int, report: Report) -> str:
    """Return one piece of text in its normal form; `line` is where it stands, from 1.

    The first refused character is reported as the error `character`; otherwise each change is a
    place of a warning: `break-not-needed` for zero width spaces, `pasted` for what comes along when
    text is pasted, and `normalised` for all other rules. UTF-8 that was read as Windows-1252 is the
    error `misread`, and a word that no line can hold the warning `broken-word`.
    """
    if wrong := misread(text):
        found_there, was = wrong
        message = f"“{found_there}” was read in the wrong encoding: it is “{was}”"
        report.error("misread", line, message, "open its source again, and save it as UTF-8")
    for word in _ENDLESS.finditer(text):
        if not ADDRESS.search(word.group()):
            example = f"“{word.group()[:20]}…” has {len(word.group())} characters"
            report.habit(_BROKEN_WORD, line, example)
    if found := _REFUSED.search(text):
        name = unicodedata.name(found[0], "a character without a shape")
        report.error(
            "character",
            line,
            f"{code_points(found[0])} ({name.lower()}) cannot be printed",
            ("type ា (U+17B6) if that is meant, or " if found[0] in _INHERENT else "")
            + f"delete it; it stands after “{text[max(0, found.start() - 20) : found.start()]}”",
        )
        return normalise(text)
    normal = normalise(text)
    if normal != text:
        for change in changes(text):
            _report_change(change, line, report)
    return normal


def single_spaced(text: str) -> str:
    """Return the text with one space for each run of spaces, tabs and line ends.

    It is the no-break space U+00A0 if the run has one.
    """
    return _SPACE.sub(lambda run: "\u00a0" if "\u00a0" in run[0] else " ", text)


def fold_space(text: str) -> str:
    """Return the text single-spaced and without white space at its ends."""
    return single_spaced(text).strip()


def _report_change(change: Change, line: int, report: Report) -> None:
    if change.before == NARROW_NO_BREAK_SPACE:  # well typed, and drawn a little wider
        return
    before, after = code_points(change.before), "nothing"
    if change.after:
        after = f"“{change.after}” ({code_points(change.after)})"
    rules = change.rule.split(" + ")
    code = "pasted" if PASTED.issuperset(rules) else _CODES.get(change.rule, "normalised")
    hint = _HINTS.get(change.rule, _TYPED_OTHERWISE)
    habit = Habit(code, f"some text is not printed as it was typed ({change.rule})", hint)
    report.habit(habit, line, f"“{change.before}” ({before}) is printed as {after}")
