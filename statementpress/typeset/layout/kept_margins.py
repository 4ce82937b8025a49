"""Margins of pages that are not made again, as an earlier layout made them from the very same.

What stands in the margins of a page depends on the rules for pages, which are the same for all
layouts whose pages are taken, on the counters of the page, and on what the document gives to
margins: strings, and elements that run from page to page. Few edits change any of these.
"""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from statementpress.typeset.layout.source_boxes import Styles, facts_of


class _Margins(NamedTuple):
    """The margins of one page."""

    counters: Any
    boxes: Sequence[Any]


class _Given(NamedTuple):
    """What a document gives to its margins."""

    strings: Mapping[str, Mapping[int, Sequence[str]]]
    """By their names, those of each page."""
    places: Sequence[tuple[str, int]]
    """The name and the page of each running element."""
    running: Sequence[Any]
    """All boxes of these elements."""
    facts: Sequence[Any]
    """What each of these boxes is, apart from its style."""


@dataclass(slots=True)
class KeptMargins:
    """The margins of one layout."""

    given: _Given | None = None
    pages: dict[int, _Margins] = field(default_factory=dict)
    """By the numbers of the pages, from 1."""
    _elements: dict[int, Mapping[Any, Any] | None] = field(default_factory=dict)

    def take(self, earlier: "KeptMargins", context: Any, state: Any) -> Sequence[Any] | None:
        """Return the margins of a page, which was taken, as an earlier layout made them.

        Returns None if they may be other ones. The page is the current one of the `context`.
        """
        number = context.current_page
        before = earlier.pages.get(number)
        if before is None or before.counters != list(state[:3]):
            return None
        elements = self._elements_of(earlier, context)
        if elements is None:
            return None
        for margin in before.boxes:
            for box in (margin, *margin.descendants()):
                box.element = elements.get(box.element, box.element)
        return self.keep(before.boxes, context, state)

    def keep(self, boxes: Sequence[Any], context: Any, state: Any) -> Sequence[Any]:
        """Keep the margins of the current page, and return them."""
        if self.given is None:
            self.given = _given(context)
        self.pages[context.current_page] = _Margins(deepcopy(list(state[:3])), boxes)
        return boxes

    def _elements_of(self, earlier: "KeptMargins", context: Any) -> Mapping[Any, Any] | None:
        """Return the elements of this document by those of an earlier one that run in its margins.

        Returns None if that one gave anything else to its margins.
        """
        if self.given is None:
            self.given = _given(context)
        if id(earlier) not in self._elements:
            self._elements[id(earlier)] = _same_elements(earlier.given, self.given)
        return self._elements[id(earlier)]


def _given(context: Any) -> _Given:
    strings = {
        name: {page: list(texts) for page, texts in pages.items()}
        for name, pages in context.string_set.items()
    }
    places, running = [], []
    for name, pages in context.running_elements.items():
        for page, boxes in pages.items():
            for box in boxes:
                places.append((name, page))
                running += [box, *box.descendants()]
    return _Given(strings, places, running, [facts_of(box, len(box.children)) for box in running])


def _same_elements(old: _Given | None, new: _Given) -> Mapping[Any, Any] | None:
    if old is None or old[:2] != new[:2] or old.facts != new.facts:
        return None
    styles, pairs = Styles(), list(zip(old.running, new.running, strict=True))
    if not all(styles.same(before.style, now.style) for before, now in pairs):
        return None
    return {before.element: now.element for before, now in pairs}
