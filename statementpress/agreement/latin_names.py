"""Names that a text in another script keeps in Latin letters, such as “UNICEF” in Khmer.

Each of their words should be found in the text whose script is Latin. The other way round nothing
is expected: “the United Nations” may well be translated.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate
from typing import Final

from statementpress.agreement.differences import Lines, differing, lacking
from statementpress.agreement.residues import Row
from statementpress.agreement.wording import Wording
from statementpress.errors import Finding
from statementpress.khmer.scripts import latin_runs
from statementpress.late import late_imports

with late_imports():
    from rapidfuzz import fuzz, process

CODE: Final = "name-differs"
_WORD: Final = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ][A-Za-zÀ-ÖØ-öø-ɏ&]*")
_ROMAN: Final = re.compile("[IVXLC]+")
_SHORTEST: Final = 3
"""Shorter words are units and labels, unless they are capitals."""
_LIKE: Final = 75
"""How like a word has to be, in per cent, to be the same one with a slip."""


def latin_differences(
    rows: Sequence[Row], known: Collection[str], lines: Lines
) -> Iterator[Finding]:
    """Yield a warning (name-differs) for each Latin name that the text in that script lacks.

    `known` are the words, in small letters, that stand anywhere in that language, also in the
    register and the title. Initials have to stand in the paragraph itself, or in the one beside it,
    if that has others which this text lacks: else it has “the Convention” where this has “CRC”.
    """
    said = [[words_of(it.text) if it and it.words.spaced else set() for it in row] for row in rows]
    for index, row in enumerate(rows):
        side = _other_script(row)
        if side is None:
            continue
        one, other = row[side], row[1 - side]
        if one is None or other is None or not one.words.known:
            continue
        spoken = set().union(*(at[1 - side] for at in said[max(0, index - 1) : index + 2]))
        exchanged = not _initials_of(other.text) <= _initials_of(one.text)
        for start, end in _strange(one.text, spoken, known, exchanged):
            yield _finding(one, other, (start, end), lines)


def words_of(text: str) -> set[str]:
    """Return the Latin words of a text in small letters."""
    return {match[0].casefold() for match in _WORD.finditer(text)}


def _other_script(row: Row) -> int | None:
    """Return which side of a row is in a script without spaces, if the other one is not."""
    one, other = row
    if one is None or other is None or one.words.spaced == other.words.spaced:
        return None
    return 0 if other.words.spaced else 1


def _initials_of(text: str) -> set[str]:
    return {match[0] for match in _WORD.finditer(text) if _are_initials(match[0])}


def _are_initials(word: str) -> bool:
    return len(word) > 1 and word.isupper() and not _ROMAN.fullmatch(word)


def _strange(
    text: str, spoken: Collection[str], known: Collection[str], exchanged: bool
) -> Iterator[tuple[int, int]]:
    """Yield where names stand in a text of which the other text has no word."""
    found: list[tuple[int, int]] = []
    names = accumulate(len(run) for run, _ in latin_runs(text))
    ends, name = [*names], -1
    for match in _WORD.finditer(text):
        word = match[0]
        initials = _are_initials(word)
        if word.casefold() in spoken or (len(word) < _SHORTEST and not initials):
            continue
        if word.casefold() in known and not (initials and exchanged):
            continue
        # Of a name, as much is quoted as is strange.
        its_name = bisect_right(ends, match.start())
        if its_name == name:
            found[-1] = (found[-1][0], match.end())
        else:
            found.append(match.span())
            name = its_name
    yield from found


def _finding(one: Wording, other: Wording, span: tuple[int, int], lines: Lines) -> Finding:
    words = one.quoted(span)
    place = lines.place(words, one.place)
    choices = [match[0] for match in _WORD.finditer(other.text) if len(match[0]) >= _SHORTEST]
    found = process.extractOne(words, choices, scorer=fuzz.ratio, score_cutoff=_LIKE)
    if found:
        return differing(CODE, words, place, found[0], lines.place(found[0], other.place))
    return lacking(CODE, words, place, other.place)
