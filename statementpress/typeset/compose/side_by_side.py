"""Two parts as rows: paragraph beside paragraph, list item beside list item.

A row has a text of each language at the most, so that a page can go on with any of them. What a
text stands in (a list, a quotation, the notes) is told by its row.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from statementpress.errors import Finding, Severity, UsageError
from statementpress.statement.model import (
    Block,
    Endorsement,
    Heading,
    ItemList,
    Paragraph,
    Signatories,
    Statement,
)
from statementpress.typeset.compose.handout_facts import place_in
from statementpress.typeset.compose.pairing import Sides, facing, facing_items, length
from statementpress.words.setting import texts

QUOTED = 40
"""Characters of a text that faces nothing that are quoted."""

_PLACES = {"Quotation": ("quotation",), "Notes": ("notes",), "Contact": ("contact",)}
"""What the rows are told to stand in whose texts are inside such a block."""

_NAMES = {
    "Paragraph": "paragraph",
    "Heading": "heading",
    "Signatories": "list of signatories",
    "Endorsement": "endorsement",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One side of a row.

    `labels` are the numbers of the list items that it opens, None for a bullet, outermost first.
    """

    block: Paragraph | Heading | Signatories | Endorsement
    labels: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """What stands side by side.

    `within` says what it stands in, outermost first: "quotation", "notes", "contact",
    "introduction", "item". One of Signatories or Endorsement places the members of the group; its
    introduction has rows of its own before it.
    """

    cells: Sides[Cell]
    within: tuple[str, ...] = ()

    @property
    def block(self) -> Block:
        """Return the block that it sets, of two the left one."""
        return next(cell.block for cell in self.cells if cell)

    @property
    def kind(self) -> str:
        """Return the name of that block's type."""
        return type(self.block).__name__

    @property
    def alone(self) -> int | None:
        """Return which side (0 or 1) faces nothing, None where both are there."""
        return None if all(self.cells) else int(self.cells[0] is None)


def rows_of(statement: Statement, codes: Sequence[str]) -> tuple[Row, ...]:
    """Return the rows of a statement in two languages; UsageError for fewer or more of them."""
    if len(codes) != 2:
        raise UsageError(
            f"two languages stand side by side, not {len(codes)} ({', '.join(codes)})",
            hint="choose another edition, or name two languages for this one in "
            "templates/editions.toml",
        )
    left, right = (statement.parts[code] for code in codes)
    return side_by_side(left, right)


def side_by_side(left: Iterable[Block], right: Iterable[Block]) -> tuple[Row, ...]:
    """Return the rows of two parts; every text of either stands in one of them, in its order."""
    return tuple(_rows(tuple(left), tuple(right)))


def unpaired(rows: Iterable[Row], statement: Statement, codes: Sequence[str]) -> Iterator[Finding]:
    """Yield a warning (unpaired-paragraph) for each text that faces nothing in the other language.

    `codes` are the languages of the left and the right side.
    """
    for row in rows:
        if row.alone is None:
            continue
        code, other = codes[row.alone], codes[1 - row.alone]
        words = " ".join("".join(texts(getattr(row.block, "inlines", ()))).split())
        quoted = f" “{words[:QUOTED]}{'…' if words[QUOTED:] else ''}”" if words else ""
        yield Finding(
            "unpaired-paragraph",
            Severity.WARNING,
            f"the {_NAMES[row.kind]}{quoted} faces nothing in {other}.md",
            replace(place_in(statement, f"{code}.md"), line=row.block.line),
            f"write it in {other}.md too, or divide the text there in the same way",
        )


def _rows(left: Sequence[Block], right: Sequence[Block]) -> Iterator[Row]:
    for sides in facing(left, right):
        yield from _rows_of(sides)


def _rows_of(sides: Sides[Block]) -> Iterator[Row]:
    """Yield the rows of two blocks that face each other, or of one that faces nothing."""
    block = sides[0] or sides[1]
    match block:
        case ItemList():
            yield from _item_rows(sides)
        case Signatories() | Endorsement():
            yield from _within(("introduction",), _rows(*_inner(sides, "introduction")))
            yield _row(sides)
        case Paragraph() | Heading():
            yield _row(sides)
        case _:
            places = _PLACES.get(type(block).__name__, ())
            yield from _within(places, _rows(*_inner(sides, "blocks")))


def _row(sides: Sides[Block]) -> Row:
    left, right = (
        Cell(side) if isinstance(side, Paragraph | Heading | Signatories | Endorsement) else None
        for side in sides
    )
    return Row((left, right))


def _inner(sides: Sides[Block], name: str) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    left, right = (getattr(side, name, ()) for side in sides)
    return left, right


def _within(places: tuple[str, ...], rows: Iterable[Row]) -> Iterator[Row]:
    return (replace(row, within=(*places, *row.within)) for row in rows)


def _item_rows(sides: Sides[Block]) -> Iterator[Row]:
    left, right = (list(_items(side)) for side in sides)
    for one, other in facing_items(left, right, lambda item: sum(map(length, item[1]))):
        rows = _rows(one[1] if one else (), other[1] if other else ())
        labels = (one[0] if one else (), other[0] if other else ())
        yield from _within(("item",), _labelled(rows, labels))


def _items(block: Block | None) -> Iterator[tuple[tuple[int | None], tuple[Block, ...]]]:
    """Yield the label and the blocks of each item of a list."""
    if isinstance(block, ItemList):
        for index, item in enumerate(block.items):
            yield (None if block.start is None else block.start + index,), item


def _labelled(
    rows: Iterable[Row], labels: tuple[tuple[int | None, ...], tuple[int | None, ...]]
) -> Iterator[Row]:
    """Put each side's labels before the first text of that side."""
    waiting = list(labels)
    for row in rows:
        cells: list[Cell | None] = []
        for side, cell in enumerate(row.cells):
            if cell and waiting[side]:
                cell, waiting[side] = replace(cell, labels=(*waiting[side], *cell.labels)), ()  # noqa: PLW2901
            cells.append(cell)
        yield replace(row, cells=(cells[0], cells[1]))
