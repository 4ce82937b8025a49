"""Account for every character of a text: it is kept to be printed, or it is markup.

A parser may drop words in silence, and nobody would miss them: what is printed is compared with
what was kept. So the text is read a second time, from line to line, along what was kept of it.
Each character has to be the next one that was kept, or the markup that has to stand just there
(`markup` has the list). Where neither is so, something was lost or changed, and that is an error.

White space does not count, nor do break marks, and the text is compared in the normal form
of `khmer.normalise`. The walk looks at each character once.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from itertools import accumulate, chain
from pathlib import PurePosixPath
from urllib.parse import unquote

from statementpress.khmer.normalise import normalise
from statementpress.statement.kept import (
    UNSEEN,
    Address,
    Choice,
    Cut,
    Fence,
    Filed,
    Kept,
    Label,
    Mark,
    OneWay,
    Stretch,
    Unprinted,
    stretches,
)
from statementpress.statement.markup import ESCAPED, MARKUP
from statementpress.statement.model import Block, Passage
from statementpress.statement.report import Report

QUOTED = 40
"""How many characters are quoted of what was lost, and of what was kept in its place."""

_SPACE = re.compile(r"\s*")
_PARTED = re.compile(r"\s")


def account(
    source: str, blocks: Sequence[Block], report: Report
) -> tuple[tuple[Passage, ...], ...]:
    """Return the words of `source` that have to be printed, and report all that was lost of it.

    `blocks` are what was read from `source`. The words come as passages, each of words that stand
    together on the page: first those of the text in their order, then those of each note. The code
    of errors is lost-text, once for each block that lost something.
    """
    walk = _Walk(printed(source))
    chains: dict[int, list[Passage]] = {}
    ordered = sorted(stretches(blocks), key=lambda stretch: stretch.line)
    starts = [stretch.line for stretch in ordered]
    number = 0
    while number < len(ordered):
        stretch = ordered[number]
        number += 1
        try:
            walk.along(stretch)
        except _LostError as lost:
            line = walk.report(lost, report)
            # What follows is read on from the next block below, so that each loss is named once.
            number = max(number, bisect_right(starts, line))
            walk.begin(starts[number] if number < len(starts) else None)
        chains.setdefault(stretch.chain, []).extend(walk.passages(report.path))
    try:
        walk.end()
    except _LostError as lost:
        walk.report(lost, report)
    return tuple(tuple(chains[key]) for key in sorted(chains))


Word = tuple[int, int, str]
"""Where a word begins and ends in the text, and the word."""


@dataclass(frozen=True, slots=True)
class Located:
    """Where the words of one block stand."""

    line: int
    """The line on which the block begins, from 1."""
    in_note: bool
    """Whether the block is part of a note."""
    is_table: bool
    """Whether each passage is a cell of a table, or its caption."""
    labels: tuple[str, ...]
    """What stands before a list item and is printed."""
    passages: tuple[tuple[Word, ...], ...]
    """The words of each passage: where they begin and end in the text as `printed` returns it, and
    the words, in which no sign is escaped."""


def located(source: str, blocks: Sequence[Block]) -> tuple[Located, ...]:
    """Return where the words of a text stand, block by block in the order of their lines.

    `blocks` are what was read from `source`. What stands after a place that nothing accounts for,
    which `account` reports, is left out.
    """
    walk, found = _Walk(printed(source)), []
    for stretch in sorted(stretches(blocks), key=lambda stretch: stretch.line):
        try:
            walk.along(stretch)
        except _LostError:
            break
        labels = tuple("".join(word for *_, word in words) for words, label in walk.found if label)
        passages = tuple(tuple(words) for words, label in walk.found if words and not label)
        is_table = any(isinstance(part, Choice) for part in stretch.parts)
        found.append(Located(stretch.line, stretch.chain > 0, is_table, labels, passages))
    return tuple(found)


def printed(source: str) -> str:
    """Return a text as it is printed, line for line, with its markup."""
    text = normalise(source)
    if text.count("\n") != source.count("\n"):
        text = "\n".join(map(normalise, source.split("\n")))
    return text.translate(UNSEEN)


class _LostError(Exception):
    """The text goes on in another way than what was kept of it."""

    def __init__(self, kept: str) -> None:
        super().__init__(kept)
        self.kept = kept
        """What was kept, from here on."""


@dataclass
class _Walk:
    """Walks along a text, as far as something accounts for it."""

    text: str
    place: int = 0
    """How far the text is accounted for."""
    depth: int = 0
    """In how many quotations the walk is."""
    quotes: int = 0
    """How many signs of quotation this line has had so far."""
    fresh: bool = True
    """Whether nothing but signs of quotation and labels stood on this line so far."""
    opened: list[str] = field(default_factory=list)
    """How each link that is open begins: "[", "<" or "" for an address without brackets."""
    found: list[tuple[list[Word], bool]] = field(default_factory=list)
    """The words of each passage, and whether they are a label."""
    file: str = ""
    """The name of the file from which the last such table is."""
    filed: Filed | None = None
    """The cells of that table, if the block is one."""

    def __post_init__(self) -> None:
        self.starts = [0, *accumulate(len(line) + 1 for line in self.text.split("\n"))]

    def along(self, stretch: Stretch) -> None:
        """Walk along a block; raises _LostError at the first place that it does not account for."""
        self.found, self.filed = [([], False)], None
        self.depth = stretch.depth
        self._along(stretch.parts)
        self._skip()

    def _along(self, parts: Sequence[Kept]) -> None:
        for index, part in enumerate(parts):
            self._skip()
            if isinstance(part, Choice):
                chosen = MARKUP[part.name].match(self.text, self.place)
                self._along(part.so if chosen else part.otherwise)
            elif not self._take(part):
                raise _LostError("".join(_shown(parts[index:])))

    def begin(self, line: int | None) -> None:
        """Go on at a line, counted from 1; at the end of the text for None."""
        self.place = len(self.text) if line is None else max(self.place, self.starts[line - 1])
        self.fresh, self.quotes = True, 0
        self.opened.clear()

    def end(self) -> None:
        """Raise _LostError if anything is left."""
        self.depth = 0
        self._skip()
        if self.place < len(self.text):
            raise _LostError("")

    def passages(self, path: str) -> Iterator[Passage]:
        """Yield what was walked along since the block began."""
        for words, label in self.found:
            lines: dict[int, str] = {}
            reached = 0
            for start, end, word in words:
                line = self._line(start)
                parted = _PARTED.search(self.text, reached, start)
                lines[line] = (f"{lines[line]}{' ' * bool(parted)}" if line in lines else "") + word
                reached = end
            if lines:
                yield Passage(path, tuple(lines.items()), label)
        file = str(PurePosixPath(path).parent / self.file)
        for line, row in enumerate(self.filed.rows if self.filed else (), 1):
            yield from (Passage(file, ((line, cell),)) for cell in row if cell)

    def report(self, lost: _LostError, report: Report) -> int:
        """Report what is not accounted for as an error, and return its line."""
        line = self._line(self.place)
        typed = self.text[self.place :].split("\n", 1)[0][:QUOTED].rstrip()
        kept = lost.kept[:QUOTED]
        instead = f"what was read goes on with “{kept}”" if kept else "nothing was read of it"
        report.error(
            "lost-text",
            line,
            f"“{typed}” would not be printed as it is typed: {instead}",
            "write it in another form; a backslash (\\) before a sign prints the sign itself",
        )
        return line

    def _line(self, place: int) -> int:
        return bisect_right(self.starts, place)

    def _skip(self) -> None:
        """Pass over what never counts: white space, ends of fences, signs of quotation."""
        text = self.text
        while True:
            end = _SPACE.match(text, self.place).end()  # type: ignore[union-attr]
            if text.find("\n", self.place, end) >= 0:
                self.fresh, self.quotes = True, 0
            self.place = end
            if not (self.fresh and self._skip_margin()):
                return

    def _skip_margin(self) -> bool:
        if self.quotes < self.depth and self.text.startswith(">", self.place):
            self.place, self.quotes = self.place + 1, self.quotes + 1
            return True
        fence = MARKUP["end of a fence"].match(self.text, self.place)
        if fence and not self.quotes:
            self.place = fence.end()
        return bool(fence)

    def _take(self, part: OneWay) -> bool:
        """Take one part of what was kept; return whether the text has it here."""
        match part:
            case str():
                return self._words(part, self.found[-1][0])
            case Unprinted(words):
                return self._words(words, [])
            case Label(text):
                return self._label(text)
            case Address():
                return self._address(part)
            case Fence() | Mark():
                return self._mark(part)
            case Filed():
                self.filed = part
            case Cut():
                self.found.append(([], False))
        return True

    def _label(self, text: str) -> bool:
        """Take what stands before a list item."""
        self.found.append(([], True))
        taken = self._word(text, self.found[-1][0])
        self.found.append(([], False))
        self.fresh = True
        return taken

    def _mark(self, part: Fence | Mark) -> bool:
        """Take markup."""
        if isinstance(part, Mark):
            placed = not (part.closes and self.fresh)
            match = MARKUP[part.name].match(self.text, self.place) if placed else None
            return self._past(match) or part.optional
        fence = MARKUP["fence"].match(self.text, self.place)
        return bool(fence and fence["words"].split() == [*part.words]) and self._past(fence)

    def _past(self, match: "re.Match[str] | None") -> bool:
        if match:
            self.place = match.end()
            self.file = match.groupdict().get("file", self.file)
            self.fresh = match.re is MARKUP["bullet"]
        return bool(match)

    def _address(self, part: Address) -> bool:
        """Take the beginning or the end of a link."""
        if part.opens:
            match = MARKUP["link"].match(self.text, self.place)
            self.opened.append(match[0] if match else "")
            return self._past(match) or not match
        opened = self.opened.pop()
        if not opened:
            return True
        if opened == "<":
            return self._past(MARKUP["end of an address"].match(self.text, self.place))
        match = MARKUP["address"].match(self.text, self.place)
        written = (match["bracketed"] or match["bare"] or "") if match else ""
        return _same_address(written, part.url) and self._past(match)

    def _words(self, words: str, found: list[Word]) -> bool:
        """Take words, and add them to those that were found."""
        # Nearly always the line goes on with just these words.
        if " " in words and _is_plain(words) and self.text.startswith(words, self.place):
            found.append((self.place, self.place + len(words), words))
            self.place += len(words)
            self.fresh = False
            return True
        return all(self._word(word, found) for word in words.split(" "))

    def _word(self, word: str, found: list[Word]) -> bool:
        """Take a word without white space inside, and add it to those that were found."""
        self._skip()
        start = self.place
        if _is_plain(word) and self.text.startswith(word, start):
            self.place += len(word)
        elif not self._letters(word):
            self.place = start
            return False
        self.fresh = False
        found.append((start, self.place, word))
        return True

    def _letters(self, word: str) -> bool:
        """Take a word in which characters are escaped."""
        done = 0
        while done < len(word):
            escaped = ESCAPED.match(self.text, self.place)
            if escaped and word.startswith(escaped[1], done):
                self.place, done = escaped.end(), done + 1
            elif self.text.startswith(word[done], self.place):
                self.place, done = self.place + 1, done + 1
            else:
                return False
        return True


def _is_plain(words: str) -> bool:
    """Return whether words are typed as they are, if they are there at all."""
    return "\\" not in words


def _same_address(written: str, url: str) -> bool:
    """Return whether an address is the one that was kept, however its signs are encoded."""
    return unquote(unescape(ESCAPED.sub(r"\1", written))) == unquote(url)


def _shown(parts: Iterable[Kept]) -> Iterator[str]:
    """Yield what was kept, to be quoted."""
    words = (part.text if isinstance(part, Label) else part for part in parts)
    return chain.from_iterable((word, " ") for word in words if isinstance(word, str))
