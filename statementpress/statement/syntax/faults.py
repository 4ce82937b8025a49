"""What is wrong with a form of the text, noted in the tree so that the rest is still read."""

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

FAULT = "fault"
"""The type of the token; its `meta` has the code, the message and the hint of the finding."""


def block_fault(state: StateBlock, line: int, code: str, message: str, hint: str) -> None:
    """Note an error about one line of the text, counted from 0 as markdown-it does."""
    token = state.push(FAULT, "", 0)
    token.map = [line, line + 1]
    token.meta = {"code": code, "message": message, "hint": hint}


def inline_fault(state: StateInline, code: str, message: str, hint: str) -> None:
    """Note an error at this place of a paragraph."""
    state.push(FAULT, "", 0).meta = {"code": code, "message": message, "hint": hint}
