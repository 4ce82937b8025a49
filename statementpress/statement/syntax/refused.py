r"""Forms of other programs that would be printed raw, or be lost: each is a fault with its cure.

These are entities of HTML (`&nbsp;`), words struck out (`~~old~~`), commands of LaTeX
(`\newpage`), lines of equals signs below a heading, and facts between lines of hyphens at the
beginning of a file.
"""

import html
import re
import unicodedata
from collections.abc import Mapping

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from statementpress.statement.syntax.faults import block_fault, inline_fault
from statementpress.statement.syntax.lines import content

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_STRUCK = re.compile(r"~~(?=\S).*?\S~~", re.DOTALL)
_COMMAND = re.compile(r"\\([A-Za-z]{2,})\*?(\{)?")
_UNDERLINE = re.compile(r"={3,}[ \t]*")
_FACT = re.compile(r"[A-Za-z][\w-]*:(?:\s|$)")
_ASIDE = {"noindent", "centering", "par", "small", "large", "hspace", "vspace"}
_CURES: Mapping[str, str] = {
    "newpage": "begin an annex on a new page with “::: annex”, or delete the command",
    "pagebreak": "begin an annex on a new page with “::: annex”, or delete the command",
    "clearpage": "begin an annex on a new page with “::: annex”, or delete the command",
    "textbf": "write **bold** words between two asterisks on each side",
    "textit": "write *stressed* words between asterisks",
    "emph": "write *stressed* words between asterisks",
    "section": "begin the line with ## and a space",
    "subsection": "begin the line with ### and a space",
    "subsubsection": "begin the line with #### and a space",
    "footnote": "write [^1] here, and the note on a line of its own: [^1]: …",
    "item": "begin the line with - and a space, or with 1. and a space",
    "begin": "write lists, tables and quotations as docs/writing.md shows",
    "end": "write lists, tables and quotations as docs/writing.md shows",
    "href": "write [words](https://…)",
    "url": "write <https://…>",
    "newline": "end the line with a backslash alone",
    "linebreak": "end the line with a backslash alone",
    "bigskip": "leave an empty line",
    "medskip": "leave an empty line",
    "smallskip": "leave an empty line",
    **dict.fromkeys(_ASIDE, "delete the command"),
}


def underline_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001
    """Refuse a line of equals signs, with which other programs make a heading."""
    if not _UNDERLINE.fullmatch(content(state, start)):
        return False
    if not silent:
        hint = "begin the heading with ## and a space, and delete this line"
        block_fault(state, start, "not-used", "a line of = makes no heading here", hint)
        state.line = start + 1
    return True


def front_matter_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Refuse facts (`title: …`) between two lines of hyphens, with which other programs begin."""
    if silent or start or state.level or content(state, 0).rstrip() != "---" or end < 3:
        return False
    if not _FACT.match(content(state, 1)):
        return False
    last = next((line for line in range(2, end) if content(state, line).rstrip() == "---"), 0)
    if last:
        hint = "write the facts into statement.toml, and delete these lines"
        block_fault(state, 0, "front-matter", "facts cannot stand in the text", hint)
        state.line = last + 1
    return bool(last)


def entity_rule(state: StateInline, silent: bool) -> bool:
    """Refuse an entity of HTML; one that stands for nothing is text."""
    match = _ENTITY.match(state.src, state.pos, state.posMax)
    meaning = html.unescape(match[0]) if match else ""
    if not match or meaning == match[0]:
        return False
    if not silent:
        point = " ".join(f"U+{ord(character):04X}" for character in meaning)
        name = unicodedata.name(meaning[0], "no character") if meaning else ""
        shown = f"“{meaning}” ({point})" if meaning.isprintable() else f"{point} ({name.lower()})"
        hint = f"type {shown} itself" if meaning else "delete it: it stands for no character"
        inline_fault(state, "entity", f"“{match[0]}” is HTML and would be printed raw", hint)
    state.pos = match.end()
    return True


def struck_rule(state: StateInline, silent: bool) -> bool:
    """Refuse words between two tildes on each side."""
    match = _STRUCK.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        hint = "delete the words, or the tildes"
        inline_fault(state, "not-used", f"“{match[0]}”: words cannot be struck out", hint)
    state.pos = match.end()
    return True


def command_rule(state: StateInline, silent: bool) -> bool:
    r"""Refuse a command of LaTeX: one of those people use, or any that is followed by a brace."""
    match = _COMMAND.match(state.src, state.pos, state.posMax)
    if not match or not (match[1] in _CURES or match[2]):
        return False
    if not silent:
        command = f"\\{match[1]}"
        hint = _CURES.get(match[1], "delete the command")
        inline_fault(state, "latex", f"“{command}” is LaTeX and would be printed raw", hint)
    state.pos = match.end()
    return True
