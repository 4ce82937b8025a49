"""The fenced directives that place in the text what is written once for all languages.

    ::: signatories endorsed
    This statement is endorsed by the following organisations:
    :::

`lead` and `commitments` place nothing: they mark what a short handout repeats, and leave the text
in and around them as it is. `table`, `box`, `pull-quote`, `annex` and `contents` are what Markdown
has no form for. A directive stands at the left margin. Some may stand inside others (`HOLDS`), but
never in a list or a quotation. A fault in a fence becomes a token `fault` instead of an exception,
so that the rest of the text is still read.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping

from markdown_it.rules_block import StateBlock

from statementpress.statement.syntax.faults import block_fault

HOLDS: Mapping[str, frozenset[str]] = {
    "annex": frozenset({"box", "pull-quote", "table"}),
    "box": frozenset({"table"}),
    "notes": frozenset({"box", "pull-quote", "table"}),
}
"""The directives that may stand inside another one, by its name."""

_FENCE = re.compile(r":{3,}\s*(.*?)\s*")
_NEVER_CLOSED = "end it with a line of its own that holds only :::"


def directive_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a directive as a block rule of markdown-it: lines `start` to `end`, from 0."""
    words = _fence(state, start)
    if words is None:
        return False
    if silent:
        return True
    if not words:
        block_fault(state, start, "stray-fence", "this ::: closes nothing", "delete the line")
        state.line = start + 1
    elif not _may_stand(state, words):
        message = f"“::: {words}” stands inside another block"
        hint = "close the block before it, and begin this one at the left margin"
        block_fault(state, start, "nested-directive", message, hint)
        state.line = _after(state, start, end)
    else:
        _directive(state, start, end, words)
    return True


def _opened(state: StateBlock) -> list[str]:
    """Return the names of the directives that are open, from the outside in."""
    opened: list[str] = state.env.setdefault("open directives", [])
    return opened


def _may_stand(state: StateBlock, words: str) -> bool:
    """Return whether a directive may stand here: in no other block, or in one that holds it."""
    opened = _opened(state)
    if state.level != len(opened):  # a list or a quotation is open, too
        return False
    return not opened or words.split(maxsplit=1)[0] in HOLDS.get(opened[-1], ())


def _directive(state: StateBlock, start: int, end: int, words: str) -> None:
    last = _last_line(state, start, end)
    following = _after(state, start, end)
    if following == last:
        block_fault(
            state, start, "unclosed-directive", f"“::: {words}” is not closed", _NEVER_CLOSED
        )
    opening = state.push("directive_open", "", 1)
    opening.info = words
    opening.map = [start, last]
    outer, state.lineMax = state.lineMax, last
    _opened(state).append(words.split(maxsplit=1)[0])
    state.md.block.tokenize(state, start + 1, last)
    _opened(state).pop()
    state.lineMax = outer
    state.push("directive_close", "", -1)
    state.line = following


def _after(state: StateBlock, start: int, end: int) -> int:
    """Return the line after a directive; if no fence closes it, that is its last line."""
    last = _last_line(state, start, end)
    return last + 1 if last < end and _fence(state, last) == "" else last


def _last_line(state: StateBlock, start: int, end: int) -> int:
    """Return the line that closes the directive, else the line of the next fence, else `end`."""
    fences, closing = _fences(state)
    if closing.get(start, end) < end:
        return closing[start]
    index = bisect_right(fences, start)
    return min(fences[index], end) if index < len(fences) else end


def _fences(state: StateBlock) -> tuple[list[int], dict[int, int]]:
    """Return the lines of all fences of the text, and which one closes each that is closed.

    They are found once for a text, as a search for each would take the square of their number.
    """
    if "fences" not in state.env:
        opened: list[int] = []
        fences: list[int] = []
        closing: dict[int, int] = {}
        for line, text in enumerate(state.src.split("\n")):
            if match := _FENCE.fullmatch(text.strip(" \t")):
                fences.append(line)
                if match[1]:
                    opened.append(line)
                elif opened:
                    closing[opened.pop()] = line
        state.env["fences"] = fences, closing
    found: tuple[list[int], dict[int, int]] = state.env["fences"]
    return found


def _fence(state: StateBlock, line: int) -> str | None:
    """Return what follows the colons of a fence ("" if it closes one); None for other lines."""
    if state.sCount[line] < 0:
        return None
    text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
    match = _FENCE.fullmatch(text)
    return match[1] if match else None
