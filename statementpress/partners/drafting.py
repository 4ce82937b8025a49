"""Draft the changes of a partner's file: what is said otherwise, new, gone, or remarked upon."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, TypedDict

import msgspec

from statementpress.comparison.model import Change as Fate
from statementpress.comparison.words import compare_words
from statementpress.intake.document import Change, Run, WordDocument, is_gone
from statementpress.intake.marked import marked
from statementpress.partners.changes import BESIDE, ChangeKind, Edit, PartnerChange
from statementpress.partners.edits import (
    Words,
    edit_added,
    edit_item,
    edit_removed,
    edit_words,
    has_markup,
)
from statementpress.partners.offered import Draft
from statementpress.partners.pairing import Pairing
from statementpress.partners.places import Placed
from statementpress.partners.shown import Shown, is_new
from statementpress.partners.texts import Said, Text
from statementpress.partners.units import Unit

BULLET = "-"
LOWEST = 4
"""The lowest level of headings."""
FIXED = "these words are in statement.toml or in the register: change them there"
MARKUP = "bold words, a link or a note stand in between: change it in the file by hand"
MOVED = "move it in the file by hand"
PLACE = "its place in the file is not certain: change it in the file by hand"


@dataclass(frozen=True, slots=True)
class Drafter:
    """Drafts all changes of one file."""

    pairing: Pairing
    texts: Mapping[str, Text]
    document: WordDocument
    """The partner's file."""
    unbroken: Sequence[str]

    def drafts(self) -> Iterator[Draft]:
        """Yield the changes in the order of the partner's file, with what is gone at its place."""
        gone = [*self.pairing.gone()]
        for index, shown in enumerate(self.pairing.theirs):
            own = self.pairing.own(index)
            if own is not None:
                while gone and gone[0] < own:
                    yield self._removed(gone.pop(0))
                if self.pairing.is_moved(index) and self.pairing.is_judged(own):
                    yield self._moved_to(own, shown)
                yield from self._facing(own, shown)
            elif shown.after.text:
                yield self._added(index, shown)
            yield from self._remarks(own, shown)
        yield from map(self._removed, gone)

    def _facing(self, own: int, shown: Shown) -> Iterator[Draft]:
        """Yield what a paragraph says otherwise, place by place."""
        mine = self.pairing.ours[own].after
        if mine.text == shown.after.text or not self.pairing.is_judged(own):
            return
        if not shown.after.text:
            yield self._removed(own, shown)
            return
        place = other = 0
        runs = [*compare_words(mine.text, shown.after.text, self.unbroken), None]
        removed = ""
        for run, following in pairwise(runs):
            if run is None or run.change is Fate.KEPT:
                place += len(run.text) if run else 0
                other += len(run.text) if run else 0
                continue
            if run.change is Fate.REMOVED:
                removed = run.text
                if following and following.change is Fate.ADDED:
                    continue
            added = run.text if run.change is Fate.ADDED else ""
            yield self._words(own, shown, _Region(place, removed, other, added))
            place, other, removed = place + len(removed), other + len(added), ""

    def _words(self, own: int, shown: Shown, region: "_Region") -> Draft:
        mine, after = self.pairing.ours[own].after, shown.after
        start, end = region.place, region.place + len(region.removed)
        runs = after.runs[region.other : region.other + len(region.added)]
        gone = shown.before.runs[start:end] if shown.before.text == mine.text else ()
        by = _by([*runs, *gone])
        change = PartnerChange(
            number=0,
            kind=ChangeKind.WORDS,
            **self._place(own),
            before=region.removed,
            after=region.added,
            leads=mine.text[max(0, start - BESIDE) : start],
            follows=mine.text[end : end + BESIDE],
            author=by.author if by else "",
            date=by.date if by else "",
        )
        found = self._unit(own)
        if found is None:
            return Draft(_refused(change, FIXED))
        text, unit, placed = found
        before = after.runs[region.other - 1] if region.other else None
        stop = region.other + len(region.added)
        follows = after.runs[stop] if stop < len(after.runs) else None
        notes = (region.other in after.notes, stop in after.notes)
        words = Words(start, end, region.added, runs, (before, follows), notes)
        edit = edit_words(text.source, unit, words)
        if edit is None:
            return Draft(_refused(change, MARKUP))
        takes_marks = not region.added and has_markup(text.source, unit, start, end)
        return Draft(change, placed.code, edit, placed.unit, start, end, None, takes_marks)

    def _moved_to(self, own: int, shown: Shown) -> Draft:
        change = PartnerChange(
            number=0, kind=ChangeKind.MOVED, **self._place(own), before=shown.after.text
        )
        return Draft(_refused(change, MOVED))

    def _removed(self, own: int, shown: Shown | None = None) -> Draft:
        by = _by(shown.before.runs) if shown else None
        change = PartnerChange(
            number=0,
            kind=ChangeKind.REMOVED,
            **self._place(own),
            before=self.pairing.ours[own].after.text,
            author=by.author if by else "",
            date=by.date if by else "",
        )
        found = self._unit(own)
        if found is None:
            return Draft(_refused(change, FIXED))
        text, unit, placed = found
        edit = edit_removed(text.source, unit)
        if edit is None:
            return Draft(_refused(change, PLACE))
        return Draft(change, placed.code, edit, placed.unit, takes_marks=True)

    def _added(self, index: int, shown: Shown) -> Draft:
        by = _by(shown.after.runs)
        before, after = self.pairing.beside(index)
        near = before if before is not None else after
        change = PartnerChange(
            number=0,
            kind=ChangeKind.ADDED,
            **self._place(near),
            after=shown.after.text,
            author=by.author if by else "",
            date=by.date if by else "",
        )
        first, second = self._unit(before), self._unit(after)
        has_note = any(run.note for run in shown.paragraph.runs)
        found = first or second
        if found is None or shown.in_note or shown.in_table or has_note:
            return Draft(_refused(change, PLACE))
        text, _, placed = found
        edit, labels = _new(text.source, shown, first and first[1], second and second[1])
        if edit is None:
            return Draft(_refused(change, PLACE))
        said: Said = (shown.after.text, labels, False, False)
        unit = placed.unit + (first is not None)
        return Draft(change, placed.code, edit, unit, added=said, takes_marks=True)

    def _remarks(self, own: int | None, shown: Shown) -> Iterator[Draft]:
        """Yield each comment on a paragraph, with the words that it is on."""
        runs = shown.paragraph.runs
        for key in dict.fromkeys(key for run in runs for key in run.comments):
            comment = self.document.comments.get(key)
            if comment:
                words = "".join(
                    run.text for run in runs if key in run.comments and not is_gone(run)
                )
                yield Draft(
                    PartnerChange(
                        number=0,
                        kind=ChangeKind.COMMENT,
                        **self._place(own),
                        before=" ".join(words.split()),
                        author=comment.author,
                        date=comment.date,
                        remark=comment.text,
                    )
                )

    def _unit(self, own: int | None) -> tuple[Text, Unit, Placed] | None:
        """Return the unit that a paragraph of ours is, with its text; None if it is none."""
        placed = None if own is None else self.pairing.places.get(own)
        if placed is None:
            return None
        text = self.texts[placed.code]
        return text, text.units[placed.unit], placed

    def _place(self, own: int | None) -> "_Where":
        found = self._unit(own)
        return {"file": found[0].file, "line": found[1].line} if found else {"file": "", "line": 0}


