"""What the pages of a document are made from: the boxes before layout, in their order.

WeasyPrint makes a tree of boxes from the HTML and the style sheets, and fills pages with it. Here
that tree is numbered as the pages take it in: a block that holds blocks has a number where it
begins and one where it ends, and so has a table whose columns have fixed widths, which holds rows.
All else, such as a paragraph, a row, another table or a list in columns, is one piece with one
number. The trees of two documents are then compared piece by piece, so that it is known how far
they have the same to set.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from weasyprint.css import AnonymousStyle, ComputedStyle
from weasyprint.formatting_structure.boxes import (
    BlockBox,
    BlockLevelBox,
    TableBox,
    TableRowBox,
    TableRowGroupBox,
)

_FACTS = (
    *("text", "replacement", "link", "string_set", "bookmark_label", "colspan", "rowspan"),
    *("leading_collapsible_space", "trailing_collapsible_space", "is_leader"),
    *("is_outside_marker", "is_header", "is_footer", "is_for_root_element"),
)
"""The attributes of a box, beside its style and its element, that its layout depends on."""


@dataclass(slots=True, eq=False)
class Piece:
    """A box that pages take in as a whole, or one that holds others."""

    box: Any
    start: int
    """Its number."""
    inside: Sequence["Piece"] = ()
    """The pieces that it holds, one for each child of its box."""
    end: int = 0
    """The number of its end; that of its start if it holds none."""
    boxes: Sequence[Any] = ()
    """The box, and all in it if it holds no other pieces."""
    facts: Sequence[tuple[Any, ...]] = ()
    """What each of these boxes is, apart from its style."""
    styles: Sequence[Any] = ()
    """The styles of these boxes."""


class Place(NamedTuple):
    """Where a page begins."""

    number: int
    """The number of the piece that it begins with, or in."""
    within: Any
    """How far into that piece, as WeasyPrint gives it; None for its beginning."""


@dataclass(slots=True)
class Source:
    """The boxes of a document, numbered."""

    root: Piece
    ways: list[tuple[int, ...]] = field(default_factory=list)
    """For each number, the way to its piece: the index among the pieces of each one around it."""
    starts: list[Piece] = field(default_factory=list)
    """The piece of each number."""
    number: dict[Any, int] = field(default_factory=dict)
    """The number of each box that is a piece."""

    @classmethod
    def of(cls, root: Any) -> "Source":
        """Return the source of a document by its root box, before anything of it is laid out."""
        found = cls(Piece(root, 0))
        found._enter(found.root, ())
        return found

    def _enter(self, piece: Piece, way: tuple[int, ...]) -> None:
        self._count(piece, way)
        self.number[piece.box] = piece.start
        if not _holds_pieces(piece.box):
            piece.end = piece.start
            piece.boxes = list(_with_all_inside(piece.box))
            if isinstance(piece.box, TableRowBox):
                self.number |= dict.fromkeys(piece.box.children, piece.start)
        else:
            piece.boxes = [piece.box, *_shared_by_pages(piece.box)]
            inside = []
            for index, child in enumerate(piece.box.children):
                inside.append(Piece(child, len(self.starts)))
                self._enter(inside[-1], (*way, index))
            piece.inside = inside
            piece.end = len(self.starts)
            self._count(piece, way)
        piece.facts = [
            facts_of(box, 0 if piece.inside else len(box.children)) for box in piece.boxes
        ]
        piece.styles = [style for box in piece.boxes for style in _styles(box)]

    def _count(self, piece: Piece, way: tuple[int, ...]) -> None:
        self.starts.append(piece)
        self.ways.append(way)

    def place(self, resume_at: Any) -> "Place | None":
        """Return a place that WeasyPrint gives as its way from the root; None for an end."""
        piece, rest = self.root, resume_at
        while rest is not None and piece.inside:
            ((index, inner),) = rest.items()
            if index >= len(piece.inside):
                return None
            piece, rest = piece.inside[index], inner
        return Place(piece.start, rest)

    def resume_at(self, place: "Place") -> Any:
        """Return a place as WeasyPrint gives it."""
        rest = place.within
        for index in reversed(self.ways[place.number]):
            rest = {index: rest}
        return rest

    def first_piece(self, number: int) -> int:
        """Return the number of the first piece without others in it, from a number on."""
        piece = self.starts[number]
        while piece.inside:
            piece = piece.inside[0]
        return piece.start


class Likeness:
    """What one source has in common with another one."""

    def __init__(self, old: Source, new: Source) -> None:
        self._styles = Styles()
        self._old, self._new = old, new
        self._moved: list[int | None] = [None] * len(old.starts)
        """For each number of the old source, that of the same piece in the new one."""
        self._pair(old.root, new.root)
        self._runs = _runs(self._moved)

    def number(self, old: int) -> int:
        """Return the number in the new source of what is the same in the old one."""
        moved = self._moved[old]
        assert moved is not None
        return moved

    def place(self, old: Place) -> Place:
        """Return a place in the new source that is the same in the old one."""
        return Place(self.number(old.number), old.within)

    def same(self, first: int, last: int) -> bool:
        """Return whether nothing changed from one number of the old source to another."""
        return self._moved[first] is not None and self._runs[first] >= last

    @cached_property
    def boxes(self) -> dict[Any, Any]:
        """Return the new box of each old one that is the same."""
        return {
            old: new
            for number, moved in enumerate(self._moved)
            if moved is not None
            for old, new in zip(
                self._old.starts[number].boxes, self._new.starts[moved].boxes, strict=True
            )
        }

    def _pair(self, old: Piece, new: Piece) -> None:
        if not self._alike(old, new):
            return
        self._moved[old.start] = new.start
        self._moved[old.end] = new.end
        before, after = list(old.inside), list(new.inside)
        # What was added or taken out stands between what is the same before it and after it.
        if len(before) != len(after):
            common = 0
            least = min(len(before), len(after))
            while common < least and self._all_alike(before[common], after[common]):
                common += 1
            tail = 0
            while tail < least - common and self._all_alike(before[-1 - tail], after[-1 - tail]):
                tail += 1
            before = [*before[:common], *before[len(before) - tail :]]
            after = [*after[:common], *after[len(after) - tail :]]
        for one, other in zip(before, after, strict=True):
            self._pair(one, other)

    def _all_alike(self, old: Piece, new: Piece) -> bool:
        return (
            len(old.inside) == len(new.inside)
            and self._alike(old, new)
            and all(map(self._all_alike, old.inside, new.inside))
        )

    def _alike(self, old: Piece, new: Piece) -> bool:
        return (
            bool(old.inside) == bool(new.inside)
            and old.facts == new.facts
            and len(old.styles) == len(new.styles)
            and all(map(self._styles.same, old.styles, new.styles))
        )


class Styles:
    """Which styles of two layouts are the same."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], bool] = {}

    def same(self, old: Any, new: Any) -> bool:
        """Return whether two styles are the same; both have to stay as long as this does."""
        if old is new:
            return True
        if type(old) is not type(new):
            return False
        known = self._known.get((id(old), id(new)))
        if known is None:
            known = self._known[id(old), id(new)] = self._is_same(old, new)
        return known

    def _is_same(self, old: Any, new: Any) -> bool:
        if isinstance(old, AnonymousStyle):
            return self.same(old.parent_style, new.parent_style)
        return (
            isinstance(old, ComputedStyle)
            and old.pseudo_type == new.pseudo_type
            and old.base_url == new.base_url
            and old.cascaded == new.cascaded
            and self.same(old.parent_style, new.parent_style)
        )


