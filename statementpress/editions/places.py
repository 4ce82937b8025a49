"""From which lines of the author's files each line of the pages comes.

The words of the files are looked for in those of the pages, in their order: the text of a language
first, and the lists of names in what that leaves, so that words which occur twice go to their own
place.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, chain
from typing import Any, NamedTuple

from statementpress.editions.promises import chains_of
from statementpress.editions.source import Source
from statementpress.errors import Place
from statementpress.proof.sources import Chain, placed, squeezed
from statementpress.statement.catalogue import FACTS
from statementpress.statement.signatories import Wordmark
from statementpress.typeset.layout.pages import Area
from statementpress.typeset.layout.set_lines import SetLine

_TAKEN = "\0"
"""Stands for a character of the pages whose source is known."""

_ENOUGH = 8
"""How many characters a line has at least that is looked for without those around it."""


class SetPlace(NamedTuple):
    """A line of a page, and the lines of a file that it comes from."""

    page: int
    """The number of the page, from 1."""
    area: Area
    """Where it stands, in points from the top left of the page with its bleed."""
    path: str
    """The file, as findings name it."""
    line: int
    """The first line of the file that it has words of, from 1."""
    last: int
    """The last one."""

    def moved(self, right: float, down: float) -> "SetPlace":
        """Return it on a page that is so much larger on its left and above, in points."""
        left, top, *others = self.area
        area = Area(left + right, top + down, others[0] + right, others[1] + down)
        return self._replace(area=area)


class _Lines(NamedTuple):
    """Lines of a file."""

    path: str
    line: int
    last: int


def places(source: Source, edition: str, lines: Sequence[SetLine]) -> list[SetPlace]:
    """Return the place of each line of an edition that comes from a file, in their order."""
    found: dict[int, _Lines] = {}
    chains: list[Chain] = []
    for language, passages in _passages(source, edition):
        stream = _Stream(lines, _running(lines, language))
        for each in passages:
            stream.find(each)
        found |= stream.found()
        chains += passages
    blocks = {lines[number].block: place for number, place in reversed(found.items())}
    headings = {line.name: blocks.get(line.block) for line in lines if line.name}
    elsewhere = _Elsewhere(source, chains)
    known = [
        # A line without a place may be a head that a table repeats, or stand in a list of contents.
        found.get(number)
        or headings.get(line.heading)
        or blocks.get(line.block)
        or elsewhere.place(line.text)
        for number, line in enumerate(lines)
    ]
    pairs = zip(lines, known, strict=True)
    return [SetPlace(line.page, line.area, *place) for line, place in pairs if place]


def _passages(source: Source, name: str) -> Iterator[tuple[str, list[Chain]]]:
    """Yield each language of an edition, and what its files say, in the order of search.

    The title comes first, as a text may repeat it. An edition that leaves text out has its summary.
    """
    statement, edition = source.statement, source.project.editions.edition[name]
    codes = [each for each in edition.languages or statement.languages if each in statement.parts]
    for code in codes:
        said = chains_of(statement, code, codes, source.languages, edition)
        facts = [each for each in said.text if _is_of_facts(each)]
        text = [each for each in said.text if not _is_of_facts(each)]
        yield code, [*facts, *(() if edition.whole else said.summary), *text, *said.signed]


def _is_of_facts(passages: Chain) -> bool:
    return all(place.path.endswith(FACTS) for each in passages for place, _ in each.lines)


def _running(lines: Sequence[SetLine], language: str) -> list[int]:
    """Return the numbers of a language's lines as they are read.

    A cell of a table goes on where it began, and notes, which stand below text that goes on, come
    last.
    """
    text: list[list[int]] = []
    notes: list[int] = []
    cells: dict[Any, list[int]] = {}
    for number, line in enumerate(lines):
        if line.language != language or line.heading:
            continue
        if line.is_note:
            notes.append(number)
        elif line.cell in cells:
            cells[line.cell].append(number)
        else:
            text.append([number])
            if line.cell is not None:
                cells[line.cell] = text[-1]
    return [*chain.from_iterable(text), *notes]


class _Stream:
    """The text of the lines of one language, and where each character comes from."""

    def __init__(self, lines: Sequence[SetLine], numbers: Sequence[int]) -> None:
        self._numbers = numbers
        texts = [lines[number].text for number in numbers]
        self._ends = list(accumulate(map(len, texts)))
        self._text = "".join(texts)
        self._sources: list[tuple[int, Place]] = []
        self._owners: list[int | None] = [None] * len(self._text)

    def find(self, passages: Chain) -> None:
        """Find the passages of a chain in what no other passage has taken."""
        for passage, found in zip(passages, placed(passages, [self._text]), strict=True):
            if found is None:
                continue
            start, number = found.start, len(self._sources)
            for place, words in passage.squeezed:
                end = min(start + len(words), found.end)
                self._owners[start:end] = [len(self._sources)] * (end - start)
                self._sources.append((number, place))
                start = end
            taken = _TAKEN * (found.end - found.start)
            self._text = self._text[: found.start] + taken + self._text[found.end :]

    def found(self) -> Iterator[tuple[int, _Lines]]:
        """Yield the number of each line that has a source, and the lines of the file."""
        starts = [0, *self._ends]
        for number, start, end in zip(self._numbers, starts, self._ends, strict=False):
            owners = Counter(self._owners[start:end])
            owners.pop(None, None)
            if owners:
                yield number, self._most_of(owners)

    def _most_of(self, owners: Mapping[int | None, int]) -> _Lines:
        """Return the lines of the passage that has most of the characters of a line."""
        sources = {self._sources[each]: count for each, count in owners.items() if each is not None}
        passage = max(sources, key=sources.__getitem__)[0]
        own = [place for number, place in sources if number == passage]
        numbers = [place.line or 1 for place in own]
        return _Lines(own[0].path, min(numbers), max(numbers))


class _Elsewhere:
    """Where words are written that a page says once more, or that no passage has."""

    def __init__(self, source: Source, chains: Sequence[Chain]) -> None:
        statement = source.statement
        facts = f"{statement.known_as}/{FACTS}"
        self._whole = {
            squeezed(title): _Lines(facts, 1, 1) for title in statement.short_title.values()
        }
        members = (member for group in statement.groups.values() for member in group.members)
        for member in (*statement.conveners, *members):
            mark = member.mark.lines if isinstance(member.mark, Wordmark) else ()
            place = _Lines(statement.register, member.line, member.line)
            self._whole |= {squeezed(each): place for each in (member.url, "".join(mark)) if each}
        lines = [line for each in chains for passage in each for line in passage.squeezed]
        self._places = [place for place, _ in lines]
        self._starts = [0, *accumulate(len(words) for _, words in lines)]
        self._text = "".join(words for _, words in lines)

    def place(self, text: str) -> _Lines | None:
        """Return where a line of a page is written; None if that is not clear."""
        if text in self._whole:
            return self._whole[text]
        start = self._text.find(text) if len(text) >= _ENOUGH else -1
        if start < 0:
            return None
        place = self._places[bisect_right(self._starts, start) - 1]
        return _Lines(place.path, place.line or 1, place.line or 1)
