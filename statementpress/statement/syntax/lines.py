"""What the rules ask of the lines of a text, which they count from 0 as markdown-it does."""

from markdown_it.rules_block import StateBlock


def content(state: StateBlock, line: int) -> str:
    """Return a line without its indentation, and without the marks of a list or quotation on it."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def joined(state: StateBlock, start: int, end: int) -> str:
    """Return the contents of the lines from `start` up to `end`, for the inlines to be read."""
    return "\n".join(content(state, line) for line in range(start, end)).strip(" \t\n")


def is_ended(state: StateBlock, line: int, end: int) -> bool:
    """Return whether another block begins here, though no empty line stands before it."""
    if state.sCount[line] < 0:  # the line goes on in a quotation, and its rule has asked already
        return False
    rules = state.md.block.ruler.getRules("paragraph")
    return any(rule(state, line, end, True) for rule in rules)
