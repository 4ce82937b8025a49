"""Turn the tree of a text into the model's blocks: paragraphs, headings, lists, tables and others.

What the fences hold is read in `fenced`, rows of cells in `tables`, and notes in `notes`.
"""

from collections.abc import Callable, Mapping, Sequence

from markdown_it.common.utils import stripEscape
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from statementpress.statement.attachments import Attachments
from statementpress.statement.characters import clean, fold_space
from statementpress.statement.fenced import Fence, fenced
from statementpress.statement.inlines import read_inlines
from statementpress.statement.model import (
    Block,
    Figure,
    Heading,
    Inline,
    ItemList,
    Paragraph,
    Quotation,
    Rule,
    Table,
)
from statementpress.statement.notes import FootnoteBook, line_of
from statementpress.statement.report import Report
from statementpress.statement.syntax.faults import FAULT
from statementpress.statement.syntax.labels import Label
from statementpress.statement.tables import table_of_bars, table_of_records
from statementpress.statement.traversal import name_of

_NOT_USED: Mapping[str, tuple[str, str, str]] = {
    "html_block": (
        "raw-html",
        "raw HTML",
        "put a backslash before the < to print it as text, or delete it",
    ),
    "fence": ("not-used", "a block of code", "delete the lines of backticks or tildes"),
}
"""Node types that a statement cannot have: the code of the finding, a name, a hint."""

_BREAKS = ("softbreak", "hardbreak")


