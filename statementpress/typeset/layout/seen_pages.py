"""Which pages of a document do not look as they did before, and which of them is the first."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any, NamedTuple

from weasyprint.formatting_structure.boxes import MarginBox

from statementpress.typeset.layout.source_boxes import Styles


class _Page(NamedTuple):
    """A page as it was when it was laid out."""

    box: Any
    """The box that a later layout has, too, if it takes the page."""
    children: Sequence[Any]
    """What stood on it: a later layout puts other boxes in the margins."""
    version: int


class _Change(NamedTuple):
    """What is known of a page beside the one that stood in its place before."""

    text: bool
    """Whether other text stands in it, or elsewhere."""
    margins: bool
    """Whether its margins show something else."""
    look: bool
    """Whether anything else may look different, such as a colour."""


_NEW = _Change(text=True, margins=True, look=True)


class Seen:
    """The pages of a document as they were laid out, held against those of the one before."""

    def __init__(self, pages: Sequence[Any], before: "Seen | None" = None) -> None:
        """Take the pages, and what was seen of the document before."""
        styles = Styles()
        known: Sequence[_Page] = before.pages if before else ()
        boxes = [page._page_box for page in pages]
        self._last: int = before._last if before else 0
        self._changes = [
            _changed(old, now, styles) if old else _NEW
            for old, now in zip_longest(known, boxes)
            if now is not None
        ]
        self.pages: Sequence[_Page] = [
            _Page(
                box, tuple(box.children), known[number].version if not any(change) else self._new()
            )
            for number, (box, change) in enumerate(zip(boxes, self._changes, strict=True))
        ]

    @property
    def versions(self) -> Sequence[int]:
        """Return a number for each page, which it keeps as long as it surely looks the same."""
        return [page.version for page in self.pages]

    @property
    def first_other(self) -> int | None:
        """Return the number of the first page, from 1, that is not as it was; None if all are.

        A page whose text changed comes before one whose margins did, as their number of all pages
        may change everywhere.
        """
        for kind in zip(*self._changes, strict=True):
            if any(kind):
                return kind.index(True) + 1
        return None

    def _new(self) -> int:
        self._last += 1
        return self._last


def _changed(before: _Page, now: Any, styles: Styles) -> _Change:
    old, new = (
        [*map(_fact, _boxes(each, margins=True))] for each in (before.children, now.children)
    )
    margins = old != new
    if before.box is now:
        return _Change(text=False, margins=margins, look=False)
    one, two = ([*_boxes(each, margins=False)] for each in (before.children, now.children))
    text = [*map(_fact, one)] != [*map(_fact, two)]
    look = text or not all(_looks_alike(*pair, styles) for pair in zip(one, two, strict=True))
    return _Change(text=text, margins=margins, look=look)


def _boxes(children: Sequence[Any], *, margins: bool) -> Iterator[Any]:
    """Yield the boxes of the text of a page, or of its margins."""
    for child in children:
        if isinstance(child, MarginBox) == margins:
            yield from child.descendants()


def _fact(box: Any) -> tuple[Any, ...]:
    """Return what stands where."""
    place = box.position_x, box.position_y, box.width, box.height
    return type(box), place, getattr(box, "text", "")


def _looks_alike(one: Any, two: Any, styles: Styles) -> bool:
    images = getattr(one, "replacement", None), getattr(two, "replacement", None)
    return images[0] is images[1] and styles.same(one.style, two.style)
