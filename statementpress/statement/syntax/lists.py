"""Lists: items with bullets, numbers or letters, as people type and paste them.

CommonMark knows bullets and Latin figures, and counts itself. Here the label of an item is kept as
it was typed, any of those in `labels` makes an item, and an item may be indented as one likes: two
places more than the label of the item around it are enough, and even none if the outer list goes
on afterwards.

Some labels are more often something else: a year, a day of the month, an initial, a dash in a
sentence. They make an item only if a label that continues the series comes next, or came before.
What is taken for a paragraph is printed with the same characters, so a wrong guess costs the
hanging indent and nothing else.
"""

import re
from dataclasses import dataclass, field

from markdown_it.rules_block import StateBlock

from statementpress.statement.syntax.inside import tokenize_inside
from statementpress.statement.syntax.labels import Kind, Label, Ordinal, label_of
from statementpress.statement.syntax.lines import content, is_ended

STEP = 2
"""Places by which a line has to be indented to belong to the item above it."""

LOOK_AHEAD = 100
"""Lines in which the next item is looked for; a longer item would be a chapter."""

_ENDS = re.compile(r"#{1,6}[ \t]|:{3,}|>")
_ANNOUNCES = (":", "៖")


def list_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a list as a block rule of markdown-it: lines `start` to `end`, from 0.

    If `silent` is true, the line follows the text of another block without an empty line.
    """
    kind = _begun(state, start, end, interrupting=silent)
    if kind is None:
        return False
    if not silent:
        found = _List(state, end, kind, start)
        found.gather()
        found.push()
    return True


def _label(state: StateBlock, line: int) -> Label | None:
    return None if state.sCount[line] < 0 else label_of(content(state, line))


def _begun(state: StateBlock, line: int, end: int, *, interrupting: bool) -> Kind | None:
    """Return the series of the list that begins with a line; None if no list does."""
    label = _label(state, line)
    if label is None:
        return None
    has_words = len(content(state, line)) > label.length
    if label.readings[0][0].style == "bullet" and (has_words or not interrupting):
        return label.readings[0][0]
    # Of two series, the one that goes on first is meant: (i), (ii), … (v) are no letters.
    following = [
        (later, kind)
        for kind, place in label.readings
        if (later := _continued(state, line, end, kind, place))
        and (not interrupting or set(place) <= {1} or kind.depth > 1)
    ]
    if following:
        return min(following, key=lambda found: found[0])[1]
    if interrupting:
        before = content(state, line - 1).rstrip()
        is_apart = before.endswith(_ANNOUNCES) or state.sCount[line] >= STEP
        announced = is_apart and has_words
        return next((k for k, p in label.readings if announced and _is_plain(label, k, p)), None)
    for kind, place in label.readings:
        earlier = _last_places(state).get(kind)
        if (earlier and _follows(place, earlier)) or _is_plain(label, kind, place):
            return kind
    return None


def _is_plain(label: Label, kind: Kind, place: Ordinal) -> bool:
    """Return whether a label begins a list even if it is its only one: "1." and "1)"."""
    plain = kind.style == "number" and kind.signs in (".", ")", "()") and not label.is_tight
    return plain and place in ((0,), (1,))


def _continued(state: StateBlock, line: int, end: int, kind: Kind, place: Ordinal) -> int:
    """Return the line of the series' next label, before text that is not of its items; or 0."""
    margin, after_empty = state.sCount[line] + STEP, False
    for later in range(line + 1, min(end, line + LOOK_AHEAD)):
        if state.isEmpty(later):
            after_empty = True
            continue
        label = _label(state, later)
        if label is None:
            outdented = state.sCount[later] < margin
            if outdented and (after_empty or _ENDS.match(content(state, later))):
                return 0
        else:
            other = label.in_series(kind)
            if other is not None and _goes_on(kind, place, other, is_certain=False):
                return later
        after_empty = False
    return 0


def _goes_on(kind: Kind, before: Ordinal, after: Ordinal, *, is_certain: bool) -> bool:
    """Return whether two labels of a series may be those of neighbours in a list.

    `is_certain` says that at least two labels of the series were read before, or that the first
    one could not be anything else.
    """
    if kind.style in ("bullet", "dash") or _follows(after, before):
        return True
    is_closed = kind.signs in (")", "()")
    is_figure = kind.style == "number" and kind.signs in (".", ")", "()")
    if is_figure or is_closed:
        return is_certain or after > before or (is_figure and after == before)
    return after > before and is_certain and kind.style != "upper"


def _follows(after: Ordinal, before: Ordinal) -> bool:
    """Return whether a place is the next one: (4,) after (3,), (2, 1) after (1, 7)."""
    for index, (later, earlier) in enumerate(zip(after, before, strict=True)):
        if later != earlier:
            return later == earlier + 1 and set(after[index + 1 :]) <= {1}
    return False


