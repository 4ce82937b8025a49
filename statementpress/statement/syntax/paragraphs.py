"""A paragraph: lines up to an empty one, or to one with which another block begins.

CommonMark takes a line that is indented by four places for the paragraph's, whatever it holds. Here
no indentation has a meaning of its own, so that a list may stand as far to the right as it likes.
"""

from markdown_it.rules_block import StateBlock

from statementpress.statement.syntax.lines import is_ended, joined


def paragraph_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001
    """Read a paragraph as a block rule of markdown-it: lines `start` to `end`, from 0."""
    line = start + 1
    while line < end and not state.isEmpty(line) and not is_ended(state, line, end):
        line += 1
    push_text(state, "paragraph", start, line)
    state.line = line
    return True


def push_text(state: StateBlock, kind: str, start: int, end: int) -> None:
    """Push a block whose lines are running text."""
    lines = [start, end]
    state.push(f"{kind}_open", "", 1).map = lines
    text = state.push("inline", "", 0)
    text.content, text.children, text.map = joined(state, start, end), [], lines
    state.push(f"{kind}_close", "", -1)
