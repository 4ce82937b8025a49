"""Set long lists in columns: page by page, and even on their last page.

WeasyPrint 70.0 lays every page of a list out twice, and its last page again and again, a pixel
higher each time, until the columns end evenly. Where a style sheet asks for it (`--columns-end:
evenly`), a list is set here instead: the columns of a page are filled once, and those of the last
page are filled once more, each as far as `balance` says.

One private function of the pinned version, `layout.block.columns_layout`, is replaced while a
document is laid out, and put back afterwards. Lists with notes, with elements across all columns
or with a height of their own are left to WeasyPrint.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from weasyprint.layout import block
from weasyprint.layout.percent import percentage, resolve_percentages

from statementpress.typeset.layout import asked
from statementpress.typeset.layout.balance import Piece, balanced, height_of
from statementpress.typeset.layout.flow import AVOID, FORCED, blocks

NOTHING_NEXT = {"break": "any", "page": None}
"""What WeasyPrint says of the next page if nothing is asked of it."""
SLACK = 0.01
"""By how many px a column is made higher than what it holds, as lengths are rounded."""
TOGETHER = AVOID | {"avoid-column"}
"""The values with which a style sheet forbids a column to end."""

Way = tuple[Any, ...]
"""Boxes, each of which stands in the one before it."""


@contextmanager
def columns_that_end_evenly() -> Iterator[None]:
    """Replace WeasyPrint's function inside the block."""
    usual = block.columns_layout

    def lay_out(context: Any, box: Any, bottom_space: float, skip: Any, *others: Any) -> Any:
        if not _is_ours(box):
            return usual(context, box, bottom_space, skip, *others)
        container, page_is_empty, absolute, fixed, adjoining_margins = others[:5]
        box = box.copy_with_children(box.children)
        box.position_y += block.collapse_margin(adjoining_margins)
        block.block_level_width(box, container)
        context.in_column = True
        try:
            room = context.page_bottom - box.content_box_y() - bottom_space
            return _List(context, box, container, page_is_empty, (absolute, fixed)).set_in(
                room, skip
            )
        finally:
            context.in_column = False

    block.columns_layout = lay_out
    try:
        yield
    finally:
        block.columns_layout = usual


def _is_ours(box: Any) -> bool:
    style = box.style
    return bool(
        asked.says(box, "columns-end", "evenly")
        and style["column_count"] != "auto"
        and style["height"] == "auto"
    )


class _Column(NamedTuple):
    """A column that was laid out."""

    box: Any
    rest: Any
    """Where the next column goes on, as WeasyPrint keeps it; None if nothing is left."""
    next_page: Any
    """What it asks of the next page."""

    @property
    def is_last(self) -> bool:
        """Return whether no column of this page can follow it."""
        return self.rest is None or self.next_page["break"] in FORCED


