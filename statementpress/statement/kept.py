"""What was kept of a text, as its file should have it: words, and the markup around them.

This is the model written out again, part after part in the order of the file. `account` holds the
file against it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from statementpress.khmer.characters import BREAK, NO_BREAK
from statementpress.statement.markup import MARKUP
from statementpress.statement.model import (
    Block,
    Emphasis,
    Endorsement,
    Figure,
    Footnote,
    FootnoteReference,
    Heading,
    Inline,
    ItemList,
    LineBreak,
    Link,
    Paragraph,
    Quotation,
    Rule,
    Signatories,
    Strong,
    Table,
    Text,
)
from statementpress.statement.traversal import footnotes, inlines_of, sections, texts

UNSEEN = dict.fromkeys(map(ord, (BREAK, NO_BREAK, "\ufeff")))
"""Characters that do not count, as nobody sees them; for `str.translate`."""


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a list item and is printed."""

    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Markup that stands here."""

    name: str
    """What it is, a key of `markup.MARKUP`."""
    optional: bool = False
    """Whether it may be missing."""
    closes: bool = False
    """Whether it has to stand on the line of the words before it."""


@dataclass(frozen=True, slots=True)
class Address:
    """The beginning or the end of a link."""

    url: str
    opens: bool


@dataclass(frozen=True, slots=True)
class Fence:
    """The line that opens a directive."""

    words: tuple[str, ...]
    """Its name, and what follows the name."""


@dataclass(frozen=True, slots=True)
class Unprinted:
    """Words that the author wrote for those who cannot see a picture."""

    words: str


@dataclass(frozen=True, slots=True)
class Filed:
    """The cells of a table that lie in a file of their own."""

    rows: tuple[tuple[str, ...], ...]
    """The words of each cell, row by row, from the first line of the file on."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What can be typed in two ways."""

    name: str
    """The markup that the one way begins with, a key of `markup.MARKUP`."""
    so: "tuple[Kept, ...]"
    """What follows if the text has this markup here, with the markup itself."""
    otherwise: "tuple[Kept, ...]"
    """What the text has if it does not."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Here something may stand on the page between the words, such as the number of a note."""


OneWay = str | Label | Mark | Address | Fence | Unprinted | Filed | Cut
"""Words with one space between them, a label, or markup."""

Kept = OneWay | Choice
"""A part of what was kept."""


@dataclass(slots=True)
class Stretch:
    """What was kept of one block without blocks inside, with the markup before it."""

    line: int
    """The line on which it begins, from 1."""
    parts: list[Kept]
    depth: int
    """In how many quotations it stands."""
    chain: int
    """0 for the text itself; each note has a number of its own."""


def stretches(blocks: Iterable[Block]) -> Iterator[Stretch]:
    """Yield what was kept of blocks; notes come after the block that refers to them."""
    return _Writer().blocks(blocks, 0, 0)


class _Writer:
    """Writes blocks out."""

    def __init__(self) -> None:
        self.chains = count(1)

    def blocks(self, blocks: Iterable[Block], depth: int, chain: int) -> Iterator[Stretch]:
        for block in blocks:
            yield from self._block(block, depth, chain)
            for note in footnotes(inlines_of(block)):
                yield from self._note(note, depth)

    def _block(self, block: Block, depth: int, chain: int) -> Iterator[Stretch]:
        match block:
            case ItemList():
                yield from self._items(block, depth, chain)
            case Quotation():
                yield from self.blocks(block.blocks, depth + 1, chain)
            case Paragraph() | Heading() | Table() | Figure() | Rule():
                yield Stretch(block.line, [*_leaf(block)], depth, chain)
            case _:
                yield Stretch(block.line, [Fence(_fence(block))], depth, chain)
                for section in sections(block):
                    yield from self.blocks(section, depth, chain)

    def _items(self, items: ItemList, depth: int, chain: int) -> Iterator[Stretch]:
        line = items.line
        for label, item in zip(items.labels, items.items, strict=False):
            inside = [*self.blocks(item, depth, chain)] or [Stretch(line, [], depth, chain)]
            first = inside[0]
            first.parts.insert(0, _label(label))
            yield from inside
            line = max(stretch.line for stretch in inside)

    def _note(self, note: Footnote, depth: int) -> Iterator[Stretch]:
        chain = next(self.chains)
        begins: list[Kept] = [Mark("beginning of a note")]
        inside = [*self.blocks(note.blocks, depth, chain)]
        yield Stretch(note.line, begins, depth, chain)
        yield from inside


def _label(label: str) -> Kept:
    return Label("".join(label.split())) if label else Mark("bullet")


def _leaf(block: Paragraph | Heading | Table | Figure | Rule) -> Iterator[Kept]:
    match block:
        case Paragraph():
            yield from inline_parts(block.inlines)
        case Heading():
            yield Mark("heading")
            yield from inline_parts(block.inlines)
            yield Mark("heading's end", optional=True, closes=True)
        case Rule():
            yield Mark("rule")
        case Table():
            yield from _table(block)
        case Figure():
            yield Mark("picture")
            yield Unprinted(_words(block.alternative))
            yield Mark("file of a picture")
            yield from inline_parts(block.caption)


def _table(table: Table) -> Iterator[Kept]:
    """Yield a table, whose cells may lie in a file of their own."""
    caption = *inline_parts(table.caption), Cut()
    rows = (table.head, *table.rows)
    cells = (tuple(_words("".join(texts(cell))) for cell in row) for row in rows)
    in_a_file = Mark("fence of a file"), *caption, Filed(tuple(cells))
    typed = Mark("fence of a table", optional=True), *caption, *_rows(table)
    yield Choice("fence of a file", in_a_file, typed)


def _rows(table: Table) -> Iterator[Kept]:
    for number, row in enumerate((table.head, *table.rows)):
        for cell in row:
            yield Mark("bar of a table", optional=True)
            yield from inline_parts(cell)
            yield Cut()
        yield Mark("bar of a table", optional=True)
        if not number:
            yield Mark("line under a table's head")


def _fence(block: Block) -> tuple[str, ...]:
    name = re.sub("(?<=[a-z])(?=[A-Z])", "-", type(block).__name__).lower()
    match block:
        case Signatories() | Endorsement():
            return name, block.group
        case _:
            return (name,)


def inline_parts(inlines: Iterable[Inline]) -> Iterator[Kept]:
    """Yield what was kept of inlines."""
    for inline in inlines:
        match inline:
            case Text(text):
                yield from filter(None, [_words(text)])
            case Strong(children):
                yield from _between(Mark("strong"), children)
            case Emphasis(children):
                yield from _between(Mark("stressed"), children)
            case LineBreak():
                yield Mark("forced line end", optional=True)
            case Link(url, children):
                yield Address(url, opens=True)
                yield from _without_scheme(url, (*inline_parts(children),))
                yield from (Address(url, opens=False), Cut())
            case Footnote() | FootnoteReference():
                yield from (Mark("reference to a note"), Cut())


def _words(text: str) -> str:
    return " ".join(text.translate(UNSEEN).split())


def _between(mark: Mark, children: Iterable[Inline]) -> Iterator[Kept]:
    yield mark
    yield from inline_parts(children)
    yield mark


def _without_scheme(url: str, words: tuple[Kept, ...]) -> tuple[Kept, ...]:
    """Return the words of a link; an address that shows itself may do so without its scheme."""
    scheme = MARKUP["scheme"].match(url)
    if words != (url,) or not scheme:
        return words
    return Mark("scheme"), Cut(), url[scheme.end() :]
