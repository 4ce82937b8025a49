"""Measure the long lists of laid-out pages, and say how the next layout is to set them.

A style sheet says how many columns such a list may have and how small its type may be (`--columns:
2 3 4`, `--least-type: 7.6pt`); `list_sizes` chooses. All lists of a document have one size. A list
that was chosen for is not measured again.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from unicodedata import category

from weasyprint.formatting_structure.boxes import (
    AtomicInlineLevelBox,
    BlockLevelBox,
    LineBox,
    TextBox,
)

from statementpress.typeset.layout import asked
from statementpress.typeset.layout.balance import Piece
from statementpress.typeset.layout.columns import pieces_of
from statementpress.typeset.layout.flow import bottoms, room
from statementpress.typeset.layout.list_sizes import Choice, Entry, Flow, LongList, Word, chosen
from statementpress.typeset.layout.rules import Decision

NAME = "data-group"
"""The attribute with the name of a list, the same in all parts."""
POINTS_PER_PX = 0.75
_WORD = re.compile("([^ \u200b]+)([ \u200b]*)")
_WITHOUT_WIDTH = frozenset({"Cf", "Me", "Mn"})


class _Placed(NamedTuple):
    """A long list on the pages of its part."""

    first: int
    """The number of the page on which it begins, from 0."""
    last: int
    boxes: Sequence[Any]
    """Its box on each of these pages."""


def set_to_fill_few_pages(pages: Sequence[Any]) -> list[Decision]:
    """Return the columns and the size of each long list of which nothing was decided yet."""
    flows, lists = [], []
    for shown in _parts(pages).values():
        placed = list(_placed(shown))
        if placed:
            flows.append(_flow(shown, placed))
            lists.append([each.boxes[0] for each in placed])
    return list(_decided(chosen(flows), lists)) if flows else []


def _decided(choice: Choice, lists: Sequence[Sequence[Any]]) -> Iterator[Decision]:
    """Yield what sets the lists of each part as they were chosen to be."""
    for size, boxes in zip(choice.sizes, lists, strict=True):
        for box in boxes:
            points = box.style["font_size"] * size * POINTS_PER_PX
            yield Decision(
                box.element,
                f"column-count: {choice.columns[_name(box)]} !important; "
                f"font-size: {points:.2f}pt !important; --columns: chosen !important",
            )


def _parts(pages: Sequence[Any]) -> Mapping[Any, list[tuple[Any, Any]]]:
    """Return each part's pages with the box of the part on it."""
    shown: dict[Any, list[tuple[Any, Any]]] = {}
    for page in pages:
        for box in page._page_box.descendants():
            if box.element_tag == "main":
                shown.setdefault(box.element, []).append((page, box))
    return shown


def _placed(shown: Sequence[tuple[Any, Any]]) -> Iterator[_Placed]:
    """Yield the long lists of a part that are still to be chosen for, in their order."""
    found: dict[Any, list[tuple[int, Any]]] = {}
    for number, (_, part) in enumerate(shown):
        for box in part.descendants():
            if isinstance(box, BlockLevelBox) and not box.is_column and _numbers(box):
                found.setdefault(box.element, []).append((number, box))
    for places in found.values():
        yield _Placed(places[0][0], places[-1][0], [box for _, box in places])


def _numbers(box: Any) -> list[int]:
    """Return the numbers of columns that a style sheet allows a long list; [] for all else."""
    is_long = box.style["column_count"] != "auto" and asked.length(box, "least-type")
    return asked.numbers(box, "columns") if is_long else []


def _name(box: Any) -> str:
    return str(box.element.get(NAME, ""))


def _flow(shown: Sequence[tuple[Any, Any]], placed: Sequence[_Placed]) -> Flow:
    """Return what stands before, between and below the lists of a part."""
    lists = []
    at = placed[0].first, room(shown[placed[0].first][0])[0]
    for each in placed:
        top = each.boxes[0].border_box_y()
        lists.append((_between(shown, at, (each.first, top)), _measured(each.boxes)))
        end = each.boxes[-1]
        at = each.last, end.border_box_y() + end.border_height()
    last = len(shown) - 1
    below = _between(shown, at, (last, max(bottoms(shown[last][0]), default=at[1])))
    high = [bottom - top for top, bottom in (room(page) for page, _ in shown)]
    return Flow(max(high), lists, below)


def _between(
    shown: Sequence[tuple[Any, Any]], begun: tuple[int, float], end: tuple[int, float]
) -> float:
    """Return how high that is which stands between two places: a page of the part, and its y."""
    height, top = 0.0, begun[1]
    for number in range(begun[0], end[0]):
        height += max(bottoms(shown[number][0]), default=top) - top
        top = room(shown[number + 1][0])[0]
    return max(height + end[1] - top, 0.0)


def _measured(boxes: Sequence[Any]) -> LongList:
    """Return a list that stands on one page or on several."""
    first = boxes[0]
    columns = pieces_of(column for box in boxes for column in box.children)
    entries = [_entry(box, piece) for inside in columns for box, piece in inside]
    width, gap = first.width, first.style["column_gap"]
    return LongList(
        _name(first),
        entries,
        width,
        first.style["font_size"] if gap == "normal" else gap.value,
        _numbers(first),
        (asked.length(first, "least-type") or 0.0) / first.style["font_size"],
    )


def _entry(box: Any, piece: Piece) -> Entry:
    texts = list(_texts(box))
    heights = [line.height for lines in texts for line in lines]
    return Entry(
        tuple(tuple(_words(lines)) for lines in texts),
        box.padding_left,
        max(heights, default=0.0),
        piece.gap + piece.height - sum(heights),
        piece.kept,
    )


def _texts(box: Any) -> Iterator[list[Any]]:
    """Yield the lines of each block in a box, which begin on a line of their own."""
    lines = [child for child in box.children if isinstance(child, LineBox)]
    if lines:
        yield lines
    for child in box.children:
        if isinstance(child, BlockLevelBox):
            yield from _texts(child)


def _words(lines: Sequence[Any]) -> Iterator[Word]:
    """Yield the words of lines, with the labels before them left out."""
    for line in lines:
        for box in _text_boxes(line):
            yield from _parted(box.text, box.width)


def _text_boxes(box: Any) -> Iterator[Any]:
    for child in box.children:
        if isinstance(child, TextBox):
            yield child
        elif not isinstance(child, AtomicInlineLevelBox):
            yield from _text_boxes(child)


def _parted(text: str, width: float) -> Iterator[Word]:
    """Yield the words of a text of this width, as if all of its characters were equally wide."""
    share = width / max(_length(text), 1)
    for word, space in _WORD.findall(text):
        yield Word(_length(word) * share, space.count(" ") * share)


def _length(text: str) -> int:
    return sum(category(character) not in _WITHOUT_WIDTH for character in text)