@dataclass(frozen=True, slots=True)
class _List:
    """What is set in columns on one page."""

    context: Any
    box: Any
    """All of the list; its position and its width are known."""
    container: Any
    page_is_empty: bool
    placed: tuple[list[Any], list[Any]]
    """WeasyPrint's boxes of absolute and of fixed position."""

    def set_in(self, room: float, skip: Any) -> Any:
        """Return what `columns_layout` returns for the rest of the list, `room` px high at most.

        `skip` says where it goes on, as WeasyPrint keeps it.
        """
        count = self.box.style["column_count"]
        columns = self._filled([room] * count, skip)
        # At the foot of a page, a column without room for what has to stand together stays empty.
        stopped = columns and len(columns) < count and not columns[-1].is_last
        if not columns or (stopped and not self.page_is_empty):
            self._discard(columns)
            return None, (0, None), NOTHING_NEXT, [], False
        if columns[-1].is_last:
            columns = self._evened(columns, skip, room)
        highest = max(column.box.margin_height() for column in columns)
        for column in columns:
            column.box.height = highest
        self.box.children = tuple(column.box for column in columns)
        self.box.height = highest
        return self.box, columns[-1].rest, columns[-1].next_page, [], False

    def _evened(self, columns: list[_Column], skip: Any, room: float) -> list[_Column]:
        """Return the columns of a page that are not full, as even as they can be."""
        found = list(pieces_of(column.box for column in columns))
        pieces = [piece for inside in found for _, piece in inside]
        counts = balanced(pieces, self.box.style["column_count"])
        if counts == [len(inside) for inside in found]:
            return columns
        ends = list(accumulate(counts))
        # The white below a column belongs to it, for WeasyPrint; the last one takes what is left.
        heights = [
            height_of(pieces[begun:end]) + pieces[end].gap + SLACK
            for begun, end in pairwise((0, *ends[:-1]))
        ]
        evened = self._filled([*heights, room], skip)
        # What the style sheet forces into another column shows only when it is laid out.
        fits = len(evened) == len(counts) and evened[-1].rest == columns[-1].rest
        kept, discarded = (evened, columns) if fits else (columns, evened)
        self._discard(discarded)
        return kept

    def _filled(self, heights: Sequence[float], skip: Any) -> list[_Column]:
        """Return as many columns as are needed, each no higher than its height."""
        columns = []
        for number, height in enumerate(heights):
            column = self._column(number, height, skip)
            if column.box is None:
                break
            columns.append(column)
            skip = column.rest
            if column.is_last:
                break
        return columns

    def _column(self, number: int, height: float, skip: Any) -> _Column:
        count, gap = self.box.style["column_count"], self._gap()
        width = max(0, self.box.width - (count - 1) * gap) / count
        empty = type(self.box).anonymous_from(self.box, self.box.children)
        resolve_percentages(empty, self.container)
        empty.is_column = True
        empty.width = width
        empty.position_x = self.box.content_box_x() + number * (width + gap)
        empty.position_y = self.box.content_box_y()
        bottom_space = self.context.page_bottom - empty.position_y - height
        box, rest, next_page, *_ = block.block_box_layout(
            self.context,
            empty,
            bottom_space,
            skip,
            self.container,
            self.page_is_empty,
            *self.placed,
            None,
            None,
            None,
            discard=False,
            max_lines=None,
        )
        return _Column(box, rest, next_page)

    def _gap(self) -> float:
        gap = self.box.style["column_gap"]
        if gap == "normal":
            return float(self.box.style["font_size"])
        return float(percentage(gap, self.box.style, self.box.width))

    def _discard(self, columns: Sequence[_Column]) -> None:
        boxes = [column.box for column in columns]
        block.remove_placeholders(self.context, boxes, *self.placed)


def pieces_of(columns: Iterable[Any]) -> Iterator[list[tuple[Any, Piece]]]:
    """Yield the boxes that no column cuts for each column (a box), in their order."""
    before: Way = ()
    for column in columns:
        inside = []
        for number, way in enumerate(_ways(column)):
            inside.append((way[-1], _piece(way, before, apart=not number)))
            before = way
        yield inside


def _ways(box: Any, above: Way = ()) -> Iterator[Way]:
    """Yield each piece in a box, at the end of the way of boxes that leads to it."""
    for child in blocks(box):
        way = (*above, child)
        if child.style["break_inside"] in TOGETHER or not blocks(child):
            yield way
        else:
            yield from _ways(child, way)


def _piece(way: Way, before: Way, *, apart: bool) -> Piece:
    """Return a piece; `before` is the way to the one before it, in another column if `apart`."""
    ending, beginning = _without(before, way), _without(way, before)
    kept = [each.style["break_after"] in TOGETHER for each in ending]
    kept += [each.style["break_before"] in TOGETHER for each in beginning]
    height = way[-1].border_height()
    if not before:
        return Piece(height, 0.0, any(kept))
    if apart:  # the white that would part them is the widest of their margins
        margins = [each.margin_bottom for each in ending]
        margins += [each.margin_top for each in beginning]
        return Piece(height, max(margins, default=0.0), any(kept))
    end = before[-1].border_box_y() + before[-1].border_height()
    return Piece(height, way[-1].border_box_y() - end, any(kept))


def _without(way: Way, other: Way) -> Way:
    """Return the boxes of a way that the other way does not lead through."""
    elements = {box.element for box in other}
    return tuple(box for box in way if box.element not in elements)
