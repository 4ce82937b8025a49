"""The blocks that the fenced directives make of what they hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from statementpress.errors import meant
from statementpress.statement.model import (
    Annex,
    Block,
    Box,
    Commitments,
    Contact,
    Contents,
    Endorsement,
    ItemList,
    Lead,
    Notes,
    Paragraph,
    PullQuote,
    Signatories,
    Table,
)
from statementpress.statement.report import Report
from statementpress.statement.traversal import name_of

_OF_A_GROUP: Mapping[str, type[Signatories | Endorsement]] = {
    "signatories": Signatories,
    "endorsement": Endorsement,
}
"""The directives that need the name of a group, and their blocks."""

_OF_BLOCKS: Mapping[str, type[Notes | Contact | Lead | Commitments | Box | PullQuote | Annex]] = {
    "notes": Notes,
    "contact": Contact,
    "lead": Lead,
    "commitments": Commitments,
    "box": Box,
    "pull-quote": PullQuote,
    "annex": Annex,
}
"""The directives that take no group, and their blocks."""

_ONLY: Mapping[str, tuple[tuple[type[Block], ...], str]] = {
    "box": ((Paragraph, ItemList, Table), "paragraphs, lists and tables"),
    "pull-quote": ((Paragraph,), "paragraphs"),
}
"""What may stand in a directive that does not hold everything, and how people call that."""


@dataclass(frozen=True, slots=True)
class Fence:
    """The line that opens a directive."""

    name: str
    """What kind of directive it is."""
    arguments: Sequence[str]
    """The words after its name."""
    line: int
    """Its line in the text, from 1."""
    has_words: bool
    """Whether anything stands between it and the line that closes it."""


def fenced(fence: Fence, held: tuple[Block, ...], report: Report) -> Block | None:
    """Return the block of a directive; None if there is none, which is an error in `report`.

    `held` are the blocks that were read in it. The codes of errors are unknown-directive,
    directive-argument, empty-directive and not-used.
    """
    name, arguments, line = fence.name, fence.arguments, fence.line
    known = (*_OF_A_GROUP, *_OF_BLOCKS, "table", "contents")
    if name not in known:
        report.error("unknown-directive", line, f"unknown directive “{name}”", meant(name, known))
        return None
    if len(arguments) != (name in _OF_A_GROUP):
        wanted = "needs the name of one group" if name in _OF_A_GROUP else "takes no other word"
        hint = f"write “::: {name}{' GROUP' if name in _OF_A_GROUP else ''}”"
        report.error("directive-argument", line, f"“::: {name}” {wanted}", hint)
        return None
    if name == "contents":
        if fence.has_words:
            hint = "close it with ::: on the next line; the list is made of the headings"
            report.error("not-used", line, "“::: contents” holds no text of its own", hint)
        return Contents(line)
    if name in _OF_A_GROUP:
        return _OF_A_GROUP[name](arguments[0], held, line)
    if not fence.has_words:
        hint = "write its text between the two lines with :::, or delete both lines"
        report.error("empty-directive", line, f"“::: {name}” is empty", hint)
    _check_held(name, held, report)
    return _OF_BLOCKS[name](held, line)


def _check_held(name: str, held: Sequence[Block], report: Report) -> None:
    kinds, called = _ONLY.get(name, ((), ""))
    for block in held:
        if kinds and not isinstance(block, kinds):
            message = f"{name_of(block)} cannot stand in “::: {name}”"
            report.error("not-used", block.line, message, f"it can hold {called}")
