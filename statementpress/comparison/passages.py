"""Read the blocks of a text as a plain row of passages, which can be held against another row.

What stands for a group of signatories is a passage, too, without text: its members are compared as
signatories, but the place of the group in the text can change like that of a paragraph.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from statementpress.comparison.model import Passage, Role
from statementpress.khmer.characters import without_breaks
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
    Summary,
    Text,
)


@dataclass(frozen=True, slots=True)
class _Within:
    """What a passage is by the blocks around it."""

    role: Role = Role.PARAGRAPH
    depth: int = 0
    group: str = ""
    mark: str = ""


def passages(blocks: Iterable[Block]) -> tuple[Passage, ...]:
    """Return the passages of a text in reading order."""
    return tuple(_passages(blocks, _Within()))


def summary_passages(summary: Summary) -> tuple[Passage, ...]:
    """Return the passages of a summary that is a file of its own: lead, heading, commitments."""
    heading = [Heading(2, summary.heading, 0)] if summary.heading else []
    items = tuple((paragraph,) for paragraph in summary.commitments)
    return passages((*summary.lead, *heading, ItemList(None, items, 0)))


def _passages(blocks: Iterable[Block], within: _Within) -> Iterator[Passage]:
    for block in blocks:
        match block:
            case Paragraph(inlines, line):
                yield _passage(inlines, line, within)
            case Heading(level, inlines, line):
                yield _passage(inlines, line, replace(within, role=Role.HEADING, depth=level))
            case ItemList():
                yield from _items(block, within)
            case Signatories(group, introduction, line) | Endorsement(group, introduction, line):
                inside = replace(within, role=Role.INTRODUCTION, group=group)
                yield from _passages(introduction, inside)
                kind = "endorsement" if isinstance(block, Endorsement) else ""
                yield Passage(Role.GROUP, "", line, group=group, mark=kind)
            case Quotation(inner):
                yield from _passages(inner, replace(within, role=Role.QUOTATION))
            case Notes(inner):
                yield from _passages(inner, replace(within, role=Role.NOTE))
            case Contact(inner):
                yield from _passages(inner, replace(within, role=Role.CONTACT))
            case Lead(inner):
                yield from _passages(inner, replace(within, mark="lead"))
            case Commitments(inner):
                yield from _passages(inner, replace(within, mark="commitments"))


def _items(items: ItemList, within: _Within) -> Iterator[Passage]:
    """Yield the passages of a list; an item's first paragraph carries its number."""
    inside = replace(within, role=Role.ITEM, depth=within.depth + 1)
    for index, item in enumerate(items.items):
        for place, passage in enumerate(_passages(item, inside)):
            if place or passage.role is not Role.ITEM:
                yield passage
            else:
                number = None if items.start is None else items.start + index
                yield replace(passage, number=number, opens=index == 0)


def _passage(inlines: tuple[Inline, ...], line: int, within: _Within) -> Passage:
    return Passage(
        role=within.role,
        text=without_breaks("".join(_texts(inlines))),
        line=line,
        depth=within.depth,
        group=within.group,
        links=tuple(_links(inlines)),
        stressed=tuple(_stressed(inlines)),
        mark=within.mark,
    )


def _texts(inlines: Iterable[Inline]) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Text(text):
                yield text
            case LineBreak():
                yield "\n"
            case Strong(children) | Emphasis(children) | Link(_, children):
                yield from _texts(children)


def _links(inlines: Iterable[Inline]) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Link(url):
                yield url
            case Strong(children) | Emphasis(children):
                yield from _links(children)


def _stressed(inlines: Iterable[Inline]) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Strong(children):
                yield f"**{''.join(_texts(children))}**"
            case Emphasis(children):
                yield f"*{''.join(_texts(children))}*"
            case Link(_, children):
                yield from _stressed(children)
