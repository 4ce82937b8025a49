"""Read the blocks of a text as a flat row of passages, which can be compared with another row.

A group of signatories is a passage without text: its members are compared as signatories, but its
place in the text can change like that of a paragraph.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from statementpress.comparison.model import Passage, Role
from statementpress.khmer.characters import without_breaks
from statementpress.statement.model import (
    Block,
    Box,
    Commitments,
    Contact,
    Emphasis,
    Endorsement,
    Figure,
    Footnote,
    FootnoteReference,
    Heading,
    Inline,
    ItemList,
    Lead,
    Link,
    Notes,
    Paragraph,
    PullQuote,
    Quotation,
    Rule,
    Signatories,
    Strong,
    Summary,
    Table,
    Text,
)
from statementpress.statement.syntax.labels import label_of
from statementpress.statement.traversal import footnotes, inlines_of, links, sections, texts

_ROLES: Mapping[type[Block], Role] = {
    Quotation: Role.QUOTATION,
    Notes: Role.NOTE,
    Contact: Role.CONTACT,
    Box: Role.BOX,
    PullQuote: Role.PULL_QUOTE,
}
BULLET = "•"
CELLS = " | "
"""What stands between the cells of a row."""
SHOWN = 12
"""How many characters of the SHA-256 of a picture are shown."""
_MARKS: Mapping[type[Block], str] = {Lead: "lead", Commitments: "commitments"}


@dataclass(frozen=True, slots=True)
class _Within:
    """What a passage is because of the blocks around it."""

    role: Role = Role.PARAGRAPH
    depth: int = 0
    group: str = ""
    mark: str = ""


def passages(blocks: Iterable[Block]) -> tuple[Passage, ...]:
    """Return the passages of a text in reading order."""
    return tuple(_passages(blocks, _Within()))


def summary_passages(summary: Summary) -> tuple[Passage, ...]:
    """Return the passages of a summary in a file of its own: lead, heading, commitments."""
    heading = [Heading(2, summary.heading, 0)] if summary.heading else []
    items = tuple((paragraph,) for paragraph in summary.commitments)
    return passages((*summary.lead, *heading, ItemList(None, items, 0, ("",) * len(items))))


def _passages(blocks: Iterable[Block], within: _Within) -> Iterator[Passage]:
    for block in blocks:
        inside = _inside(block, within)
        for index, section in enumerate(sections(block)):
            inner = _passages(section, inside)
            yield from _numbered(inner, block, index) if isinstance(block, ItemList) else inner
        match block:
            case Heading():
                yield _passage(block, replace(within, role=Role.HEADING, depth=block.level))
            case Paragraph():
                yield _passage(block, within)
            case Table():
                yield from _rows(block, within)
            case Figure():
                yield _picture(block, within)
            case Rule():
                yield Passage(Role.RULE, "", block.line)
            case Signatories() | Endorsement():
                kind = "endorsement" if isinstance(block, Endorsement) else ""
                yield Passage(Role.GROUP, "", block.line, group=block.group, mark=kind)
        for note in footnotes(inlines_of(block)):
            inner = _passages(note.blocks, _Within(Role.FOOTNOTE))
            for place, passage in enumerate(inner):
                yield passage if place else replace(passage, label=f"[{note.number}]")


def _inside(block: Block, within: _Within) -> _Within:
    """Return what the passages inside a block are."""
    match block:
        case ItemList():
            return replace(within, role=Role.ITEM, depth=within.depth + 1)
        case Signatories() | Endorsement():
            return replace(within, role=Role.INTRODUCTION, group=block.group)
        case _:
            role = _ROLES.get(type(block), within.role)
            return replace(within, role=role, mark=_MARKS.get(type(block), within.mark))


def _numbered(passages: Iterator[Passage], items: ItemList, index: int) -> Iterator[Passage]:
    """Yield the passages of a list's item (`index` from 0); the first paragraph has the label."""
    for place, passage in enumerate(passages):
        if place or passage.role is not Role.ITEM:
            yield passage
        else:
            number = None if items.start is None else items.start + index
            label = items.labels[index] or BULLET
            skips = index > 0 and not _follows(items.labels[index - 1], items.labels[index])
            opens = index == 0
            yield replace(passage, number=number, label=label, opens=opens, skips=skips)


def _follows(before: str, label: str) -> bool:
    """Say whether a label is the one that is expected after another, as “b)” is after “a)”."""
    first, second = label_of(f"{before} "), label_of(f"{label} ")
    if first is None or second is None:
        return before == label
    return any(
        place == place_before or (*place[:-1], place[-1] - 1) == place_before
        for kind, place in second.readings
        if (place_before := first.in_series(kind)) is not None
    )


def _rows(table: Table, within: _Within) -> Iterator[Passage]:
    """Yield the caption of a table, then a passage for each of its rows."""
    if table.caption:
        yield _passage(Paragraph(table.caption, table.line), replace(within, role=Role.CAPTION))
    between = Text(CELLS)
    for cells in (table.head, *table.rows):
        inlines = tuple(inline for cell in cells for inline in (between, *cell))[1:]
        yield _passage(Paragraph(inlines, table.line), replace(within, role=Role.ROW))


def _picture(figure: Figure, within: _Within) -> Passage:
    """Return the passage of a picture: what it shows in brackets, then its caption."""
    inlines = (Text(f"[{figure.alternative}] "), *figure.caption)
    passage = _passage(Paragraph(inlines, figure.line), replace(within, role=Role.PICTURE))
    digest = sha256(figure.image.original).hexdigest()[:SHOWN]
    return replace(passage, picture=f"{figure.image.name} ({digest})")


def _passage(block: Paragraph | Heading, within: _Within) -> Passage:
    return Passage(
        role=within.role,
        text=without_breaks("".join(_said(block.inlines))),
        line=block.line,
        depth=within.depth,
        group=within.group,
        links=tuple(links(block.inlines)),
        stressed=tuple(_stressed(block.inlines)),
        mark=within.mark,
    )


def _said(inlines: Iterable[Inline]) -> Iterator[str]:
    """Yield the texts of inlines, and the numbers of the notes that they refer to."""
    for inline in inlines:
        match inline:
            case Footnote(number=number) | FootnoteReference(number):
                yield f"[{number}]"
            case Strong(children) | Emphasis(children) | Link(_, children):
                yield from _said(children)
            case _:
                yield from texts((inline,))


def _stressed(inlines: Iterable[Inline]) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Strong(children):
                yield f"**{''.join(texts(children))}**"
            case Emphasis(children):
                yield f"*{''.join(texts(children))}*"
            case Link(_, children):
                yield from _stressed(children)
