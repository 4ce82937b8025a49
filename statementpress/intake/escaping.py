"""Write words so that the reader of a statement takes none of their signs for markup.

A sign is only escaped where it would be markup, so that what is written can be read: file_name and
2*3*4 stay as they are. `said` is what the reader makes of a text; whoever writes one holds it
against the words that went in.
"""

import html
import re
from collections.abc import Sequence
from typing import Final

from statementpress.statement.characters import clean
from statementpress.statement.markdown import read_blocks
from statementpress.statement.report import Report
from statementpress.statement.syntax.labels import BULLETS, DASHES, label_of
from statementpress.statement.syntax.parser import tokens_of
from statementpress.statement.traversal import inlines_of, leaves, texts

_WORD: Final = "0-9A-Za-zÀ-ÖØ-öø-ʯ"
_PUNCTUATION: Final = re.compile(r"([!-/:-@\[-`{-~])")
_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_SPECIAL: Final = re.compile(
    rf"""\\ | ` | (?<![{_WORD}])[*_] | [*_](?![{_WORD}]) | [*_](?=[*_]) | (?<=[*_])[*_]
    | <(?=[A-Za-z/!?]) | ~(?=~) | \[(?=\^) | \](?=[(\[])""",
    re.VERBOSE,
)
_BEGINS: Final = re.compile(
    r"""\#{1,6}(?:\s|$) | \#{2,6}[^\#\s] | > | :{3,} | \| | ={3,}[ \t]*$ | \+(?:[-=]+\+){2,}
    | ([-*_])(?:[ \t]*\1){2,}[ \t]*$""",
    re.VERBOSE,
)
_HARMLESS: Final = re.compile(r"(?:[^\\`*_<\[\]&~|\n#>:=+-][^\\`*_<\[\]&~|\n]*)?")
_FIGURE: Final = re.compile(r"[^\s().\-/)]+")
_UNSEEN: Final = re.compile(r"[\s\u200b-\u200d\u2060\ufeff\xad]+")


def escaped(text: str, *, before: str = "", after: str = "", has_link: bool = False) -> str:
    """Return words with a backslash before each sign that would be markup inside a line.

    `before` and `after` are the characters that adjoin them. `has_link` says that the paragraph has
    a link, so that a bracket might be taken for its beginning.
    """
    whole = f"{before}{text}{after}"
    written = []
    brackets = has_link or "](" in whole
    for index in range(len(before), len(before) + len(text)):
        sign = whole[index]
        is_special = _SPECIAL.match(whole, index) is not None or (sign == "[" and brackets)
        if sign == "&" and (entity := _ENTITY.match(whole, index)):
            is_special = html.unescape(entity[0]) != entity[0]
        written.append(f"\\{sign}" if is_special else sign)
    return "".join(written)


def begun(lines: Sequence[str]) -> list[str]:
    """Return the lines of a paragraph, already escaped, so that they begin no other block.

    A sign for bullets that is not ASCII cannot be escaped: with it a line is an item of a list, and
    is printed with a bullet as well.
    """
    written = [f"\\{line}" if _BEGINS.match(line) else line for line in lines]
    if _is_one_paragraph(written):
        return written
    return [_without_label(line) for line in written]


def is_harmless(text: str) -> bool:
    """Return whether a text of one line has no sign that could be markup wherever it stands."""
    return bool(_HARMLESS.fullmatch(text)) and label_of(text) is None


def is_bulleted(line: str) -> bool:
    """Return whether a line begins with a sign for bullets that cannot be escaped."""
    label = label_of(line)
    if label is None or label.length == len(line):
        return False
    return label.typed in BULLETS and not label.typed.isascii()


def without_bullets(text: str) -> str:
    """Return a text without the signs for bullets that begin its lines and cannot be escaped."""
    lines = (line.strip() for line in text.split("\n"))
    return "\n".join(line[1:] if is_bulleted(line) else line for line in lines)


def _is_one_paragraph(lines: Sequence[str]) -> bool:
    tokens = tokens_of("\\\n".join(lines))
    return [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]


def _without_label(line: str) -> str:
    """Return a line with a backslash in the label that it begins with."""
    label = label_of(line)
    if label is None or label.typed in DASHES or is_bulleted(line):
        return line
    if not label.typed[0].isalnum():
        return f"\\{line}"
    figure = _FIGURE.match(line)
    end = figure.end() if figure else 0
    return f"{line[:end]}\\{line[end:]}" if end else line


def all_escaped(text: str) -> str:
    """Return words with a backslash before every sign that could be markup anywhere."""
    return _PUNCTUATION.sub(r"\\\1", text)


def said(markdown: str) -> str:
    """Return the words that the reader of a statement sees in a text, without their spaces."""
    blocks = read_blocks(markdown, Report("")) or ()
    found = (texts(inlines_of(leaf)) for leaf in leaves(blocks))
    return bare("".join(text for inlines in found for text in inlines))


def bare(text: str) -> str:
    """Return words as they are printed, without spaces and what nobody sees."""
    return _UNSEEN.sub("", clean(text, 1, Report("")))
