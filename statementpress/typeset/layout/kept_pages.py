"""Pages that are not made again, as an earlier layout made them from the very same.

WeasyPrint 70.0 makes a page from where the page before it ended, from the counters of pages and
from as many boxes of the source as it tries to set. If an earlier layout made the page of this
number from all the same, it would come out the same, so it is taken from there. What a page tried
is known exactly: all blocks, and rows of tables, from its beginning on to the last one for which it
asked, or with which the next page begins. Nothing later can have had a part in it, as a page is
filled in the order of the text and looks no further than the first block that has no room.

Left out are pages that hang together with others in more ways than by their place: those with
notes that wait for the next page or come from the one before, with blocks divided outside the flow,
with fixed boxes, or with numbers of pages in their text. What stands in the margins of a page is
taken if it would come out the same, too (`kept_margins`), and made anew otherwise.

Four private functions of the pinned version, `layout.page.make_page`,
`layout.block.block_level_layout`, `layout.block.block_container_layout` and
`layout.make_margin_boxes`, are replaced while a document is laid out, and put back afterwards.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from weasyprint import layout
from weasyprint.formatting_structure import build
from weasyprint.layout import block, page

from statementpress.machine import spending
from statementpress.typeset.layout.kept_margins import KeptMargins
from statementpress.typeset.layout.source_boxes import Likeness, Place, Source

COUNTERS, REMADE = 1, -1
"""The indices of the counters in the state of a page, and of what WeasyPrint notes to remake it."""
LOOK_EVERY = 32
"""For how many blocks the memory is looked at once."""
WORDS = 80
"""How many characters of a block say where a page is."""
PAGES = "pages"
"""The counter of all pages."""


@dataclass(frozen=True, slots=True)
class Start:
    """All that a page is made from, beside the boxes of the source."""

    page_type: Any
    """Its side, its name and its number, as the rules for pages ask for them."""
    place: Place
    counters: Any
    """The counters of pages, without the number of all pages: no text of a page shows it."""
    forced: bool
    """Whether a style sheet made it begin."""


@dataclass(frozen=True, slots=True)
class MadePage:
    """A page as it was made, without its margins."""

    start: Start
    box: Any
    children: Sequence[Any]
    """The boxes of its text, of its notes and of its side notes."""
    last: int
    """The number of the last piece of the source that it tried."""
    next_place: Place | None
    """Where the next page begins; None if there is none."""
    next_page: Any
    """What it asks of the next page."""
    running: dict[str, list[Any]]
    """The running elements that stand on it, boxes of the source, by their names."""
    anchors: Sequence[str]
    """The identifiers of what begins on it."""


@dataclass(slots=True)
class KeptPages:
    """What one layout leaves to later ones."""

    setting: Any
    """Whatever else pages depend on: fonts, images, and the rules for pages."""
    source: Source | None = None
    pages: dict[int, MadePage] = field(default_factory=dict)
    """The pages that may be taken, by their numbers from 1."""
    sizes: Any = None
    """The sizes of the first page, for lengths that depend on them."""
    margins: KeptMargins = field(default_factory=KeptMargins)
    has_fixed: bool = False
    """Whether a page has boxes that stand on all pages."""
    made: int = 0
    """How many pages were made for this layout; the others were taken."""


@contextmanager
def pages_kept(setting: Any, earlier: Sequence[KeptPages]) -> Iterator[KeptPages]:
    """Take pages from earlier layouts inside the block, and yield what it leaves itself."""
    kept = KeptPages(setting)
    others = [each for each in earlier if each.setting == setting and each.source is not None]
    maker = _Maker(kept, others, page.make_page)
    usual, usual_filling = block.block_level_layout, block.block_container_layout
    usual_margins = layout.make_margin_boxes

    def lay_out(context: Any, box: Any, *others: Any, **named: Any) -> Any:
        maker.tries(box)
        return usual(context, box, *others, **named)

    def fill(context: Any, box: Any, *others: Any, **named: Any) -> Any:
        maker.reaches(box)  # it may be the cell of a table
        return usual_filling(context, box, *others, **named)

    def make_margins(context: Any, box: Any, state: Any) -> Any:
        earlier = maker.taken.get(context.current_page)
        taken = kept.margins.take(earlier.margins, context, state) if earlier else None
        return taken or kept.margins.keep([*usual_margins(context, box, state)], context, state)

    page.make_page, block.block_level_layout = maker.make, lay_out
    block.block_container_layout, layout.make_margin_boxes = fill, make_margins
    try:
        yield kept
    finally:
        page.make_page, block.block_level_layout = maker.usual, usual
        block.block_container_layout, layout.make_margin_boxes = usual_filling, usual_margins
        if kept.has_fixed:
            kept.pages.clear()


class Standing(NamedTuple):
    """What stands on a page.

    A layout that takes the page for another document puts other boxes in its margins, and lets its
    boxes belong to that document's elements.
    """

    box: Any
    children: Sequence[Any]
    root: Any
    """The root element that the page belongs to; None if it is not kept."""
    elements: Sequence[Any]
    """The element of each of its boxes."""

    @classmethod
    def of(cls, box: Any) -> "Standing":
        """Return what stands on a page now."""
        children = list(box.children)
        elements = [each.element for each in _with_elements(children)]
        return cls(box, children, getattr(box, "root_element", None), elements)

    def restore(self) -> None:
        """Let it stand there again."""
        self.box.children = self.children
        for each, element in zip(_with_elements(self.children), self.elements, strict=True):
            each.element = element
        if self.root is not None:
            self.box.root_element = self.root


class _Maker:
    """Makes pages, or takes them."""

    def __init__(self, kept: KeptPages, earlier: Sequence[KeptPages], usual: Any) -> None:
        self.usual = usual
        self.taken: dict[int, KeptPages] = {}
        """The earlier layout that each page was taken from, by the page's number."""
        self._kept, self._earlier = kept, earlier
        self._likenesses: dict[int, Likeness] = {}
        self._last = 0
        self._number = 0
        self._tried = 0
        self._box: Any = None

    def tries(self, box: Any) -> None:
        """Note that the page that is being made asks for a box."""
        self._box = box
        self._tried += 1
        if self._tried % LOOK_EVERY == 0:
            spending.look()
        self.reaches(box)

    def reaches(self, box: Any) -> None:
        """Note that the page that is being made has come as far as a box."""
        source = self._kept.source
        if source is not None:
            self._last = max(self._last, source.number.get(box, 0))

    def make(self, context: Any, root: Any, *others: Any) -> Any:
        """Return what `make_page` returns."""
        page_type, resume_at, number, state = others
        self._number = number
        spending.within(self._whereabouts)
        if self._kept.source is None:
            self._kept.source = Source.of(root)
        place = self._kept.source.place(resume_at)
        start = place and Start(page_type, place, _counters(state), bool(context.forced_break))
        waiting = context.reported_footnotes or context.broken_out_of_flow
        if not start or waiting or page_type.blank:
            start = None
        made = self._fitting(start, number) if start else None
        if made:
            self._kept.pages[number] = made
            _put(context, root, made, state, self._kept.sizes)
            return made.box, self._resume_at(made), deepcopy(made.next_page)
        self._kept.made += 1
        self._kept.pages.pop(number, None)
        self.taken.pop(number, None)
        self._last = 0
        result = self.usual(context, root, *others)
        self._kept.has_fixed |= bool(result[0].fixed_boxes)
        if start:
            self._keep(context, start, number, result)
        return result

    def _whereabouts(self) -> spending.Whereabouts:
        """Return where in the text the page is that is being made."""
        element = getattr(self._box, "element", None)
        words = [] if element is None else "".join(element.itertext()).split()
        # The number of an item is set by the style, and stands in no file.
        said = words[1:] if words and not any(map(str.isalpha, words[0])) else words
        return spending.Whereabouts(f"page {self._number}", " ".join(said)[:WORDS])

    def _keep(self, context: Any, start: Start, number: int, made: tuple[Any, Any, Any]) -> None:
        """Keep a page that was just made, if it may be taken."""
        box, resume_at, next_page = made
        kept, source = self._kept, self._kept.source
        assert source is not None
        if number == 1:
            kept.sizes = dict(context.style_for.initial_page_sizes)
        following = source.place(resume_at)
        waiting = context.reported_footnotes or context.broken_out_of_flow
        if waiting or following is None or _shows_page_numbers(box):
            return
        box.root_element = source.root.box.element
        ends = resume_at is None
        kept.pages[number] = MadePage(
            start,
            box,
            tuple(box.children),
            source.root.end if ends else max(self._last, source.first_piece(following.number)),
            None if ends else following,
            deepcopy(next_page),
            _running_on(context, number),
            tuple(context.page_maker[number - 1][REMADE]["anchors"]),
        )

    def _fitting(self, start: Start, number: int) -> MadePage | None:
        """Return a page as an earlier layout made it, if one made it from the same."""
        for earlier in (self._kept, *self._earlier):
            made = earlier.pages.get(number)
            if made is not None and earlier is not self._kept:
                made = self._moved(made, earlier, start)
            if made is not None and made.start == start:
                if number == 1:
                    self._kept.sizes = earlier.sizes
                if earlier is not self._kept:
                    self.taken[number] = earlier
                return made
        return None

    def _resume_at(self, made: MadePage) -> Any:
        source = self._kept.source
        return source.resume_at(made.next_place) if source and made.next_place else None

    def _moved(self, made: MadePage, earlier: KeptPages, start: Start) -> MadePage | None:
        """Return a page of an earlier layout with the places and the elements of this one.

        Returns None if it did not begin in the same way, or was made from anything that changed.
        """
        source, before = self._kept.source, earlier.source
        assert source is not None
        assert before is not None
        if id(earlier) not in self._likenesses:
            self._likenesses[id(earlier)] = Likeness(before, source)
        likeness = self._likenesses[id(earlier)]
        place, following = made.start.place, made.next_place
        if not likeness.same(place.number, made.last):
            return None
        if replace(made.start, place=likeness.place(place)) != start:
            return None
        boxes = likeness.boxes
        elements = {old.element: new.element for old, new in boxes.items()}
        if not _belongs(made, before, source, elements):
            return None
        return replace(
            made,
            start=start,
            last=likeness.number(made.last),
            next_place=likeness.place(following) if following else None,
            running={name: [boxes[each] for each in run] for name, run in made.running.items()},
        )