class _Where(TypedDict):
    file: str
    line: int


class _Region(NamedTuple):
    """Words that a paragraph of ours has, and those that stand there in the partner's."""

    place: int
    removed: str
    other: int
    added: str


def _by(runs: Sequence[Run]) -> Change | None:
    """Return the first change that Word tracked among runs."""
    return next((run.change for run in runs if run.change and (is_new(run) or is_gone(run))), None)


def _refused(change: PartnerChange, reason: str) -> PartnerChange:
    return msgspec.structs.replace(change, reason=reason)


def _new(
    source: str, shown: Shown, before: Unit | None, after: Unit | None
) -> tuple[Edit | None, tuple[str, ...]]:
    """Return how a new paragraph is put into a file, and its label."""
    paragraph = shown.paragraph
    runs = [run for run in paragraph.runs if not is_gone(run)]
    if paragraph.level:
        lines = marked(runs, {}, in_line=True).lines
        if paragraph.is_title or not LOWEST >= paragraph.level > 1:
            return None, ()
        return edit_added(source, before, after, f"{'#' * paragraph.level} {lines[0]}"), ()
    if paragraph.label:
        lines = marked(runs, {}, in_line=True).lines
        label = paragraph.label.text
        edit = edit_item(source, before, label, lines[0]) if before else None
        return edit, () if label == BULLET else (label,)
    return edit_added(source, before, after, "\n".join(marked(runs, {}).lines)), ()
