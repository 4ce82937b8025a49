"""Which page of a document is the first that does not look as it did before."""

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import Any

from weasyprint.formatting_structure.boxes import MarginBox


class Seen:
    """The pages of a document as they were when it was finished.

    A page that a later layout takes is the same box then, with other boxes in its margins.
    """

    def __init__(self, pages: Sequence[Any]) -> None:
        self._pages = [(page._page_box, tuple(page._page_box.children)) for page in pages]

    def first_other(self, pages: Sequence[Any]) -> int | None:
        """Return the number of the first page, from 1, that is not as it was; None if all are.

        A page whose text changed comes before one whose margins did, as their number of all pages
        may change everywhere. Of changes that move nothing, such as one of a colour, nothing is
        known but that the page was made anew; so that comes last.
        """
        for other in (_other_text, _other_margins, _made_anew):
            number = self._first(pages, other)
            if number:
                return number
        return None

    def _first(
        self, pages: Sequence[Any], other: Callable[[Any, Sequence[Any], Any], bool]
    ) -> int | None:
        for number, (before, now) in enumerate(zip_longest(self._pages, pages), 1):
            if now is None:
                return None
            if before is None or other(before[0], before[1], now._page_box):
                return number
        return None


def _other_text(before: Any, children: Sequence[Any], now: Any) -> bool:
    return before is not now and any(
        one != two
        for one, two in zip_longest(
            _shown(children, margins=False), _shown(now.children, margins=False)
        )
    )


def _other_margins(_: Any, children: Sequence[Any], now: Any) -> bool:
    return list(_shown(children, margins=True)) != list(_shown(now.children, margins=True))


def _made_anew(before: Any, _: Sequence[Any], now: Any) -> bool:
    return before is not now


def _shown(children: Sequence[Any], *, margins: bool) -> Iterator[tuple[Any, ...]]:
    """Yield what stands where in the text of a page, or in its margins."""
    for child in children:
        if isinstance(child, MarginBox) == margins:
            for box in child.descendants():
                place = box.position_x, box.position_y, box.width, box.height
                yield type(box), place, getattr(box, "text", "")
