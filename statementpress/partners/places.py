"""Where the paragraphs of our own Word file are typed in the texts of a statement."""

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from statementpress.partners.shown import Shown
from statementpress.partners.texts import Text


class Placed(NamedTuple):
    """A paragraph that is a unit of a text."""

    code: str
    """The language of the text."""
    unit: int
    """The index of the unit."""


def places(ours: Sequence[Shown], texts: Mapping[str, Text]) -> dict[int, Placed]:
    """Return the units that paragraphs of our file are, by the indices of these.

    `texts` are in the order of the file. A paragraph that is none, such as the title or the name of
    a signatory, is not among them.
    """
    waiting: defaultdict[tuple[bool, str], deque[int]] = defaultdict(deque)
    for index, shown in enumerate(ours):
        waiting[shown.in_note, shown.after.text].append(index)
    found = {}
    for code, text in texts.items():
        for number, unit in enumerate(text.units):
            if same := waiting[unit.in_note, unit.text]:
                found[same.popleft()] = Placed(code, number)
    return dict(sorted(found.items()))
