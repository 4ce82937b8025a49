"""The one walk through blocks and inlines: what stands inside what, in reading order.

Code that needs something from a whole text (its words, its links, its length) finds it here and
names no kind of block or inline. A new kind is added to `model`, to the Markdown reader, to this
file, and to what sets it: the template parts, `words.setting` and the plain text rendering.
"""

from collections.abc import Iterable, Iterator, Mapping

from statementpress.statement.model import (
    Annex,
    Block,
    Box,
    Commitments,
    Contact,
    Contents,
    Emphasis,
    Endorsement,
    Figure,
    Footnote,
    FootnoteReference,
    Heading,
    Inline,
    ItemList,
    Lead,
    LineBreak,
    Link,
    Notes,
    Paragraph,
    PullQuote,
    Quotation,
    Rule,
    Signatories,
    Strong,
    Table,
    Text,
)

Leaf = Paragraph | Heading | Table | Figure | Rule | Contents | Signatories | Endorsement
"""A block that shows words of its own; every other block only holds blocks."""

_NAMES: Mapping[type[Block], str] = {
    Paragraph: "a paragraph",
    Heading: "a heading",
    ItemList: "a list",
    Quotation: "a quotation",
    Table: "a table",
    Figure: "a picture",
    Rule: "a rule",
}


def sections(block: Block) -> tuple[tuple[Block, ...], ...]:
    """Return the blocks inside a block: for a list those of each item, otherwise all together."""
    match block:
        case Paragraph() | Heading() | Table() | Figure() | Rule() | Contents():
            return ()
        case ItemList():
            return block.items
        case Signatories() | Endorsement():
            return (block.introduction,)
        case Quotation() | Box() | PullQuote() | Annex():
            return (block.blocks,)
        case Notes() | Contact() | Lead() | Commitments():
            return (block.blocks,)


def leaves(blocks: Iterable[Block]) -> Iterator[Leaf]:
    """Yield the blocks that show words of their own, at any depth, in reading order.

    A block that places a group comes after its introduction, as the members of the group do. The
    notes to a block come after it.
    """
    for block in blocks:
        for section in sections(block):
            yield from leaves(section)
        if isinstance(block, Leaf):
            yield block
        for footnote in footnotes(inlines_of(block)):
            yield from leaves(footnote.blocks)


def inlines_of(block: Block) -> tuple[Inline, ...]:
    """Return the inlines that a block itself consists of; empty if it holds blocks.

    Those of a table are its caption and its cells, row by row, each begun by a line break.
    """
    match block:
        case Paragraph() | Heading():
            return block.inlines
        case Figure():
            return block.caption
        case Table():
            cells = [block.caption, *block.head, *(cell for row in block.rows for cell in row)]
            return tuple(inline for cell in cells for inline in (LineBreak(), *cell))
        case _:
            return ()


def name_of(block: Block) -> str:
    """Return what people call a block of this kind; a directive is called as it is typed."""
    return _NAMES.get(type(block), f"“::: {type(block).__name__.lower()}”")


def texts(inlines: Iterable[Inline]) -> Iterator[str]:
    """Yield the texts of inlines in reading order; a line break is a line end.

    The number of a note, and the note itself, are not part of the text that refers to it.
    """
    for inline in inlines:
        match inline:
            case Text(text):
                yield text
            case LineBreak():
                yield "\n"
            case Strong(children) | Emphasis(children) | Link(_, children):
                yield from texts(children)
            case Footnote() | FootnoteReference():
                pass


def footnotes(inlines: Iterable[Inline]) -> Iterator[Footnote]:
    """Yield the notes that inlines refer to for the first time, in reading order."""
    for inline in inlines:
        match inline:
            case Footnote():
                yield inline
            case Strong(children) | Emphasis(children) | Link(_, children):
                yield from footnotes(children)
            case Text() | LineBreak() | FootnoteReference():
                pass


def without_notes(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Yield inlines without what refers to notes, for where the notes are not printed."""
    for inline in inlines:
        match inline:
            case Footnote() | FootnoteReference():
                pass
            case Strong(children) | Emphasis(children):
                yield type(inline)(tuple(without_notes(children)))
            case Text() | LineBreak() | Link():  # a link holds no notes
                yield inline


def footnotes_in(blocks: Iterable[Block]) -> Iterator[Footnote]:
    """Yield all notes of blocks at any depth, in reading order."""
    return (note for leaf in leaves(blocks) for note in footnotes(inlines_of(leaf)))


def links(inlines: Iterable[Inline]) -> Iterator[str]:
    """Yield the addresses of the links among inlines, in reading order.

    Those of a note are among the inlines of the note.
    """
    for inline in inlines:
        match inline:
            case Link(url):
                yield url
            case Strong(children) | Emphasis(children):
                yield from links(children)
            case Text() | LineBreak() | Footnote() | FootnoteReference():
                pass


def links_in(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the addresses of all links in blocks, in reading order."""
    return (url for leaf in leaves(blocks) for url in links(inlines_of(leaf)))
