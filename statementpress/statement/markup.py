"""What of a text is markup, and so is not printed: the whole list, apart from the parser.

`account` holds each text against what the reader kept of it. It takes nothing of the reader's word
for it but the places: a character that is not printed has to be matched by a row of this table, at
a place where the statement has what the row stands for.
"""

import re
from collections.abc import Mapping
from typing import Final

_WORD: Final = "0-9A-Za-zÀ-ÖØ-öø-ʯͰ-ԯ០-៩"
"""Between two of these, one asterisk or underline is text: 2*3*4, file_name."""
_BLANK: Final = r"[^\S\n]"
"""White space of any kind inside a line."""

MARKUP: Final[Mapping[str, re.Pattern[str]]] = {
    "strong": re.compile(rf"\*\*|(?<![{_WORD}])__|__(?![{_WORD}])"),
    "stressed": re.compile(rf"(?<![{_WORD}])[*_]|[*_](?![{_WORD}])"),
    "heading": re.compile(r"#{1,6}(?=\s|\Z)"),
    "heading's end": re.compile(r"#+[ \t]*(?=\n|\Z)"),
    "bullet": re.compile(
        r"[-*+](?:[ \t]+\[[ xX]\](?=[ \t])|(?=\s|\Z))"
        r"|[•‣◦▪●·■□○▫➢►✓✔☐☑☒\uf0a7\uf0b7\uf0d8\uf0fc](?=\s|\Z)|o(?=\t)"
    ),
    "quotation": re.compile(r">"),
    "forced line end": re.compile(r"\\(?=\n)"),
    "link": re.compile(r"[\[<]"),
    "scheme": re.compile(r"mailto:|tel:"),
    "address": re.compile(
        r"""\]\( [ \t\n]*
        (?: <(?P<bracketed>[^>\n]*)> | (?P<bare>(?:\\.|[^\s()]|\([^\s()]*\))*) )
        [ \t\n]* \)""",
        re.VERBOSE,
    ),
    "end of an address": re.compile(r">"),
    "picture": re.compile(r"!\["),
    "file of a picture": re.compile(r"\]\([^()\n]*\)"),
    "reference to a note": re.compile(r"\[\^[^\]\s]+\]"),
    "beginning of a note": re.compile(r"\[\^[^\]\s]+\]:"),
    "bar of a table": re.compile(r"\|"),
    "line under a table's head": re.compile(
        r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*(?::?-+:?[ \t]*|::?[ \t]*)?)*"
    ),
    "rule": re.compile(r"([-*_])(?:[ \t]*\1){2,}[ \t]*(?=\n|\Z)"),
    "fence": re.compile(rf":{{3,}}{_BLANK}*(?P<words>[^\s:][^\n]*?){_BLANK}*(?=\n|\Z)"),
    "fence of a table": re.compile(rf":{{3,}}{_BLANK}*table{_BLANK}*(?=\n|\Z)"),
    "fence of a file": re.compile(
        rf":{{3,}}{_BLANK}*table{_BLANK}+(?P<file>\S+){_BLANK}*(?=\n|\Z)"
    ),
    "end of a fence": re.compile(rf":{{3,}}{_BLANK}*(?=\n|\Z)"),
}
"""Each kind of markup, as it is typed."""

ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
"""A character that a backslash makes text; the backslash is markup."""
