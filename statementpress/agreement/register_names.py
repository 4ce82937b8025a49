"""Names of the register that the text spells in another way.

The text is looked through for pieces that have most of a name's letters in their order, without
comparing every name with every place: short strings of letters lead there.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, product
from typing import Final

from statementpress.agreement.differences import Lines
from statementpress.agreement.wording import Wording
from statementpress.errors import Finding, Place, Severity
from statementpress.khmer.characters import COENG, is_dependent
from statementpress.late import late_imports

with late_imports():
    from rapidfuzz import fuzz
    from rapidfuzz.distance import OSA

CODE: Final = "name-spelled-otherwise"
_GRAM: Final = 4
_SHORTEST: Final = 9
"""A name with fewer letters is like too many words."""
_MOST_PLACES: Final = 30
"""Letters that stand together at more places than this lead nowhere."""
_SHARE: Final = 0.5
"""The share of a name's strings of letters that a place must have to be looked at."""
_LETTERS_TO_A_SLIP: Final = 9
"""A name may differ in one letter for so many; in a longer one that differs more, words do."""
_MOST_SLIPS: Final = 3
_SEARCHED: Final = 3
"""A piece that is like a name may begin and end so many characters beside where it seems to."""
_UNSEEN: Final = frozenset(" \t\n\u00a0\u200b\u2060’'.,-")
_NOTHING: Final = dict.fromkeys(map(ord, _UNSEEN))
_MASK: Final = "\0"


@dataclass(frozen=True, slots=True)
class _Folded:
    """A text in small letters, without spaces and what people leave out."""

    letters: str
    origins: tuple[int, ...]
    """Where each letter stood, and at last the length of the text."""

    @classmethod
    def of(cls, text: str) -> "_Folded":
        return cls(_letters(text), (*_kept(text), len(text)))


def _kept(text: str) -> Iterator[int]:
    return (at for at, each in enumerate(text) if each not in _UNSEEN)


def _letters(text: str) -> str:
    """Return a text in small letters without what people leave out; each letter stays one."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(each.lower()[0] for each in text)
    return small.translate(_NOTHING)


def spelled_otherwise(
    wordings: Sequence[Wording], names: Collection[str], register: str, lines: Lines
) -> Iterator[Finding]:
    """Yield a warning for each piece of a text that is nearly, and not quite, a name.

    `names` are those of the register in the language of the texts; `register` is its file.
    """
    text = "\n\n".join(each.text for each in wordings)
    folded = _Folded.of(text)
    letters, rest = folded.letters, []
    for name in sorted(names, key=len, reverse=True):
        known = _letters(name)
        if known in letters:
            letters = letters.replace(known, _MASK * len(known))
        if len(known) >= _SHORTEST:
            rest.append((name, known))
    starts = [0, *accumulate(len(each.text) + 2 for each in wordings)]
    places = _grams(letters) if rest else {}
    for name, known in rest:
        span = _near(known, letters, places)
        if span is None:
            continue
        start, end = folded.origins[span[0]], folded.origins[span[1] - 1] + 1
        written = _best(known, text, start, end)
        if written and _is_slip(known, _letters(written)) and _may_be_a_name(written):
            wording = wordings[bisect_right(starts, start) - 1]
            quoted = " ".join(written.replace("\u200b", "").split())
            yield _finding(quoted, name, lines.place(quoted, wording.place), register)


def _grams(letters: str) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for at in range(len(letters) - _GRAM + 1):
        places[letters[at : at + _GRAM]].append(at)
    return places


def _near(known: str, letters: str, places: dict[str, list[int]]) -> tuple[int, int] | None:
    """Return where the piece of a text stands that is most like a name; None if none is."""
    last = len(known) - _GRAM + 1
    here = [at for at in range(last) if known[at : at + _GRAM] in places]
    if len(here) < _SHARE * last:
        return None
    begins: Counter[int] = Counter()
    for at in here:
        found = places[known[at : at + _GRAM]]
        if len(found) <= _MOST_PLACES:
            for place in found:
                begins[(place - at) // _GRAM] += 1
    if not begins:
        return None
    best = max(begins, key=lambda each: (begins[each] + begins[each + 1], -each))
    if begins[best] + begins[best + 1] < _SHARE * last:
        return None
    first = max(0, (best - 1) * _GRAM)
    window = letters[first : first + len(known) + 4 * _GRAM]
    alignment = fuzz.partial_ratio_alignment(known, window)
    if alignment is None or alignment.dest_end <= alignment.dest_start:
        return None
    return first + alignment.dest_start, first + alignment.dest_end


def _best(name: str, text: str, start: int, end: int) -> str:
    """Return the piece of a text near a place that is most like a name, in whole words."""
    starts = [at for at in range(start - _SEARCHED, start + _SEARCHED + 1) if _parts(text, at)]
    ends = [at for at in range(end - _SEARCHED, end + _SEARCHED + 1) if _parts(text, at)]
    pieces = (text[first:last] for first, last in product(starts, ends) if first < last)
    return min(
        filter(str.strip, pieces),
        key=lambda piece: (OSA.distance(name, _letters(piece)), len(piece)),
        default="",
    )


def _parts(text: str, at: int) -> bool:
    """Return whether a name may begin or end at an offset: not inside a word, nor in a cluster."""
    if not 0 <= at <= len(text):
        return False
    before, after = text[at - 1 : at], text[at : at + 1]
    inside = before.isascii() and before.isalnum() and after.isascii() and after.isalnum()
    return not (inside or (after and is_dependent(after)) or before == COENG)


def _is_slip(name: str, written: str) -> bool:
    """Return whether a piece of text is a name with a letter or two typed otherwise.

    In scripts with signs on letters, a letter more or less is another word.
    """
    if not name.isascii() and _bases(name) != _bases(written):
        return False
    most = min(_MOST_SLIPS, max(1, len(name) // _LETTERS_TO_A_SLIP))
    return 0 < OSA.distance(name, written, score_cutoff=most) <= most


def _bases(letters: str) -> int:
    return sum(not is_dependent(each) for each in letters)


def _may_be_a_name(written: str) -> bool:
    """Return whether a piece of text begins as names do: with a capital, where there are any."""
    return not written[0].islower() and _MASK not in written and "\n" not in written


def _finding(written: str, name: str, place: Place, register: str) -> Finding:
    return Finding(
        CODE,
        Severity.WARNING,
        f"“{written}” is “{name}” in {register.rpartition('/')[2]}",
        place,
        "write the name in the same way in both; if both are meant, say so with [[meant]] in "
        "statement.toml",
    )
