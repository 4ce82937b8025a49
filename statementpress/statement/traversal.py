"""The one walk through blocks and inlines: what stands inside what, in reading order.

Code that needs something from a whole text (its words, its links, its length) finds it here and
names no kind of block or inline. A new kind is added to `model`, to the Markdown reader, to this
file, and to what sets it: the template parts, `words.setting` and the plain text rendering.
"""

from collections.abc import Iterable, Iterator, Mapping

from statementpress.statement.model import (
    Block,
    Commitments,
    Contact,
    Emphasis,
    Endorsement,
    Heading,
    Inline,
    ItemList,
    Lead,
    LineBreak,
    Link,
    Notes,
    Paragraph,
    Quotation,
    Signatories,
    Strong,
    Text,
)

Leaf = Paragraph | Heading | Signatories | Endorsement
"""A block that shows words of its own; every other block only holds blocks."""

_NAMES: Mapping[type[Block], str] = {
    Paragraph: "a paragraph",
    Heading: "a heading",
    ItemList: "a list",
    Quotation: "a quotation",
}


def sections(block: Block) -> tuple[tuple[Block, ...], ...]:
    """Return the blocks inside a block: for a list those of each item, otherwise all together."""
    match block:
        case Paragraph() | Heading():
            return ()
        case ItemList():
            return block.items
        case Signatories() | Endorsement():
            return (block.introduction,)
        case Quotation() | Notes() | Contact() | Lead() | Commitments():
            return (block.blocks,)


def leaves(blocks: Iterable[Block]) -> Iterator[Leaf]:
    """Yield the blocks that show words of their own, at any depth, in reading order.

    A block that places a group comes after its introduction, as the members of the group do.
    """
    for block in blocks:
        for section in sections(block):
            yield from leaves(section)
        if isinstance(block, Leaf):
            yield block


def inlines_of(block: Block) -> tuple[Inline, ...]:
    """Return the inlines that a block itself consists of; empty if it holds blocks."""
    return block.inlines if isinstance(block, Paragraph | Heading) else ()


def name_of(block: Block) -> str:
    """Return what people call a block of this kind; a directive is called as it is typed."""
    return _NAMES.get(type(block), f"“::: {type(block).__name__.lower()}”")


def texts(inlines: Iterable[Inline]) -> Iterator[str]:
    """Yield the texts of inlines in reading order; a line break is a line end."""
    for inline in inlines:
        match inline:
            case Text(text):
                yield text
            case LineBreak():
                yield "\n"
            case Strong(children) | Emphasis(children) | Link(_, children):
                yield from texts(children)


def links(inlines: Iterable[Inline]) -> Iterator[str]:
    """Yield the addresses of the links among inlines, in reading order."""
    for inline in inlines:
        match inline:
            case Link(url):
                yield url
            case Strong(children) | Emphasis(children):
                yield from links(children)
            case Text() | LineBreak():
                pass


def links_in(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the addresses of all links in blocks, in reading order."""
    return (url for leaf in leaves(blocks) for url in links(inlines_of(leaf)))
