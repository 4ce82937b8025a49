"""Footnotes: `[^1]` in the text, and `[^1]: words` anywhere in the same file.

A note goes on over the lines below it, and over further paragraphs that are indented. Its place in
the file says nothing: it is printed for the first reference to it.
"""

import re

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from statementpress.statement.syntax.inside import tokenize_inside
from statementpress.statement.syntax.lines import content, is_ended

_NOTE = re.compile(r"\[\^([^\]\s]+)\]:[ \t]*")
_REFERENCE = re.compile(r"\[\^([^\]\s]+)\]")
_STEP = 2


def footnote_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a note as a block rule of markdown-it: lines `start` to `end`, from 0."""
    match = _NOTE.match(content(state, start)) if state.sCount[start] >= 0 else None
    if not match:
        return False
    if silent:
        return True
    last = _end(state, start, end)
    opening = state.push("footnote_open", "", 1)
    opening.info, opening.map = match[1], [start, last]
    tokenize_inside(state, start, last, match.end())
    state.push("footnote_close", "", -1)
    state.line = last
    return True


def _end(state: StateBlock, start: int, end: int) -> int:
    """Return the line after the last one of a note."""
    margin, after_empty, last = state.sCount[start] + _STEP, False, start + 1
    for line in range(start + 1, end):
        if state.isEmpty(line):
            after_empty = True
            continue
        outdented = state.sCount[line] < margin
        if outdented and (after_empty or is_ended(state, line, end)):
            break
        after_empty, last = False, line + 1
    return last


def reference_rule(state: StateInline, silent: bool) -> bool:
    """Read a reference to a note as an inline rule of markdown-it."""
    match = _REFERENCE.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        state.push("footnote_reference", "", 0).info = match[1]
    state.pos = match.end()
    return True
