"""Hold a text against what the author's files say, and find the line of a file that a text is from.

The files were read apart from what is set (see `statement.account`), so that neither a parser nor a
template can lose a word without being found out.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from statementpress.errors import Place
from statementpress.khmer.characters import without_breaks

_LENGTHS = (60, 30, 20, 12, 8, 5)
"""How many characters on each side of a difference are looked for in the files, in turn."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a file that stand together on the page."""

    lines: tuple[tuple[Place, str], ...]
    """Each line's place, and its words."""
    also: tuple[str, ...] = ()
    """What may be printed in place of the words."""

    @property
    def squeezed(self) -> Sequence[tuple[Place, str]]:
        """Each line's place, and its words without white space and break marks."""
        return [(place, squeezed(words)) for place, words in self.lines]

    @property
    def words(self) -> str:
        """All its words, without white space and break marks."""
        return "".join(words for _, words in self.squeezed)

    def __str__(self) -> str:
        return " ".join(words for _, words in self.lines)


class Found(NamedTuple):
    """Where a passage stands."""

    text: int
    """The number of the text that has it."""
    start: int
    end: int


_LONG = 16
"""From how many characters on a passage stands nowhere by chance."""

Chain = Sequence[Passage]
"""Passages that stand in this order on the page."""


def squeezed(text: str) -> str:
    """Return a text without white space and break marks."""
    return "".join(without_breaks(text).split())


@dataclass(frozen=True)
class Sources:
    """What the files of a statement say in the languages of a document."""

    chains: Sequence[Chain] = ()
    """All passages."""
    whole: bool = False
    """Whether the document has to say all of it, or may leave some of it out."""
    together: Sequence[Chain] = ()
    """Further passages; of each chain, the document has to say all or nothing."""
    always: Sequence[Passage] = ()
    """What it says even if it leaves all else out."""

    def missing(self, texts: Iterable[str]) -> Iterator[Passage]:
        """Yield each passage that no text has after the passages before it.

        Of a document that is not whole, only those count that it always says.

        `texts` are those of a document that run side by side. A passage is looked for first in the
        text that has the one before it, so that the time grows as the texts do.
        """
        pages = [squeezed(text) for text in texts]
        for chain in self.chains if self.whole else ():
            yield from _missing(chain, pages)
        for chain in () if self.whole else self.together:
            lost = _missing(chain, pages)
            yield from lost if len(lost) < len(chain) else ()
        for passage in () if self.whole else self.always:
            yield from _missing([passage], pages)

    def place(self, before: str, after: str = "") -> Place | None:
        """Return where the place between two texts is written that stand together on a page.

        As much of both as possible is looked for; None if no file has enough of either.
        """
        # The address of a link stands in brackets that no file has.
        head, tail = squeezed(before).removesuffix("("), squeezed(after)
        for length in _LENGTHS:
            left, right = head[-length:], tail[:length]
            for first, second in ((left, right), (left, ""), ("", right)):
                if len(first + second) >= min(length, len(head + tail)) and first + second:
                    start = self._text.find(first + second)
                    if start >= 0:
                        # With nothing after it, the place is that of the last sign before it.
                        return self._place_at(start + len(first) - (not second))
        return None

    def _place_at(self, offset: int) -> Place:
        starts = [*accumulate((len(words) for _, words in self._lines), initial=0)]
        return self._lines[bisect_right(starts, offset, hi=len(self._lines)) - 1][0]

    @cached_property
    def _lines(self) -> list[tuple[Place, str]]:
        """The words of each line, without white space."""
        chains = (*self.chains, *self.together)
        return [line for chain in chains for passage in chain for line in passage.squeezed]

    @cached_property
    def _text(self) -> str:
        return "".join(words for _, words in self._lines)


def placed(chain: Chain, texts: Sequence[str]) -> Sequence[Found | None]:
    """Return where each passage of a chain stands in texts that run side by side; None if nowhere.

    `texts` are without white space and break marks. If each passage is found at its first place
    after the one before it, the chain is there: any other choice leaves less room for the rest. If
    not, something is missing, and that has to be named: a word of a table may stand anywhere by
    chance, and a longer passage hardly does. So the long ones are found first, and each short one
    has to stand between those around it.
    """
    found = _in_order(chain, range(len(chain)), texts)
    if len(found) == len(chain):
        return [found[index] for index in range(len(chain))]
    long = [index for index, passage in enumerate(chain) if len(passage.words) >= _LONG]
    found = _in_order(chain, long, texts)
    before = [0] * len(texts)
    places = []
    for index, (passage, after) in enumerate(zip(chain, _ends(chain, found, texts), strict=True)):
        place = found.get(index)
        if place is None and len(passage.words) < _LONG:
            place = _found(passage, texts, range(len(texts)), before, after)
        if place is not None:
            before[place.text] = place.end
        places.append(place)
    return places


def _missing(chain: Chain, texts: Sequence[str]) -> list[Passage]:
    """Return each passage of a chain that no text has after the passages before it."""
    places = placed(chain, texts)
    return [passage for passage, place in zip(chain, places, strict=True) if place is None]


def _in_order(chain: Chain, indices: Iterable[int], pages: Sequence[str]) -> dict[int, Found]:
    """Return where each of some passages stands, by its index."""
    before, after = [0] * len(pages), [*map(len, pages)]
    order, found = [*range(len(pages))], {}
    for index in indices:
        if place := _found(chain[index], pages, order, before, after):
            found[index] = place
            before[place[0]] = place[2]
            # The text that has it is looked at first from now on.
            order = [place[0], *(page for page in order if page != place[0])]
    return found


def _ends(
    chain: Chain, found: Mapping[int, Found], pages: Sequence[str]
) -> Sequence[Sequence[int]]:
    """Return, for each passage, where in each text the next one that was found begins."""
    after = [*map(len, pages)]
    ends = []
    for index in reversed(range(len(chain))):
        ends.append([*after])
        if index in found:
            page, start, _ = found[index]
            after[page] = start
    return ends[::-1]


def _found(
    passage: Passage,
    pages: Sequence[str],
    order: Iterable[int],
    before: Sequence[int],
    after: Sequence[int],
) -> Found | None:
    """Return the first place of a passage, between two places of each text."""
    for page in order:
        for words in (passage.words, *passage.also):
            start = pages[page].find(words, before[page], after[page])
            if start >= 0:
                return Found(page, start, start + len(words))
    return None
