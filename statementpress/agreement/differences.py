"""What two texts say differently, in words, with both places."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Final

from statementpress.agreement.residues import Residue, Row, residues
from statementpress.agreement.wording import Wording
from statementpress.errors import Finding, Place, Severity
from statementpress.statement.model import Passage

_LINES: Final = 200
"""A paragraph or a table is looked through for no more lines."""
HINT: Final = (
    "correct the one that is wrong; if both are meant, say so with [[meant]] in statement.toml"
)


@dataclass(frozen=True, slots=True)
class Lines:
    """On which line of a file words stand: a paragraph may have several."""

    passages: Mapping[str, Sequence[tuple[int, str]]] = field(default_factory=dict)
    """The lines of each file and their words, in order."""

    @classmethod
    def of(cls, chains: Iterable[Iterable[Passage]]) -> "Lines":
        """Return the lines of passages."""
        found: dict[str, list[tuple[int, str]]] = {}
        for chain in chains:
            for passage in chain:
                found.setdefault(passage.file, []).extend(passage.lines)
        return cls({file: sorted(lines) for file, lines in found.items()})

    def place(self, words: str, begun: Place) -> Place:
        """Return the first line with some words, from the line on at which their text begins."""
        if begun.line is None:
            return begun
        lines = self.passages.get(begun.path, ())
        first = bisect_left(lines, (begun.line, ""))
        for line, text in lines[first : first + _LINES]:
            if words in text:
                return Place(begun.path, line)
        return begun


def shown(place: Place) -> str:
    """Return a place of the same statement as a message names it: “km.md:28”."""
    return str(Place(place.path.rpartition("/")[2], place.line))


def lacking(code: str, words: str, place: Place, other: Place) -> Finding:
    """Return the warning that only one text says something."""
    message = f"“{words}” is not in {shown(other)}"
    return Finding(code, Severity.WARNING, message, place, HINT)


def differing(code: str, words: str, place: Place, others: str, other: Place) -> Finding:
    """Return the warning that two texts say two things."""
    message = f"“{words}” is “{others}” in {shown(other)}"
    return Finding(code, Severity.WARNING, message, place, HINT)


def differences(rows: Sequence[Row], lines: Lines, reach: int = 1) -> Iterator[Finding]:
    """Yield a warning for each thing that one side of a row says and the other does not."""
    for row, (left, right) in zip(rows, residues(rows, reach), strict=True):
        one, other = row
        if one is None or other is None:
            continue
        for code in dict.fromkeys(each.code for each in (*left, *right)):
            ours = [each for each in left if each.code == code]
            theirs = [each for each in right if each.code == code]
            if len(ours) == len(theirs):
                pairs = zip(ours, theirs, strict=True)
                yield from (_differing(first, second, lines) for first, second in pairs)
            else:
                for first, second in zip_longest(ours, theirs):
                    if first:
                        yield _lacking(first, other, lines)
                    if second:
                        yield _lacking(second, one, lines)


def _differing(one: Residue, other: Residue, lines: Lines) -> Finding:
    if one.quoted == other.quoted:  # the same figures, of which one is of hundredths
        return _lacking(one, other.wording, lines)
    places = (lines.place(each.quoted, each.wording.place) for each in (one, other))
    first, second = places
    return differing(one.code, one.quoted, first, other.quoted, second)


def _lacking(one: Residue, other: Wording, lines: Lines) -> Finding:
    place = lines.place(one.quoted, one.wording.place)
    return lacking(one.code, one.quoted, place, other.place)
