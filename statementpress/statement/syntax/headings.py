"""A heading: one to six # and a space, then its words.

Signs at the end close a heading only if there are as many as at its beginning, so that
“## We are #” keeps its last sign. A heading without words, or without the space, is a fault:
CommonMark would leave the first out in silence, and print the signs of the second.
"""

import re

from markdown_it.rules_block import StateBlock

from statementpress.statement.syntax.faults import block_fault
from statementpress.statement.syntax.lines import content

_HEADING = re.compile(r"(#{1,6})(?:[ \t]+(.*))?")
_WITHOUT_SPACE = re.compile(r"(#{2,6})([^#\s].*)")


def heading_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001
    """Read a heading as a block rule of markdown-it: the line `start`, from 0."""
    text = content(state, start).rstrip(" \t")
    match = _HEADING.fullmatch(text)
    if not match and not _WITHOUT_SPACE.fullmatch(text):
        return False
    if silent:
        return True
    state.line = start + 1
    if not match:
        hint = "write a space between the # and the words of a heading"
        block_fault(state, start, "heading-space", f"“{text}” is not a heading yet", hint)
        return True
    signs, words = match[1], match[2] or ""
    unclosed = words.rstrip("#")
    if words[len(unclosed) :] == signs and unclosed[-1:] in {"", " ", "\t"}:
        words = unclosed.rstrip(" \t")
    if words:
        _push_heading(state, start, len(signs), words)
    else:
        hint = "write its words after the signs, or put a backslash before them to print them"
        block_fault(state, start, "empty-heading", f"the heading “{text}” has no words", hint)
    return True


def _push_heading(state: StateBlock, line: int, level: int, words: str) -> None:
    state.push("heading_open", f"h{level}", 1).map = [line, line + 1]
    text = state.push("inline", "", 0)
    text.content, text.children, text.map = words, [], [line, line + 1]
    state.push("heading_close", f"h{level}", -1)
