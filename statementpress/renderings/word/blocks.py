"""The blocks of a text as paragraphs and tables of a Word file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from statementpress.renderings.word.design import Design, Style
from statementpress.renderings.word.fields import field
from statementpress.renderings.word.links import Bookmarks, inside
from statementpress.renderings.word.markup import PARAGRAPH, add_property, element, twips, value
from statementpress.renderings.word.members import MemberWriter
from statementpress.renderings.word.numbering import NumberingBook
from statementpress.renderings.word.paragraphs import BOX, TOP, Paragraphs, Where, grid
from statementpress.renderings.word.pictures import FINEST, Pictures
from statementpress.renderings.word.words import Inlines
from statementpress.statement.model import (
    Alignment,
    Annex,
    Block,
    Box,
    Contents,
    Endorsement,
    Figure,
    Heading,
    Inline,
    ItemList,
    Paragraph,
    PullQuote,
    Quotation,
    Rule,
    Signatories,
    Table,
)
from statementpress.statement.traversal import sections, without_notes
from statementpress.typeset.compose.contents import ContentsBook, Entry

TALLEST = 180.0
"""mm: how high a picture may be."""
_STYLES: Mapping[type[Block], str] = {Quotation: "Quote", PullQuote: "IntenseQuote"}
_SIDES = {Alignment.START: "left", Alignment.CENTRE: "center", Alignment.END: "right"}


@dataclass(frozen=True, slots=True)
class BlockWriter:
    """Writes the blocks of one language, in the text or in its notes."""

    design: Design
    paragraphs: Paragraphs
    inlines: Inlines
    numbering: NumberingBook
    pictures: Pictures
    members: MemberWriter
    contents: ContentsBook
    contents_words: str
    """Above the list of headings."""
    bookmarks: Bookmarks

    def blocks(self, blocks: Iterable[Block], where: Where = TOP) -> Iterator[Element]:
        """Yield the paragraphs and tables of blocks, in their order."""
        for block in blocks:
            yield from self._block(block, where)

    def _block(self, block: Block, where: Where) -> Iterator[Element]:
        match block:
            case Paragraph():
                runs = self.inlines.runs(block.inlines)
                yield self.paragraphs.paragraph(runs, where.style, where)
            case Heading():
                yield self._heading(block, where)
            case ItemList():
                yield from self._items(block, where)
            case Table() | Figure() | Rule() | Contents():
                yield from self._shown(block, where)
            case Quotation() | PullQuote():
                style = _STYLES[type(block)]
                yield from self.blocks(block.blocks, where.inside(style, self.design))
            case Box():
                inner = self.blocks(block.blocks, where.inside(BOX, self.design))
                yield from _around(list(inner), self.design.styles[BOX])
            case Annex():
                yield from _on_a_new_page(self.blocks(block.blocks, where))
            case Signatories() | Endorsement():
                yield from self.blocks(block.introduction, where)
                yield from self.members.group(block)
            case _:
                for section in sections(block):
                    yield from self.blocks(section, where)

    def _shown(self, block: Table | Figure | Rule | Contents, where: Where) -> Iterator[Element]:
        """Yield what is not running text."""
        match block:
            case Table():
                yield from self._table(block)
            case Figure():
                yield from self._figure(block, where)
            case Rule():
                yield self.paragraphs.paragraph([], "Rule", where)
            case Contents():
                yield from self._contents()

    def _heading(self, heading: Heading, where: Where) -> Element:
        content: Iterable[Element] = self.inlines.runs(heading.inlines)
        if name := self.contents.name(heading):
            content = self.bookmarks.around(_bookmark(name), content)
        return self.paragraphs.paragraph(content, f"Heading{heading.level}", where)

    def _items(self, items: ItemList, where: Where, opened: str = "") -> Iterator[Element]:
        """Yield the items of a list; `opened` is the label of the item that it opens."""
        look = self.paragraphs.words.label
        numbered, left = self.numbering.labels(items.labels, where.level, where.left, look, opened)
        inner = replace(where, left=left, level=where.level + 1, style="ListParagraph")
        for number, label, item in zip(numbered, items.labels, items.items, strict=True):
            first, *others = item
            if isinstance(first, ItemList):
                yield from self._items(first, inner, label or "•")
            elif isinstance(first, Paragraph):
                runs = self.inlines.runs(first.inlines)
                yield self.paragraphs.paragraph(runs, "ListParagraph", inner, number.element())
            else:
                raise NotImplementedError(type(first).__name__)
            yield from self.blocks(others, inner)

    def _table(self, table: Table) -> Iterator[Element]:
        """Yield a table below its caption; its first row says what the columns are."""
        if table.caption:
            yield self.paragraphs.paragraph(
                self.inlines.runs(table.caption), "Caption", TOP, element("w:keepNext")
            )
        rows = [self._row(table, table.head, is_head=True)]
        rows += [self._row(table, row, is_head=False) for row in table.rows]
        said = "".join(run.text or "" for run in self._plain(table.caption))
        yield grid(rows, self.design, said)

    def _plain(self, inlines: Iterable[Inline]) -> Iterator[Element]:
        for run in self.inlines.runs(without_notes(inlines)):
            yield from (each for each in run.iter() if each.tag.endswith("}t"))

    def _row(
        self, table: Table, cells: Sequence[Iterable[Inline]], *, is_head: bool
    ) -> tuple[bool, list[list[Element]]]:
        style = "HeaderCell" if is_head else "Cell"
        paragraphs = [
            [
                self.paragraphs.paragraph(
                    self.inlines.runs(cell), style, TOP, value("w:jc", _SIDES[side])
                )
            ]
            for cell, side in zip(cells, table.columns, strict=True)
        ]
        return is_head, paragraphs

    def _figure(self, figure: Figure, where: Where) -> Iterator[Element]:
        image = figure.image
        widest = min(self.design.page.text_width, TALLEST * image.width / image.height)
        if not image.is_svg:
            widest = min(widest, image.width / FINEST * 25.4)
        shown = self.pictures.inline(image, widest, figure.alternative)
        keep = element("w:keepNext") if figure.caption else None
        yield self.paragraphs.paragraph([shown], "Picture", where, keep)
        if figure.caption:
            yield self.paragraphs.paragraph(self.inlines.runs(figure.caption), "Caption", where)

    def _contents(self) -> Iterator[Element]:
        """Yield the list of headings. Pages are not in it: only Word's layout knows them."""
        code = self.inlines.words.code
        if self.contents_words:
            yield self.paragraphs.paragraph(
                self.inlines.words.runs(self.contents_words), "TOCHeading"
            )
        lines = list(self._entries(self.contents.entries(code)))
        asked = f' TOC \\o "2-3" \\n \\h \\z \\b {part_bookmark(code)} '
        opening = field(asked, [])
        end = opening.pop()
        for number, (style, content) in enumerate(lines, 1):
            runs = [*(opening if number == 1 else []), content]
            yield self.paragraphs.paragraph(
                [*runs, *([end] if number == len(lines) else [])], style
            )

    def _entries(self, entries: Iterable[Entry]) -> Iterator[tuple[str, Element]]:
        for entry in entries:
            runs = self.inlines.runs(without_notes(entry.heading.inlines))
            yield f"TOC{entry.heading.level}", inside(_bookmark(entry.name), runs)
            yield from self._entries(entry.inside)


def part_bookmark(code: str) -> str:
    """Return the name of the bookmark around the part in a language."""
    return f"Part_{code}"


def _bookmark(name: str) -> str:
    """Return the name of a heading's bookmark: Word allows no hyphens."""
    return "_Toc_" + name.replace("-", "_")


def _around(paragraphs: list[Element], style: Style) -> list[Element]:
    """Return the paragraphs of a frame, with room above the first and below the last alone."""
    last = len(paragraphs) - 1
    for number, each in enumerate(paragraphs):
        above = twips(style.above or 0) if number == 0 else 0
        below = twips(style.below or 0) if number == last else 0
        if each.tag == PARAGRAPH:
            add_property(each, element("w:spacing", {"w:before": above, "w:after": below}))
    return paragraphs


def _on_a_new_page(paragraphs: Iterable[Element]) -> Iterator[Element]:
    """Yield paragraphs, the first of which begins a page."""
    for number, each in enumerate(paragraphs):
        if number == 0:
            add_property(each, element("w:pageBreakBefore"))
        yield each
