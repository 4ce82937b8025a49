"""The fenced directives that place in the text what is written once for all languages.

    ::: signatories endorsed
    This statement is endorsed by the following organisations:
    :::

`lead` and `commitments` place nothing: they mark what a short handout repeats, and leave the text
in and around them as it is. A directive stands at the left margin, never inside another block. A
fault in a fence becomes a token `directive_fault` instead of an exception, so that the rest of the
text is still read.
"""

import re

from markdown_it.rules_block import StateBlock

_FENCE = re.compile(r":{3,}[ \t]*(.*?)[ \t]*")
_NEVER_CLOSED = "end it with a line of its own that holds only :::"


def directive_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a directive as a block rule of markdown-it: lines `start` to `end`, from 0."""
    words = _fence(state, start)
    if words is None:
        return False
    if silent:
        return True
    if not words:
        _fault(state, start, "stray-fence", "this ::: closes nothing", "delete the line")
        state.line = start + 1
    elif state.level > 0:
        message = f"“::: {words}” stands inside another block"
        hint = "close the block before it, and begin this one at the left margin"
        _fault(state, start, "nested-directive", message, hint)
        state.line = _after(state, start, end)
    else:
        _directive(state, start, end, words)
    return True


def _directive(state: StateBlock, start: int, end: int, words: str) -> None:
    last = _last_line(state, start, end)
    following = _after(state, start, end)
    if following == last:
        _fault(state, start, "unclosed-directive", f"“::: {words}” is not closed", _NEVER_CLOSED)
    opening = state.push("directive_open", "", 1)
    opening.info = words
    opening.map = [start, last]
    outer, state.lineMax = state.lineMax, last
    state.md.block.tokenize(state, start + 1, last)
    state.lineMax = outer
    state.push("directive_close", "", -1)
    state.line = following


def _after(state: StateBlock, start: int, end: int) -> int:
    """Return the line after a directive; if no fence closes it, that is its last line."""
    last = _last_line(state, start, end)
    return last + 1 if last < end and _fence(state, last) == "" else last


def _last_line(state: StateBlock, start: int, end: int) -> int:
    """Return the line that closes the directive, else the line of the next fence, else `end`."""
    depth, following = 1, end
    for line in range(start + 1, end):
        words = _fence(state, line)
        if words is None:
            continue
        depth += 1 if words else -1
        if depth == 0:
            return line
        following = min(following, line)
    return following


def _fence(state: StateBlock, line: int) -> str | None:
    """Return what follows the colons of a fence ("" if it closes one); None for other lines."""
    if state.is_code_block(line) or state.sCount[line] < 0:
        return None
    text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
    match = _FENCE.fullmatch(text)
    return match[1] if match else None


def _fault(state: StateBlock, line: int, code: str, message: str, hint: str) -> None:
    token = state.push("directive_fault", "", 0)
    token.map = [line, line + 1]
    token.meta = {"code": code, "message": message, "hint": hint}