def _put(context: Any, root: Any, made: MadePage, state: Any, sizes: Mapping[str, Any]) -> None:
    """Do what `make_page` does beside making a page."""
    number = made.start.page_type.index + 1
    style = context.style_for(made.start.page_type)
    style["overflow"] = root.viewport_overflow
    if number == 1:
        context.style_for.initial_page_sizes.update(sizes)
    context.current_page = number
    context.page_bottom = made.box.content_box_y() + made.box.height
    for pages in context.running_elements.values():
        pages.pop(number, None)
    for name, running in made.running.items():
        context.running_elements[name][number] = list(running)
    made.box.children = list(made.children)
    page._standardize_page_based_counters(style, None)
    build.update_counters(state, style)
    for anchor in made.anchors:
        context.page_maker[number - 1][REMADE]["anchors"].append(anchor)
        context.target_collector.cache_target_page_counters(
            anchor, state[COUNTERS], number - 1, context.page_maker
        )


def _running_on(context: Any, number: int) -> dict[str, list[Any]]:
    """Return the running elements of a page by their names."""
    elements = context.running_elements.items()
    return {name: list(pages[number]) for name, pages in elements if pages.get(number)}


def _shows_page_numbers(box: Any) -> bool:
    """Return whether something in the text of a page depends on the counters of pages."""
    return any(each.missing_link for each in box.descendants(placeholders=True))


def _counters(state: Any) -> Any:
    quotes, values, scopes, _ = state
    return deepcopy(
        (quotes, {name: each for name, each in values.items() if name != PAGES}, scopes)
    )


def _belongs(made: MadePage, before: Source, now: Source, elements: Mapping[Any, Any]) -> bool:
    """Let a page belong to the elements of another document; say whether it does.

    `elements` are those of the new document by those of the one before, where they are the same.
    """
    root = now.root.box.element
    if made.box.root_element is root:
        return True
    if made.box.root_element is not before.root.box.element:
        return False
    for each in _with_elements(made.children):
        each.element = elements.get(each.element, each.element)
    made.box.root_element = root
    return True


def _with_elements(children: Iterable[Any]) -> Iterator[Any]:
    """Yield all boxes that stand on a page."""
    for child in children:
        for box in child.descendants(placeholders=True):
            yield from (box, *getattr(box, "column_groups", ()))
