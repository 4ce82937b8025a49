"""Read what stands inside an item or a note: its lines, without the mark on the first one."""

from markdown_it.rules_block import StateBlock

from statementpress.statement.syntax.lines import content


def tokenize_inside(state: StateBlock, start: int, end: int, length: int) -> None:
    """Read the blocks of the lines `start` to `end`, without `length` characters on the first."""
    before = state.tShift[start], state.sCount[start], state.lineMax
    text = content(state, start)
    length += len(text[length:]) - len(text[length:].lstrip())
    state.tShift[start] += length
    state.sCount[start] += length
    state.lineMax = end
    state.md.block.tokenize(state, start, end)
    state.tShift[start], state.sCount[start], state.lineMax = before