def _last_places(state: StateBlock) -> dict[Kind, Ordinal]:
    """Return where each series of the text has come to, so that a later list can go on with it."""
    places: dict[Kind, Ordinal] = state.env.setdefault("places of labels", {})
    return places


@dataclass(slots=True)
class _List:
    """A list that is being read."""

    state: StateBlock
    end: int
    """The line after the last one that may belong to it."""
    kind: Kind
    start: int
    items: list[tuple[int, Label]] = field(default_factory=list)
    """The first line and the label of each item."""
    inside: dict[Kind, Ordinal] = field(default_factory=dict)
    """Where the lists have come to that stand inside the last item, but at the margin."""

    def gather(self) -> None:
        """Find the items, and where the last one ends."""
        state, line = self.state, self.start
        label = _label(state, line)
        while label is not None:
            self.items.append((line, label))
            self.inside.clear()
            line, label = self._next_item(line)
        last = line
        while last > self.start + 1 and state.isEmpty(last - 1):
            last -= 1
        self.end = last

    def _place(self) -> Ordinal:
        return self.items[-1][1].in_series(self.kind) or ()

    def _next_item(self, line: int) -> tuple[int, Label | None]:
        """Return the line and label of the item after that on `line`.

        Returns the line at which the list ends, and None, if there is no other item.
        """
        state, margin = self.state, _margin(self.state, line)
        after_empty = has_nested = False
        for later in range(line + 1, self.end):
            if state.isEmpty(later):
                after_empty = True
                continue
            outdented = state.sCount[later] < margin
            label = _label(state, later)
            if label and self._is_next(label, outdented=outdented, has_nested=has_nested):
                return later, label
            if outdented and not self._has_inside(later, label, after_empty):
                return later, None
            has_nested = has_nested or label is not None
            after_empty = False
        return self.end, None

    def _is_next(self, label: Label, *, outdented: bool, has_nested: bool) -> bool:
        """Return whether a label is that of the next item, and not of one inside this item."""
        after, before = label.in_series(self.kind), self._place()
        if after is None:
            return False
        if outdented:
            is_certain = len(self.items) > 1 or self.kind.style == "number"
            return _goes_on(self.kind, before, after, is_certain=is_certain)
        is_counted = self.kind.style not in ("bullet", "dash")
        return is_counted and not has_nested and _follows(after, before)

    def _has_inside(self, line: int, label: Label | None, after_empty: bool) -> bool:
        """Return whether a line without indentation belongs to the item above it.

        It does if it goes on with the item's paragraph, or begins a list after which this one goes
        on: “1.”, “(a)”, “(b)”, “2.”, all at the margin.
        """
        for kind, place in label.readings if label else ():
            if kind in self.inside and _goes_on(kind, self.inside[kind], place, is_certain=True):
                self.inside[kind] = place
                return True
        begun = label and _begun(self.state, line, self.end, interrupting=not after_empty)
        if label and begun:
            is_counted = self.kind.style not in ("bullet", "dash")
            if (after_empty and not is_counted) or not self._resumes(line):
                return False
            self.inside[begun] = label.in_series(begun) or ()
            return True
        return not after_empty and not is_ended(self.state, line, self.end)

    def _resumes(self, line: int) -> bool:
        """Return whether this list goes on after the list that begins with a line."""
        before, margin = self._place(), _margin(self.state, self.items[-1][0])
        after_empty = False
        for later in range(line + 1, min(self.end, line + LOOK_AHEAD)):
            if self.state.isEmpty(later):
                after_empty = True
                continue
            label = _label(self.state, later)
            after = label.in_series(self.kind) if label else None
            outdented = self.state.sCount[later] < margin
            if outdented and after is not None:
                return self.kind.style in ("bullet", "dash") or _follows(after, before)
            if outdented and after_empty and label is None:
                return False
            after_empty = False
        return False

    def push(self) -> None:
        """Push the tokens of the list, and go on after it."""
        state = self.state
        opening = state.push("item_list_open", "", 1)
        opening.map = [self.start, self.end]
        opening.meta = {"kind": self.kind}
        ends = [*(line for line, _ in self.items[1:]), self.end]
        for (line, label), end in zip(self.items, ends, strict=True):
            item = state.push("item_open", "", 1)
            item.map, item.meta = [line, end], {"label": label}
            tokenize_inside(state, line, end, label.length)
            state.push("item_close", "", -1)
        state.push("item_list_close", "", -1)
        _last_places(state)[self.kind] = self._place()
        state.line = self.end


def _margin(state: StateBlock, line: int) -> int:
    """Return from how many places on a line belongs to the item that begins on `line`."""
    return state.sCount[line] + STEP
