"""Which paragraphs of our Word file are which of a partner's, and which of them are judged."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from statementpress.comparison.alignment import Pair, align
from statementpress.comparison.model import Passage, Role
from statementpress.partners.places import Placed
from statementpress.partners.shown import Shown
from statementpress.scripts.runs import script_of

THERE = 0.3
"""The share of a language's letters that a file has at least if it has the language at all."""
OURS = 0.5
"""The share of the paragraphs around a text, such as the names of signatories, that a file has at
least if it is ours; in one that was typed anew they may be set in any way."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """Our Word file and the partner's, paragraph by paragraph."""

    ours: Sequence[Shown]
    theirs: Sequence[Shown]
    places: Mapping[int, Placed]
    """The units that paragraphs of ours are, by index."""
    _own: dict[int, int] = field(init=False)
    _moved: frozenset[int] = field(init=False)
    _codes: list[str] = field(init=False)
    _judged: dict[tuple[str, bool], bool] = field(init=False)

    def __post_init__(self) -> None:
        """Pair the paragraphs."""
        pairs, moved = _pairs(self.ours, self.theirs)
        object.__setattr__(self, "_own", {second: first for first, second in pairs})
        object.__setattr__(self, "_moved", frozenset(second for _, second in moved))
        object.__setattr__(self, "_codes", list(self._languages()))
        object.__setattr__(self, "_judged", self._shares({first for first, _ in pairs}))

    def own(self, index: int) -> int | None:
        """Return the paragraph of ours that one of the partner's is; None if it is new."""
        return self._own.get(index)

    def is_moved(self, index: int) -> bool:
        """Return whether one of the partner's paragraphs stands at another place in ours."""
        return index in self._moved

    def is_judged(self, own: int) -> bool:
        """Return whether the partner's file has such paragraphs as this one of ours at all."""
        return self._judged[self._codes[own], own in self.places]

    def gone(self) -> Iterator[int]:
        """Yield the paragraphs of ours that the partner's file lacks."""
        paired = set(self._own.values())
        for index in range(len(self.ours)):
            if index not in paired and self.is_judged(index):
                yield index

    def beside(self, index: int) -> tuple[int | None, int | None]:
        """Return the paragraphs of ours around a new one of the partner's; None at an end."""
        before = (self._own[each] for each in range(index - 1, -1, -1) if each in self._own)
        after = (
            self._own[each] for each in range(index + 1, len(self.theirs)) if each in self._own
        )
        return next(before, None), next(after, None)

    def _languages(self) -> Iterator[str]:
        """Yield the language of each paragraph of ours: that of the text around it.

        Between two languages, it is the one whose script the paragraph is in.
        """
        known = sorted(self.places)
        if not known:
            yield from ("" for _ in self.ours)
            return
        for index, shown in enumerate(self.ours):
            before = next((each for each in reversed(known) if each <= index), known[0])
            after = next((each for each in known if each >= index), known[-1])
            script = script_of(shown.after.text)
            is_later = script == script_of(self.ours[after].after.text)
            yield self.places[after if is_later else before].code

    def _shares(self, paired: set[int]) -> dict[tuple[str, bool], bool]:
        """Return what is judged, by language, and by whether it is text or stands around it."""
        counts: dict[tuple[str, bool], list[int]] = {}
        for index, code in enumerate(self._codes):
            is_text = index in self.places
            weight = len(self.ours[index].after.text) if is_text else 1
            count = counts.setdefault((code, is_text), [0, 0])
            count[0] += weight
            count[1] += weight if index in paired else 0
        has = {
            code: there >= THERE * all_ for (code, text), (all_, there) in counts.items() if text
        }
        return {
            (code, text): has.get(code, False) and (text or there >= OURS * all_)
            for (code, text), (all_, there) in counts.items()
        }


def _pairs(ours: Sequence[Shown], theirs: Sequence[Shown]) -> tuple[Sequence[Pair], Sequence[Pair]]:
    """Return which paragraphs of two files are the same, by index, and which of these moved."""
    aligned = align(
        [_passage(each, each.after.text) for each in ours],
        [_passage(each, each.known_by) for each in theirs],
    )
    placed = sorted(aligned.placed)
    return [*placed, *_cells(ours, theirs, placed), *aligned.moved], aligned.moved


def _cells(
    ours: Sequence[Shown], theirs: Sequence[Shown], placed: Sequence[Pair]
) -> Iterator[Pair]:
    """Yield the cells of tables between two pairs, if both files have as many of them there.

    A cell is often a number, which has nothing in common with another one.
    """
    for (one, other), (next_one, next_other) in pairwise(placed):
        between = range(one + 1, next_one), range(other + 1, next_other)
        if len(between[0]) == len(between[1]):
            for first, second in zip(*between, strict=True):
                if ours[first].in_table and theirs[second].in_table:
                    yield first, second


def _passage(shown: Shown, text: str) -> Passage:
    role = Role.FOOTNOTE if shown.in_note else Role.PARAGRAPH
    return Passage(role, text, shown.paragraph.number)
