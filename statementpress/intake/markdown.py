"""Blocks of a Word file as the Markdown that docs/writing.md describes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from statementpress.intake.document import (
    Block,
    Cell,
    Contents,
    Label,
    Left,
    Run,
    WordParagraph,
    WordTable,
    is_gone,
    paragraphs_of,
)
from statementpress.intake.escaping import bare
from statementpress.intake.marked import Marked, marked
from statementpress.intake.numbering import BULLET
from statementpress.statement.syntax.labels import label_of

STEP: Final = 4
"""How far a list inside a list is indented, and the paragraphs of an item and of a note."""
_SLACK: Final = 100
"""By how many twentieths of a point two lists may differ that stand at the same place."""
_TOP: Final = 2
"""How many signs the highest heading of a text has."""
_LOWEST: Final = 4


@dataclass(frozen=True, slots=True)
class Fenced:
    """Blocks inside a fence, such as those of a box."""

    name: str
    """What stands behind the three colons."""
    blocks: "tuple[Written, ...]"
    number: int
    """The paragraph at which it begins."""


Written = Block | Fenced


@dataclass(slots=True)
class MarkdownText:
    """The text of one language, as it is written."""

    markdown: str
    origins: tuple[tuple[int, int], ...]
    """For each block its line, from 1, and the paragraph of the file that it came from."""
    left: tuple[Left, ...]
    """What could not be written."""


def markdown_of(
    blocks: Sequence[Written],
    notes: Mapping[str, tuple[WordParagraph, ...]],
    figures: Mapping[str, tuple[str, str]],
) -> MarkdownText:
    """Return blocks as the text of a statement.

    `figures` are the name of the file and the words of each picture that the text may show.
    """
    return _Writer(notes, figures).text(blocks)


@dataclass(slots=True)
class _Open:
    """An item of a list that is open: further items may stand in it."""

    list_key: str
    level: int
    indent: int


@dataclass(slots=True)
class _Writer:
    """Writes the text of one language."""

    notes: Mapping[str, tuple[WordParagraph, ...]]
    figures: Mapping[str, tuple[str, str]]
    numbers: dict[str, int] = field(default_factory=dict)
    """The numbers of the notes that were referred to, by their keys."""
    lines: list[str] = field(default_factory=list)
    origins: list[tuple[int, int]] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    open_items: list[_Open] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    """The levels, as Word counts them, of the headings that the next one stands below."""

    def text(self, blocks: Sequence[Written]) -> MarkdownText:
        """Return the whole text, with its notes at the end."""
        self._blocks(blocks)
        self.open_items = []
        for key in list(self.numbers):  # a note may refer to no other
            self._note(key)
        return MarkdownText(
            "\n".join(self.lines).strip("\n") + "\n" if self.lines else "",
            tuple(self.origins),
            tuple(self.left),
        )

    def _blocks(self, blocks: Sequence[Written]) -> None:
        before: Written | None = None
        for index, block in enumerate(blocks):
            after = blocks[index + 1] if index + 1 < len(blocks) else None
            match block:
                case WordParagraph():
                    self._paragraph(block, before, after)
                case WordTable():
                    self._table(block, before)
                case Contents():
                    self._add(["::: contents", ":::"], block.number)
                case Fenced():
                    self._fenced(block.name, block.blocks, block.number)
            before = block

    def _add(self, lines: Sequence[str], number: int, *, tight: bool = False) -> None:
        """Write a block; an empty line parts it from the one before unless `tight`."""
        if not lines:
            return
        if self.lines and not tight:
            self.lines.append("")
        self.origins.append((len(self.lines) + 1, number))
        self.lines += lines

    def _fenced(self, name: str, blocks: Sequence[Written], number: int) -> None:
        self.open_items = []
        self._add([f"::: {name}"], number)
        inner = _Writer(self.notes, self.figures, self.numbers, left=self.left)
        inner._blocks(blocks)
        start = len(self.lines)
        self.origins += [(start + line, number) for line, number in inner.origins]
        self.lines += [*inner.lines, ":::"]

    def _marked(
        self, paragraph: WordParagraph, *, in_line: bool = False, mark: bool = True
    ) -> Marked:
        for run in paragraph.runs:
            if run.note and not is_gone(run) and run.note in self.notes:
                self.numbers.setdefault(run.note, len(self.numbers) + 1)
        written = marked(paragraph.runs, self.numbers, in_line=in_line, mark=mark)
        self.left += [Left("link", paragraph.number, address) for address in written.faulty]
        if written.is_bare:
            self.left.append(Left("marks", paragraph.number, paragraph.text))
        return written

    def _paragraph(
        self, block: WordParagraph, before: Written | None, after: Written | None
    ) -> None:
        if block.is_caption and (_has_pictures(before) or isinstance(after, WordTable)):
            return  # it was written with the picture, or will be with the table
        if block.has_rule:
            self.open_items = []
            self._add(["---"], block.number)
        elif block.level:
            self._heading(block)
        elif block.label and is_label(block.label.text):
            self._item(block, block.label)
        else:
            self._plain(block, before)
        caption = after if isinstance(after, WordParagraph) and after.is_caption else None
        self._pictures(block, caption)

    def _heading(self, block: WordParagraph) -> None:
        self.open_items = []
        while self.headings and self.headings[-1] >= block.level:
            self.headings.pop()
        self.headings.append(block.level)
        signs = "#" * min(len(self.headings) + _TOP - 1, _LOWEST)
        labelled = with_label(block)
        all_bold = all(run.bold for run in block.runs if run.text.strip())
        if any(run.note for run in block.runs):
            self.left.append(Left("note-left", block.number, block.text))
            labelled = replace(labelled, runs=tuple(run for run in labelled.runs if not run.note))
        words = self._marked(labelled, in_line=True, mark=not all_bold).lines
        if any(words):
            self._add([f"{signs} {words[0]}"], block.number)

    def _item(self, block: WordParagraph, label: Label) -> None:
        lines = self._marked(replace(block, label=None)).lines
        if not lines:
            return
        goes_on = [each.list_key for each in self.open_items]
        depth = self._depth(block, label)
        tight = depth > 0 or label.list_key in goes_on
        margin = " " * (STEP * depth)
        first, *others = lines
        typed = BULLET if label.text == BULLET else label.text
        inner = " " * (len(typed) + 1)
        written = [f"{margin}{typed} {first}", *(f"{margin}{inner}{line}" for line in others)]
        self._add(written, block.number, tight=tight)

    def _depth(self, block: WordParagraph, label: Label) -> int:
        """Return how deep an item stands, from 0, and open it."""
        opened = self.open_items
        own = [each for each in opened if each.list_key == label.list_key]
        if own:
            while opened and not (
                opened[-1].list_key == label.list_key and opened[-1].level < label.level
            ):
                last = opened.pop()
                if last.list_key == label.list_key and last.level == label.level:
                    break
        else:
            while opened and block.indent <= opened[-1].indent + _SLACK:
                opened.pop()
        opened.append(_Open(label.list_key, label.level, block.indent))
        return len(opened) - 1

    def _plain(self, block: WordParagraph, before: Written | None) -> None:
        lines = list(self._marked(with_label(block)).lines)
        inside = bool(self.open_items) and not block.is_quotation
        inside = inside and block.indent > 0
        inside = inside and block.indent >= self.open_items[-1].indent - _SLACK
        if inside:
            margin = " " * (STEP * len(self.open_items))
            self._add([f"{margin}{line}" for line in lines], block.number)
            return
        self.open_items = []
        if block.style == "intense quote":
            self._add(["::: pull-quote", *lines, ":::"], block.number)
            return
        if block.is_quotation:
            goes_on = isinstance(before, WordParagraph) and before.is_quotation and bool(self.lines)
            if goes_on and lines:
                self.lines.append(">")
            self._add([f"> {line}" for line in lines], block.number, tight=goes_on)
            return
        self._add(lines, block.number)

    def _pictures(self, block: WordParagraph, caption: WordParagraph | None) -> None:
        shown = [run.picture for run in block.runs if run.picture in self.figures]
        for index, key in enumerate(shown):
            name, alternative = self.figures[key]
            words = " ".join(alternative.replace("[", "(").replace("]", ")").split())
            lines = [f"![{words}]({name})"]
            if caption and index == len(shown) - 1:
                lines += self._marked(caption).lines
            self.open_items = []
            self._add(lines, block.number)

    def _table(self, table: WordTable, before: Written | None) -> None:
        self.open_items = []
        rows = [[*_spread(row)] for row in table.rows]
        if not rows or not any(any(cell.blocks for cell in row) for row in rows):
            return
        if len(rows) == 1 and len(rows[0]) == 1:
            self._box(rows[0][0].blocks, table.number)
            return
        width = max(map(len, rows))
        lines = []
        for number, row in enumerate(rows):
            cells = [self._cell(cell, is_head=number == 0) for cell in row]
            cells += [""] * (width - len(cells))
            lines.append(f"| {' | '.join(cells)} |")
            if number == 0:
                lines.append("|" + "---|" * width)
        caption = before if isinstance(before, WordParagraph) and before.is_caption else None
        if caption:
            words = self._marked(caption).lines
            lines = ["::: table", *words, "", *lines, ":::"]
        self._add(lines, table.number)

    def _box(self, blocks: Sequence[Block], number: int) -> None:
        """Write a table of one cell as a box; one around a picture alone only adorns it."""
        held = list(paragraphs_of(tuple(blocks)))
        if not any(bare(paragraph.text) for paragraph in held):
            self._blocks(held)
            return
        plain = [
            replace(it, level=0, runs=tuple(replace(run, bold=True) for run in it.runs))
            if it.level
            else replace(it, is_quotation=False)
            for it in held
        ]
        self._fenced("box", plain, number)

    def _cell(self, cell: Cell, *, is_head: bool) -> str:
        paragraphs = list(paragraphs_of(cell.blocks))
        words: list[str] = []
        for paragraph in paragraphs:
            all_bold = all(run.bold for run in paragraph.runs if run.text.strip())
            mark = not (is_head and all_bold)
            words += self._marked(with_label(paragraph), in_line=True, mark=mark).lines
        if any(isinstance(block, WordTable) for block in cell.blocks):
            self.left.append(Left("nested-table", paragraphs[0].number if paragraphs else 0))
        elif len(words) > 1:
            self.left.append(Left("cell-lines", paragraphs[0].number))
        return " ".join(words).replace("|", "\\|")

    def _note(self, key: str) -> None:
        paragraphs = [each for each in self.notes[key] if bare(each.text)]
        number = self.numbers[key]
        margin = " " * STEP
        first = True
        for paragraph in paragraphs:
            lines = marked(with_label(paragraph).runs, {}).lines
            if first:
                self._add(
                    [f"[^{number}]: {lines[0]}", *(f"{margin}{line}" for line in lines[1:])],
                    paragraph.number,
                    tight=bool(self.lines) and self.lines[-1].startswith("[^"),
                )
            else:
                self._add([f"{margin}{line}" for line in lines], paragraph.number)
            first = False
        if first:
            self._add([f"[^{number}]: …"], 0)


def is_label(text: str) -> bool:
    """Return whether a text is a label that a statement's lists can have."""
    found = label_of(f"{text} x")
    return found is not None and found.typed == text


def with_label(paragraph: WordParagraph) -> WordParagraph:
    """Return a paragraph with its label as words, for what is no item of a list."""
    if not paragraph.label:
        return paragraph
    text = "•" if paragraph.label.text == BULLET else paragraph.label.text
    return replace(paragraph, runs=(Run(f"{text} "), *paragraph.runs), label=None)


def _has_pictures(block: Written | None) -> bool:
    return isinstance(block, WordParagraph) and any(run.picture for run in block.runs)


def _spread(row: Iterable[Cell]) -> Iterator[Cell]:
    """Yield the cells of a row, and an empty one for each further column that a cell takes."""
    for cell in row:
        yield cell
        yield from (Cell(()) for _ in range(cell.across - 1))