def _runs(moved: Sequence[int | None]) -> list[int]:
    """Return for each number the last one up to which all stand in the new source as in the old."""
    runs = list(range(len(moved)))
    for number in range(len(moved) - 2, -1, -1):
        here, following = moved[number], moved[number + 1]
        if here is not None and following == here + 1:
            runs[number] = runs[number + 1]
    return runs


def _holds_pieces(box: Any) -> bool:
    """Return whether pages take in one by one what a box holds."""
    if isinstance(box, TableRowGroupBox):
        return bool(box.children)
    return _holds_rows(box) or _holds_blocks(box)


def _holds_rows(box: Any) -> bool:
    """Return whether a box is a table, or is around one, whose rows have nothing to do with others.

    Only that of the first row is a part of all: it may say how wide the columns are.
    """
    table = box
    if isinstance(box, BlockBox) and box.is_table_wrapper and len(box.children) == 1:
        table = box.get_wrapped_table()
    style = table.style
    return bool(
        isinstance(table, TableBox)
        and box.is_in_normal_flow()
        and style["table_layout"] == "fixed"
        and style["width"] != "auto"
        and style["border_collapse"] == "separate"
        and all(
            cell.rowspan == 1
            for group in table.children
            for row in group.children
            for cell in row.children
        )
    )


def _shared_by_pages(box: Any) -> Iterator[Any]:
    """Yield what each page shows, or goes by, that has rows of a table."""
    if not isinstance(box, TableBox):
        return
    for group in box.column_groups:
        yield from _with_all_inside(group)
    for number, group in enumerate(box.children):
        if group.is_header or group.is_footer:
            yield from _with_all_inside(group)
        elif not number and group.children:
            yield from _with_all_inside(group.children[0])


def _holds_blocks(box: Any) -> bool:
    """Return whether a box is an ordinary block that holds others, which pages take in one by one.

    Whatever is measured as a whole before it is laid out, or is laid out apart, is one piece.
    """
    style = box.style
    return bool(
        type(box) is BlockBox
        and box.children
        and all(isinstance(child, BlockLevelBox) for child in box.children)
        and not box.is_table_wrapper
        and box.is_in_normal_flow()
        and style["column_count"] == style["column_width"] == "auto"
        and style["height"] == "auto"
        and style["max_lines"] == "none"
        and style["continue"] == "auto"
        and box.first_letter_style is None
        and box.first_line_style is None
    )


def _with_all_inside(box: Any) -> Iterator[Any]:
    yield box
    for child in box.children:
        yield from _with_all_inside(child)
    if isinstance(box, TableBox):
        for group in box.column_groups:
            yield from _with_all_inside(group)
    if box.footnote is not None:
        yield from _with_all_inside(box.footnote)


def facts_of(box: Any, children: int) -> tuple[Any, ...]:
    """Return what a box with so many children is that are looked at, apart from its style."""
    element = box.element
    attributes = None if element is None else tuple(element.attrib.items())
    facts = [getattr(box, name, None) for name in _FACTS]
    return (type(box), box.element_tag, children, attributes, *map(_frozen, facts))


def _frozen(value: Any) -> Any:
    """Return a value that stays what it is when the layout goes on."""
    return tuple(value) if isinstance(value, list) else value


def _styles(box: Any) -> tuple[Any, ...]:
    return box.style, box.first_letter_style, box.first_line_style
