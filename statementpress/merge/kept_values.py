"""See that a text with values in it is the text with fields, and the values as they are typed.

A value is typed into a text with a backslash before each of its signs, so that none of them is
markup. That is not taken on trust: the statement is read once with a word in place of each value
that nobody could take for anything else. What is read of a row has to be the same, block by block
and mark by mark, with the value in place of that word. So no value can begin a list, end bold
words or lose a character.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final

from statementpress.khmer.normalise import normalise
from statementpress.merge.recipients import Lines
from statementpress.statement.kept import (
    UNSEEN,
    Address,
    Choice,
    Fence,
    Filed,
    Kept,
    Label,
    Mark,
    Unprinted,
    stretches,
)
from statementpress.statement.model import Block, Passage
from statementpress.statement.report import LineElsewhere

_MAILBOX: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_WEB: Final = re.compile(r"https?://[^\s<>]+", re.ASCII)
_LIKE: Final = {
    "mailbox": "{}@example.org",
    "address": "https://{}.example.org/",
    "words": "{}",
}
"""What stands in place of each kind of value: Markdown takes a mailbox for one, where it asks for
it."""
_END: Final = "\x01"
"""Parts what was kept; no text of a statement can have it."""


@dataclass(frozen=True, slots=True)
class StandIns:
    """The words that stand in place of the values of rows that are of one shape."""

    values: Mapping[str, Lines]
    """The words by column, as many for each as the rows have lines there."""
    places: re.Pattern[str]
    """Finds each of them in a text; its groups are the numbers of the column and of the line."""

    def named(self, text: str) -> str:
        """Return a text with the name of the field in place of each of them."""
        names = [*self.values]

        def field(found: re.Match[str]) -> str:
            return f"{{{names[_numbers(found)[0]]}}}"

        return self.places.sub(field, text)


Shape = tuple[tuple[str, ...], ...]
"""For each column in turn, what each of its lines is: words, a mailbox or an address."""


def shape_of(values: Iterable[Lines]) -> Shape:
    """Return the shape of a row's values."""
    return tuple(tuple(map(_kind, lines)) for lines in values)


def usual_kind(cells: Iterable[Lines]) -> tuple[str]:
    """Return the shape of a cell of one line in a column that has these cells.

    What is a mailbox in one row has to be one in all, where Markdown asks for it.
    """
    kinds = {_kind(line) for lines in cells for line in lines}
    return (next((kind for kind in _LIKE if kind in kinds), "words"),)


def stand_ins(columns: Sequence[str], shape: Shape, texts: Iterable[str]) -> StandIns:
    """Return words for the values of columns that no text of the statement has."""
    stem = "Zq"
    while any(stem in text for text in texts):
        stem += "q"
    values = {
        column: tuple(
            _LIKE[kind].format(f"{stem}{kind[:1]}{n}v{line}x") for line, kind in enumerate(kinds)
        )
        for n, (column, kinds) in enumerate(zip(columns, shape, strict=True))
    }
    word = stem + r"{}(\d+)v(\d+)x"
    found = (
        re.escape(like).replace(r"\{\}", word.format(kind[:1])) for kind, like in _LIKE.items()
    )
    return StandIns(values, re.compile("|".join(found)))


def _kind(line: str) -> str:
    if _MAILBOX.fullmatch(line):
        return "mailbox"
    return "address" if _WEB.fullmatch(line) else "words"


def first_change(
    typed: Sequence[Block], read: Sequence[Block], words: StandIns, values: Sequence[Lines]
) -> int | None:
    """Return the line at which a text is not as it was typed; None if all of it is.

    `typed` is what was read of the text with the stand-ins `words`, `read` what was read of it with
    the `values` of the columns in turn.
    """

    def value(found: re.Match[str]) -> str:
        return _bare(_value(found, values))

    pairs = zip_longest(stretches(typed), stretches(read))
    for before, after in pairs:
        if before is None or after is None:
            return before.line if before else after.line
        meant = words.places.sub(value, _written(before.parts))
        if before.depth != after.depth or meant != _written(after.parts):
            return before.line
    return None


def _value(found: re.Match[str], values: Sequence[Lines]) -> str:
    """Return the value that a stand-in stands for, as it is printed."""
    column, line = _numbers(found)
    return normalise(values[column][line])


def _numbers(found: re.Match[str]) -> list[int]:
    """Return the numbers of the column and of the line that a stand-in stands for."""
    return [int(number) for number in found.groups() if number]


def _written(parts: Iterable[Kept]) -> str:
    """Return what was kept of a block as one text: its words, and each mark in its place."""
    return "".join(_shown(parts))


def _shown(parts: Iterable[Kept]) -> Iterator[str]:
    for part in parts:
        match part:
            case str():
                yield _bare(part)
            case Choice():
                yield from _shown((*part.so, *part.otherwise))
            case _:
                yield f"{_END}{type(part).__name__}{_END}{_bare(_said(part))}{_END}"


def _said(part: Kept) -> str:
    match part:
        case Label(text) | Unprinted(text):
            return text
        case Mark(name):
            return name
        case Address(url, opens):
            return f"{opens}{url}"
        case Fence(words):
            return _END.join(words)
        case Filed(rows):
            return _END.join(cell for row in rows for cell in row)
        case _:
            return ""


def _bare(text: str) -> str:
    return "".join(text.translate(UNSEEN).split())


def placed(
    passages: Sequence[Passage],
    typed: Sequence[Passage],
    words: StandIns,
    values: Sequence[Lines],
    row: LineElsewhere,
) -> tuple[Passage, ...]:
    """Return passages whose values have the place of the row that they are from.

    `typed` are the same passages with the stand-ins `words`. If a value is printed otherwise than
    it stands in its cell, because of what it adjoins, its whole line has the place of the row.
    """

    def in_pieces(line: tuple[int, str], before: tuple[int, str]) -> Iterator[tuple[int, str]]:
        number, text = before
        found = [*_pieces(text, words, values, row, number)]
        if len(found) == 1 and found[0] == before:
            yield line
        elif _bare("".join(piece for _, piece in found)) == _bare(line[1]):
            yield from found
        else:
            yield row, line[1]

    if len(passages) != len(typed):
        return tuple(passages)
    return tuple(
        replace(
            passage,
            lines=tuple(
                piece
                for line, before in zip(passage.lines, other.lines, strict=True)
                for piece in in_pieces(line, before)
            )
            if len(passage.lines) == len(other.lines)
            else passage.lines,
        )
        for passage, other in zip(passages, typed, strict=True)
    )


def _pieces(
    text: str, words: StandIns, values: Sequence[Lines], row: LineElsewhere, line: int
) -> Iterator[tuple[int, str]]:
    """Yield a line in pieces, each with the place that it comes from."""
    start = 0
    for found in words.places.finditer(text):
        if before := text[start : found.start()].strip():
            yield line, before
        yield row, _value(found, values)
        start = found.end()
    if (after := text[start:].strip()) or not start:
        yield line, after
