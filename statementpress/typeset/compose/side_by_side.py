"""Two parts as rows: paragraph beside paragraph, list item beside list item.

A row has at most one text of each language, so that a page can end after any of them. Each row
knows what its texts stand in: a list, a quotation, the notes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from statementpress.errors import UsageError
from statementpress.statement.model import (
    Annex,
    Block,
    Box,
    Contact,
    Endorsement,
    Figure,
    ItemList,
    Notes,
    PullQuote,
    Quotation,
    Signatories,
    Statement,
    Table,
)
from statementpress.statement.traversal import Leaf, sections
from statementpress.typeset.compose.letter_order import letter_order
from statementpress.typeset.compose.pairing import Sides, facing, facing_items, length

NARROW = 3
"""How many columns a table may have to stand in the column of its language."""

_PLACES: Mapping[type[Block | None], tuple[str, ...]] = {
    Quotation: ("quotation",),
    PullQuote: ("pull-quote",),
    Box: ("box",),
    Annex: ("annex",),
    Notes: ("notes",),
    Contact: ("contact",),
    Signatories: ("introduction",),
    Endorsement: ("introduction",),
}
"""What a template finds in `Row.within` for the texts inside such a block."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One side of a row."""

    block: Leaf
    labels: tuple[int | None, ...] = ()
    """The numbers of the list items that it opens, outermost first; None if they are not numbered
    in figures."""
    typed: tuple[str, ...] = ()
    """The labels of these items as they were typed; "" for a bullet."""
    lists: tuple[ItemList, ...] = ()
    """The lists that it stands in, outermost first."""


@dataclass(frozen=True, slots=True)
class Row:
    """What stands side by side.

    A row of Signatories or Endorsement places the members of the group; the introduction has rows
    of its own before it.
    """

    cells: Sides[Cell]
    within: tuple[str, ...] = ()
    """What its texts stand in, outermost first: "quotation", "notes", "contact", "introduction",
    "item", "box", "pull-quote", "annex"; and "begins" if it is the first row of an annex."""
    section: int = 0
    """Which part of a letter it is in, from 0: see `letter_order`; 0 for what is no letter."""

    @property
    def block(self) -> Leaf:
        """The block that the row sets; if there are two, the left one."""
        return next(cell.block for cell in self.cells if cell)

    @property
    def kind(self) -> str:
        """The name of that block's type."""
        return type(self.block).__name__

    @property
    def across(self) -> bool:
        """Whether its blocks are too wide for half a page: they stand one above the other."""
        tables = [cell.block for cell in self.cells if cell and isinstance(cell.block, Table)]
        return any(len(table.columns) > NARROW for table in tables)

    @property
    def picture(self) -> Figure | None:
        """The picture that both sides show, with a caption of each; None if they differ."""
        left, right = (cell.block if cell else None for cell in self.cells)
        if isinstance(left, Figure) and isinstance(right, Figure) and left.image == right.image:
            return left
        return None

    @property
    def alone(self) -> int | None:
        """Which side (0 or 1) has no counterpart; None if both sides are there."""
        return None if all(self.cells) else int(self.cells[0] is None)


def rows_of(statement: Statement, codes: Sequence[str]) -> tuple[Row, ...]:
    """Return the rows of a statement in two languages; raise UsageError if there are not two."""
    if len(codes) != 2:
        raise UsageError(
            f"this edition sets two languages side by side, not {len(codes)} ({', '.join(codes)})",
            hint="choose another edition, or name two languages for this one in "
            "templates/editions.toml",
        )
    # What stands on one side of a letter's closing words faces nothing on their other side.
    divided = zip(*(_divided(statement, code) for code in codes), strict=True)
    return tuple(
        replace(row, section=number)
        for number, (left, right) in enumerate(divided)
        for row in side_by_side(left, right)
    )


def _divided(statement: Statement, code: str) -> tuple[tuple[Block, ...], ...]:
    if statement.letter is None:
        return (statement.parts[code],)
    order = letter_order(statement, code)
    return order.text, order.signed, order.after


def side_by_side(left: Iterable[Block], right: Iterable[Block]) -> tuple[Row, ...]:
    """Return the rows of two parts; every text of either stands in one of them, in its order."""
    return tuple(_rows(tuple(left), tuple(right)))


def _rows(left: Sequence[Block], right: Sequence[Block]) -> Iterator[Row]:
    for sides in facing(left, right):
        yield from _rows_of(sides)


def _rows_of(sides: Sides[Block]) -> Iterator[Row]:
    """Yield the rows of two blocks that face each other, or of one without a counterpart."""
    block = sides[0] or sides[1]
    if isinstance(block, ItemList):
        yield from _item_rows(sides)
        return
    left, right = (_inner(side) for side in sides)
    rows = _within(_PLACES.get(type(block), ()), _rows(left, right))
    if isinstance(block, Annex):
        yield from (replace(row, within=("begins", *row.within)) for row in islice(rows, 1))
    yield from rows
    if isinstance(block, Leaf):
        yield _row(sides)


def _row(sides: Sides[Block]) -> Row:
    left, right = (Cell(side) if isinstance(side, Leaf) else None for side in sides)
    return Row((left, right))


def _inner(block: Block | None) -> tuple[Block, ...]:
    """Return the blocks that a block other than a list holds."""
    return tuple(each for section in (sections(block) if block else ()) for each in section)


def _within(places: tuple[str, ...], rows: Iterable[Row]) -> Iterator[Row]:
    return (replace(row, within=(*places, *row.within)) for row in rows)


@dataclass(frozen=True, slots=True)
class _Item:
    """An item of a list."""

    list: ItemList
    index: int
    """Its place in the list, from 0."""

    @property
    def blocks(self) -> tuple[Block, ...]:
        return self.list.items[self.index]

    def opened_by(self, cell: Cell) -> Cell:
        """Return a cell, the first of this item, with the item's label before it."""
        start = self.list.start
        number = None if start is None else start + self.index
        typed = self.list.labels[self.index]
        return replace(cell, labels=(number, *cell.labels), typed=(typed, *cell.typed))


def _item_rows(sides: Sides[Block]) -> Iterator[Row]:
    left, right = (list(_items(side)) for side in sides)
    for one, other in facing_items(left, right, lambda item: sum(map(length, item.blocks))):
        rows = _rows(one.blocks if one else (), other.blocks if other else ())
        yield from _within(("item",), _of_items(rows, (one, other)))


def _items(block: Block | None) -> Iterator[_Item]:
    if isinstance(block, ItemList):
        yield from (_Item(block, index) for index in range(len(block.items)))


def _of_items(rows: Iterable[Row], items: Sides[_Item]) -> Iterator[Row]:
    """Yield the rows of two items; the first cell of each has the label of its item."""
    waiting = list(items)
    for row in rows:
        cells = list(row.cells)
        for side, (cell, item) in enumerate(zip(row.cells, items, strict=True)):
            if cell and item:
                inside = replace(cell, lists=(item.list, *cell.lists))
                opening, waiting[side] = waiting[side], None
                cells[side] = opening.opened_by(inside) if opening else inside
        yield replace(row, cells=(cells[0], cells[1]))