class BlockReader:
    """Turns the syntax tree of one file into blocks.

    It reports errors with the codes raw-html, not-used, title-in-text, heading-too-small,
    empty-item, empty-quotation, no-alternative and note-place, the warnings label-order and
    checklist, and those of `inlines`, `notes`, `tables`, `fenced`, `attachments` and `syntax`.
    """

    def __init__(self, report: Report, attachments: Attachments | None) -> None:
        self.report = report
        self.attachments = attachments
        self._notes: FootnoteBook | None = None

    def read(self, nodes: Sequence[SyntaxTreeNode]) -> tuple[Block, ...]:
        """Return the blocks of a whole text; those that are errors are left out."""
        notes = self._notes = FootnoteBook(nodes, self._note, self.report)
        blocks = self._blocks(nodes)
        notes.check_used()
        return blocks

    def _blocks(self, nodes: Sequence[SyntaxTreeNode]) -> tuple[Block, ...]:
        return tuple(block for node in nodes if (block := self._block(node)) is not None)

    def _block(self, node: SyntaxTreeNode) -> Block | None:
        readers: Mapping[str, Callable[[SyntaxTreeNode, int], Block | None]] = {
            "paragraph": self._paragraph,
            "heading": self._heading,
            "item_list": self._list,
            "blockquote": self._quotation,
            "table": lambda node, _: table_of_bars(node, self._read, self.report),
            "hr": lambda _, line: Rule(line),
            "directive": self._directive,
            "footnote": lambda *_: None,  # it is read where the text refers to it
            FAULT: self._fault,
        }
        return readers.get(node.type, self._unused)(node, line_of(node))

    def _quotation(self, node: SyntaxTreeNode, line: int) -> Quotation:
        if not node.children:
            hint = "write its words after the >, or put a backslash before the sign to print it"
            self.report.error("empty-quotation", line, "a quotation is empty", hint)
        return Quotation(self._blocks(node.children), line)

    def _fault(self, node: SyntaxTreeNode, line: int) -> None:
        self.report.error(node.meta["code"], line, node.meta["message"], node.meta["hint"])

    def _unused(self, node: SyntaxTreeNode, line: int) -> None:
        code, what, hint = _NOT_USED[node.type]
        self.report.error(code, line, f"{what} cannot be used in a statement", hint)

    def _read(self, token: Token) -> tuple[Inline, ...]:
        return read_inlines(token, self.report, self._notes)

    def _inlines(self, node: SyntaxTreeNode) -> tuple[Inline, ...]:
        tokens = (child.token for child in node.children if child.token)
        return tuple(inline for token in tokens for inline in self._read(token))

    def _note(self, nodes: Sequence[SyntaxTreeNode]) -> tuple[Block, ...]:
        """Return the blocks of a note, in which no other note is referred to."""
        notes, self._notes = self._notes, None
        blocks = self._blocks(nodes)
        self._notes = notes
        self._check_held(blocks, (Paragraph, ItemList), "a note can only hold paragraphs and lists")
        return blocks

    def _paragraph(self, node: SyntaxTreeNode, line: int) -> Block | None:
        token = node.children[0].token
        inner = (token.children if token else None) or []
        begins = bool(inner) and inner[0].type == "image"
        if token and begins and (len(inner) == 1 or inner[1].type in _BREAKS):
            caption = Token("inline", "", 0, map=[line, line], children=inner[2:])
            return self._figure(inner[0], self._read(caption), line)
        return Paragraph(self._inlines(node), line)

    def _figure(self, image: Token, caption: tuple[Inline, ...], line: int) -> Figure | None:
        typed = stripEscape(image.content)  # asterisks are no stress for a voice
        alternative = fold_space(clean(typed, line, self.report))
        name = str(image.attrs.get("src", ""))
        if not alternative:
            message = f"the picture “{name}” has no words for those who cannot see it"
            hint = f"say in the brackets what it shows: ![…]({name})"
            self.report.error("no-alternative", line, message, hint)
        if self.attachments is None:
            hint = "put it into the text of the statement"
            self.report.error("not-used", line, "a picture cannot stand here", hint)
            return None
        picture = self.attachments.picture(name, line, self.report)
        return Figure(picture, alternative, caption, line) if picture and alternative else None

    def _heading(self, node: SyntaxTreeNode, line: int) -> Heading:
        level = int(node.tag[1:])
        if level == 1:
            hint = "write the title in statement.toml; begin a heading in the text with ##"
            message = "a heading with one # would be a second title"
            self.report.error("title-in-text", line, message, hint)
        if level > 4:
            message = f"a heading of level {level} is too small"
            self.report.error("heading-too-small", line, message, "use two, three or four #")
        notes, self._notes = self._notes, None
        inlines = self._inlines(node)
        self._notes = notes
        return Heading(level, inlines, line)

    def _list(self, node: SyntaxTreeNode, line: int) -> ItemList:
        kind = node.meta["kind"]
        items = tuple(self._blocks(item.children) for item in node.children)
        labels: list[Label] = [item.meta["label"] for item in node.children]
        for item, blocks in zip(node.children, items, strict=True):
            if not item.children:
                hint = "write its words after the label, or delete it"
                self.report.error("empty-item", line_of(item), "an item of a list is empty", hint)
            text = "a list item can only hold paragraphs and other lists"
            self._check_held(blocks, (Paragraph, ItemList), text)
        if kind.style == "bullet":
            if any(label.is_ticked for label in labels):
                message = "the ticks of this checklist are printed as bullets like the others"
                hint = "say in words what is done, or leave it"
                self.report.warning("checklist", line, message, hint)
            return ItemList(None, items, line, ("",) * len(items))
        places = [label.in_series(kind) or () for label in labels]
        for item, before, after in zip(node.children[1:], places, places[1:], strict=False):
            if kind.style != "dash" and after <= before:
                message = f"“{item.meta['label'].typed}” does not come after the label before it"
                hint = "labels are printed as they are typed: correct it, if it is not meant"
                self.report.warning("label-order", line_of(item), message, hint)
        is_plain = kind.style == "number" and kind.signs == "." and kind.depth == 1
        start = places[0][0] if is_plain else None
        return ItemList(start, items, line, tuple(label.typed for label in labels))

    def _directive(self, node: SyntaxTreeNode, line: int) -> Block | None:
        name, *arguments = node.info.split() or [""]
        held = self._blocks(node.children)
        if name == "table":
            return self._table(arguments, held, line)
        fence = Fence(name, arguments, line, has_words=bool(node.children))
        return fenced(fence, held, self.report)

    def _table(self, arguments: Sequence[str], held: Sequence[Block], line: int) -> Table | None:
        """Return the table of a fence: that which it holds, or a CSV file; the rest is caption."""
        tables = [block for block in held if isinstance(block, Table)]
        words = [block for block in held if isinstance(block, Paragraph)]
        if len(arguments) > 1 or len(tables) + len(arguments) > 1:
            hint = "write “::: table FILE.csv” and a caption, or “::: table”, a caption and a table"
            self.report.error("directive-argument", line, "“::: table” takes one table", hint)
            return None
        text = "“::: table” can only hold a caption of one paragraph, and a table"
        self._check_held(held, (Paragraph, Table), text)
        if len(words) > 1:
            self.report.error("not-used", words[1].line, text, "join the paragraphs to one")
        if tables and words and held[0] is not words[0]:
            message = "the caption of a table stands above its rows"
            self.report.error("not-used", words[0].line, message, "move it above the table")
        table = tables[0] if tables else self._table_of_file(arguments, line)
        if table is None:
            return None
        caption = words[0].inlines if words else ()
        return Table(caption, table.columns, table.head, table.rows, line)

    def _table_of_file(self, arguments: Sequence[str], line: int) -> Table | None:
        if self.attachments is None or not arguments:
            message = "“::: table” has no table"
            hint = "name a CSV file of this folder after it, or write the rows with bars inside"
            self.report.error("empty-directive", line, message, hint)
            return None
        name = arguments[0]
        records = self.attachments.table(name, line, self.report)
        own = self.attachments.folder.report(name)
        if own.has_errors:  # they are named there, and here the fence is all that there is
            return Table((), (), (), (), line)
        return table_of_records(records, line, own, self.report) if records else None

    def _check_held(
        self, blocks: Sequence[Block], kinds: tuple[type[Block], ...], message: str
    ) -> None:
        for block in blocks:
            if not isinstance(block, kinds):
                hint = f"{name_of(block)} cannot stand here: write it outside"
                self.report.error("not-used", block.line, message, hint)
