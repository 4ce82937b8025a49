"""Turn Markdown's blocks into the model's: paragraphs, headings, lists, quotations, directives."""

from collections.abc import Mapping, Sequence

from markdown_it.tree import SyntaxTreeNode

from statementpress.errors import meant
from statementpress.statement.inlines import read_inlines
from statementpress.statement.model import (
    Block,
    Commitments,
    Contact,
    Endorsement,
    Heading,
    Inline,
    ItemList,
    Lead,
    Notes,
    Paragraph,
    Quotation,
    Signatories,
)
from statementpress.statement.report import Report

_NOT_USED: Mapping[str, tuple[str, str, str]] = {
    "html_block": (
        "raw-html",
        "raw HTML",
        "put a backslash before the < to print it as text, or delete it",
    ),
    "fence": ("not-used", "a block of code", "delete the lines of backticks or tildes"),
    "code_block": ("not-used", "a block of code", "delete the spaces at the start of the line"),
    "hr": ("not-used", "a rule across the page", "delete the line, or write a heading instead"),
}
"""Node types that a statement cannot have: the code of the finding, a name, a hint."""

_OF_A_GROUP: Mapping[str, type[Signatories | Endorsement]] = {
    "signatories": Signatories,
    "endorsement": Endorsement,
}
"""The directives that need the name of a group, and their blocks."""

_OF_BLOCKS: Mapping[str, type[Notes | Contact | Lead | Commitments]] = {
    "notes": Notes,
    "contact": Contact,
    "lead": Lead,
    "commitments": Commitments,
}
"""The directives that take no group, and their blocks."""


class BlockReader:
    """Turns the syntax tree of one file into blocks.

    It reports errors with the codes raw-html, not-used, title-in-text, heading-too-small,
    unknown-directive, directive-argument and empty-directive, and those of `inlines` and
    `directives`.
    """

    def __init__(self, report: Report) -> None:
        self.report = report

    def read(self, nodes: Sequence[SyntaxTreeNode]) -> tuple[Block, ...]:
        """Return the blocks of some nodes; those that are errors are left out."""
        return tuple(block for node in nodes if (block := self._block(node)) is not None)

    def _block(self, node: SyntaxTreeNode) -> Block | None:
        line = (node.map[0] if node.map else 0) + 1
        match node.type:
            case "paragraph":
                return Paragraph(self._inlines(node), line)
            case "heading":
                return self._heading(node, line)
            case "ordered_list" | "bullet_list":
                return self._list(node, line)
            case "blockquote":
                return Quotation(self.read(node.children), line)
            case "directive":
                return self._directive(node, line)
            case "directive_fault":
                self.report.error(node.meta["code"], line, node.meta["message"], node.meta["hint"])
            case _:
                code, what, hint = _NOT_USED[node.type]
                self.report.error(code, line, f"{what} cannot be used in a statement", hint)
        return None

    def _inlines(self, node: SyntaxTreeNode) -> tuple[Inline, ...]:
        tokens = (child.token for child in node.children if child.token)
        return tuple(inline for token in tokens for inline in read_inlines(token, self.report))

    def _heading(self, node: SyntaxTreeNode, line: int) -> Heading:
        level = int(node.tag[1:])
        if level == 1:
            hint = "write the title in statement.toml; begin a heading in the text with ##"
            message = "a heading with one # would be a second title"
            self.report.error("title-in-text", line, message, hint)
        if level > 4:
            message = f"a heading of level {level} is too small"
            self.report.error("heading-too-small", line, message, "use two, three or four #")
        return Heading(level, self._inlines(node), line)

    def _list(self, node: SyntaxTreeNode, line: int) -> ItemList:
        numbered = node.type == "ordered_list"
        start = int(node.attrs.get("start", 1)) if numbered else None
        items = tuple(self.read(item.children) for item in node.children)
        for block in (block for item in items for block in item):
            if not isinstance(block, Paragraph | ItemList):
                message = "a list item can only hold paragraphs and other lists"
                hint = "write headings, quotations and directives outside the list"
                self.report.error("not-used", block.line, message, hint)
        numbers = range(start or 0, (start or 0) + len(items))
        labels = tuple("" if start is None else f"{number}." for number in numbers)
        return ItemList(start, items, line, labels)

    def _directive(self, node: SyntaxTreeNode, line: int) -> Block | None:
        name, *arguments = node.info.split()
        blocks = self.read(node.children)
        known = (*_OF_A_GROUP, *_OF_BLOCKS)
        if name not in known:
            message = f"unknown directive “{name}”"
            self.report.error("unknown-directive", line, message, meant(name, known))
            return None
        if len(arguments) != (name in _OF_A_GROUP):
            wanted = "needs the name of one group" if name in _OF_A_GROUP else "takes no group"
            hint = f"write “::: {name}{' GROUP' if name in _OF_A_GROUP else ''}”"
            self.report.error("directive-argument", line, f"“::: {name}” {wanted}", hint)
            return None
        if name in _OF_A_GROUP:
            return _OF_A_GROUP[name](arguments[0], blocks, line)
        if not node.children:
            hint = "write its text between the two lines with :::, or delete both lines"
            self.report.error("empty-directive", line, f"“::: {name}” is empty", hint)
        return _OF_BLOCKS[name](blocks, line)
