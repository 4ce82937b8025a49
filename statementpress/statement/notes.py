"""The footnotes of one text: which note each reference means, and which number is printed.

Notes are numbered in the order in which the text refers to them. If all labels are numbers, the
author has numbered by hand, and those numbers are printed.
"""

from collections.abc import Callable, Iterator, Sequence

from markdown_it.tree import SyntaxTreeNode

from statementpress.statement.model import Block, Footnote, FootnoteReference
from statementpress.statement.report import Report

_LONGEST_NUMBER = 4
"""Digits of a label that is a number; a longer one is a name."""

ReadBlocks = Callable[[Sequence[SyntaxTreeNode]], tuple[Block, ...]]


class FootnoteBook:
    """The notes of a text while it is read.

    It reports errors with the codes note-twice, missing-note and unused-note, and the warning
    note-order.
    """

    def __init__(
        self, nodes: Sequence[SyntaxTreeNode], read_blocks: ReadBlocks, report: Report
    ) -> None:
        self._read_blocks = read_blocks
        self._report = report
        self._nodes: dict[str, SyntaxTreeNode] = {}
        self._numbers: dict[str, int] = {}
        for node in _notes(nodes):
            key, line = _key(node.info), line_of(node)
            if key in self._nodes:
                first = line_of(self._nodes[key])
                message = f"the note [^{node.info}] is already on line {first}"
                report.error("note-twice", line, message, "give one of the two another label")
            else:
                self._nodes[key] = node
        self._are_numbered = all(key.isdecimal() for key in self._nodes)

    def refer(self, label: str, line: int) -> Footnote | FootnoteReference | None:
        """Return what a reference on `line` becomes; None, and an error, if it has no note."""
        key = _key(label)
        node = self._nodes.get(key)
        if node is None:
            message = f"there is no note for [^{label}]"
            hint = f"write the note on a line of its own: [^{label}]: …"
            self._report.error("missing-note", line, message, hint)
            return None
        if key in self._numbers:
            return FootnoteReference(self._numbers[key])
        number = self._number(key, label, line)
        self._numbers[key] = number
        return Footnote(number, self._read_blocks(node.children), line_of(node))

    def check_used(self) -> None:
        """Report each note to which nothing refers, when the whole text has been read."""
        for key, node in self._nodes.items():
            if key not in self._numbers:
                message = f"nothing in the text refers to the note [^{node.info}]"
                hint = f"write [^{node.info}] where the note belongs, or delete the note"
                self._report.error("unused-note", line_of(node), message, hint)

    def _number(self, key: str, label: str, line: int) -> int:
        before = max(self._numbers.values(), default=0)
        if not self._are_numbered:
            return before + 1
        if int(key) < before:
            message = f"note {label} is referred to after note {before}"
            hint = "number the notes in the order of the text, or leave it: numbers are not changed"
            self._report.warning("note-order", line, message, hint)
        return int(key)


def line_of(node: SyntaxTreeNode) -> int:
    """Return the line of a block, from 1."""
    return (node.map[0] if node.map else 0) + 1


def _notes(nodes: Sequence[SyntaxTreeNode]) -> Iterator[SyntaxTreeNode]:
    """Yield the notes at any depth; none is looked for inside another one."""
    for node in nodes:
        if node.type == "footnote":
            yield node
        elif node.type != "inline":
            yield from _notes(node.children)


def _key(label: str) -> str:
    """Return a label in the one form in which two are compared: ១ is 1."""
    is_number = label.isdecimal() and len(label) <= _LONGEST_NUMBER
    return str(int(label)) if is_number else f"^{label}"
