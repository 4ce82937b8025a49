"""The labels of lists as Word's own numbering, so that what is printed is what the author typed.

Word counts in figures, letters and Roman numbers of the Latin script. There, a list goes on by
itself when a person adds an item. For all other labels (“ក.”, “១.”, “2.3.1.”), each is a numbering
of its own that prints just this label, as Word has no way to count so.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from statementpress.renderings.word.markup import element, properties, twips, value
from statementpress.statement.syntax.labels import Kind, label_of

BULLET = "•"
STEP = 18.0
"""pt: how much further to the right the items of an inner list begin."""
LETTER = 6.0
"""pt: how wide a character of a label is taken to be."""
LEVELS = 9
"""Word's lists have so many levels."""

_FORMATS = {
    "number": "decimal",
    "lower": "lowerLetter",
    "upper": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
}
_SIGN = re.compile("[A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Numbered:
    """What a paragraph says of its label."""

    number: int
    """The numbering, from 1."""
    level: int
    """How deep the list lies, from 0."""

    def element(self) -> Element:
        """Return the property of the paragraph."""
        return element("w:numPr", {}, value("w:ilvl", self.level), value("w:numId", self.number))


@dataclass(frozen=True, slots=True)
class _Series:
    """Labels that Word counts, or one label that it prints each time."""

    form: str
    """Word's name of the way to count."""
    before: str
    """What stands before the number; all of a label that is not counted."""
    after: str = ""
    start: int = 1
    is_counted: bool = True


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the items of a list stand."""

    level: int
    """How deep the list lies, from 0."""
    words: float
    """pt: how far to the right their words begin."""
    hanging: float
    """pt: how far before the words the labels begin."""


Look = Callable[[str], Element | None]
"""Returns the properties of the letters of a label."""


@dataclass(slots=True)
class NumberingBook:
    """Keeps the numberings of a document while it is written."""

    _made: list[Element] = field(default_factory=list)
    _repeated: dict[tuple[str, _Place], int] = field(default_factory=dict)

    def labels(
        self, labels: Sequence[str], level: int, left: float, look: Look, opened: str = ""
    ) -> tuple[tuple[Numbered, ...], float]:
        """Return the numbering of each item of a list, and how far to the right their words begin.

        The labels begin `left` pt to the right, and look as `look` says. `opened` is the label of
        the item that the list opens: it stands on one line with the label of the first item.
        """
        level = min(level, LEVELS - 1)
        series = list(_series(labels))
        if opened:
            series = [_printed(f"{opened} {labels[0] or BULLET}"), *_series(labels[1:])]
        printed = [opened, *labels] if opened else labels
        hanging = max(STEP, LETTER * (1 + max(map(len, printed)) + len(opened)))
        found: list[Numbered] = []
        for each in series:
            if each:
                place = _Place(level, left + hanging, hanging)
                found.append(Numbered(self._number(each, place, look), level))
            else:
                found.append(found[-1])
        return tuple(found), left + hanging

    def root(self) -> Element:
        """Return all numberings as the root of their document."""
        numbers = (
            element("w:num", {"w:numId": number}, value("w:abstractNumId", number - 1))
            for number in range(1, len(self._made) + 1)
        )
        return element("w:numbering", {}, *self._made, *numbers)

    def _number(self, series: _Series, place: _Place, look: Look) -> int:
        """Return the number of a numbering; each that counts is a new one."""
        key = (series.before, place)
        if not series.is_counted and key in self._repeated:
            return self._repeated[key]
        number = len(self._made) + 1
        self._made.append(
            element(
                "w:abstractNum",
                {"w:abstractNumId": number - 1},
                value("w:nsid", f"{number:08X}"),
                value("w:multiLevelType", "hybridMultilevel"),
                *(_level(series, level, place, look) for level in range(LEVELS)),
            )
        )
        if not series.is_counted:
            self._repeated[key] = number
        return number


def _level(series: _Series, level: int, place: _Place, look: Look) -> Element:
    """Return a level of a numbering; a person may move its items to any other."""
    words = f"{series.before}%{level + 1}{series.after}" if series.is_counted else series.before
    left = max(place.words + STEP * (level - place.level), place.hanging)
    indent = element("w:ind", {"w:left": twips(left), "w:hanging": twips(place.hanging)})
    return properties(
        "lvl",
        value("w:start", series.start),
        value("w:numFmt", series.form),
        value("w:suff", "tab"),
        value("w:lvlText", words),
        value("w:lvlJc", "left"),
        properties("pPr", indent),
        look(words),
        ilvl=level,
    )


def _series(labels: Sequence[str]) -> Iterator[_Series | None]:
    """Yield what each label is; None if Word counts on from the one before it."""
    readings = [dict(_readings(label)) for label in labels]
    shared = set(readings[0]).intersection(*readings) if readings else set()
    kind = next((each for each in readings[0] if each in shared), None) if readings else None
    last = None
    for label, known in zip(labels, readings, strict=True):
        place = known[kind] if kind else None
        if kind is None or place is None:
            yield _printed(label or BULLET)
        elif last is not None and place == last + 1:
            yield None
        else:
            before, after = _SIGN.split(label, maxsplit=1)
            yield _Series(_FORMATS[kind.style], before, after, place)
        last = place


def _readings(label: str) -> Iterator[tuple[Kind, int]]:
    """Yield each series of Word's that a label may belong to, and its place there, from 1."""
    read = label_of(f"{label} ") if label.isascii() and label else None
    for kind, place in read.readings if read and read.typed == label else ():
        # Word writes no zero before a number.
        if kind.style in _FORMATS and len(place) == 1 and not label.strip("(").startswith("0"):
            yield kind, place[0]


def _printed(label: str) -> _Series:
    """Return a label that Word prints as it is; a bullet is known to it as one."""
    return _Series("bullet" if label == BULLET else "decimal", label, is_counted=False)
