"""Compare two texts by words.

The segmenters that find Khmer words read a whole sentence, so one changed word can shift the ends
of the words beside it. Therefore, what is alike at the start or end of two changed pieces counts as
kept again, up to where a word ends (`_trimmed`). When each of the 793 Khmer words of the 2021
statement was replaced by one from elsewhere in it, all but one were marked alone; without this
step, 3 in 100 were marked together with others.

Python's difflib looks for the longest text in common. This reads better than the smallest number of
edits, because whole phrases stay in place. It may not begin at spaces and signs: they occur
everywhere, and would leave scattered single characters in common.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate, chain, groupby, takewhile
from typing import Final

from statementpress.comparison.model import Change, Run
from statementpress.comparison.tokens import count_words, is_word, tokens
from statementpress.khmer.characters import is_khmer
from statementpress.khmer.clusters import boundaries

LONGEST_EXACT: Final = 4000
"""More words and signs than this on one side, and difflib ignores those that occur everywhere.

Without this limit, the time grows with the square of how often a word occurs: the same word 50,000
times would take minutes.
"""


@dataclass(frozen=True, slots=True)
class _Piece:
    """The tokens that both sides have at one place."""

    kept: bool
    """Whether both sides have the same text."""
    old: Sequence[str]
    new: Sequence[str]

    @property
    def words(self) -> int:
        """Return how many words the longer side has."""
        return max(count_words(self.old), count_words(self.new))


def compare_words(old: str, new: str, unbroken: Sequence[str] = ()) -> tuple[Run, ...]:
    """Return the runs of two texts; kept and removed ones make `old`, kept and added ones `new`.

    Kept runs alternate with changes, in which the removed run comes before the added one.
    """
    return compare_tokens(tokens(old, unbroken), tokens(new, unbroken))


def compare_tokens(old: Sequence[str], new: Sequence[str]) -> tuple[Run, ...]:
    """Return the runs of two rows of tokens, as `compare_words` does."""
    # difflib would find other words in common if the texts changed places; a comparison must not.
    turned = (len(new), new) < (len(old), old)
    first, second = (new, old) if turned else (old, new)
    found = chain.from_iterable(map(_trimmed, _matched(first, second)))
    pieces = _merged(_without_weak(list(_merged(found))))
    return tuple(_runs(_Piece(p.kept, p.new, p.old) if turned else p for p in pieces))


def _matched(old: Sequence[str], new: Sequence[str]) -> Iterator[_Piece]:
    # What both texts begin and end with is kept from difflib, which needs a minute for a long text
    # that repeats itself with small changes.
    start = _in_common(old, new)
    end = _in_common(old[start:][::-1], new[start:][::-1])
    first, second = old[start : len(old) - end], new[start : len(new) - end]
    yield _Piece(True, old[:start], new[:start])
    large = max(len(first), len(second)) > LONGEST_EXACT
    matcher = SequenceMatcher(lambda token: not is_word(token), first, second, autojunk=large)
    for kind, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        yield _Piece(kind == "equal", first[old_start:old_end], second[new_start:new_end])
    yield _Piece(True, old[len(old) - end :], new[len(new) - end :])


def _in_common(old: Sequence[str], new: Sequence[str]) -> int:
    """Return how many tokens both begin with."""
    pairs = zip(old, new, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _trimmed(piece: _Piece) -> Iterator[_Piece]:
    """Yield a changed piece; what both its sides begin and end with becomes kept pieces."""
    if piece.kept:
        yield piece
        return
    start = _alike(piece.old, piece.new, from_end=False)
    old, new = _cut(piece.old, start), _cut(piece.new, start)
    end = _alike(old[1], new[1], from_end=True)
    old_end = _cut(old[1], sum(map(len, old[1])) - end)
    new_end = _cut(new[1], sum(map(len, new[1])) - end)
    yield _Piece(True, old[0], new[0])
    yield _Piece(False, old_end[0], new_end[0])
    yield _Piece(True, old_end[1], new_end[1])


def _alike(old: Sequence[str], new: Sequence[str], *, from_end: bool) -> int:
    """Return how many characters are alike at the start or end, up to the end of a word.

    A word ends where it does on both sides. Inside Khmer, where segmenters are unsure, it is enough
    if it ends on one side and more text follows on both.
    """
    texts = "".join(old), "".join(new)
    facing = zip(*(reversed(text) if from_end else text for text in texts), strict=False)
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], facing))
    lengths = [
        {len(text) - cut if from_end else cut for cut in accumulate(map(len, side), initial=0)}
        for text, side in zip(texts, (old, new), strict=True)
    ]

    def parts(length: int) -> bool:
        if all(length in side for side in lengths):
            return True
        return length < min(map(len, texts)) and all(
            _inside_khmer(text, len(text) - length if from_end else length) for text in texts
        )

    found = {length for length in lengths[0] | lengths[1] if length <= common}
    return next(filter(parts, sorted(found, reverse=True)), 0)


def _inside_khmer(text: str, offset: int) -> bool:
    return is_khmer(text[offset - 1]) and is_khmer(text[offset]) and offset in boundaries(text)


def _cut(side: Sequence[str], offset: int) -> tuple[list[str], list[str]]:
    """Return the tokens before and after an offset; a token that it falls into is divided."""
    before: list[str] = []
    after: list[str] = []
    for token in side:
        before += [token[:offset]] if offset > 0 else []
        after += [token[max(offset, 0) :]] if offset < len(token) else []
        offset -= len(token)
    return before, after


def _without_weak(pieces: Sequence[_Piece]) -> Iterator[_Piece]:
    """Yield the pieces; kept ones that only tear a change apart become part of it.

    These are signs and spaces between two changes, and a single word between two changes of three
    words or more: a rewritten sentence often has an "of" in common with the old one.
    """
    for index, piece in enumerate(pieces):
        if piece.kept and 0 < index < len(pieces) - 1:
            around = min(pieces[index - 1].words, pieces[index + 1].words)
            yield _Piece(piece.words * 3 > around, piece.old, piece.new)
        else:
            yield piece


def _merged(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """Yield the pieces without empty ones; neighbours of the same fate become one."""
    full = (piece for piece in pieces if piece.old or piece.new)
    for kept, group in groupby(full, key=lambda piece: piece.kept):
        members = list(group)
        old = chain.from_iterable(piece.old for piece in members)
        new = chain.from_iterable(piece.new for piece in members)
        yield _Piece(kept, list(old), list(new))


def _runs(pieces: Iterable[_Piece]) -> Iterator[Run]:
    for piece in pieces:
        if piece.kept:
            yield Run(Change.KEPT, "".join(piece.old))
            continue
        if piece.old:
            yield Run(Change.REMOVED, "".join(piece.old))
        if piece.new:
            yield Run(Change.ADDED, "".join(piece.new))
