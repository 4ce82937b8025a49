"""A text of a statement as units, each of which is one paragraph in Word, with their places.

A character of a unit knows from where to where it is typed in the file, so that a change of words
can be made there and the markup around them stays as it is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from statementpress.khmer.normalise import changes
from statementpress.statement.account import Located, Word, located, printed
from statementpress.statement.kept import UNSEEN
from statementpress.statement.markup import ESCAPED
from statementpress.statement.model import Block

_SPACE = re.compile(r"\s+")

Span = tuple[int, int]
"""Where something begins and ends in the text of a file, in characters from 0."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, a heading, an item, a caption or a cell of the text in one language."""

    text: str
    """Its words, with one space for any white space."""
    spans: tuple[Span, ...]
    """Where each character of `text` is typed in the file."""
    line: int
    """The line of the file on which its words begin, from 1."""
    labels: tuple[str, ...]
    """What stands before it if it is the first paragraph of an item."""
    in_note: bool
    is_cell: bool
    """Whether it is a cell of a table, or the caption of one."""


def units(source: str, blocks: Sequence[Block]) -> tuple[Unit, ...]:
    """Return the units of a text in the order of its lines; `blocks` were read from it."""
    typed = _typed(source)
    text = printed(source)
    return tuple(unit for block in located(source, blocks) for unit in _units(block, text, typed))


def _units(block: Located, text: str, typed: Sequence[Span]) -> Iterator[Unit]:
    pieces = block.passages if block.is_table else [tuple(_flat(block.passages))]
    for words in filter(None, pieces):
        letters = list(_letters(words, text))
        spans = tuple((typed[start][0], typed[end - 1][1]) for _, (start, end) in letters)
        yield Unit(
            "".join(letter for letter, _ in letters),
            spans,
            text.count("\n", 0, letters[0][1][0]) + 1,
            block.labels,
            block.in_note,
            block.is_table,
        )


def _flat(passages: Iterable[Sequence[Word]]) -> Iterator[Word]:
    for passage in passages:
        yield from passage


def _letters(words: Sequence[Word], text: str) -> Iterator[tuple[str, Span]]:
    """Yield the characters of a unit, and where each stands in the text as it is printed."""
    yield from _of_word(words[0], text)
    for (_, before, _), word in pairwise(words):
        if space := _SPACE.search(text, before, word[0]):
            yield " ", space.span()
        yield from _of_word(word, text)


def _of_word(word: Word, text: str) -> Iterator[tuple[str, Span]]:
    place, _, letters = word
    for letter in letters:
        escaped = ESCAPED.match(text, place)
        end = escaped.end() if escaped and escaped[1] == letter else place + 1
        yield letter, (place, end)
        place = end


def _typed(source: str) -> list[Span]:
    """Return where each character of the text as it is printed is typed in the file."""
    spans: list[Span] = []
    place = 0
    text = ""
    for change in changes(source):
        text += source[place : change.offset] + change.after
        spans += ((each, each + 1) for each in range(place, change.offset))
        place = change.offset + len(change.before)
        spans += [(change.offset, place)] * len(change.after)
    text += source[place:]
    spans += ((each, each + 1) for each in range(place, len(source)))
    return [span for letter, span in zip(text, spans, strict=True) if ord(letter) not in UNSEEN]
